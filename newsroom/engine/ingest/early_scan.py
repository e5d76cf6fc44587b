"""A scan begun early: a fork walks content/ while this process still loads what a build needs.

Walking an archive of 100,000 files takes as long as loading Pelican. On two cores the one hides
the other. The fork is made first of all, when there is little to copy; so it has to guess the
folders, and its answer counts only if the settings, once read, name the same, and if no other
build has written to the catalogue since.

Then it looks whether files in output/ are as they were left, while the build plans and makes its
pages: nobody waits for it (see `newsroom.catalogue.stamps`).
"""

import marshal
import sqlite3
from functools import cached_property, partial
from pathlib import Path
from typing import Self

from newsroom.catalogue.stamps import turn
from newsroom.content.scan import ClosedFolder, Difference, SourceFile, differences
from newsroom.engine.errand import Answer, Errand
from newsroom.engine.output import altered

_NOTE = "SELECT value FROM meta WHERE name = ?"
_FILES = "SELECT path, changed, stamp FROM file ORDER BY path"
_File = tuple[str, int, int]
# The token of the build, suspects, what is removed, bad links, whether others were followed, and
# closed folders.
_Content = tuple[str, list[_File], tuple[str, ...], tuple[str, ...], bool, list[tuple[str, bool]]]


class EarlyScan:
    """What a fork finds out about `content` and output/, compared with the catalogue."""

    def __init__(self, content: Path, catalogue: Path, errand: Errand) -> None:
        self._folders = (content, catalogue)
        self._errand = errand

    @classmethod
    def begin(cls, content: Path, catalogue: Path) -> Self | None:
        """Return a scan under way; None where it would gain nothing or the system cannot fork."""
        if not catalogue.exists():
            return None
        errand = Errand.begin(partial(_scan, content, catalogue))
        return cls(content, catalogue, errand) if errand else None

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
        self._errand.close()

    @cached_property
    def _content(self) -> _Content | None:
        answer = self._errand.next_answer()
        return marshal.loads(answer) if answer else None

    @cached_property
    def _output(self) -> tuple[list[str], str] | None:
        answer = self._errand.next_answer() if self._content else b""
        return marshal.loads(answer) if answer else None


def _scan(content: Path, catalogue: Path, answer: Answer) -> None:
    """Answer what differs in content/, then which files of output/ are not as they were left."""
    connection = sqlite3.connect(f"{catalogue.as_uri()}?mode=ro", uri=True)
    connection.execute("BEGIN")  # the notes, the files and the outputs are of one build

    def note(name: str) -> str:
        row = connection.execute(_NOTE, (name,)).fetchone()
        return str(row[0]) if row else ""

    found = differences(content, connection.execute(_FILES))
    # Plain tuples: marshal, which is loaded already, knows no others.
    suspects = [tuple(file) for file in found.suspects]
    closed = [tuple(folder) for folder in found.closed]
    others = (found.removed, found.bad_links, found.has_links, closed)
    answer(marshal.dumps((note("build"), suspects, *others)))
    files, last = turn(connection, note("looked at"))
    answer(marshal.dumps((list(altered(Path(note("output")), files)), last)))
