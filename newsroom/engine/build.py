"""One build, from content/ to output/: scan, read, catalogue, plan, render, output."""

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.manifest import Manifest
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
from newsroom.edition import Edition
from newsroom.engine import output
from newsroom.engine.far_embargoes import far_embargoes
from newsroom.engine.fingerprints import page_environments
from newsroom.engine.ingest.early_scan import EarlyScan
from newsroom.engine.ingest.ingest import MANY, Ingested, ingest
from newsroom.engine.ingest.redirect_file import RedirectFile
from newsroom.engine.lock import exclusive
from newsroom.engine.plan import Circumstances, Plan, plan
from newsroom.engine.plugins import announce_archive
from newsroom.engine.progress import Progress
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
from newsroom.engine.workers import Workers
from newsroom.engine.write_order import groups
from newsroom.language.dates.moment import moment_in_zone
from newsroom.pages.family import PageKey, Rank
from newsroom.pages.registry import FAMILIES
from newsroom.pages.renderer import Renderer

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
        self._written = self._unchanged = self._removed = 0
        self._left: list[str] = []  # where pages were that are written elsewhere now

    def run(self, started: float) -> BuildReport:
        """Do the build: the plan is committed before the first page is written, results last."""
        try:
            with Workers(self._edition.executor, self._order.jobs) as workers:
                self._connection.execute("BEGIN IMMEDIATE")
                is_mending, planned, environments = self._prepare(workers)
                self._connection.execute("COMMIT")
                self._connection.execute("BEGIN IMMEDIATE")
                self._render(planned, environments, workers)
            if is_mending:
                self._remove_orphans()
            self._manifest.set_environments(environments)
            self._manifest.keep_promises()
            self._connection.execute("COMMIT")
            far = far_embargoes(self._edition, self._connection, self._order.now)
            told = sorted([*self._manifest.rejections(), *far])
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self._connection.close()
        seconds = time.perf_counter() - started
        return BuildReport(
            self._written,
            self._unchanged,
            self._removed,
            tuple(one for one in told if not one.is_warning),
            seconds,
            tuple(one for one in told if one.is_warning),
        )

    def _prepare(self, workers: Workers) -> tuple[bool, Plan, dict[tuple[str, str], str]]:
        """Take in content/ and return whether to look for orphans, the plan, and environments."""
        manifest, order = self._manifest, self._order
        broken = tuple(manifest.broken_promises())
        then = int(manifest.note("now", str(order.now)))
        early = (
            order.scan.difference(self._edition.content, self._catalogue, manifest.note("run"))
            if order.scan
            else None
        )
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
        ingested.add(writer.pass_time(then))
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
            frozenset(
                kind
                for kind in known.keys() | environments.keys()
                if kind[0] not in {"theme", "closure"} and known.get(kind) != environments.get(kind)
            ),
            self._few(turned, ingested),
            self._stamp(then),
            self._stamp(order.now),
            broken,
        )
        planned = plan(ingested, circumstances, queries, renderer)
        manifest.promise(planned.promises())
        for name, value in (
            ("run", str(self._run)),
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

    def _render(
        self, planned: Plan, environments: dict[tuple[str, str], str], workers: Workers
    ) -> None:
        """Make the planned pages, group after group; what is gone is removed after all else."""
        site = Site(
            self._edition,
            self._catalogue,
            tuple((*kind, fingerprint) for kind, fingerprint in environments.items()),
            self._run,
            self._order.now,
        )
        connection = open_snapshot(self._catalogue)
        queries = Queries(connection, self._order.now)
        renderer = renderer_for(self._edition, queries)
        gone: list[PageKey] = []
        total = sum(1 for rank in Rank for _ in planned.of_rank(rank, queries, renderer))
        self._order.progress.begin("render", total)
        for keys in groups(planned, queries, renderer, self._manifest, self._run):
            jobs = (RenderJob(site, chunk) for chunk in chunked(keys, _CHUNK))
            for outcomes in workers.run(render_job, jobs, few=_FEW):
                gone += self._record(outcomes)
                self._order.progress.advance(len(outcomes))
        announce_archive(queries, renderer)
        connection.close()
        self._remove_gone(planned, gone, renderer)

    def _record(self, outcomes: list[Outcome]) -> list[PageKey]:
        """Enter pages in the manifest and return the keys of those that are gone."""
        files = [outcome.file for outcome in outcomes if outcome.file]
        self._left += self._manifest.left_by(files)
        self._manifest.record(files, self._run)
        written = sum(outcome.fate is Fate.WRITTEN for outcome in outcomes)
        gone = [outcome.key for outcome in outcomes if outcome.fate is Fate.GONE]
        self._written += written
        self._unchanged += len(outcomes) - written - len(gone)
        return gone

    def _remove_gone(self, planned: Plan, gone: list[PageKey], renderer: Renderer) -> None:
        for key in gone:
            path = FAMILIES[key.kind].path(key, renderer)
            if self._manifest.key_at(path) in {None, tuple(key)}:
                self._remove(path)
        for path in self._left:
            if not self._manifest.is_visited(path, self._run):
                self._remove(path)
        for kind, language in planned.kinds:
            for path in self._manifest.unvisited(kind, language, self._run):
                self._remove(path)

    def _remove(self, path: str) -> None:
        if (self._edition.output / path).exists():
            self._removed += 1
        output.remove(self._edition.output, path)
        self._manifest.forget(path)

    def _remove_orphans(self) -> None:
        """Remove what a killed or forgotten build has left in output/ under no page's name."""
        known = self._manifest.key_at
        for path in list(output.orphans(self._edition.output, lambda p: known(p) is not None)):
            self._remove(path)

    def _stamp(self, now: int) -> str:
        return moment_in_zone(datetime.fromtimestamp(now, UTC), self._edition.zone).stamp
