"""Fences: where code stands between two lines of backticks or tildes, as CommonMark has it.

A fence may stand in list items and quotations, at any depth. Its lines go without the marks and
the indent of what it stands in. A fence that is never closed is none: its lines are text, for a
forgotten line must not turn the rest of an article into code.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsroom.language.patterns import lazy_pattern

_TAB = 4
_DEEPEST = 40  # containers within one another, more than any accepted text has (safety/limits)
_QUOTED = re.compile(r"[ ]*>[ ]?")
_ITEM = lazy_pattern(r"[ ]*(?:\d{1,9}[.)]|[*+-])(?P<space>[ ]+)(?=\S)")
_RULE = lazy_pattern(r"[ ]*(?:(?:\*[ ]*){3,}|(?:-[ ]*){3,}|(?:_[ ]*){3,})")
_OPENING = lazy_pattern(r"(?P<indent>[ ]*)(?P<mark>`{3,}|~{3,})(?P<info>[^`]*)")
_MARKS = ("```", "~~~")


class Fence(NamedTuple):
    """A block of code: the places of its first and last line, from 0, and what they hold.

    `prefix` is all that stands before the fence on its first line.
    """

    first: int
    last: int
    prefix: str
    mark: str
    info: str
    code: tuple[str, ...]
    parts_before: bool
    """Whether it ends a list or quotation that the line above it belongs to."""
    parts_after: bool
    """Whether the line below it belongs to less than what it stands in."""


class _Container(NamedTuple):
    """A quotation, or a list item; `width` is how far an item's text is indented."""

    is_quotation: bool
    width: int
    number: int  # tells it from all others of the text


def has_fences(text: str) -> bool:
    """Tell whether a text may hold fences at all."""
    return any(mark in text for mark in _MARKS)


def fences_in(lines: Sequence[str]) -> Iterator[Fence]:
    """Yield the closed fences of a text, in order. Each line is looked at a few times at most."""
    return _Reader([line.expandtabs(_TAB) for line in lines]).fences()


class _Reader:
    """Reads one text from its beginning to its end; knows in which containers it stands."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._opened = 0
        self._open: list[_Container] = []
        self._is_in_paragraph = False
        # By the innermost container and the mark: from which length on no line closes a fence.
        self._never_closed: dict[tuple[int, str], int] = {}

    def fences(self) -> Iterator[Fence]:
        place = 0
        while place < len(self._lines):
            fence = self._fence_at(place)
            if fence is not None:
                yield fence
            place = place + 1 if fence is None else fence.last + 1

    def _fence_at(self, place: int) -> Fence | None:
        """Enter the containers of a line; return the fence that begins on it, if there is one."""
        line = self._lines[place]
        kept, start = self._continued(line)
        before = len(self._open)
        rest = line[start:]
        is_marked = _OPENING.fullmatch(rest) or _ITEM.match(rest) or _QUOTED.match(rest)
        if kept < before and self._is_in_paragraph and rest.strip() and not is_marked:
            return None  # a paragraph goes on, with whatever indent
        was_in_paragraph = self._is_in_paragraph
        self._open = self._open[:kept]
        start = self._entered(line, start)
        opening = _OPENING.fullmatch(line, start)
        self._is_in_paragraph = bool(line[start:].strip()) and opening is None
        if opening is None:
            return None
        code = self._code_below(place, opening)
        if code is None:
            return None
        last = place + len(code) + 1
        return Fence(
            first=place,
            last=last,
            prefix=line[: opening.start("mark")],
            mark=opening["mark"],
            info=opening["info"].strip(),
            code=tuple(code),
            parts_before=kept < before and was_in_paragraph,
            parts_after=self._is_parted(last + 1),
        )

    def _continued(self, line: str) -> tuple[int, int]:
        """Return how many of the open containers a line goes on with, and where its text begins."""
        start = 0
        for count, one in enumerate(self._open):
            if one.is_quotation:
                mark = _QUOTED.match(line, start)
                if mark is None:
                    return count, start
                start = mark.end()
            elif line.startswith(" " * one.width, start):
                start += one.width
            elif line[start:].strip():
                return count, start
        return len(self._open), start

    def _entered(self, line: str, start: int) -> int:
        """Open the containers that begin on a line; return where its text begins."""
        while len(self._open) < _DEEPEST and not _RULE.fullmatch(line, start):
            quoted, item = _QUOTED.match(line, start), _ITEM.match(line, start)
            mark = quoted or item
            if mark is None:
                break
            end = mark.end()
            if item and len(item["space"]) > _TAB:
                end = item.start("space") + 1
            self._opened += 1
            self._open.append(_Container(quoted is not None, end - start, self._opened))
            start = end
        return start

    def _code_below(self, place: int, opening: re.Match[str]) -> list[str] | None:
        """Return the lines between a fence's first and last; None if it is never closed."""
        mark, indent = opening["mark"], len(opening["indent"])
        innermost = self._open[-1].number if self._open else 0
        key = innermost, mark[0]
        if len(mark) >= self._never_closed.get(key, len(mark) + 1):
            return None
        closing = re.compile(rf"[ ]*{mark[0]}{{{len(mark)},}}[ ]*")
        code: list[str] = []
        for below in range(place + 1, len(self._lines)):
            line = self._lines[below]
            kept, start = self._continued(line)
            if kept < len(self._open):
                break
            if closing.fullmatch(line, start):
                return code
            text = line[start:]
            code.append(text[min(indent, len(text) - len(text.lstrip(" "))) :])
        self._never_closed[key] = len(mark)
        return None

    def _is_parted(self, place: int) -> bool:
        line = self._lines[place] if place < len(self._lines) else ""
        kept, start = self._continued(line)
        rest = line[start:]
        return kept < len(self._open) and bool(rest.strip()) and not _ITEM.match(rest)
