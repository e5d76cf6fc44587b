"""Masking: the parts of a body in which nothing is markup, blanked out.

These are fenced code, code spans, comments, the elements whose content is shown as it stands
(`<pre>`, `<code>`) or not at all (`<script>`, `<style>` …), and the shortcodes of Hugo, which are
text here: `{{< figure src="a.jpg" >}}`. What such a part seems to name is only
an example. A part that is never closed is no such part.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from newsroom.content.markdown.fences import fences_in, has_fences
from newsroom.language.patterns import lazy_pattern

_RAW_ELEMENTS = (
    *("pre", "code", "script", "style", "textarea", "xmp", "template", "noscript", "noembed"),
    *("svg", "math", "title", "select"),
)
_CODE = r"(?P<ticks> `+ ) | (?P<comment> <!-- )"
_FLAGS = re.VERBOSE | re.MULTILINE | re.IGNORECASE
_OPENING_OF_CODE = lazy_pattern(_CODE, _FLAGS)
_OPENING = lazy_pattern(
    rf"""{_CODE} | (?<!\() (?P<shortcode> \{{\{{[<%] )
       | < (?P<element> {"|".join(_RAW_ELEMENTS)} ) \b [^<>]* >""",
    _FLAGS,
)
_END_OF_PARAGRAPH = lazy_pattern(
    r"\n[ \t]*\n|\n[ ]{0,3}<!--"
    r"|</?(?:p|div|details|figure|table|t[drh]|[uod]l|li|h[1-6r]|blockquote|pre|section|article"
    r"|center|form)\b",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"[^\n]")
# A body without one of these has nothing to mask.
_MARKS = ("`", "~~~", "<", "{{%")


def masked(markdown: str) -> str:
    """Return `markdown` with spaces for all that is no markup; offsets and lines stay."""
    return _without(markdown, _OPENING)


def without_code(markdown: str) -> str:
    """Return `markdown` with spaces for its code and comments, but with all of its tags."""
    return _without(markdown, _OPENING_OF_CODE)


def _without(markdown: str, opening: re.Pattern[str]) -> str:
    if not any(mark in markdown for mark in _MARKS):
        return markdown
    if has_fences(markdown):  # they come first: a code span does not reach across one
        markdown = _without_fences(markdown)
    edges = [0]
    for part in _Scanner(markdown, opening).parts():
        edges += part
    pieces = [markdown[start:end] for start, end in pairwise([*edges, len(markdown)])]
    pieces[1::2] = [_UNSEEN.sub(" ", piece) for piece in pieces[1::2]]
    return "".join(pieces)


def _without_fences(markdown: str) -> str:
    lines = markdown.split("\n")
    for fence in fences_in(lines):
        before, mark, info = lines[fence.first].partition(fence.mark)
        lines[fence.first] = before + " " * len(mark + info)
        for place in range(fence.first + 1, fence.last + 1):
            lines[place] = " " * len(lines[place])
    return "\n".join(lines)


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
        what = opening[opening.lastgroup or 0]
        match opening.lastgroup:
            case "ticks":
                return self._end_of_span(opening.start(), what)
            case "comment":
                return self._search("-->", opening.end())
            case "shortcode":
                return self._search(rf"{what[-1].replace('<', '>')}\}}\}}", opening.end())
            case _:
                return self._search(rf"</{what.lower()}\s*>", opening.end())

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
        return 0 if self._is_parted(start, end) else end

    def _is_parted(self, start: int, end: int) -> bool:
        """Tell whether a paragraph ends between two places, so that no span reaches across."""
        if "\n" not in self._text[start:end]:
            return False
        return bool(_END_OF_PARAGRAPH.search(self._text, start, end))
