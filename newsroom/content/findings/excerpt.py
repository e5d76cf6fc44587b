"""The line of a file in which something is wrong, and the words in it that are meant."""

from pathlib import Path
from typing import NamedTuple

from newsroom.content.rejection import Rejection
from newsroom.content.safety.limits import LARGEST_FILE

_AROUND = 60  # characters shown before and after what is meant
_CUT = "…"


class Excerpt(NamedTuple):
    """A part of a line, and where in it the words stand that are meant: characters from 0."""

    text: str
    start: int
    length: int


def excerpt_of(rejection: Rejection, content: Path) -> Excerpt | None:
    """Return the line that a finding is about, from a file in content/; None if there is none.

    That is so for findings about whole files, and for files that cannot be read. Nothing outside
    content/ is read.
    """
    if rejection.line < 1 or ".." in Path(rejection.path).parts:
        return None
    try:
        with open(content / rejection.path, "rb") as stream:  # noqa: PTH123  (may be large)
            data = stream.read(LARGEST_FILE)
    except (OSError, ValueError):
        return None
    lines = data.decode("utf-8-sig", "replace").split("\n")
    if rejection.line > len(lines):
        return None
    line = lines[rejection.line - 1].rstrip("\r")
    return marked(line, [value for _name, value in rejection.values]) if line.strip() else None


def marked(line: str, values: list[str]) -> Excerpt:
    """Return the part of a line around the longest of the values that stands in it.

    Without one, what is meant is the value of the field, or the whole line. Letters that would do
    something to a terminal are replaced.
    """
    name, colon, value = line.partition(":")
    # What a field holds goes before its name, which may be one of the values too.
    parts = (value, line)
    known = (
        max((one for one in values if one and one in part), key=len, default="") for part in parts
    )
    found = next(filter(None, known), "") or value.strip() or line.strip()
    start = line.find(found, len(name) + len(colon)) if found in value else line.index(found)
    found = found[:_AROUND]
    first, end = max(0, start - _AROUND), start + len(found) + _AROUND
    before = (_CUT if first else "") + _harmless(line[first:start])
    behind = _harmless(line[start + len(found) : end]) + (_CUT if end < len(line) else "")
    return Excerpt(before + _harmless(found) + behind, len(before), len(found))


def _harmless(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)
