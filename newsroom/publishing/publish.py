"""One publish, from the build to the proof: build, compare, check, send, verify, tell."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass, replace

from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.queries.redirects import unanswered
from newsroom.catalogue.schema import open_snapshot
from newsroom.content.drafts import is_marked_as_draft
from newsroom.content.rejection import Rejection
from newsroom.content.source import read_source
from newsroom.edition import Edition
from newsroom.engine.lock import exclusive
from newsroom.engine.order import BuildReport
from newsroom.language.messages import Message
from newsroom.publishing import checks
from newsroom.publishing.comparison import Differences, damaged_state
from newsroom.publishing.difference import PublishPlan, difference
from newsroom.publishing.errors import HostError, RefusedError
from newsroom.publishing.grace import Grace, page_address, page_file
from newsroom.publishing.hosts.base import Delivery, Host
from newsroom.publishing.hosts.registry import host_of
from newsroom.publishing.local_state import Desk
from newsroom.publishing.manifest.edition_files import edition_entries, stage
from newsroom.publishing.manifest.git_ancestry import commit_of
from newsroom.publishing.manifest.manifest import Head, HostManifest
from newsroom.publishing.manifest.manifest_reading import damaged_manifest
from newsroom.publishing.notify.hooks import extras_for
from newsroom.publishing.notify.pending_notifications import changed_between, changed_by, tell
from newsroom.publishing.progress import Meter
from newsroom.publishing.targets import Hooks, Target


@dataclass(frozen=True, slots=True)
class PublishOrder:
    """How a publish is to be done.

    `build` builds the edition and returns its report; `now` is in seconds since 1970 UTC;
    `on_rejections` hears what is wrong with content/. The rest overrules what is otherwise
    refused: `allows_rejections` lets pages go back to their last good version, `allows_vanished`
    lets pages go,
    `takes_over` goes on over another's lock, publish, files or rollback, `max_delete` replaces
    the target's limit, `deletes_now` waits for no grace. `is_dry` only plans. `mends` are files of
    the host that are not as its manifest says: they are brought anew, and the foreign ones deleted
    if `deletes_foreign`.
    """

    build: Callable[[], BuildReport]
    now: int
    meter: Meter
    on_rejections: Callable[[tuple[Rejection, ...]], None]
    allows_rejections: bool = False
    allows_vanished: bool = False
    takes_over: bool = False
    max_delete: int | None = None
    deletes_now: bool = False
    is_dry: bool = False
    mends: Differences | None = None
    deletes_foreign: bool = False


@dataclass(frozen=True, slots=True)
class PublishReport:
    """What a publish did, or would have done.

    `generation` is 0 if there was nothing to do, and in a dry run. `size` is in bytes, `complaints`
    are those of hooks. `withheld` are the files that were rejected, drafts not counted: of them
    readers have the last good version, or nothing.
    """

    target: str
    generation: int
    plan: PublishPlan
    size: int
    complaints: tuple[Message | str, ...]
    withheld: tuple[str, ...]
    seconds: float


def publish(edition: Edition, target: Target, hooks: Hooks, order: PublishOrder) -> PublishReport:
    """Bring a target to what the edition is now.

    Raises RefusedError if nothing was done, HostError or OSError if it was not finished: the next
    publish then goes on with it.
    """
    started = time.perf_counter()
    checks.refuse_no_address(edition, target)
    checks.refuse_place(target, edition)
    checks.refuse_other_bucket(target, edition)
    desk = Desk.of(edition.cache, target.name)
    with desk.exclusive() as held:
        commit = commit_of(edition.content)
        built = order.build()
        order.on_rejections((*built.warnings, *built.rejections))
        rejected = tuple(dict.fromkeys(one.path for one in built.rejections))
        host = host_of(target, desk, held)
        publication = _Publish(edition, target, hooks, order, desk, host, rejected)
        generation, plan, size = publication.run(commit)
        untold = {} if order.is_dry else desk.news.untold(hooks)
    complaints = tell(untold, hooks, edition.site_url)
    withheld = tuple(path for path in rejected if not _is_draft(path, edition))
    seconds = time.perf_counter() - started
    return PublishReport(target.name, generation, plan, size, complaints, withheld, seconds)


def _is_draft(path: str, edition: Edition) -> bool:
    """Tell whether a file of content/ says that it is a draft; one that cannot be read does not."""
    file = edition.content / path
    try:
        return file.is_file() and is_marked_as_draft(path, read_source(file), edition)
    except (OSError, ValueError):  # it is gone by now, or has a name that no file can have
        return False


@dataclass(frozen=True, slots=True)
class Rollback:
    """What a rollback did: the name of the publish that readers see, and complaints of hooks."""

    name: str
    complaints: tuple[Message | str, ...]


def roll_back(
    edition: Edition, target: Target, hooks: Hooks, to: str, *, takes_over: bool
) -> Rollback:
    """Show readers an earlier publish, the last one or that named `to`.

    Raises RefusedError or HostError if readers see what they saw before. Hooks hear of every file
    that differs: caches hold those of the publish that was gone back from.
    """
    desk = Desk.of(edition.cache, target.name)
    complaints: list[Message | str] = []
    with desk.exclusive() as held:
        host = host_of(target, desk, held)
        with host.exclusive(breaks=takes_over):
            before = host.read(starts_anew=True) if hooks.names else None
            name = host.roll_back(to)
            if before:
                try:
                    after = host.read(starts_anew=True)
                    desk.news.note(changed_between(before, after), hooks)
                except HostError as error:  # readers have the earlier publish nevertheless
                    complaints.append(error.message)
        untold = desk.news.untold(hooks)
    return Rollback(name, (*complaints, *tell(untold, hooks, edition.site_url)))


@dataclass(slots=True)
class _Publish:
    """The steps between the build and the hooks."""

    edition: Edition
    target: Target
    hooks: Hooks
    order: PublishOrder
    desk: Desk
    host: Host
    rejected: tuple[str, ...]  # files of content/
    _size: int = 0

    def run(self, commit: str) -> tuple[int, PublishPlan, int]:
        """Return the new generation (0: none), the plan, and how many bytes were sent."""
        with self._exclusive():
            before = self._doubted(self._before())
            plan = self._plan(before)
            if self.order.is_dry or (
                plan.is_empty and not (before.unfinished or before.is_rewritten)
            ):
                return 0, plan, sum(entry.size for entry in plan.sent)
            self.desk.news.note(changed_by(plan, before), self.hooks)
            head = Head(self.edition.site_url, 0, (), (), commit, self.order.now)
            self.order.meter.begin(len(plan.sent_files), self._size_of(plan))
            try:
                store = self.edition.output_store
                delivery = Delivery(plan, self.desk.staging, before, head, self._count, store)
                return self.host.deliver(delivery).generation, plan, self._size
            finally:
                self.order.meter.end()

    def _exclusive(self) -> AbstractContextManager[None]:
        """Hold the host; a dry run leaves no trace, not even a lock."""
        if self.order.is_dry:
            return nullcontext()
        return self.host.exclusive(breaks=self.order.takes_over)

    def _before(self) -> HostManifest:
        """Return what the host holds, if we may publish over it."""
        before = self.host.read(starts_anew=self.order.takes_over)
        if self.order.takes_over:
            return before
        if self.host.is_held_back():
            checks.refuse_rolled_back()
        if before.head:
            checks.refuse_strangers(before.head, self.edition, self.desk)
        elif not before.seen:
            checks.refuse_foreign_folder(is_empty=self.host.is_empty())
        return before

    def _doubted(self, before: HostManifest) -> HostManifest:
        """Return the manifest with what is known to be wrong on the host in doubt.

        Raises RefusedError if the manifest itself is: only its mirror here is whole.
        """
        if self.order.mends:
            foreign = self.order.deletes_foreign
            return self.order.mends.doubted(before, deletes_foreign=foreign)
        site = self.host.site()
        scratch = self.desk.scratch
        damaged = list(damaged_state(site, before, scratch, is_whole_state=site.is_near))
        if damaged and not self.order.takes_over:
            raise RefusedError(damaged_manifest(damaged[0]))
        return replace(before, is_rewritten=bool(damaged))

    def _plan(self, before: HostManifest) -> PublishPlan:
        """Return what is to be done, its files staged; builds wait as long as that takes."""
        extras = extras_for(self.hooks)
        with (
            exclusive(self.edition.cache, lambda _process: None),
            closing(open_snapshot(self.edition.cache / "catalogue.sqlite")) as connection,
        ):
            queries = Queries(connection, self.order.now)
            plan = difference(
                edition_entries(Manifest(connection), queries, self.target.encodings, extras),
                before.entries(),
                now=self.order.now,
                grace=0 if self.order.deletes_now else self.target.grace,
                is_taken_back=Grace(self.edition, queries).is_taken_back,
            )
            limit = self.order.max_delete
            checks.refuse_many_deletions(plan, self.target.max_delete if limit is None else limit)
            self._refuse(plan, before, queries, connection)
            if not self.order.is_dry:
                stage(plan.sent, self.edition, extras, self.desk.staging)
        return plan

    def _refuse(
        self,
        plan: PublishPlan,
        before: HostManifest,
        queries: Queries,
        connection: sqlite3.Connection,
    ) -> None:
        """Refuse a plan by which published articles go backwards, or vanish without a word.

        What this machine published last is never newer than what it knows.
        """
        is_others = before.head is not None and not self.desk.is_own(before.head.name)
        if is_others and not (self.order.allows_rejections or self.order.takes_over):
            kept = queries.addresses_of(self.rejected).values()
            checks.refuse_going_backwards(plan, {page_file(address) for address in kept})
        if not self.order.allows_vanished:
            waiting = {page_file(address) for address in unanswered(connection)}
            checks.refuse_vanishing(
                plan, waiting, lambda path: queries.is_of_draft(page_address(path))
            )

    def _size_of(self, plan: PublishPlan) -> int:
        """Return how many bytes are to be sent, or named where they lie."""
        if self.edition.output_store:
            return sum(entry.size for entry in plan.sent)
        return sum((self.desk.staging / file).stat().st_size for file in plan.sent_files)

    def _count(self, size: int) -> None:
        self._size += size
        self.order.meter.sent(size)
