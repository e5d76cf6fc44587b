"""Making the pages of a plan: handing them out as jobs, and entering what comes back."""

from collections.abc import Iterable, Iterator

from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.queries.queries import Queries
from newsroom.engine.failures import Failures
from newsroom.engine.plan import Plan
from newsroom.engine.progress import Progress
from newsroom.engine.render import Fate, Outcome, RenderJob, Site, render_job
from newsroom.engine.workers import Workers
from newsroom.engine.write_order import groups
from newsroom.pages.family import PageKey, Rank
from newsroom.pages.registry import FAMILIES
from newsroom.pages.renderer import Renderer

CHUNK = 50
"""Ordinary pages to a job, or as much other work."""
LARGEST_CHUNK = 400
"""The same of many pages: what stands beside an article stands beside the next ones, and a worker
keeps it. Measured at 10,000 articles: 15.9 s of the processor with jobs of 50 pages, 15.3 s so."""
_JOBS = 20
"""Jobs that what is left is divided into: so they become small at the end, where a worker who has
no more to do waits for the last job of another."""
FEW = 3
"""Jobs that are not worth a worker process."""


class PageMaker:
    """Makes pages in whatever processes there are, and counts them.

    `left` are the paths at which pages were that are elsewhere now; where nothing is known of any
    page, as in a first build, none can have been.
    """

    def __init__(self, manifest: Manifest, failures: Failures, progress: Progress) -> None:
        self.written = self.unchanged = 0
        self.left: list[str] = []
        self.knows_pages = manifest.has_outputs()
        self._manifest = manifest
        self._failures = failures
        self._progress = progress

    def make(
        self,
        chosen: Plan,
        site: Site,
        queries: Queries,
        renderer: Renderer,
        workers: Workers,
        *,
        run: int,
    ) -> list[PageKey]:
        """Make the pages of a plan, group after group, until a new text fails.

        Returns the keys of what is gone. They are entered as of the build number `run`.
        """
        gone: list[PageKey] = []
        total = sum(1 for rank in Rank for _ in chosen.of_rank(rank, queries, renderer))
        self._progress.begin("render", total)
        for keys in groups(chosen, queries, renderer, self._manifest, run):
            if self._failures.new_texts(self._manifest):
                break
            jobs = (RenderJob(site, chunk) for chunk in chunked(keys, total))
            for outcomes in workers.run(render_job, jobs, few=FEW):
                gone += self._enter(outcomes, run)
                self._progress.advance(len(outcomes))
        return gone

    def _enter(self, outcomes: list[Outcome], run: int) -> list[PageKey]:
        """Enter pages in the manifest and return the keys of those that are gone."""
        files = [outcome.file for outcome in outcomes if outcome.file]
        if self.knows_pages:
            self.left += self._manifest.left_by(files)
        self._manifest.record(files, run)
        for one in outcomes:
            if one.failure:
                self._failures.add_page(one.key, one.failure)
        written = sum(outcome.fate is Fate.WRITTEN for outcome in outcomes)
        gone = [outcome.key for outcome in outcomes if outcome.fate is Fate.GONE]
        failed = sum(outcome.fate is Fate.FAILED for outcome in outcomes)
        self.written += written
        self.unchanged += len(outcomes) - written - len(gone) - failed
        return gone


def chunked(keys: Iterable[PageKey], total: int) -> Iterator[tuple[PageKey, ...]]:
    """Yield keys, of which there are about `total`, in tuples that are worth a job each.

    Large ones come first, small ones last.
    """
    chunk: list[PageKey] = []
    so_far, left = 0, total
    for key in keys:
        chunk.append(key)
        so_far += FAMILIES[key.kind].effort
        if so_far >= max(CHUNK, min(left // _JOBS, LARGEST_CHUNK)):
            yield tuple(chunk)
            left -= len(chunk)
            chunk, so_far = [], 0
    if chunk:
        yield tuple(chunk)
