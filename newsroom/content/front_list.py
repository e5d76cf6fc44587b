"""content/front.md: which stories stand where on fronts, a line for each.

- lead: 2019/03/bai-mo-trang.md until 2019-03-12 12:00
- top: 2019/03/bai-thu-hai.md
"""

import re

from newsroom.content.article import Status
from newsroom.content.fields.front_field import (
    WrittenPlace,
    instant_of,
    place_meant,
    places_of,
    written_place,
)
from newsroom.content.fields.front_places import FOR_EVER
from newsroom.content.insets import FrontLine, FrontList
from newsroom.content.rejection import Rejection
from newsroom.edition import Edition
from newsroom.language.patterns import lazy_pattern

_LINE = lazy_pattern(r"(?:[-*+]\s+)?(?P<place>[^:]+?)\s*:\s*(?P<rest>\S.*)")
_LINK = re.compile(r"\[[^\]]*\]\((?P<file>[^)]+)\)")


def front_list_of(
    path: str, text: str, digest: str, edition: Edition
) -> tuple[FrontList, list[Rejection]]:
    """Return the list that a file holds, and what is wrong with its lines.

    Empty lines and those that begin with `#` are the editors' own.
    """
    lines: list[FrontLine] = []
    rejections: list[Rejection] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            one = _read_line(path, number, line.strip(), edition)
            if isinstance(one, FrontLine):
                lines.append(one)
            else:
                rejections.append(one)
    references = tuple(sorted({line.path for line in lines}))
    record = FrontList(path, digest, edition.language, Status.PUBLISHED, tuple(lines), references)
    return record, rejections


def _read_line(path: str, number: int, line: str, edition: Edition) -> FrontLine | Rejection:
    match = _LINE.fullmatch(line)
    written = written_place(match["rest"]) if match else WrittenPlace("", "")
    file = _file_of(written.place)
    if match is None or not file.endswith(".md"):
        return Rejection.of(path, number, "unreadable-front-line", text=line)
    place = place_meant(match["place"], edition)
    if not place:
        values = {"place": match["place"], "places": places_of(edition)}
        return Rejection.of(path, number, "unknown-place", **values)
    end = instant_of(written.until, edition) if written.until else None
    if written.until and end is None:
        return Rejection.of(path, number, "unreadable-end", date=written.until)
    return FrontLine(place, file, int(end.timestamp()) if end else FOR_EVER, number)


def _file_of(written: str) -> str:
    """Return the path under content/ that a line names: bare, or as Markdown's links have it."""
    link = _LINK.fullmatch(written)
    name = link["file"] if link else written
    for mark in ("{filename}", "|filename|"):
        name = name.removeprefix(mark)
    return name.strip("<>").lstrip("/")
