"""A branch of a Git repository that its host shows as a site: GitHub Pages, GitLab Pages.

A push is atomic, moves only new objects, and is refused if somebody else pushed in between, so
that neither an order of sending nor a lock is needed. The branch is written with fast-import:
no working tree, nothing touched but what changed.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from newsroom.language.messages import message as _
from newsroom.publishing.checks import no_such_publish, nothing_published, publish_number
from newsroom.publishing.errors import HostError, RefusedError
from newsroom.publishing.hosts.base import Delivery, Host
from newsroom.publishing.hosts.git_repository import NO_JEKYLL, CommitFiles, Repository
from newsroom.publishing.local_state import Desk
from newsroom.publishing.manifest.manifest import (
    STATE_FOLDER,
    Head,
    HostManifest,
    certain_head,
    is_head,
)
from newsroom.publishing.manifest.manifest_reading import read_manifest
from newsroom.publishing.targets import Target

_HOLD = "hold"
_LOCAL = "refs/newsroom/next"
_BACK = 50  # publishes that a rollback looks at
_SHORTEST_COMMIT = 7  # digits of a commit's name, as Git shortens it: fewer are a number


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
        return _HOLD in self.repository.names(self._tip, self._place(STATE_FOLDER))

    def read(self, *, starts_anew: bool) -> HostManifest:
        """Return what the branch holds."""
        if not self._tip:
            self._look(depth=1)
        names = self.repository.names(self._tip, self._place(STATE_FOLDER))
        return read_manifest(self.site(), self.desk, names, starts_anew=starts_anew)

    def site(self) -> CommitFiles:
        """Return the files of the branch's newest commit."""
        return CommitFiles(self.repository, self._tip, self._place(""))

    def refuse_rivals(self) -> None:
        """Do nothing: a push is there or is not, and nobody sees half of one."""

    def is_empty(self) -> bool:
        """Tell whether the branch has nothing in the site's folder."""
        return not self.repository.names(self._tip, self.folder)

    def deliver(self, delivery: Delivery) -> Head:
        """Commit what changed and push it."""
        before, plan = delivery.before, delivery.plan
        changes = dict(plan.changes) | dict(plan.deletions)
        after = before.after(changes.items(), delivery.head)
        if plan.takes_texts_back:
            after = after.as_earliest()
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
            # The history has what was taken back: it begins anew.
            parent=self._tree() if plan.takes_texts_back else self._parent(),
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
            head = self.read(starts_anew=True).head
            raise no_such_publish(to, list(reversed(numbers)), head.earliest if head else 0)
        tree = self.repository.git("rev-parse", f"{commit}^{{tree}}").decode().strip()
        note = _modification(self._place(f"{STATE_FOLDER}/{_HOLD}"), b"rolled back\n")
        self._push(
            f"Go back to {commit}",
            [f"M 040000 {tree} \n".encode()],
            note,
            self._time(),
            parent=self._parent(),
        )
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

    def _push(
        self,
        message: str,
        first: list[bytes],
        then: Iterable[bytes],
        seconds: int,
        *,
        parent: bytes,
    ) -> None:
        """Make a commit with these fast-import commands after that of its `parent`, and push it."""
        self.repository.git(
            "fast-import",
            "--quiet",
            "--force",
            feed=_commit(message, parent, first, then, seconds),
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
        if self._tip and self.keeps_history:
            return f"from {self._tip}\n".encode()
        return self._tree()

    def _tree(self) -> bytes:
        """Return the command that takes over the branch's files and none of its commits."""
        if not self._tip:
            return b""
        tree = self.repository.git("rev-parse", f"{self._tip}^{{tree}}").decode().strip()
        return f"M 040000 {tree} \n".encode()

    def _modifications(self, delivery: Delivery, state: list[str]) -> Iterator[bytes]:
        if not self.folder:
            yield from _modification(NO_JEKYLL, b"")
        for path in delivery.plan.sent_files:
            data = (delivery.staging / path).read_bytes()
            yield from _modification(self._place(path), data)
            delivery.on_sent(len(data))
        for name in state:
            data = (self.desk.state / name).read_bytes()
            yield from _modification(self._place(f"{STATE_FOLDER}/{name}"), data)

    def _head_name(self, commit: str) -> str:
        names = self.repository.names(commit, self._place(STATE_FOLDER))
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


def host_for(target: Target, desk: Desk, held: int) -> GitHost | None:
    """Return the host of a target that names a branch."""
    if target.branch is None:
        return None
    return GitHost(
        Repository(desk.folder / "repository.git", target.branch.repository, held),
        branch=target.branch.name,
        folder=target.branch.folder,
        keeps_history=target.branch.keeps_history,
        desk=desk,
    )
