"""A scan begun early: a fork walks content/ while this process still loads what a build needs.

Walking an archive of 100,000 files takes as long as loading Pelican. On two cores the one hides
the other. The fork is made first of all, when there is little to copy; so it has to guess the
folders, and its answer counts only if the settings, once read, name the same, and if no other
build has written to the catalogue since.
"""

import marshal
import os
import sqlite3
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import NoReturn, Self

from newsroom.content.scan import Difference, SourceFile, compare, walk

_RUN = "SELECT value FROM meta WHERE name = 'run'"
_FILES = "SELECT path, size, mtime FROM file ORDER BY path"


class EarlyScan:
    """What a fork finds out about `content`, compared with the catalogue at `catalogue`."""

    def __init__(self, content: Path, catalogue: Path, pipe: int, child: int) -> None:
        self._folders = (content, catalogue)
        self._pipe = pipe
        self._child = child

    @classmethod
    def begin(cls, content: Path, catalogue: Path) -> Self | None:
        """Return a scan under way; None where it would gain nothing or the system cannot fork."""
        if not hasattr(os, "fork") or not catalogue.exists():
            return None
        pipe, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(pipe)
            _scan_and_exit(content, catalogue, writer)
        os.close(writer)
        return cls(content, catalogue, pipe, child)

    def difference(self, content: Path, catalogue: Path, run: str) -> Difference | None:
        """Return what differs; None if that must be found out anew.

        That is so if the folders are others than were guessed, if `run`, the number of the last
        build in the catalogue, is not what the fork found there, or if the fork failed.
        """
        answer = self._answer
        if not answer or self._folders != (content, catalogue):
            return None
        then, suspects, removed = marshal.loads(answer)
        if then != run:
            return None
        return Difference(tuple(map(SourceFile._make, suspects)), removed)

    @cached_property
    def _answer(self) -> bytes:
        with os.fdopen(self._pipe, "rb") as pipe:
            answer = pipe.read()
        with suppress(ChildProcessError):  # somebody else has waited for all our children
            os.waitpid(self._child, 0)
        return answer


def _scan_and_exit(content: Path, catalogue: Path, writer: int) -> NoReturn:
    """Write the difference to the pipe; nothing if anything at all goes wrong."""
    try:
        connection = sqlite3.connect(f"{catalogue.as_uri()}?mode=ro", uri=True)
        connection.execute("BEGIN")  # the number and the files are of one build
        run = connection.execute(_RUN).fetchone()[0]
        found = compare(walk(content), connection.execute(_FILES))
        # Plain tuples: marshal, which is loaded already, knows no others.
        suspects = [(file.path, file.size, file.mtime) for file in found.suspects]
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(marshal.dumps((run, suspects, found.removed)))
    finally:
        os._exit(0)  # no cleaning up, and no word of what failed: the build will meet it again
