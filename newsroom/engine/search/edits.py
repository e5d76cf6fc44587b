"""Changing a few items in a segment, so that a corrected article of past years costs little.

What the index had of their old texts was noted with the segment. Where anything is not as it was
noted, the segment is made anew.
"""

import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from newsroom.catalogue.indexed_texts import IndexedTexts
from newsroom.catalogue.listing import Listing
from newsroom.engine.render import JobRenderer, Site, job_renderer
from newsroom.engine.search.jobs import (
    Portion,
    body_of,
    document,
    fingerprint_of_title,
    indexed_item,
    items_of_portion,
    sum_of_text,
    text_of_sum,
)
from newsroom.engine.search.plan import Place, PlannedEdit
from newsroom.search.directory import SegmentEntry
from newsroom.search.segments import Titles, items_of, whole

if TYPE_CHECKING:
    from newsroom.search.documents import Document
    from newsroom.search.indexed_items import IndexedItem
    from newsroom.search.segment_edit import EditedSegment, ItemEdit

# What folds texts and changes shards is loaded with the first edit: most builds make none.

Read = Callable[[str], bytes | None]
"""Returns a file of a segment as it was written; None if it is no longer that."""


class Edited(NamedTuple):
    """A segment after an edit: its entry, and those of its files that are others now, by name."""

    entry: SegmentEntry
    files: dict[str, bytes]


class _Changed(NamedTuple):
    """An item as a segment had it, and as it has it now, with what results show of it."""

    number: int
    before: "IndexedItem"
    after: "IndexedItem"
    document: "Document"


class SegmentEditor:
    """Edits segments one after the other, indexes of titles after the segments they are over."""

    def __init__(self, site: Site, texts: IndexedTexts) -> None:
        self._warm: JobRenderer = job_renderer(site)
        self._site = site
        self._texts = texts
        self._changed: dict[tuple[str, Place], _Changed] = {}

    def edited(self, planned: PlannedEdit, entry: SegmentEntry, read: Read) -> Edited | None:
        """Return a segment after an edit, its new texts noted; None if it must be made anew."""
        from newsroom.search.segment_edit import NotEditableError  # noqa: PLC0415

        is_of_titles = isinstance(planned.indexed, Titles)
        try:
            return (self._titles if is_of_titles else self._segment)(planned, entry, read)
        except (NotEditableError, LookupError, ValueError, zlib.error):
            return None  # what was noted is not there, or damaged

    def _segment(self, planned: PlannedEdit, entry: SegmentEntry, read: Read) -> Edited:
        from newsroom.search.indexed_items import (  # noqa: PLC0415
            packed_counts,
            unpacked_counts,
        )
        from newsroom.search.segment_edit import ItemEdit  # noqa: PLC0415

        name = planned.language, entry.segment.name
        changed = {place: self._change(planned, place, at) for place, at in self._numbers(planned)}
        edits = [
            ItemEdit(one.number, one.before.text, one.after.text, one.document)
            for one in changed.values()
        ]
        words = unpacked_counts(self._texts.words(*name))
        done = self._edit(planned, entry, read, edits, words)
        for one in changed.values():
            self._note(name, one)
        self._texts.set_words(*name, packed_counts(done.spellings))
        self._changed |= {(planned.language, place): one for place, one in changed.items()}
        added = sum(one.after.made_of - one.before.made_of for one in changed.values())
        return _edited(entry, done, added)

    def _titles(self, planned: PlannedEdit, entry: SegmentEntry, read: Read) -> Edited:
        from newsroom.search.indexed_items import Text  # noqa: PLC0415
        from newsroom.search.segment_edit import ItemEdit  # noqa: PLC0415

        edits, added = [], 0
        for place, number in self._numbers(planned):
            changed = self._changed[planned.language, place]
            was, now = changed.before.text, changed.after.text
            before, after = (Text(one.title, "", (), one.labels) for one in (was, now))
            edits.append(ItemEdit(number, before, after))
            added += fingerprint_of_title(*place, now.title, now.labels)
            added -= fingerprint_of_title(*place, was.title, was.labels)
        return _edited(entry, self._edit(planned, entry, read, edits, {}), added)

    def _numbers(self, planned: PlannedEdit) -> Iterator[tuple[Place, int]]:
        """Yield the places that changed in a segment, with the numbers of their items."""
        segment, listing = whole(planned.indexed), Listing(planned.language, "edition")
        size = items_of(planned.indexed, self._warm.queries, listing)
        for place in planned.places:
            newer = self._warm.queries.count_newer(listing, *place, segment.high)
            if 0 <= newer - segment.skipped < size:  # else another part of its day has it
                yield place, newer - segment.skipped

    def _change(self, planned: PlannedEdit, place: Place, number: int) -> _Changed:
        """Return an item as the segment had it, and as it has it now.

        Raises LookupError if the catalogue has another one there, or its body cannot be read.
        """
        portion = Portion(self._site, planned.language, planned.indexed, number, number + 1)
        [item] = items_of_portion(portion, self._warm.queries)
        before = self._noted((planned.language, portion.name[1]), number)
        body = body_of(item, self._warm)
        if body is None or not item.path == place.path == before.path:
            raise LookupError(place)
        shown = document(item, planned.language, self._warm)
        return _Changed(number, before, indexed_item(item, body), shown)

    def _noted(self, name: tuple[str, str], number: int) -> "IndexedItem":
        from newsroom.search.documents import CHUNK  # noqa: PLC0415
        from newsroom.search.indexed_items import unpacked_items  # noqa: PLC0415

        return unpacked_items(self._texts.chunk(*name, number // CHUNK))[number % CHUNK]

    def _note(self, name: tuple[str, str], changed: _Changed) -> None:
        """Note an item as it is now."""
        from newsroom.search.documents import CHUNK  # noqa: PLC0415
        from newsroom.search.indexed_items import packed_items, unpacked_items  # noqa: PLC0415

        chunk, place = divmod(changed.number, CHUNK)
        items = unpacked_items(self._texts.chunk(*name, chunk))
        items[place] = changed.after
        self._texts.set_chunk(*name, chunk, packed_items(items))

    def _edit(
        self,
        planned: PlannedEdit,
        entry: SegmentEntry,
        read: Read,
        edits: "list[ItemEdit]",
        words: dict[str, int],
    ) -> "EditedSegment":
        from newsroom.search.segment_edit import edited_segment  # noqa: PLC0415
        from newsroom.search.segment_index import stretch_of  # noqa: PLC0415

        size = items_of(planned.indexed, self._warm.queries, Listing(planned.language, "edition"))
        is_cut = size > stretch_of(planned.indexed)
        return edited_segment(entry, edits, words, read, is_cut=is_cut)


def _edited(entry: SegmentEntry, done: "EditedSegment", added: int) -> Edited:
    """Return a segment's entry and files, once `added` has come to its fingerprint."""
    made_of = text_of_sum(sum_of_text(entry.fingerprint) + added)
    return Edited(entry._replace(fingerprint=made_of, postings=done.postings), done.files)
