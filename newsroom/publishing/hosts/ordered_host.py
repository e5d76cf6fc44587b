"""A host that shows each file as soon as it has it: the order of sending is what readers rely on.

No page that readers can come to links to what is not there yet (`Entry.step`), and nothing is
deleted while anything may link to it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from newsroom.language.messages import message as _
from newsroom.publishing.difference import PublishPlan
from newsroom.publishing.errors import RefusedError
from newsroom.publishing.hosts.base import Delivery, Host
from newsroom.publishing.hosts.batches import batches
from newsroom.publishing.hosts.registry import storage_of
from newsroom.publishing.hosts.site_files import SiteFiles
from newsroom.publishing.hosts.storage import Storage
from newsroom.publishing.local_state import Desk
from newsroom.publishing.lock import HostLock
from newsroom.publishing.manifest.manifest import (
    STATE_FOLDER,
    Head,
    HostManifest,
    certain_head,
    emptied_folders,
)
from newsroom.publishing.manifest.manifest_entry import Change, ManifestEntry
from newsroom.publishing.manifest.manifest_reading import progress_note, read_manifest
from newsroom.publishing.targets import Target
from newsroom.publishing.verification import sample, verify

_FEW_BATCHES = 8  # fewer are sent again sooner than notes of them are written and read


@dataclass(slots=True)
class PlainHost(Host):
    """A folder or bucket; `samples` files of each publish are read back."""

    remote: Storage
    desk: Desk
    lock: HostLock
    samples: int
    _names: list[str] | None = field(default=None, init=False)

    @contextmanager
    def exclusive(self, *, breaks: bool) -> Iterator[None]:
        """Hold the host by a lock file."""
        with self.lock.held(breaks=breaks) as self._names:
            yield

    def is_held_back(self) -> bool:
        """Return False: such a host cannot roll back."""
        return False

    def read(self, *, starts_anew: bool) -> HostManifest:
        """Return what the host holds."""
        return read_manifest(self.remote, self.desk, self._state(), starts_anew=starts_anew)

    def is_empty(self) -> bool:
        """Tell whether the folder has nothing in it but our own notes."""
        return set(self.remote.names()) <= {f"{STATE_FOLDER}/"}

    def site(self) -> SiteFiles:
        """Return the files that readers can get."""
        return self.remote

    def refuse_rivals(self) -> None:
        """Raise RefusedError while somebody else is publishing."""
        self.lock.refuse_rivals()

    def deliver(self, delivery: Delivery) -> Head:
        """Send what changed, read some of it back, write the head, and delete what is due."""
        before, plan = delivery.before, delivery.plan
        folders = {str(PurePosixPath(entry.path).parent) for entry in before.unfinished}
        self.remote.clear_partial_files({"" if folder == "." else folder for folder in folders})
        after = before
        changes = before.completed(plan.changes)
        if changes or before.is_rewritten:
            after = self._announce(before, changes, delivery.head)
            self._send_files(delivery, changes, after.seen[len(before.seen)])
            self._verify(delivery, after)
            self._write_head(after)
        if plan.due:
            self._delete(plan, after)
            after = self._announce(after, plan.deletions, delivery.head)
            self._write_head(after)
        self._clear_up(after)
        return certain_head(after)

    def roll_back(self, to: str) -> str:
        """Refuse: the host keeps no earlier publish."""
        raise RefusedError(
            _(
                "This host keeps no earlier publishes. Bring content/ to what it was, with "
                "`git revert` for instance, and publish that."
            )
        )

    def _announce(
        self, before: HostManifest, changes: tuple[Change, ...], head: Head
    ) -> HostManifest:
        """Leave word on the host of what is about to change, and return what will hold then."""
        after = before.after(changes, head)
        self._send_state(after.seen[len(before.seen) :])
        return after

    def _send_files(
        self, delivery: Delivery, changes: tuple[Change, ...], changes_file: str
    ) -> None:
        """Send the files step after step, noting on the host how far we are if it takes long."""
        sent = {entry.path for entry in delivery.plan.sent}
        entries = [entry for _path, entry in changes if entry and not entry.left]
        cut = list(batches(entries))
        for number, batch in enumerate(cut, start=1):
            self._bring(delivery, [entry for entry in batch if entry.path in sent])
            self.lock.keep()
            if len(cut) > _FEW_BATCHES and number < len(cut):
                note = progress_note(changes_file, number)
                (self.desk.state / note).write_text(str(number))
                self._send_state((note,))

    def _bring(self, delivery: Delivery, entries: list[ManifestEntry]) -> None:
        """Have the host hold the files of these entries."""
        files = [file for entry in entries for file in entry.files]
        self.remote.send(delivery.staging, files, delivery.on_sent)

    def _verify(self, delivery: Delivery, after: HostManifest) -> None:
        """Read a sample of the files back, and what will be the manifest."""
        paths = delivery.plan.sent_files
        if delivery.store:
            paths = tuple(path for path in paths if (delivery.staging / path).is_file())
        chosen = sample(paths, self.samples)
        changes_file = f"{STATE_FOLDER}/{certain_head(after).chain[-1]}"
        files = [*((delivery.staging, path) for path in chosen), (self.desk.mirror, changes_file)]
        verify(self.remote, files, self.desk.scratch)

    def _write_head(self, manifest: HostManifest) -> None:
        """Write the head, which makes the publish hold, if the host is still ours to write."""
        head = certain_head(manifest)
        (self.desk.state / head.name).write_bytes(head.dump())
        self.lock.confirm()
        self.desk.remember(head.name)
        self._send_state((head.name,))

    def _delete(self, plan: PublishPlan, manifest: HostManifest) -> None:
        self.remote.delete(plan.doomed_files)
        self.remote.remove_folders(emptied_folders(plan.due, manifest))

    def _clear_up(self, manifest: HostManifest) -> None:
        """Delete what earlier publishes needed to know, there and here."""
        head = certain_head(manifest)
        keep = {head.name, *head.chain}
        self.lock.supersede(set(self._state()) - keep)
        self.desk.clear_up(keep)

    def _send_state(self, names: tuple[str, ...]) -> None:
        self._state().extend(names)
        self.remote.send(self.desk.mirror, [f"{STATE_FOLDER}/{name}" for name in names])

    def _state(self) -> list[str]:
        """Return the names in the state folder: those that the lock saw, and those we sent."""
        if self._names is None:
            self._names = self.remote.names(STATE_FOLDER)
        return self._names


IS_FOR_ANY_TARGET = True  # other modules are asked first


def host_for(target: Target, desk: Desk, held: int) -> PlainHost | None:
    """Return the host of a target that shows each file as soon as it has it."""
    if target.branch or target.releases:
        return None
    storage = storage_of(target, held)
    lock = HostLock(storage, desk.state, desk.token, target.lock_time)
    return PlainHost(storage, desk, lock, target.samples)
