"""A branch of a Git repository that its host shows as a site: GitHub Pages, GitLab Pages.

A push is atomic, moves only new objects, and is refused if somebody else pushed in between, so
that neither an order of sending nor a lock is needed. The branch is written with fast-import:
no working tree, nothing touched but what changed.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from newsroom.language.messages import message as _
from newsroom.publishing.checks import no_such_publish, nothing_published, publish_number
from newsroom.publishing.errors import HostError, RefusedError
from newsroom.publishing.hosts.base import Delivery, Host
from newsroom.publishing.local_state import Desk
from newsroom.publishing.manifest.manifest import (
    STATE_FOLDER,
    Head,
    HostManifest,
    certain_head,
    is_head,
)
from newsroom.publishing.manifest.manifest_reading import read_manifest

_HOLD = "hold"
_LOCAL = "refs/newsroom/next"
_BACK = 50  # publishes that a rollback looks at
_SHORTEST_COMMIT = 7  # digits of a commit's name, as Git shortens it: fewer are a number
# Without it, GitHub runs Jekyll over the branch, which drops folders that begin with `_`.
_NO_JEKYLL = ".nojekyll"


@dataclass(frozen=True, slots=True)
class Repository:
    """A bare repository in `folder` with one remote; `held` as in `rclone.Remote`."""

    folder: Path
    address: str
    held: int = -1

    def prepare(self) -> None:
        """Make the repository, in which files that are only on the remote need not be here."""
        if not (self.folder / "HEAD").is_file():
            self.folder.mkdir(parents=True, exist_ok=True)
            self.git("init", "--bare", "--quiet")
        for name, value in (
            ("remote.origin.url", self.address),
            ("remote.origin.promisor", "true"),
            ("remote.origin.partialclonefilter", "blob:none"),
            ("gc.auto", "0"),
        ):
            self.git("config", name, value)

    def git(self, *arguments: str, feed: bytes | Iterable[bytes] = b"") -> bytes:
        """Run Git, feeding it bytes, and return what it printed; HostError if it fails."""
        with subprocess.Popen(
            ["git", f"--git-dir={self.folder}", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={
                "GIT_SSH_COMMAND": "ssh -o BatchMode=yes -o StrictHostKeyChecking=yes",
                **os.environ,
                "GIT_TERMINAL_PROMPT": "0",
                "LC_ALL": "C",
            },
            pass_fds=() if self.held < 0 else (self.held,),
        ) as process:
            assert process.stdin is not None  # it is a pipe
            try:
                for piece in [feed] if isinstance(feed, bytes) else feed:
                    process.stdin.write(piece)
            except BrokenPipeError:
                pass  # it says why on its standard error
            printed, complaint = process.communicate()
        if process.returncode:
            raise HostError(f"git {arguments[0]}: {_last_line(complaint)}")
        return printed

    def names(self, tree: str) -> list[str]:
        """Return the names in a tree such as `COMMIT:folder`; none if there is no such tree."""
        try:
            return self.git("ls-tree", "--name-only", "-z", tree).decode().split("\0")[:-1]
        except HostError:
            return []


@dataclass(slots=True)
class GitHost(Host):
    """The `branch` of a repository, with the site in its `folder`.

    `keeps_history`: every publish is a commit on the last; otherwise the branch has one commit
    only, and there is no going back.
    """

    repository: Repository
    branch: str
    folder: str
    keeps_history: bool
    desk: Desk
    _tip: str = field(default="", init=False)

    @contextmanager
    def exclusive(self, *, breaks: bool) -> Iterator[None]:
        """Look where the branch is; a push from elsewhere in between makes ours fail."""
        self._look(depth=1)
        yield

    def is_held_back(self) -> bool:
        """Tell whether somebody went back to an earlier publish since the last one."""
        return _HOLD in self.repository.names(f"{self._tip}:{self._place(STATE_FOLDER)}")

    def read(self, *, starts_anew: bool) -> HostManifest:
        """Return what the branch holds."""
        if not self._tip:
            self._look(depth=1)
        names = self.repository.names(f"{self._tip}:{self._place(STATE_FOLDER)}")
        return read_manifest(self, self.desk, names, starts_anew=starts_anew)

    def fetch(self, paths: Iterable[str], into: Path) -> None:
        """Copy those files of the branch that are there to the same paths under a folder here."""
        for path in paths:
            try:
                data = self.repository.git("cat-file", "blob", f"{self._tip}:{self._place(path)}")
            except HostError:
                continue
            (into / path).parent.mkdir(parents=True, exist_ok=True)
            (into / path).write_bytes(data)

    def is_empty(self) -> bool:
        """Tell whether the branch has nothing in the site's folder."""
        return not self.repository.names(f"{self._tip}:{self.folder}")

    def deliver(self, delivery: Delivery) -> Head:
        """Commit what changed and push it."""
        before, plan = delivery.before, delivery.plan
        changes = dict(plan.changes) | dict(plan.deletions)
        after = before.after(changes.items(), delivery.head)
        head = certain_head(after)
        (self.desk.state / head.name).write_bytes(head.dump())
        new = [name for name in after.seen if name not in before.seen and name in head.chain]
        old = [*before.seen, *([before.head.name] if before.head else [])]
        doomed = [name for name in old if name not in head.chain]
        self.desk.remember(head.name)
        self._push(
            f"Publish {head.generation}",
            [
                *_deletions(map(self._place, plan.doomed_files)),
                *_deletions(self._place(f"{STATE_FOLDER}/{name}") for name in (*doomed, _HOLD)),
            ],
            self._modifications(delivery, [*new, head.name]),
            head.time,
        )
        self.desk.clear_up({head.name, *head.chain})
        return head

    def roll_back(self, to: str) -> str:
        """Push a commit with the files of an earlier publish: of `to`, or of the one before."""
        if not self.keeps_history:
            raise RefusedError(
                _("This branch keeps no history, so there is nothing to go back to.")
            )
        self._look(depth=_BACK)
        if not self._tip:
            raise nothing_published()
        commits = self.repository.git("rev-list", self._tip).decode().split()
        current = self._head_name(self._tip)
        numbers: dict[str, None] = {}
        for commit in commits:
            name = self._head_name(commit)
            is_meant = self._is_meant(commit, name, to) if to else name < current
            if name and is_meant:
                break
            if name:
                numbers[publish_number(name.removeprefix("head-"))] = None
        else:
            raise no_such_publish(to, list(reversed(numbers)))
        tree = self.repository.git("rev-parse", f"{commit}^{{tree}}").decode().strip()
        note = _modification(self._place(f"{STATE_FOLDER}/{_HOLD}"), b"rolled back\n")
        self._push(f"Go back to {commit}", [f"M 040000 {tree} \n".encode()], note, self._time())
        return commit

    @staticmethod
    def _is_meant(commit: str, head: str, to: str) -> bool:
        """Tell whether `to` is the number of a publish, or the beginning of its commit's name."""
        if to.isdecimal() and head.startswith(f"head-{int(to):08}-"):
            return True
        return len(to) >= _SHORTEST_COMMIT and commit.startswith(to)

    def _look(self, depth: int) -> None:
        """Bring the branch's newest commit here, without the files in it."""
        self.repository.prepare()
        reference = f"refs/heads/{self.branch}"
        found = self.repository.git("ls-remote", "origin", reference).decode().split()
        self._tip = found[0] if found else ""
        if self._tip:
            self.repository.git(
                *("fetch", "--quiet", "--no-tags", f"--depth={depth}", "--filter=blob:none"),
                *("origin", f"+{reference}:refs/newsroom/tip"),
            )

    def _push(self, message: str, first: list[bytes], then: Iterable[bytes], seconds: int) -> None:
        """Make a commit on the branch's newest with these fast-import commands, and push it."""
        self.repository.git(
            "fast-import",
            "--quiet",
            "--force",
            feed=_commit(message, self._parent(), first, then, seconds),
        )
        lease = f"--force-with-lease=refs/heads/{self.branch}:{self._tip}"
        try:
            self.repository.git(
                "push", "--quiet", lease, "origin", f"{_LOCAL}:refs/heads/{self.branch}"
            )
        except HostError as error:
            if "rejected" in str(error) or "stale info" in str(error):
                raise RefusedError(
                    _("Somebody else published to the branch just now; run it again.")
                ) from error
            raise
        self._tip = self.repository.git("rev-parse", _LOCAL).decode().strip()

    def _parent(self) -> bytes:
        if not self._tip:
            return b""
        if self.keeps_history:
            return f"from {self._tip}\n".encode()
        tree = self.repository.git("rev-parse", f"{self._tip}^{{tree}}").decode().strip()
        return f"M 040000 {tree} \n".encode()

    def _modifications(self, delivery: Delivery, state: list[str]) -> Iterator[bytes]:
        if not self.folder:
            yield from _modification(_NO_JEKYLL, b"")
        for path in delivery.plan.sent_files:
            data = (delivery.staging / path).read_bytes()
            yield from _modification(self._place(path), data)
            delivery.on_sent(len(data))
        for name in state:
            data = (self.desk.state / name).read_bytes()
            yield from _modification(self._place(f"{STATE_FOLDER}/{name}"), data)

    def _head_name(self, commit: str) -> str:
        names = self.repository.names(f"{commit}:{self._place(STATE_FOLDER)}")
        return max(filter(is_head, names), default="")

    def _time(self) -> int:
        return int(self.repository.git("log", "-1", "--format=%ct", self._tip))

    def _place(self, path: str) -> str:
        return f"{self.folder}/{path}" if self.folder else path


def _commit(
    message: str, parent: bytes, first: list[bytes], then: Iterable[bytes], seconds: int
) -> Iterator[bytes]:
    """Yield a commit as fast-import reads it; its name and address are no person's."""
    yield f"commit {_LOCAL}\ncommitter newsroom <> {seconds} +0000\n".encode()
    yield _data(message.encode())
    yield parent
    yield from first
    yield from then


def _modification(path: str, data: bytes) -> Iterator[bytes]:
    yield f"M 100644 inline {path}\n".encode()
    yield _data(data)


def _deletions(paths: Iterable[str]) -> Iterator[bytes]:
    for path in paths:
        yield f"D {path}\n".encode()


def _data(data: bytes) -> bytes:
    return b"data %d\n%b\n" % (len(data), data)


def _last_line(complaint: bytes) -> str:
    lines = complaint.decode(errors="replace").strip().splitlines()
    return next(
        (line for line in reversed(lines) if "rejected" in line), lines[-1] if lines else ""
    )
