"""What workers do for the search index: look at a segment, gather items of it, pack its shards.

Jobs and what comes of them are values; nothing is written here.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.rows import SearchItem
from newsroom.engine.failures import failure
from newsroom.engine.fingerprints import values_of
from newsroom.engine.render import JobRenderer, Site, job_renderer
from newsroom.search.segments import Indexed, Titles, whole

if TYPE_CHECKING:
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

    `made_of` is a fingerprint of its items; `is_whole` is false if a body could not be read.
    """

    name: tuple[str, str]
    first: int
    made_of: str
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
    """What a segment is made of now: the fingerprints of its stretches."""

    name: tuple[str, str]
    made_of: tuple[str, ...]


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
    segment = whole(portion.indexed)
    return queries.search_items(
        Listing(portion.language, "edition"),
        segment.low,
        segment.high,
        count=portion.end - portion.first,
        skipped=segment.skipped + portion.first,
    )


def _checked(portions: tuple[Portion, ...]) -> Checked:
    queries = job_renderer(portions[0].site).queries
    made_of = []
    for portion in portions:
        total = _Fingerprint(portion)
        for item in items_of_portion(portion, queries):
            total.add(item)
        made_of.append(total.text())
    return Checked(portions[0].name, tuple(made_of))


def _texts(portion: Portion, warm: JobRenderer) -> Gathered:
    """Gather items of a segment."""
    from newsroom.search.items import document_of, text_of  # noqa: PLC0415
    from newsroom.search.segment_index import SegmentIndex  # noqa: PLC0415

    index = SegmentIndex(portion.first, portion.end - portion.first)
    made_of, is_whole = _Fingerprint(portion), True
    for item in items_of_portion(portion, warm.queries):
        made_of.add(item)
        body = _body(item, warm)
        is_whole = is_whole and body is not None
        index.add(text_of(item, body or []), document_of(item, portion.language, warm.renderer))
    return Gathered(portion.name, portion.first, made_of.text(), is_whole, index.gathered())


def _titles(portion: Portion, warm: JobRenderer) -> Gathered:
    """Gather items of an index of titles: no body need be read."""
    from newsroom.search.items import labels_of  # noqa: PLC0415
    from newsroom.search.segment_index import TitleIndex  # noqa: PLC0415

    index = TitleIndex(portion.first, portion.end - portion.first)
    made_of = _Fingerprint(portion)
    for item in items_of_portion(portion, warm.queries):
        made_of.add(item)
        index.add(item.title, labels_of(item))
    return Gathered(portion.name, portion.first, made_of.text(), True, index.gathered())


def _body(item: SearchItem, warm: JobRenderer) -> list[str] | None:
    """Return the texts of an item's body, None if they cannot be had: its title is found still."""
    from newsroom.search.items import body_blocks  # noqa: PLC0415

    try:
        return body_blocks(item, warm.renderer)
    except Exception as error:
        failure("search", item.path, error)  # raises what is the machine's; its page told the rest
        return None


# `json.dumps` would make an encoder at every call.
_encoded = json.JSONEncoder(ensure_ascii=False, default=values_of).encode


class _Fingerprint:
    """Tells whether any item of a stretch is another, or of an index of titles, any title."""

    def __init__(self, portion: Portion) -> None:
        from newsroom.search.items import labels_of  # noqa: PLC0415

        self._labels_of = labels_of
        self._has_titles_only = isinstance(portion.indexed, Titles)
        self._total = hashlib.blake2b(digest_size=12)

    def add(self, item: SearchItem) -> None:
        """Add the next item."""
        told = (item.title, self._labels_of(item)) if self._has_titles_only else item
        self._total.update(_encoded(told).encode())

    def text(self) -> str:
        """Return the fingerprint of all items."""
        return self._total.hexdigest()
