"""What workers do for the search index: look at a segment, gather items of it, pack its shards.

Jobs and what comes of them are values; nothing is written here.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.queries.search import Selection
from newsroom.catalogue.rows import SearchItem
from newsroom.engine.failures import failure
from newsroom.engine.render import JobRenderer, Site, job_renderer
from newsroom.engine.search.fingerprints import (
    fingerprint_of_item,
    fingerprint_of_place,
    fingerprint_of_title,
)
from newsroom.search.segments import Indexed, Titles, whole

if TYPE_CHECKING:
    from newsroom.search.documents import Document
    from newsroom.search.indexed_items import IndexedItem
    from newsroom.search.postings import Packing
    from newsroom.search.segment_index import Stretch

# What reads and folds texts is loaded with the first segment to be made: most builds make none.


class Portion(NamedTuple):
    """Some items of a segment, or of an index of titles: from number `first` to before `end`."""

    site: Site
    language: str
    indexed: Indexed
    first: int
    end: int

    @property
    def name(self) -> tuple[str, str]:
        """What tells its segment from all others: language, and name."""
        return self.language, whole(self.indexed).name


class GatherJob(NamedTuple):
    """Items to be gathered."""

    portion: Portion

    @property
    def site(self) -> Site:
        """What any process needs to know."""
        return self.portion.site


class Gathered(NamedTuple):
    """A stretch of a segment, as it is packed later.

    `made_of` are the fingerprints of its items added up, `numbering` those of which items it has
    and in which order; `is_whole` is false if a body could not be read.
    """

    name: tuple[str, str]
    first: int
    made_of: int
    numbering: int
    is_whole: bool
    stretch: "Stretch"


class PackJob(NamedTuple):
    """Shards to be packed: of words, or of pairs."""

    site: Site
    name: tuple[str, str]
    kind: str
    packing: "Packing"


class Packed(NamedTuple):
    """Shards of a segment, by their numbers."""

    name: tuple[str, str]
    kind: str
    shards: dict[int, bytes]


class CheckJob(NamedTuple):
    """A segment whose fingerprint tells whether it is what it was."""

    portions: tuple[Portion, ...]

    @property
    def site(self) -> Site:
        """What any process needs to know."""
        return self.portions[0].site


class Checked(NamedTuple):
    """What a segment is made of now: the fingerprints of its items added up."""

    name: tuple[str, str]
    made_of: int


SearchJob = GatherJob | PackJob | CheckJob
SearchResult = Gathered | Packed | Checked


def search_job(job: SearchJob) -> SearchResult:
    """Do a job of the search index; an executor runs this."""
    match job:
        case CheckJob(portions):
            return _checked(portions)
        case GatherJob(portion):
            warm = job_renderer(portion.site)
            is_of_titles = isinstance(portion.indexed, Titles)
            return _titles(portion, warm) if is_of_titles else _texts(portion, warm)
        case PackJob(_site, name, kind, packing):
            return Packed(name, kind, packing.shards())


def items_of_portion(portion: Portion, queries: Queries) -> Iterator[SearchItem]:
    """Yield the items of a portion."""
    return queries.search_items(_selected(portion))


def paths_of_portion(portion: Portion, queries: Queries) -> Iterator[str]:
    """Yield the files of the texts that a portion has."""
    return queries.paths_of_texts(_selected(portion))


def _selected(portion: Portion) -> Selection:
    segment = whole(portion.indexed)
    return Selection(
        Listing(portion.language, "edition"),
        segment.low,
        segment.high,
        most=portion.end - portion.first,
        skipped=segment.skipped + portion.first,
    )


def _checked(portions: tuple[Portion, ...]) -> Checked:
    queries = job_renderer(portions[0].site).queries
    made_of = sum(
        _fingerprint(item, portion.indexed)
        for portion in portions
        for item in items_of_portion(portion, queries)
    )
    return Checked(portions[0].name, made_of)


def _texts(portion: Portion, warm: JobRenderer) -> Gathered:
    """Gather items of a segment."""
    from newsroom.search.segment_index import SegmentIndex  # noqa: PLC0415

    index = SegmentIndex(portion.first, portion.end - portion.first)
    made_of, numbering, is_whole = 0, 0, True
    for number, item in enumerate(items_of_portion(portion, warm.queries), portion.first):
        body = body_of(item, warm)
        is_whole = is_whole and body is not None
        indexed = indexed_item(item, body or [])
        made_of += indexed.made_of
        numbering += fingerprint_of_place(number, item.stamp)
        index.add(indexed, document(item, portion.language, warm))
    return Gathered(portion.name, portion.first, made_of, numbering, is_whole, index.gathered())


def _titles(portion: Portion, warm: JobRenderer) -> Gathered:
    """Gather items of an index of titles: no body need be read."""
    from newsroom.search.items import labels_of  # noqa: PLC0415
    from newsroom.search.segment_index import TitleIndex  # noqa: PLC0415

    index = TitleIndex(portion.first, portion.end - portion.first)
    made_of, numbering = 0, 0
    for number, item in enumerate(items_of_portion(portion, warm.queries), portion.first):
        made_of += _fingerprint(item, portion.indexed)
        numbering += fingerprint_of_place(number, item.stamp)
        index.add(item.title, labels_of(item))
    return Gathered(portion.name, portion.first, made_of, numbering, True, index.gathered())


def indexed_item(item: SearchItem, body: list[str]) -> "IndexedItem":
    """Return an item as a segment has it, given the texts of its body."""
    from newsroom.search.indexed_items import IndexedItem  # noqa: PLC0415
    from newsroom.search.items import text_of  # noqa: PLC0415

    return IndexedItem(item.path, fingerprint_of_item(item), text_of(item, body))


def document(item: SearchItem, language: str, warm: JobRenderer) -> "Document":
    """Return what results show of an item."""
    from newsroom.search.items import document_of  # noqa: PLC0415

    return document_of(item, language, warm.renderer)


def body_of(item: SearchItem, warm: JobRenderer) -> list[str] | None:
    """Return the texts of an item's body, None if they cannot be had: its title is found still."""
    from newsroom.search.items import body_blocks  # noqa: PLC0415

    try:
        return body_blocks(item, warm.renderer)
    except Exception as error:
        failure("search", item.path, error)  # raises what is the machine's; its page told the rest
        return None


def _fingerprint(item: SearchItem, indexed: Indexed) -> int:
    from newsroom.search.items import labels_of  # noqa: PLC0415

    if isinstance(indexed, Titles):
        return fingerprint_of_title(item.stamp, item.path, item.title, labels_of(item))
    return fingerprint_of_item(item)
