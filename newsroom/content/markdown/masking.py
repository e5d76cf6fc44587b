"""Masking: the parts of a body in which nothing is markup, blanked out.

These are fenced code, code spans, comments, and the elements whose content is shown as it stands
(`<pre>`, `<code>`) or not at all (`<script>`, `<style>` …). What such a part seems to name is only
an example. A part that is never closed is no such part.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

_RAW_ELEMENTS = (
    *("pre", "code", "script", "style", "textarea", "xmp", "template", "noscript", "noembed"),
    *("svg", "math", "title", "select"),
)
_CODE = r"""^(?P<fence> `{3,} | ~{3,} ) [^`\n]* $
      | (?P<ticks> `+ )
      | (?P<comment> <!-- )"""
_FLAGS = re.VERBOSE | re.MULTILINE | re.IGNORECASE
_OPENING_OF_CODE = re.compile(rf"{_CODE} | (?P<element> (?!) )", _FLAGS)
_OPENING = re.compile(rf"{_CODE} | < (?P<element> {'|'.join(_RAW_ELEMENTS)} ) \b [^<>]* >", _FLAGS)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_UNSEEN = re.compile(r"[^\n]")
# A body without one of these has nothing to mask.
_MARKS = ("`", "~~~", "<")


def masked(markdown: str) -> str:
    """Return `markdown` with spaces for all that is no markup; offsets and lines stay."""
    return _without(markdown, _OPENING)


def without_code(markdown: str) -> str:
    """Return `markdown` with spaces for its code and comments, but with all of its tags."""
    return _without(markdown, _OPENING_OF_CODE)


def _without(markdown: str, opening: re.Pattern[str]) -> str:
    if not any(mark in markdown for mark in _MARKS):
        return markdown
    parts = list(_Scanner(markdown, opening).parts())
    if not parts:
        return markdown
    edges = [0, *(edge for part in parts for edge in part), len(markdown)]
    pieces = [markdown[start:end] for start, end in pairwise(edges)]
    pieces[1::2] = [_UNSEEN.sub(" ", piece) for piece in pieces[1::2]]
    return "".join(pieces)


class _Scanner:
    """Finds the parts of one text. Each kind of end is looked for past a place only once."""

    def __init__(self, text: str, opening: re.Pattern[str]) -> None:
        self._text = text
        self._opening = opening
        self._runs: dict[int, list[int]] | None = None
        self._never_closed: set[str] = set()

    def parts(self) -> Iterator[tuple[int, int]]:
        """Yield the beginning and end of each part, in order."""
        position = 0
        while match := self._opening.search(self._text, position):
            end = self._end(match)
            if end:
                yield match.start(), end
            position = end or match.end()

    def _end(self, opening: re.Match[str]) -> int:
        """Return where the part ends that `opening` begins, 0 if it is none."""
        if mark := opening["fence"]:
            # As Python-Markdown has it: the very same mark, alone on its line.
            closing = rf"^{mark}[ ]*$"
            return self._search(closing, opening.end()) or (
                self._end_of_span(opening.start(), mark) if mark[0] == "`" else 0
            )
        if mark := opening["ticks"]:
            return self._end_of_span(opening.start(), mark)
        if opening["comment"]:
            return self._search("-->", opening.end())
        if name := opening["element"]:
            return self._search(rf"</{name.lower()}\s*>", opening.end())
        return 0

    def _search(self, closing: str, start: int) -> int:
        if closing in self._never_closed:
            return 0
        pattern = re.compile(closing, re.MULTILINE | re.IGNORECASE)
        match = pattern.search(self._text, start)
        if match is None:
            self._never_closed.add(closing)
        return match.end() if match else 0

    def _end_of_span(self, start: int, ticks: str) -> int:
        """Return where a code span ends: at the next run of as many marks, in its paragraph."""
        if self._text[start - 1 : start] == "\\":
            return 0
        if self._runs is None:
            self._runs = {}
            for run in re.finditer("`+", self._text):
                self._runs.setdefault(len(run[0]), []).append(run.start())
        runs = self._runs.get(len(ticks), [])
        place = bisect_right(runs, start)
        if place == len(runs):
            return 0
        end = runs[place] + len(ticks)
        return end if not _BLANK_LINE.search(self._text, start, end) else 0
