"""A host with a shell: each publish is a folder of its own, and one rename shows it to readers.

A release begins as a tree of hard links to the one that readers see, so that it costs no bytes
but those that changed. The state folder lies in it: going back brings the manifest back too.

    current -> releases/00000012-5f0e…      what the web server shows
    releases/                               the newest few
    _newsroom/                              the lock, and the note of a rollback
"""

import re
import shlex
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from newsroom.language.messages import message as _
from newsroom.publishing.checks import no_such_publish, nothing_published, publish_number
from newsroom.publishing.errors import HostError, RefusedError
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
from newsroom.publishing.manifest.manifest_reading import read_manifest
from newsroom.publishing.targets import Target
from newsroom.publishing.verification import sample, verify

_HOLD = "hold"
_UNFINISHED = "releases/unfinished"
_RELEASE = re.compile(r"\d{8,}-[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Shell:
    """Runs scripts in a folder of the host; `command` is empty here, or begins with ssh."""

    command: tuple[str, ...]
    folder: str
    held: int = -1

    def run(self, script: str) -> str:
        """Run a script for sh in the folder and return what it printed; HostError if it fails."""
        # By standard input: no login shell gets to quote it in its own way.
        result = subprocess.run(
            [*self.command, "sh", "-s"],
            input=f"set -e\nmkdir -p {shlex.quote(self.folder)}\ncd {shlex.quote(self.folder)}\n"
            + script,
            capture_output=True,
            text=True,
            check=False,
            pass_fds=() if self.held < 0 else (self.held,),
        )
        if result.returncode:
            last = result.stderr.strip().rpartition("\n")[2]
            raise HostError(last or f"{self.command[0] if self.command else 'sh'}: failed")
        return result.stdout


@dataclass(slots=True)
class ReleaseHost(Host):
    """The folder of releases, which `remote` and `shell` both reach; `keep` of them stay."""

    remote: Storage
    shell: Shell
    desk: Desk
    lock: HostLock
    samples: int
    keep: int
    _notes: list[str] | None = field(default=None, init=False)

    @contextmanager
    def exclusive(self, *, breaks: bool) -> Iterator[None]:
        """Hold the host by a lock file beside the releases."""
        with self.lock.held(breaks=breaks) as self._notes:
            yield

    def is_held_back(self) -> bool:
        """Tell whether somebody went back to an earlier release since the last publish."""
        notes = self.remote.names(STATE_FOLDER) if self._notes is None else self._notes
        return _HOLD in notes

    def read(self, *, starts_anew: bool) -> HostManifest:
        """Return what the current release holds.

        Raises RefusedError where there are releases and none of them is shown with a manifest.
        """
        current = self.remote.at("current")
        names = current.names(STATE_FOLDER)
        manifest = read_manifest(current, self.desk, names, starts_anew=starts_anew)
        if manifest.head is None and not starts_anew and self._has_releases():
            raise RefusedError(
                _(
                    "The host holds releases, but “current” leads to none with a manifest. Make it "
                    "lead to one of them, or publish everything anew with --take-over."
                )
            )
        return manifest

    def _has_releases(self) -> bool:
        return any(is_release(name.rstrip("/")) for name in self.remote.names("releases"))

    def is_empty(self) -> bool:
        """Tell whether the folder has nothing in it but what we put there."""
        return set(self.remote.names()) <= {f"{STATE_FOLDER}/", "releases/", "current/", "current"}

    def site(self) -> SiteFiles:
        """Return the files that readers can get."""
        return self.remote.at("current")

    def refuse_rivals(self) -> None:
        """Raise RefusedError while somebody else is publishing."""
        self.lock.refuse_rivals()

    def deliver(self, delivery: Delivery) -> Head:
        """Make a release beside the current one, read some of it back, and switch to it."""
        plan = delivery.plan
        changes = dict(delivery.before.completed(plan.changes)) | dict(plan.deletions)
        # After a rollback, the publish that was gone back from still has its number and name.
        draft = replace(delivery.head, generation=self._begin() + 1)
        after = delivery.before.after(changes.items(), draft)
        if plan.takes_texts_back:
            after = after.as_earliest()
        head = certain_head(after)
        name = head.name.removeprefix("head-").removesuffix(".json")
        release = self.remote.at(_UNFINISHED)
        # Nobody sees a release before it is whole, so that its files go in no order of steps.
        for batch in batches(entry._replace(rank=0, is_new=False) for entry in plan.sent):
            files = [file for entry in batch for file in entry.files]
            release.send(delivery.staging, files, delivery.on_sent)
            self.lock.keep()
        release.delete(plan.doomed_files)
        release.remove_folders(emptied_folders(plan.due, delivery.before))
        self._write_state(release, delivery.before, after)
        chosen = [(delivery.staging, path) for path in sample(plan.sent_files, self.samples)]
        state = [f"{STATE_FOLDER}/{name}" for name in (head.name, head.chain[-1])]
        written = [(self.desk.mirror, path) for path in state]
        verify(release, [*chosen, *written], self.desk.scratch)
        self.lock.confirm()
        self.desk.remember(head.name)
        self._switch(name, head.earliest)
        self.desk.clear_up({head.name, *head.chain})
        return head

    def roll_back(self, to: str) -> str:
        """Switch to an earlier release: one named, or numbered, or the one before.

        The next publish is refused until somebody says that the cause is mended: a timer must
        not bring back what has just been taken back.
        """
        listed = self.shell.run("ls releases 2>/dev/null || true").split()
        releases = sorted(filter(is_release, listed))
        current = self.shell.run("readlink current || true").strip().rpartition("/")[2]
        if not current:
            raise nothing_published()
        number = f"{int(to):08}-" if to.isdecimal() else to
        chosen = [name for name in releases if (name.startswith(number) if to else name < current)]
        head = self.read(starts_anew=True).head
        earliest = head.earliest if head else 0
        # An older one shows what was taken back; a publish that was killed may have left it.
        chosen = [name for name in chosen if _number(name) >= earliest]
        if not chosen:
            raise no_such_publish(to, [publish_number(name) for name in releases], earliest)
        self.shell.run(f"echo rolled back > {STATE_FOLDER}/{_HOLD}\n" + _switch_script(max(chosen)))
        return max(chosen)

    def _begin(self) -> int:
        """Make a release of hard links to the current one; what a killed publish left goes.

        Return the highest number of a release that is there, 0 if there is none.
        """
        releases = self.shell.run(
            f"mkdir -p releases\nrm -rf {_UNFINISHED}\n"
            f'if [ -e current ]; then cp -al "$(readlink current)" {_UNFINISHED}\n'
            f"else mkdir {_UNFINISHED}; fi\nls releases\n"
        ).split()
        return max(map(_number, filter(is_release, releases)), default=0)

    def _write_state(self, release: Storage, before: HostManifest, after: HostManifest) -> None:
        head = certain_head(after)
        (self.desk.state / head.name).write_bytes(head.dump())
        chain = head.chain
        new = [name for name in after.seen if name not in before.seen and name in chain]
        release.send(self.desk.mirror, [f"{STATE_FOLDER}/{name}" for name in (*new, head.name)])
        old = [before.head.name] if before.head else []
        gone = [*old, *(name for name in before.seen if name not in chain)]
        release.delete(f"{STATE_FOLDER}/{name}" for name in gone)

    def _switch(self, name: str, earliest: int) -> None:
        """Show the finished release to readers, and remove those that nobody will go back to.

        These are the oldest of too many, and all before the `earliest`: they show what was taken
        back since.
        """
        releases = self.shell.run("ls releases").split()
        current = self.shell.run("readlink current || true").strip().rpartition("/")[2]
        # After a rollback, the release that was gone back from is not one to go back to.
        abandoned = [old for old in releases if current and old > current and is_release(old)]
        kept = sorted(old for old in releases if is_release(old) and old not in abandoned)
        doomed = {*abandoned, *kept[: max(0, len(kept) + 1 - self.keep)]}
        doomed.update(old for old in kept if _number(old) < earliest)
        self.shell.run(
            f"mv {_UNFINISHED} releases/{name}\n"
            + _switch_script(name)
            + f"rm -f {STATE_FOLDER}/{_HOLD}\n"
            + "".join(f"rm -rf releases/{old}\n" for old in sorted(doomed))
        )


def is_release(name: str) -> bool:
    """Tell whether a folder of this name is a release of ours: `00000012-5f0e…`."""
    return bool(_RELEASE.fullmatch(name))


def _number(release: str) -> int:
    """Return the number of the publish that a release is; 0 for the name of no release."""
    return int(release.partition("-")[0]) if is_release(release) else 0


def _switch_script(name: str) -> str:
    """Return a script that makes `current` another release by rename(2).

    `ln -sfn` would remove the old link before it makes the new one, and readers meet no site in
    between.
    """
    return f"ln -sfn releases/{name} current.next\nmv -T current.next current\n"


def host_for(target: Target, desk: Desk, held: int) -> ReleaseHost | None:
    """Return the host of a target that keeps releases."""
    if target.releases is None:
        return None
    storage = storage_of(target, held)
    lock = HostLock(storage, desk.state, desk.token, target.lock_time)
    command = _checked(target.releases.shell, target.known_hosts)
    shell = Shell(command, target.releases.folder, held)
    return ReleaseHost(storage, shell, desk, lock, target.samples, target.releases.keep)


def _checked(command: tuple[str, ...], known_hosts: Path) -> tuple[str, ...]:
    """Return an ssh command that asks nothing and trusts no host that it does not know."""
    if not command:
        return ()
    program, *arguments = command
    options = ("BatchMode=yes", "StrictHostKeyChecking=yes", f"UserKnownHostsFile={known_hosts}")
    return (program, *(word for option in options for word in ("-o", option)), *arguments)
