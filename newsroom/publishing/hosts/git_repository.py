"""A bare Git repository beside the desk, and the files of one of its remote's commits."""

import hashlib
import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsroom.publishing.errors import HostError
from newsroom.publishing.hosts.site_files import Hasher, HostFile, SiteFiles

_ARGUMENTS = 200  # paths in one call of Git
# Without it, GitHub runs Jekyll over the branch, which drops folders that begin with `_`.
NO_JEKYLL = ".nojekyll"


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

    def names(self, commit: str, folder: str) -> list[str]:
        """Return the names in a folder of a commit; none if it has no such folder.

        Anything else that keeps them from being read is a HostError: a branch that cannot be read
        is no empty branch.
        """
        if not commit:
            return []
        place = f"{folder}/" if folder else ""
        arguments = ["--", place] if place else []
        told = self.git("ls-tree", "--name-only", "-z", commit, *arguments).decode()
        return [path.removeprefix(place) for path in told.split("\0")[:-1]]

    def blobs(self, commit: str, paths: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield (path, name of its blob) for those files that a commit has."""
        if not commit:
            return
        for start in range(0, len(paths), _ARGUMENTS):
            part = paths[start : start + _ARGUMENTS]
            for line in self.git("ls-tree", "-z", commit, "--", *part).decode().split("\0")[:-1]:
                told, _tab, path = line.partition("\t")
                yield path, told.split()[2]


@dataclass(frozen=True, slots=True)
class CommitFiles(SiteFiles):
    """The files that a commit has in a `folder` of it, a path that ends with a slash or is empty.

    Git's own name of a file is a hash of its size and its bytes, so that none has to be read.
    """

    repository: Repository
    commit: str
    folder: str

    def files(self) -> Iterator[HostFile]:
        """Yield every file of the site, with the name of its blob."""
        if not self.commit:
            return
        arguments = ("ls-tree", "-r", "-z", self.commit, *(("--", self.folder) * bool(self.folder)))
        for line in self.repository.git(*arguments).decode().split("\0")[:-1]:
            told, _tab, path = line.partition("\t")
            if path != NO_JEKYLL:
                yield HostFile(path.removeprefix(self.folder), -1, told.split()[2])

    def hasher(self, size: int) -> Hasher:
        """Return what makes the name of a blob."""
        return hashlib.sha1(b"blob %d\0" % size, usedforsecurity=False)

    def fetch(self, paths: Iterable[str], into: Path) -> None:
        """Copy those files of the commit that are there to the same paths under a folder here."""
        places = [f"{self.folder}{path}" for path in paths]
        for place, blob in self.repository.blobs(self.commit, places):
            file = into / place.removeprefix(self.folder)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(self.repository.git("cat-file", "blob", blob))


def _last_line(complaint: bytes) -> str:
    lines = complaint.decode(errors="replace").strip().splitlines()
    return next(
        (line for line in reversed(lines) if "rejected" in line), lines[-1] if lines else ""
    )
