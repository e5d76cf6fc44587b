"""Quotation marks: from the typewriter's two to “ ” and ‘ ’, nested ones in the other kind."""

import re

from newsroom.language.markup import BLOCK, END, UNSEEN

_EDGE = re.compile(f"([{BLOCK}{END}])")
_QUOTE = re.compile("[\"'“”‘’]")
_CLOSING = {"“": "”", "‘": "’"}
_BEFORE_OPENING = frozenset(" \n\t\u00a0([{<“‘—–")
_BEFORE_EITHER = frozenset(":,;=-/")


def set_quotes(text: str) -> str:
    """Return `text` with its straight quotes set, each block (paragraph) judged by itself."""
    if '"' not in text and "'" not in text:
        return text
    return "".join(_set_block(block) for block in _EDGE.split(text))


def _neighbours(block: str, index: int) -> tuple[str, str]:
    """Return the characters that a reader sees before and after `index`, "" at the edges."""
    left = index - 1
    while left >= 0 and block[left] in UNSEEN:
        left -= 1
    right = index + 1
    while right < len(block) and block[right] in UNSEEN:
        right += 1
    return block[left] if left >= 0 else "", block[right] if right < len(block) else ""


def _opens(before: str, after: str, *, inside: bool) -> bool:
    """Return whether a straight quote between two characters opens, or closes."""
    if not before or before in _BEFORE_OPENING:
        return not inside or (after != "" and not after.isspace())
    if before in _BEFORE_EITHER:
        return not inside and after.isalnum()
    return False


def _direct_doubles(block: str, places: list[int]) -> tuple[dict[int, bool], bool]:
    """Return for each double quote whether it opens, and whether all pair up.

    Inch marks (a straight one after a digit with none open) are left out.
    """
    opens: dict[int, bool] = {}
    depth = 0
    paired = True
    for index in places:
        mark = block[index]
        if mark in "'‘’":
            continue
        before, after = _neighbours(block, index)
        opening = mark == "“" or (mark == '"' and _opens(before, after, inside=depth > 0))
        if mark == '"' and not opening and depth == 0 and before.isdigit():
            continue
        opens[index] = opening
        depth += 1 if opening else -1
        paired = paired and depth >= 0
        depth = max(depth, 0)
    return opens, paired and depth == 0


def _double(mark: str, open_doubles: list[str], *, opening: bool, nesting: bool) -> str:
    """Return what becomes of a double quote, and keep account of those that are open.

    One within another is a single quote if all pair up: a forgotten one must not turn every second
    quotation of a paragraph inside out.
    """
    if opening:
        nested = nesting and open_doubles[-1:] == ["“"]
        set_ = mark if mark == "“" else "“‘"[nested]
        open_doubles.append(set_)
        return set_
    opener = open_doubles.pop() if open_doubles else "“"
    return mark if mark == "”" else _CLOSING[opener]


def _closes_single(block: str, index: int) -> bool:
    before, after = _neighbours(block, index)
    return before != "" and not before.isspace() and not after.isalnum()


def _single(block: str, index: int, last_closing: int, *, inside: bool) -> str:
    """Return what becomes of the straight single quote at `index`."""
    before, after = _neighbours(block, index)
    spaced = after == "" or after.isspace()
    if (not before or before in _BEFORE_OPENING) and not inside:
        if spaced:
            return "'"
        return "‘" if index < last_closing else "’"
    if before.isdigit() and (after.isdigit() or not (after.isalnum() or inside)):
        return "'"
    return "’"


def _set_block(block: str) -> str:
    if '"' not in block and "'" not in block:
        return block
    places = [match.start() for match in _QUOTE.finditer(block)]
    opens, paired = _direct_doubles(block, places)
    last_closing = max(
        (index for index in places if block[index] in "'’" and _closes_single(block, index)),
        default=-1,
    )
    marks = list(block)
    open_doubles: list[str] = []
    inside_single = False
    for index in places:
        mark = block[index]
        if index in opens:
            mark = _double(mark, open_doubles, opening=opens[index], nesting=paired)
        elif mark == "'":
            mark = _single(block, index, last_closing, inside=inside_single)
        marks[index] = mark
        if mark == "‘":
            inside_single = True
        elif mark == "’" and _closes_single(block, index):
            inside_single = False
    return "".join(marks)
