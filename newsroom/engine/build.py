"""One build, from content/ to output/: scan, read, catalogue, plan, render, output."""

import os
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.manifest import Key, Manifest
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.schema import (
    ForeignCatalogueError,
    is_damage,
    open_catalogue,
    open_snapshot,
    remove_catalogue,
)
from newsroom.catalogue.writes import Writer
from newsroom.content.rejection import Rejection
from newsroom.content.scan import Difference
from newsroom.edition import Edition
from newsroom.engine import output
from newsroom.engine.altered import altered_pages
from newsroom.engine.failures import Failures, failure, findings
from newsroom.engine.far_embargoes import far_embargoes
from newsroom.engine.fingerprints import page_environments
from newsroom.engine.ingest.address_ledger import settle_addresses
from newsroom.engine.ingest.early_scan import EarlyScan
from newsroom.engine.ingest.ingest import MANY, Ingested, ingest
from newsroom.engine.ingest.redirect_file import RedirectFile
from newsroom.engine.ingest.unread_files import note_unread
from newsroom.engine.lock import exclusive
from newsroom.engine.plan import Circumstances, Plan, plan
from newsroom.engine.plugins import PLUGINS, announce_archive
from newsroom.engine.progress import Progress
from newsroom.engine.removal import Removal
from newsroom.engine.render import (
    Fate,
    Outcome,
    RenderJob,
    Site,
    chunked,
    forget_renderer,
    render_job,
    renderer_for,
)
from newsroom.engine.search import SearchUpdate, plan_search
from newsroom.engine.workers import Workers
from newsroom.engine.write_order import groups
from newsroom.language.dates.moment import moment_in_zone
from newsroom.pages.family import PageKey, Rank
from newsroom.pages.registry import FAMILIES

_CHUNK = 50  # ordinary pages to a job, or as much other work
_FEW = 3  # jobs that are not worth a worker process


@dataclass(frozen=True, slots=True)
class BuildOrder:
    """How a build is to be done: its time (seconds since 1970 UTC), processes, and what to tell.

    `is_cold` forgets all that earlier builds knew. `on_wait` hears the process whose build of
    the same edition is to be over first. `paths` are the files under content/ that a watcher saw
    change; None: nobody watched, so look at all of them, or ask the `scan` that has.
    """

    now: int
    jobs: int
    progress: Progress
    on_wait: Callable[[str], None]
    is_cold: bool = False
    paths: tuple[str, ...] | None = None
    scan: EarlyScan | None = None


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: numbers of pages, all that is wrong with content/, and seconds taken.

    What `rejections` name is not in the edition; what `warnings` name is, and should be mended.
    """

    written: int
    unchanged: int
    removed: int
    rejections: tuple[Rejection, ...]
    seconds: float
    warnings: tuple[Rejection, ...]


def build(edition: Edition, order: BuildOrder) -> BuildReport:
    """Bring output/ up to content/ and return what was done.

    A damaged or foreign catalogue is thrown away and the edition built from nothing. Raises
    output.ForeignOutputError rather than delete what it does not know, and OSError when the
    machine fails; the next build then mends what this one left.
    """
    started = time.perf_counter()
    catalogue = edition.cache / "catalogue.sqlite"
    with exclusive(edition.cache, order.on_wait):
        if order.is_cold or not output.is_claimed(edition.output):
            remove_catalogue(catalogue)
        output.claim(edition.output)
        try:
            try:
                return _Build(edition, order, catalogue).run(started)
            except (ForeignCatalogueError, sqlite3.DatabaseError) as error:
                if not is_damage(error):
                    raise
                forget_renderer()
                remove_catalogue(catalogue)
                return _Build(edition, order, catalogue).run(started)
        finally:
            forget_renderer()
            order.progress.end()


class _Build:
    """The steps of one build, around the one connection that writes to the catalogue."""

    def __init__(self, edition: Edition, order: BuildOrder, catalogue: Path) -> None:
        self._edition = edition
        self._order = order
        self._catalogue = catalogue
        self._connection = open_catalogue(catalogue)
        self._manifest = Manifest(self._connection)
        if self._manifest.note("output") not in {"", str(edition.output)}:
            self._connection.close()
            raise ForeignCatalogueError(catalogue)
        self._run = int(self._manifest.note("run", "0")) + 1
        self._token = os.urandom(16).hex()
        self._written = self._unchanged = 0
        self._scan = order.scan
        self._failures = Failures()
        self._removal = Removal(edition.output, self._manifest, self._failures)
        self._ingested = Ingested()
        self._unsure: tuple[Key, ...] = ()  # what may hold anything, by a crash or another's hand
        self._left: list[str] = []  # where pages were that are written elsewhere now

    def run(self, started: float) -> BuildReport:
        """Do the build: the plan is committed before the first page is written, results last."""
        try:
            with Workers(self._edition.executor, self._order.jobs) as workers:
                self._connection.execute("BEGIN IMMEDIATE")
                is_mending, planned, environments = self._prepare(workers)
                self._begin_anew()
                while not self._render(planned, environments, workers):
                    planned, environments = self._withhold(planned, environments)
                self._index(environments, workers)
            if is_mending:
                self._removal.remove_orphans()
            self._failures.leave_word(self._manifest, self._edition.cache)
            self._manifest.set_environments(environments)
            self._manifest.keep_promises()
            self._connection.execute("COMMIT")
            far = far_embargoes(self._edition, self._connection, self._order.now)
            told = sorted([*findings(self._manifest), *far])
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self._connection.close()
            if self._order.scan:
                self._order.scan.close()
        seconds = time.perf_counter() - started
        return BuildReport(
            self._written,
            self._unchanged,
            self._removal.count,
            tuple(one for one in told if not one.is_warning),
            seconds,
            tuple(one for one in told if one.is_warning),
        )

    def _prepare(self, workers: Workers) -> tuple[bool, Plan, dict[tuple[str, str], str]]:
        """Take in content/ and return whether to look for orphans, the plan, and environments."""
        manifest, order = self._manifest, self._order
        broken = tuple(manifest.broken_promises())
        then = int(manifest.note("now", str(order.now)))
        early = self._early_difference()
        writer = Writer(self._connection, order.now)
        ingested = ingest(
            self._edition,
            manifest,
            writer,
            workers,
            order.progress,
            paths=order.paths,
            early=early,
            clock=time.time_ns(),
        )
        for one in ingested.failures:
            self._failures.add_file(one)
        ingested.add(writer.pass_time(then))
        settle_addresses(self._edition, self._connection, writer, ingested, writes=True)
        note_unread(manifest, writer)
        turned = writer.flush()
        queries = Queries(self._connection, order.now)
        redirect_file = RedirectFile(self._edition, self._connection, queries, writer, turned)
        redirect_file.ingest(ingested)
        if self._edition.keeps_addresses:
            redirect_file.keep(ingested)
        redirect_file.judge(ingested)
        renderer = renderer_for(self._edition, queries)
        known = manifest.environments()
        environments = page_environments(renderer, known)
        circumstances = Circumstances(
            _stale(known, environments),
            self._few(turned, ingested),
            self._stamp(then),
            self._stamp(order.now),
            broken,
            tuple(page.key for page in manifest.failed_pages()),
        )
        planned = plan(ingested, circumstances, queries, renderer)
        self._ingested, self._unsure = ingested, broken
        search = plan_search(self._edition, manifest, queries, ingested, broken)
        manifest.promise((*planned.promises(), *search.promises()))
        for name, value in (
            ("run", str(self._run)),
            ("build", self._token),
            ("now", str(order.now)),
            ("output", str(self._edition.output)),
        ):
            manifest.set_note(name, value)
        return bool(broken) or not known, planned, environments

    def _few(
        self, periods: set[tuple[Listing, str]], ingested: Ingested
    ) -> frozenset[tuple[Listing, str]]:
        if len(periods) > MANY:
            ingested.is_overflowing = True
            return frozenset()
        return frozenset(periods)

    def _begin_anew(self) -> None:
        """Commit what was decided, for all processes to see, and begin the next transaction."""
        self._connection.execute("COMMIT")
        self._connection.execute("BEGIN IMMEDIATE")

    def _render(
        self, planned: Plan, environments: dict[tuple[str, str], str], workers: Workers
    ) -> bool:
        """Make the planned pages, group after group; what is gone is removed after all else.

        Return False, all the rest undone, as soon as the page of a new text has failed: no page may
        lead there, so that another plan is needed.
        """
        site = self._site(environments)
        connection = open_snapshot(self._catalogue)
        queries = Queries(connection, self._order.now)
        renderer = renderer_for(self._edition, queries)

        gone: list[PageKey] = []

        def make(chosen: Plan) -> None:
            """Make the pages of a plan, until a new text fails."""
            total = sum(1 for rank in Rank for _ in chosen.of_rank(rank, queries, renderer))
            self._order.progress.begin("render", total)
            for keys in groups(chosen, queries, renderer, self._manifest, self._run):
                if self._failures.new_texts(self._manifest):
                    return
                jobs = (RenderJob(site, chunk) for chunk in chunked(keys, _CHUNK))
                for outcomes in workers.run(render_job, jobs, few=_FEW):
                    gone.extend(self._record(outcomes))
                    self._order.progress.advance(len(outcomes))

        make(planned)
        if self._failures.new_texts(self._manifest):
            connection.close()
            return False
        # By now an early scan has looked at output/, so that nobody waits for its answer. Who tells
        # which files of content/ were saved has looked at nothing else.
        if self._order.paths is None:
            folder = self._edition.output
            altered = altered_pages(self._connection, folder, self._run, self._scan)
            self._unsure += tuple(altered.keys)
            make(altered)
        try:
            announce_archive(queries, renderer)
        except Exception as error:
            self._failures.add_page(PageKey("plugins", ""), failure("plugins", PLUGINS, error))
        connection.close()
        self._removal.remove_gone(gone, lambda key: FAMILIES[key.kind].path(key, renderer))
        self._removal.remove_left(self._left, self._run)
        self._removal.remove_unvisited(planned.kinds, self._run)
        return True

    def _index(self, environments: dict[tuple[str, str], str], workers: Workers) -> None:
        """Bring the search index up to what pages show by now; new texts may have been withheld."""
        queries = Queries(self._connection, self._order.now)
        planned = plan_search(self._edition, self._manifest, queries, self._ingested, self._unsure)
        update = SearchUpdate(self._site(environments), planned, self._manifest, self._run)
        self._removal.remove_over(update.run(workers))

    def _site(self, environments: dict[tuple[str, str], str]) -> Site:
        return Site(
            self._edition,
            self._catalogue,
            tuple((*kind, fingerprint) for kind, fingerprint in environments.items()),
            self._token,
            self._order.now,
        )

    def _withhold(
        self, planned: Plan, environments: dict[tuple[str, str], str]
    ) -> tuple[Plan, dict[tuple[str, str], str]]:
        """Take out of the edition the new texts that failed, and return what is to be made now.

        The next build reads and tries them again.
        """
        paths = self._failures.new_texts(self._manifest)
        self._failures.withhold(paths)
        self._run += 1  # all planned pages are to be visited once more: most are as they should be
        self._token = os.urandom(16).hex()
        writer, ingested = Writer(self._connection, self._order.now), Ingested()
        ingested.add(writer.withhold(paths))
        turned = writer.flush()
        queries = Queries(self._connection, self._order.now)
        renderer = renderer_for(self._edition, queries)
        now = page_environments(renderer, environments)
        stamp = self._stamp(self._order.now)
        circumstances = Circumstances(
            _stale(environments, now), self._few(turned, ingested), stamp, stamp, ()
        )
        more = plan(ingested, circumstances, queries, renderer)
        self._manifest.promise(more.promises())
        self._manifest.set_note("run", str(self._run))
        self._manifest.set_note("build", self._token)
        self._begin_anew()
        return Plan(planned.kinds | more.kinds, planned.keys | more.keys), now

    def _early_difference(self) -> Difference | None:
        """Return what an early scan found in content/; if it is of no use, look no more at it."""
        if self._scan:
            found = self._scan.difference(
                self._edition.content, self._catalogue, self._manifest.note("build")
            )
            if found:
                return found
            self._scan = None
        return None

    def _record(self, outcomes: list[Outcome]) -> list[PageKey]:
        """Enter pages in the manifest and return the keys of those that are gone."""
        files = [outcome.file for outcome in outcomes if outcome.file]
        self._left += self._manifest.left_by(files)
        self._manifest.record(files, self._run)
        for one in outcomes:
            if one.failure:
                self._failures.add_page(one.key, one.failure)
        written = sum(outcome.fate is Fate.WRITTEN for outcome in outcomes)
        gone = [outcome.key for outcome in outcomes if outcome.fate is Fate.GONE]
        failed = sum(outcome.fate is Fate.FAILED for outcome in outcomes)
        self._written += written
        self._unchanged += len(outcomes) - written - len(gone) - failed
        return gone

    def _stamp(self, now: int) -> str:
        return moment_in_zone(datetime.fromtimestamp(now, UTC), self._edition.zone).stamp


def _stale(
    known: dict[tuple[str, str], str], now: dict[tuple[str, str], str]
) -> frozenset[tuple[str, str]]:
    """Return the kinds of pages, with their languages, whose environment is another now."""
    return frozenset(
        kind
        for kind in known.keys() | now.keys()
        if kind[0] not in {"theme", "closure"} and known.get(kind) != now.get(kind)
    )
