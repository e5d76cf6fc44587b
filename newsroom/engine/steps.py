"""The steps of one build: take in, plan, make, index, remove."""

import os
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from newsroom.catalogue.indexed_texts import IndexedTexts
from newsroom.catalogue.listing import Listing
from newsroom.catalogue.manifest import Key, Manifest
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.schema import (
    ForeignCatalogueError,
    open_catalogue,
    open_snapshot,
)
from newsroom.catalogue.writes import Writer
from newsroom.content.scan import Difference
from newsroom.edition import Edition
from newsroom.engine.altered import altered_pages
from newsroom.engine.failures import Failures, failure, findings
from newsroom.engine.far_embargoes import far_embargoes
from newsroom.engine.fingerprints import page_environments
from newsroom.engine.heritage import bequeath
from newsroom.engine.idle_papers import idle_papers
from newsroom.engine.ingest.address_ledger import settle_addresses
from newsroom.engine.ingest.ingest import Ingest
from newsroom.engine.ingest.ingested import MANY, Ingested
from newsroom.engine.ingest.profile_notes import note_profiles
from newsroom.engine.ingest.redirect_file import RedirectFile
from newsroom.engine.ingest.unread_files import note_unread
from newsroom.engine.order import BuildOrder, BuildReport
from newsroom.engine.page_maker import PageMaker
from newsroom.engine.plan import Circumstances, Plan, plan
from newsroom.engine.plugins import PLUGINS, announce_archive
from newsroom.engine.removal import Removal
from newsroom.engine.render import Site, renderer_of_build
from newsroom.engine.search.early_edits import EarlyEdits
from newsroom.engine.search.plan import SearchPlan, plan_search
from newsroom.engine.search.update import SearchUpdate
from newsroom.engine.workers import Workers
from newsroom.language.dates.moment import moment_in_zone
from newsroom.pages.family import PageKey
from newsroom.pages.registry import FAMILIES
from newsroom.pages.renderer import Renderer


class Steps:
    """One build, around the one connection that writes to the catalogue; `run` does all of it."""

    def __init__(
        self, edition: Edition, order: BuildOrder, catalogue: Path, *, is_empty: bool = False
    ) -> None:
        """Build from what the catalogue knows; `is_empty` tells that nothing is in output/ yet."""
        self._edition = edition
        self._order = order
        self._catalogue = catalogue
        self._connection = open_catalogue(catalogue)
        self._manifest = Manifest(self._connection)
        if self._manifest.note("output") not in {"", edition.place_of_pages}:
            self._connection.close()
            raise ForeignCatalogueError(catalogue)
        self._run = int(self._manifest.note("run", "0")) + 1
        self._token = os.urandom(16).hex()
        self._scan = order.scan
        self._failures = Failures()
        self._removal = Removal(edition.output, self._manifest, self._failures)
        self._ingested = Ingested()
        self._unsure: tuple[Key, ...] = ()  # what may hold anything, by a crash or another's hand
        self._has_orphans = not is_empty  # perhaps, where a build before this one was killed
        self._pages = PageMaker(self._manifest, self._failures, order.progress)
        self._early_edits: EarlyEdits | None = None

    def run(self, started: float) -> BuildReport:
        """Do the build: the plan is committed before the first page is written, results last."""
        bequeath(self._edition)
        try:
            with Workers(self._edition.executor, _processes(self._edition, self._order)) as workers:
                self._connection.execute("BEGIN IMMEDIATE")
                is_mending, planned, environments, search = self._prepare(workers)
                self._begin_anew()
                self._early_edits = EarlyEdits.begin(
                    self._site(environments), search, jobs=self._order.jobs
                )
                while not self._render(planned, environments, workers):
                    planned, environments = self._withhold(planned, environments)
                self._index(environments, workers)
            if is_mending and self._edition.output_store:
                self._removal.empty()
            elif is_mending and self._has_orphans:
                self._removal.remove_orphans()
            self._failures.leave_word(self._manifest, self._edition.cache)
            self._manifest.set_environments(environments)
            self._manifest.keep_promises()
            self._connection.execute("COMMIT")
            far = far_embargoes(self._edition, self._connection, self._order.now)
            idle = idle_papers(self._edition, self._connection, self._order.now)
            told = sorted([*findings(self._manifest), *far, *idle])
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self._connection.close()
            self._let_go_of_edits()
            if self._order.scan:
                self._order.scan.close()
        seconds = time.perf_counter() - started
        return BuildReport(
            self._pages.written,
            self._pages.unchanged,
            self._removal.count,
            tuple(one for one in told if not one.is_warning),
            seconds,
            tuple(one for one in told if one.is_warning),
        )

    def _prepare(
        self, workers: Workers
    ) -> tuple[bool, Plan, dict[tuple[str, str], str], SearchPlan]:
        """Take in content/; return whether to look for orphans, the plans, and environments."""
        manifest = self._manifest
        self._unsure = broken = tuple(manifest.broken_promises())
        then = int(manifest.note("now", str(self._order.now)))
        turned = self._take_in(workers, then)
        queries = Queries(self._connection, self._order.now)
        renderer = renderer_of_build(self._edition, queries, self._token)
        known = manifest.environments()
        environments = page_environments(renderer, known)
        circumstances = Circumstances(
            _stale(known, environments),
            self._few(turned, self._ingested),
            self._stamp(then),
            self._stamp(self._order.now),
            broken,
            tuple(page.key for page in manifest.failed_pages()),
        )
        planned = plan(self._ingested, circumstances, queries, renderer)
        search = self._plan_search(queries, broken)
        manifest.promise((*planned.promises(), *search.promises()))
        self._note_build()
        return bool(broken) or not known, planned, environments, search

    def _take_in(self, workers: Workers, then: int) -> set[tuple[Listing, str]]:
        """Bring the catalogue up to content/ and to now; return the periods that came or went."""
        writer = Writer(self._connection, self._order.now)
        step = Ingest(
            self._edition,
            self._manifest,
            writer,
            workers,
            self._order.progress,
            time.time_ns(),
        )
        self._ingested = ingested = step.run(self._order.paths, self._early_difference())
        for one in ingested.failures:
            self._failures.add_file(one)
        ingested.add(writer.pass_time(then))
        settle_addresses(self._edition, self._connection, writer, ingested, writes=True)
        note_unread(self._manifest, writer)
        note_profiles(self._manifest, writer)
        turned = writer.flush()
        self._keep_redirects(writer, turned)
        return turned

    def _keep_redirects(self, writer: Writer, turned: set[tuple[Listing, str]]) -> None:
        """Read redirects.txt, and add to it what has left its address in builds for readers."""
        queries = Queries(self._connection, self._order.now)
        redirect_file = RedirectFile(self._edition, self._connection, queries, writer, turned)
        redirect_file.ingest(self._ingested)
        if self._edition.keeps_addresses:
            redirect_file.keep(self._ingested)
        redirect_file.judge(self._ingested)

    def _note_build(self) -> None:
        """Note in the manifest which build this is: the next one compares."""
        for name, value in (
            ("run", str(self._run)),
            ("build", self._token),
            ("now", str(self._order.now)),
            ("output", self._edition.place_of_pages),
        ):
            self._manifest.set_note(name, value)

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
        with closing(open_snapshot(self._catalogue)) as connection:
            queries = Queries(connection, self._order.now)
            renderer = renderer_of_build(self._edition, queries, self._token)
            pages = self._pages
            gone = pages.make(planned, site, queries, renderer, workers, run=self._run)
            if self._failures.new_texts(self._manifest):
                return False
            # By now an early scan has looked at output/, so that nobody waits for its answer. Who
            # tells which files of content/ were saved has looked at nothing else.
            # In a first build, all files are its own.
            is_asked = self._order.paths is None and pages.knows_pages
            if is_asked and not self._edition.output_store:
                folder = self._edition.output
                altered = altered_pages(self._connection, folder, self._run, self._scan)
                self._unsure += tuple(altered.keys)
                gone += pages.make(altered, site, queries, renderer, workers, run=self._run)
            self._announce(queries, renderer)
        self._removal.remove_gone(gone, lambda key: FAMILIES[key.kind].path(key, renderer))
        self._removal.remove_left(pages.left, self._run)
        self._removal.remove_unvisited(planned.kinds, self._run)
        return True

    def _announce(self, queries: Queries, renderer: Renderer) -> None:
        """Show the whole archive to plugins that ask for it."""
        try:
            announce_archive(queries, renderer)
        except Exception as error:
            self._failures.add_page(PageKey("plugins", ""), failure("plugins", PLUGINS, error))

    def _index(self, environments: dict[tuple[str, str], str], workers: Workers) -> None:
        """Bring the search index up to what pages show by now; new texts may have been withheld."""
        queries = Queries(self._connection, self._order.now)
        planned = self._plan_search(queries, self._unsure)
        site = self._site(environments)
        texts = IndexedTexts(self._connection)
        update = SearchUpdate(
            site, planned, self._manifest, texts, queries, run=self._run, early=self._early_edits
        )
        self._removal.remove_over(update.run(workers))

    def _let_go_of_edits(self) -> None:
        """Take nothing from the fork any more: what it was told is no longer so."""
        if self._early_edits:
            self._early_edits.close()
        self._early_edits = None

    def _plan_search(self, queries: Queries, unsure: tuple[Key, ...]) -> SearchPlan:
        is_hasty = self._order.is_hasty
        return plan_search(
            self._edition, self._manifest, queries, self._ingested, unsure, is_hasty=is_hasty
        )

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
        self._let_go_of_edits()
        self._failures.withhold(paths)
        self._has_orphans = True
        self._pages.knows_pages = True
        self._run += 1  # all planned pages are to be visited once more: most are as they should be
        self._token = os.urandom(16).hex()
        writer, ingested = Writer(self._connection, self._order.now), Ingested()
        ingested.add(writer.withhold(paths))
        turned = writer.flush()
        queries = Queries(self._connection, self._order.now)
        renderer = renderer_of_build(self._edition, queries, self._token)
        now = page_environments(renderer, environments)
        stamp = self._stamp(self._order.now)
        circumstances = Circumstances(
            _stale(environments, now), self._few(turned, ingested), stamp, stamp, ()
        )
        more = plan(ingested, circumstances, queries, renderer)
        self._manifest.promise(more.promises())
        self._note_build()
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

    def _stamp(self, now: int) -> str:
        return moment_in_zone(datetime.fromtimestamp(now, UTC), self._edition.zone).stamp


def _processes(edition: Edition, order: BuildOrder) -> int:
    """Return how many processes work: one, where pages go to object storage without a cluster.

    What reaches a bucket is of no use in a process that was forked.
    """
    return 1 if edition.output_store and not edition.executor else order.jobs


def _stale(
    known: dict[tuple[str, str], str], now: dict[tuple[str, str], str]
) -> frozenset[tuple[str, str]]:
    """Return the kinds of pages, with their languages, whose environment is another now."""
    return frozenset(
        kind
        for kind in known.keys() | now.keys()
        if kind[0] not in {"theme", "closure"} and known.get(kind) != now.get(kind)
    )
