"""Quotation marks: from the typewriter's two to a language's own, nested ones in the other kind.

In Vietnamese and English these are “ ” and, within them, ‘ ’. The apostrophe is always ’.
"""

import re
from bisect import bisect_right
from itertools import islice

from newsroom.language.locales.conventions import QuoteMarks
from newsroom.language.patterns import lazy_pattern
from newsroom.language.typography.markup import BLOCK, END, UNSEEN

_EDGE = re.compile(f"([{BLOCK}{END}])")
_BEFORE_OPENING = " \n\t\u00a0([{<—–"
_BEFORE_EITHER = frozenset(":,;=-/")
_APOSTROPHE = "’"
_MOST_QUOTES = 6  # side by side, whatever tags are between them: more are no quotation
_YEARS = re.compile(r"\d\d(?:er|s)?(?!\w)")  # the '90s, die '90er, thập niên '90


class QuoteSetter:
    """Sets straight quotes in the marks of one language; marks already set count but stay."""

    def __init__(self, marks: QuoteMarks, elisions: tuple[str, ...] = ()) -> None:
        """Set in `marks`; `elisions` are words that begin with an apostrophe, without it."""
        self._marks = marks
        self._elided = re.compile(rf"(?:{'|'.join(elisions)})(?!\w)", re.I) if elisions else None
        self._closing = {marks.outer_open: marks.outer_close, marks.inner_open: marks.inner_close}
        self._singles = {"'", marks.inner_open, marks.inner_close, _APOSTROPHE}
        self._doubles = {'"', marks.outer_open, marks.outer_close}
        self._quotes = lazy_pattern(f"[{''.join(sorted(self._singles | self._doubles))}]")
        self._before_opening = frozenset(_BEFORE_OPENING + marks.outer_open + marks.inner_open)

    def set_quotes(self, text: str) -> str:
        """Return `text` with its straight quotes set, each block (paragraph) judged by itself."""
        if '"' not in text and "'" not in text:
            return text
        return "".join(map(self._set_block, _EDGE.split(text)))

    def _set_block(self, block: str) -> str:
        if '"' not in block and "'" not in block:
            return block
        places = [match.start() for match in self._quotes.finditer(block)]
        opens, paired = self._directions(block, places)
        characters = list(block)
        open_doubles: list[str] = []
        inside_single = False
        for index in places:
            mark = block[index]
            if index in opens:
                mark = self._double(mark, open_doubles, opening=opens[index], nesting=paired)
            elif mark == "'":
                mark = self._single(block, index, places, inside=inside_single)
            characters[index] = mark
            if mark == self._marks.inner_open:
                inside_single = True
            elif mark in self._singles and self._closes(block, index):
                inside_single = False
        return "".join(characters)

    def _directions(self, block: str, places: list[int]) -> tuple[dict[int, bool], bool]:
        """Return for each double quote whether it opens, and whether all pair up.

        Inch marks (a straight one after a digit with none open) are left out.
        """
        opens: dict[int, bool] = {}
        depth = 0
        paired = True
        for index in places:
            mark = block[index]
            if mark not in self._doubles:
                continue
            opening = mark == self._marks.outer_open
            if mark == '"':
                before, after = _neighbours(block, index)
                if before in self._singles:
                    before = _behind_quotes(block, index, self._singles)
                opening = self._opens(before, after, inside=depth > 0)
                if not opening and depth == 0 and before.isdigit():
                    continue
            opens[index] = opening
            depth += 1 if opening else -1
            paired = paired and depth >= 0
            depth = max(depth, 0)
        return opens, paired and depth == 0

    def _opens(self, before: str, after: str, *, inside: bool) -> bool:
        """Return whether a straight quote between two characters opens, or closes."""
        if not before or before in self._before_opening:
            return not inside or (after != "" and not after.isspace())
        return before in _BEFORE_EITHER and not inside and after.isalnum()

    def _closes(self, block: str, index: int) -> bool:
        """Return whether a single quote at `index` could close, and not only be an apostrophe."""
        if block[index] not in self._singles or block[index] == self._marks.inner_open:
            return False
        before, after = _neighbours(block, index)
        return before != "" and not before.isspace() and not after.isalnum()

    def _double(self, mark: str, open_doubles: list[str], *, opening: bool, nesting: bool) -> str:
        """Return what becomes of a double quote, and keep account of those that are open.

        One within another is an inner one if all pair up: a forgotten one must not turn every
        second quotation of a paragraph inside out.
        """
        outer = self._marks.outer_open
        if opening:
            nested = nesting and mark == '"' and open_doubles[-1:] == [outer]
            opener = self._marks.inner_open if nested else outer
            open_doubles.append(opener)
            return opener
        opener = open_doubles.pop() if open_doubles else outer
        return self._closing[opener] if mark == '"' else mark

    def _single(self, block: str, index: int, places: list[int], *, inside: bool) -> str:
        """Return what becomes of the straight single quote at `index`.

        It stays where it says nothing (between spaces) or counts minutes (90').
        """
        before, after = _neighbours(block, index)
        if before in self._singles or before in self._doubles:
            before = _behind_quotes(block, index, self._singles | self._doubles)
        if not inside and (not before or before in self._before_opening):
            if not after or after.isspace():
                return "'"
            return _APOSTROPHE if self._is_elision(block, index, places) else self._marks.inner_open
        if before.isdigit() and (after.isdigit() or not (after.isalnum() or inside)):
            return "'"
        if inside and self._closes(block, index):
            return self._marks.inner_close
        return _APOSTROPHE

    def _is_elision(self, block: str, index: int, places: list[int]) -> bool:
        """Tell whether the quote at `index`, which could open, stands for what is left out.

        That is so before a year of two digits and before the words of the language, unless the
        next single quote closes: '90 phút đầy cảm xúc' is a quotation.
        """
        years = _YEARS.match(block, index + 1)
        word = self._elided.match(block, index + 1) if self._elided else None
        if years is None and word is None:
            return False
        later = islice(places, bisect_right(places, index), None)
        following = next((place for place in later if block[place] in self._singles), -1)
        if years:
            return not years[0].isdigit() or following < 0 or not self._closes(block, following)
        assert word is not None
        return following != word.end() or len(word[0]) == 1  # 'em' is a word that is quoted


def _behind_quotes(block: str, index: int, quotes: set[str]) -> str:
    """Return the character before the quotes that stand side by side before `index`."""
    left, passed = index - 1, 0
    while left >= 0 and (
        block[left] in UNSEEN or (block[left] in quotes and passed < _MOST_QUOTES)
    ):
        passed += block[left] in quotes
        left -= 1
    return block[left] if left >= 0 else ""


def _neighbours(block: str, index: int) -> tuple[str, str]:
    """Return the characters that a reader sees before and after `index`, "" at the edges."""
    left = index - 1
    while left >= 0 and block[left] in UNSEEN:
        left -= 1
    right = index + 1
    while right < len(block) and block[right] in UNSEEN:
        right += 1
    return block[left] if left >= 0 else "", block[right] if right < len(block) else ""
