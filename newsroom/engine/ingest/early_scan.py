"""A scan begun early: a fork walks content/ while this process still loads what a build needs.

Walking an archive of 100,000 files takes as long as loading Pelican. On two cores the one hides
the other. The fork is made first of all, when there is little to copy; so it has to guess the
folders, and its answer counts only if the settings, once read, name the same, and if no other
build has written to the catalogue since.

Then it looks whether files in output/ are as they were left, while the build plans and makes its
pages: nobody waits for it (see `newsroom.catalogue.stamps`).
"""

import marshal
import os
import signal
import sqlite3
import struct
from contextlib import suppress
from functools import cached_property
from io import BufferedWriter
from pathlib import Path
from typing import NoReturn, Self

from newsroom.catalogue.stamps import turn
from newsroom.content.scan import ClosedFolder, Difference, SourceFile, differences
from newsroom.engine.output import altered

_NOTE = "SELECT value FROM meta WHERE name = ?"
_FILES = "SELECT path, changed, stamp FROM file ORDER BY path"
_File = tuple[str, int, int]
# The token of the build, suspects, what is removed, bad links, whether others were followed, and
# closed folders.
_Content = tuple[str, list[_File], tuple[str, ...], tuple[str, ...], bool, list[tuple[str, bool]]]
_LENGTH = struct.Struct("<q")


class EarlyScan:
    """What a fork finds out about `content` and output/, compared with the catalogue."""

    def __init__(self, content: Path, catalogue: Path, pipe: int, child: int) -> None:
        self._folders = (content, catalogue)
        self._pipe: int | None = pipe
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

    def difference(self, content: Path, catalogue: Path, build: str) -> Difference | None:
        """Return what differs in content/; None if that must be found out anew.

        That is so if the folders are others than were guessed, if `build`, the token of the last
        build in the catalogue, is not what the fork found there, or if the fork failed.
        """
        if self._folders != (content, catalogue) or self._content is None:
            return None
        then, suspects, removed, bad_links, has_links, closed = self._content
        if then != build:
            return None
        files = tuple(SourceFile(*file) for file in suspects)
        folders = tuple(ClosedFolder(*folder) for folder in closed)
        return Difference(files, removed, bad_links, has_links, folders)

    def altered(self) -> tuple[list[str], str] | None:
        """Return the files of output/ whose turn it was and that are not as a build left them.

        With them comes the last path of that turn, as `newsroom.catalogue.stamps.turn` tells it.
        None: that is not known.

        Ask after `difference`, whose answer tells whether this one counts.
        """
        return self._output

    def close(self) -> None:
        """Let go of the fork, whatever it is at; what was not asked yet is never answered."""
        if self._pipe is not None:
            os.close(self._pipe)
            self._pipe = None
            with suppress(ProcessLookupError, ChildProcessError):  # somebody else has waited for it
                os.kill(self._child, signal.SIGKILL)
                os.waitpid(self._child, 0)

    @cached_property
    def _content(self) -> _Content | None:
        answer = self._next_answer()
        return marshal.loads(answer) if answer else None

    @cached_property
    def _output(self) -> tuple[list[str], str] | None:
        answer = self._next_answer() if self._content else b""
        self.close()
        return marshal.loads(answer) if answer else None

    def _next_answer(self) -> bytes:
        """Return what the fork says next; nothing if it has died."""
        head = self._read(_LENGTH.size)
        return self._read(*_LENGTH.unpack(head)) if head else b""

    def _read(self, length: int) -> bytes:
        """Return so many bytes from the pipe; nothing if it ends before."""
        parts: list[bytes] = []
        while length and self._pipe is not None:
            parts.append(os.read(self._pipe, length))
            length -= len(parts[-1])
            if not parts[-1]:
                return b""
        return b"".join(parts)


def _scan_and_exit(content: Path, catalogue: Path, writer: int) -> NoReturn:
    """Write both answers to the pipe; nothing more if anything at all goes wrong."""
    try:
        connection = sqlite3.connect(f"{catalogue.as_uri()}?mode=ro", uri=True)
        connection.execute("BEGIN")  # the notes, the files and the outputs are of one build

        def note(name: str) -> str:
            row = connection.execute(_NOTE, (name,)).fetchone()
            return str(row[0]) if row else ""

        with os.fdopen(writer, "wb") as pipe:
            found = differences(content, connection.execute(_FILES))
            # Plain tuples: marshal, which is loaded already, knows no others.
            suspects = [tuple(file) for file in found.suspects]
            closed = [tuple(folder) for folder in found.closed]
            others = (found.removed, found.bad_links, found.has_links, closed)
            _answer(pipe, marshal.dumps((note("build"), suspects, *others)))
            files, last = turn(connection, note("looked at"))
            _answer(pipe, marshal.dumps((list(altered(Path(note("output")), files)), last)))
    finally:
        os._exit(0)  # no cleaning up, and no word of what failed: the build will meet it again


def _answer(pipe: BufferedWriter, data: bytes) -> None:
    pipe.write(_LENGTH.pack(len(data)) + data)
    pipe.flush()
