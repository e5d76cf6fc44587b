"""Lists that keep what was typed: their numbers and their kind.

Python-Markdown numbers every list from 1, and makes one list of bullets and numbers that stand one
below another. Here a list begins with the number that was typed, a number out of turn is kept, and
each kind has its list. What belongs to an item: see `item_indents`.
"""

import re
from weakref import WeakKeyDictionary
from xml.etree.ElementTree import Element

from markdown.blockparser import BlockParser
from markdown.blockprocessors import OListProcessor, UListProcessor

INDENT = 4
"""Spaces by which what belongs to an item is indented for Python-Markdown."""
NUMBER = r"\d{1,9}[.)]"
"""A number before an item, as in CommonMark: a longer one is no place in a list."""
BULLET = r"[*+-]"
PARENTHESIS = "parenthesis"
"""The class of lists that were typed with `1)`, so that they are shown so."""

_CHILD = re.compile(rf"^[ ]{{{INDENT},{INDENT * 2 - 1}}}(({NUMBER})|{BULLET})[ ]+.*")


class NumberedLists(OListProcessor):
    """Ordered lists whose items have the numbers that were typed, with that `mark` behind them."""

    LAZY_OL = False

    def __init__(self, parser: BlockParser, mark: str) -> None:
        super().__init__(parser)
        number = rf"\d{{1,9}}\{mark}"
        self.RE = re.compile(rf"^[ ]{{0,{INDENT - 1}}}{number}[ ]+(.*)")
        self.CHILD_RE = re.compile(rf"^[ ]{{0,{INDENT - 1}}}(({number}))[ ]+(.*)")
        self.INDENT_RE = _CHILD
        self._mark = mark
        self._class = PARENTHESIS if mark == ")" else None
        self._typed: WeakKeyDictionary[Element, list[int]] = WeakKeyDictionary()

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Append the items, each with its number where counting would give another."""
        lines = blocks[0].split("\n")
        numbers = [
            int(match[1].rstrip(self._mark))
            for line in lines
            if (match := self.CHILD_RE.match(line))
        ]
        above = self.lastChild(parent)
        goes_on = above is not None and above.get("class") == self._class
        # Python-Markdown reads it through the instance, though its types leave it to the class.
        self.SIBLING_TAGS = [self.TAG] if goes_on else []  # type: ignore[misc]
        super().run(parent, blocks)
        last = self.lastChild(parent)
        numbered = last if last is not None and last.tag == self.TAG else parent
        if numbered.tag != self.TAG:
            return
        if self._class:
            numbered.set("class", self._class)
        typed = self._typed.setdefault(numbered, [])
        for item, number in zip(list(numbered)[len(typed) :], numbers, strict=False):
            typed.append(number)
            if len(set(typed)) > 1 and number != _counted(numbered, len(typed) - 1):
                item.set("value", str(number))


def _counted(numbered: Element, place: int) -> int:
    """Return the number that a browser counts for an item of a list."""
    values = [int(item.get("value", 0)) for item in list(numbered)[:place]]
    for back, value in enumerate(reversed(values), start=1):
        if value:
            return value + back
    return int(numbered.get("start", 1)) + place


class BulletedLists(UListProcessor):
    """Lists of bullets, and of nothing else."""

    SIBLING_TAGS = ["ul"]  # noqa: RUF012

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.CHILD_RE = re.compile(rf"^[ ]{{0,{INDENT - 1}}}(({BULLET}))[ ]+(.*)")
        self.INDENT_RE = _CHILD
