"""A segment as it is put together: some jobs gather its items, others pack its shards."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.queries import Queries
from newsroom.engine.render import Site
from newsroom.engine.search.fingerprints import text_of_sum, version_of
from newsroom.engine.search.jobs import (
    CheckJob,
    Gathered,
    GatherJob,
    Packed,
    PackJob,
    Portion,
)
from newsroom.engine.search.plan import UNREADABLE
from newsroom.search.directory import SegmentEntry
from newsroom.search.segments import Indexed, items_of, whole

if TYPE_CHECKING:
    from newsroom.search.segment_index import PackedSegment


class Assembly:
    """One segment, or index of titles, that may be stale."""

    def __init__(self, site: Site, language: str, indexed: Indexed) -> None:
        self._site = site
        self._language = language
        self._indexed = indexed
        self._gathered: dict[int, Gathered] = {}
        self._shards: dict[str, dict[int, bytes]] = {"w": {}, "p": {}}
        self._postings: dict[str, int] = {}
        self._left = 0  # jobs whose results are not there yet
        self.segment = whole(indexed)
        self.name = language, self.segment.name

    def portions(self, queries: Queries) -> Iterator[Portion]:
        """Yield all items of the segment, cut for jobs."""
        # Loaded with the first segment to be looked at: most builds look at none.
        from newsroom.search.segment_index import stretch_of  # noqa: PLC0415

        size = items_of(self._indexed, queries, Listing(self._language, "edition"))
        step = stretch_of(self._indexed)
        for first in range(0, size, step):
            end = min(first + step, size)
            yield Portion(self._site, self._language, self._indexed, first, end)

    def check(self, queries: Queries) -> CheckJob:
        """Return the job that tells whether the segment is what it was."""
        return CheckJob(tuple(self.portions(queries)))

    def gather(self, queries: Queries) -> Iterator[GatherJob]:
        """Yield the jobs that gather all items."""
        jobs = list(map(GatherJob, self.portions(queries)))
        self._left = len(jobs)
        yield from jobs

    def take(self, result: Gathered | Packed) -> list[PackJob]:
        """Take what a job has made; return the jobs that can be done now, if it was the last."""
        self._left -= 1
        if isinstance(result, Packed):
            self._shards[result.kind] |= result.shards
            return []
        self._gathered[result.first] = result
        return [] if self._left else self._pack()

    def _pack(self) -> list[PackJob]:
        """Return the jobs that pack what was gathered, and hold it no longer."""
        from newsroom.search.postings import KINDS, packings, postings_in  # noqa: PLC0415

        stretches = [one.stretch for _first, one in sorted(self._gathered.items())]
        runs = {"w": [one.words for one in stretches], "p": [one.pairs for one in stretches]}
        self._gathered = {
            first: one._replace(stretch=one.stretch.without_runs())
            for first, one in sorted(self._gathered.items())
        }
        self._postings = {kind: postings_in(many) for kind, many in runs.items()}
        jobs = [
            PackJob(self._site, self.name, kind, packing)
            for kind, many in runs.items()
            for packing in packings(many, KINDS[kind])
        ]
        self._left = len(jobs)
        return jobs

    @property
    def is_done(self) -> bool:
        """Whether all shards are packed."""
        return not self._left

    def packed(self) -> "tuple[SegmentEntry, PackedSegment]":
        """Return the segment, once it is done."""
        from newsroom.search.segment_index import packed_segment  # noqa: PLC0415

        gathered, shards = self._gathered.values(), self._shards
        packed = packed_segment([one.stretch for one in gathered], shards)
        is_whole = all(one.is_whole for one in gathered)
        numbering = sum(one.numbering for one in gathered)
        many = len(shards["w"]), len(shards["p"])
        entry = SegmentEntry(
            self.segment,
            text_of_sum(sum(one.made_of for one in gathered)) if is_whole else UNREADABLE,
            version_of(numbering, many),
            *many,
            packed.years,
            (self._postings["w"], self._postings["p"]),
        )
        return entry, packed
