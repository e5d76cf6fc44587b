"""A segment as it was last written: its files, its items and their texts, and its items now."""

from typing import TYPE_CHECKING, NamedTuple

from newsroom.catalogue.indexed_texts import IndexedTexts
from newsroom.catalogue.listing import Listing
from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.rows import SearchItem
from newsroom.edition import Edition
from newsroom.engine.output import OutputFolder
from newsroom.engine.render import Site, job_renderer
from newsroom.engine.search.jobs import Portion, body_of, document, indexed_item, items_of_portion
from newsroom.engine.search.plan import Place, PlannedEdit
from newsroom.search.directory import SegmentEntry, segment_path
from newsroom.search.segments import Titles, items_of, whole

if TYPE_CHECKING:
    from newsroom.search.documents import Document
    from newsroom.search.indexed_items import IndexedItem
    from newsroom.search.segment_edit import Read, SegmentEdit

# What folds texts and changes shards is loaded with the first edit: most builds make none.


class Edited(NamedTuple):
    """A segment after an edit: its entry, and its files that may be others now, by name."""

    entry: SegmentEntry
    files: dict[str, bytes]


def reader_of_segment(
    edition: Edition,
    language: str,
    entry: SegmentEntry,
    folder: OutputFolder,
    manifest: Manifest,
) -> "Read":
    """Return what reads files of a segment by their names, if they are as they were written."""

    def read(name: str) -> bytes | None:
        path = segment_path(edition, language, entry, name)
        return folder.read(path, manifest.digest_at(path))

    return read


class KnownSegment:
    """A segment, or an index of titles, that is to be edited."""

    def __init__(
        self,
        site: Site,
        planned: PlannedEdit,
        entry: SegmentEntry,
        texts: IndexedTexts,
        read: "Read",
    ) -> None:
        """`read` returns a file as it was written, None if it is no longer that."""
        self.entry = entry
        self.planned = planned
        self._site = site
        self._warm = job_renderer(site)
        self._texts = texts
        self._read = read
        self._name = planned.language, whole(planned.indexed).name
        self._listing = Listing(planned.language, "edition")
        self.size = items_of(planned.indexed, self._warm.queries, self._listing)

    def number_of(self, place: Place) -> int | None:
        """Return the number that an item has now; None if another part of its day has it."""
        segment = whole(self.planned.indexed)
        number = self._warm.queries.count_newer(self._listing, *place, segment.high)
        number -= segment.skipped
        return number if 0 <= number < self.size else None

    def items(self, first: int, end: int) -> list[SearchItem]:
        """Return the items that are there now, from number `first` to before `end`."""
        portion = Portion(self._site, self.planned.language, self.planned.indexed, first, end)
        return list(items_of_portion(portion, self._warm.queries))

    def now(self, item: SearchItem) -> "tuple[IndexedItem, Document]":
        """Return an item as it is to be indexed. Raises LookupError if its body cannot be read."""
        body = body_of(item, self._warm)
        if body is None:
            raise LookupError(item.path)
        return indexed_item(item, body), document(item, self.planned.language, self._warm)

    def noted(self, number: int) -> "IndexedItem":
        """Return an item as it was indexed; raises as `_noted_chunk` does."""
        from newsroom.search.documents import CHUNK  # noqa: PLC0415

        return self._noted_chunk(number // CHUNK)[number % CHUNK]

    def all_noted(self) -> "list[IndexedItem]":
        """Return all items as they were indexed; raises as `_noted_chunk` does."""
        from newsroom.search.documents import CHUNK  # noqa: PLC0415

        size = sum(items for _year, items in self.entry.years)
        return [one for chunk in range(-(-size // CHUNK)) for one in self._noted_chunk(chunk)]

    def _noted_chunk(self, number: int) -> "list[IndexedItem]":
        """Return items as they were indexed.

        Raises LookupError if that is not known, ValueError or zlib.error if it is damaged.
        """
        from newsroom.search.indexed_items import unpacked_items  # noqa: PLC0415

        return unpacked_items(self._texts.chunk(*self._name, number))

    def note(self, number: int, item: "IndexedItem") -> None:
        """Note an item as it is indexed now."""
        from newsroom.search.documents import CHUNK  # noqa: PLC0415
        from newsroom.search.indexed_items import packed_items  # noqa: PLC0415

        items = self._noted_chunk(number // CHUNK)
        items[number % CHUNK] = item
        self._texts.set_chunk(*self._name, number // CHUNK, packed_items(items))

    def note_all(self, items: "list[IndexedItem]", spellings: dict[str, int]) -> None:
        """Note all items as they are indexed now, and how many have each word."""
        from newsroom.search.documents import CHUNK  # noqa: PLC0415
        from newsroom.search.indexed_items import packed_counts, packed_items  # noqa: PLC0415

        starts = range(0, len(items), CHUNK)
        chunks = [packed_items(items[first : first + CHUNK]) for first in starts]
        self._texts.set(*self._name, packed_counts(spellings), chunks)

    def note_words(self, spellings: dict[str, int]) -> None:
        """Note how many items have each word."""
        from newsroom.search.indexed_items import packed_counts  # noqa: PLC0415

        self._texts.set_words(*self._name, packed_counts(spellings))

    def edit(self) -> "SegmentEdit":
        """Return what edits the files. Raises as `noted` does."""
        from newsroom.search.indexed_items import unpacked_counts  # noqa: PLC0415
        from newsroom.search.segment_edit import SegmentEdit  # noqa: PLC0415
        from newsroom.search.segment_index import stretch_of  # noqa: PLC0415

        is_of_titles = isinstance(self.planned.indexed, Titles)
        words = None if is_of_titles else unpacked_counts(self._texts.words(*self._name))
        is_cut = self.size > stretch_of(self.planned.indexed)
        return SegmentEdit(self.entry, self._read, words, is_cut)
