"""Earlier versions of a file in the Git repository that holds the edition, if one does."""

import re
import subprocess
from pathlib import Path
from typing import NamedTuple

_MOST = 50  # commits of one file that are listed
_PATIENCE = 20  # seconds; a long history of a large archive takes some
_COMMIT = re.compile(r"[0-9a-f]{40,64}")
_FORM = "--format=%x01%H%x00%at%x00%an%x00%s"


class Commit(NamedTuple):
    """A version of a file: its commit, when (seconds since 1970 UTC), by whom, and why.

    `path` is what the file was called then, from the repository's folder.
    """

    name: str
    time: int
    author: str
    subject: str
    path: str


def commits_of(content: Path, path: str) -> list[Commit]:
    """Return the versions of a file under `content`, the newest first, through its renamings.

    Empty if Git holds none of it, or is not installed.
    """
    told = _git(content, "log", "--follow", f"-n{_MOST}", _FORM, "--name-only", "-z", "--", path)
    found: list[Commit] = []
    for entry in (told or b"").decode(errors="replace").split("\x01")[1:]:
        name, time, author, subject, *names = entry.split("\0")
        then = next((one.strip("\n") for one in names if one.strip("\n")), path)
        found.append(Commit(name, int(time), author, subject, then))
    return found


def text_at(content: Path, commit: Commit) -> bytes | None:
    """Return the bytes of a file as of a commit that `commits_of` has told."""
    if not _COMMIT.fullmatch(commit.name):
        return None
    return _git(content, "show", "--no-textconv", f"{commit.name}:{commit.path}")


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Return what Git prints; None if it fails, takes too long or is not installed."""
    command = ["git", "--no-pager", "--literal-pathspecs", "-C", str(folder), *arguments]
    try:
        result = subprocess.run(command, capture_output=True, check=False, timeout=_PATIENCE)
    except (FileNotFoundError, subprocess.TimeoutExpired):
        return None
    return None if result.returncode else result.stdout
