"""Lists that keep what was typed: their numbers, their kind, and what belongs to an item.

Python-Markdown numbers every list from 1. It makes one list of bullets and numbers that stand one
below another, and takes for an item's own only what is indented by four spaces. Here a list begins
with the number that was typed, a number out of turn is kept, each kind has its list, and an indent
up to where the item's text begins is enough, as CommonMark has it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import OListProcessor, UListProcessor
from markdown.preprocessors import Preprocessor

from newsroom.content.markdown.fenced_code import FencedCode

_INDENT = 4  # what Python-Markdown asks for
_NUMBER = r"\d{1,9}\."  # as in CommonMark: a longer one is no place in a list
_BULLET = r"[*+-]"
_ITEM = re.compile(rf"(?P<indent>[ ]*)(?P<mark>{_NUMBER}|{_BULLET})(?P<space>[ ]+)(?=\S)")
_NUMBERED_LINE = re.compile(rf"\n(?:>[ ]?)*{_NUMBER}[ ]")
_BULLETED_LINE = re.compile(rf"\n(?:>[ ]?)*{_BULLET}[ ]")
_QUOTED = re.compile(r"[ ]{0,3}>[ ]?")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ ]*){3,}|(?:-[ ]*){3,}|(?:_[ ]*){3,})")


class NumberedLists(OListProcessor):
    """Ordered lists whose items have the numbers that were typed."""

    SIBLING_TAGS = ["ol"]  # noqa: RUF012  (Python-Markdown's own form)
    LAZY_OL = False

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.RE = re.compile(rf"^[ ]{{0,{_INDENT - 1}}}{_NUMBER}[ ]+(.*)")
        self.CHILD_RE = re.compile(rf"^[ ]{{0,{_INDENT - 1}}}(({_NUMBER}))[ ]+(.*)")
        self._typed: WeakKeyDictionary[Element, list[int]] = WeakKeyDictionary()

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Append the items, each with its number where counting would give another."""
        lines = blocks[0].split("\n")
        numbers = [
            int(match[1].rstrip(".")) for line in lines if (match := self.CHILD_RE.match(line))
        ]
        super().run(parent, blocks)
        last = self.lastChild(parent)
        numbered = last if last is not None and last.tag == self.TAG else parent
        if numbered.tag != self.TAG:
            return
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
        self.CHILD_RE = re.compile(rf"^[ ]{{0,{_INDENT - 1}}}(({_BULLET}))[ ]+(.*)")


class _OpenItem(NamedTuple):
    """A list item that what follows may belong to; `inside` is the indent from which it does."""

    inside: int
    is_numbered: bool


class ItemIndents(Preprocessor):
    """Indents what belongs to an item as far as Python-Markdown wants it.

    `fences` has set code aside: its lines, unlike those of raw HTML, stand where they were typed.
    """

    def __init__(self, md: Markdown, fences: FencedCode | None) -> None:
        super().__init__(md)
        self._fences = fences

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines, those of items' children indented by four spaces a level."""
        text = "\n" + "\n".join(lines)
        # Without an indent, only kinds of lists may have to be told apart.
        is_indented = "\n " in text or "\n>  " in text
        if is_indented or (_BULLETED_LINE.search(text) and _NUMBERED_LINE.search(text)):
            return list(_indented(lines, self._fences.enclosed if self._fences else frozenset()))
        return lines


def _indented(lines: list[str], code: frozenset[str]) -> Iterator[str]:
    """Yield the lines; those of a quotation are looked at as a text of their own."""
    rest = iter([*lines, None])
    own: list[str] = []
    quoted: list[tuple[str, str]] = []
    for line in rest:
        mark = _QUOTED.match(line) if line is not None else None
        if mark and line is not None and not _is_in_item(line, own):
            yield from _of_one_text(own, code)
            own = []
            quoted.append((mark[0], line[mark.end() :]))
            continue
        if quoted:
            inner = list(_indented([text for _mark, text in quoted], code))
            marks = [mark for mark, _text in quoted]
            yield from (f"{mark}{text}" for mark, text in zip(marks, inner, strict=False))
            yield from (f"{marks[-1]}{text}" for text in inner[len(marks) :])
            quoted = []
        if line is not None:
            own.append(line)
    yield from _of_one_text(own, code)


def _is_in_item(line: str, above: list[str]) -> bool:
    """Tell whether an indented line belongs to a list item in the lines above it."""
    indent = _indent_of(line)
    if not indent:
        return False
    outer = next((one for one in reversed(above) if one.strip() and _indent_of(one) < indent), "")
    item = _ITEM.match(outer)
    return item is not None and item.end() <= indent


def _indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _of_one_text(lines: list[str], code: frozenset[str]) -> Iterator[str]:
    items: list[_OpenItem] = []
    is_after_blank, is_in_paragraph, is_own_paragraph = True, False, False
    for line in lines:
        if not line.strip():
            is_after_blank, is_in_paragraph, is_own_paragraph = True, False, False
            yield line
            continue
        indent = _indent_of(line)
        item = None if _RULE.fullmatch(line) else _ITEM.match(line)
        # What Python-Markdown has set aside, raw HTML, has empty lines around that nobody typed.
        is_set_aside = line.lstrip(" ").startswith("\x02") and line.strip() not in code
        begins = is_after_blank and not is_set_aside
        begins = begins or (item is not None and not is_in_paragraph)
        if not begins:  # a paragraph goes on, with whatever indent
            yield line
            continue
        before = items
        items = [one for one in items if one.inside <= indent]
        level = len(items)
        if item:
            is_numbered = item["mark"][-1] == "."
            last = before[level] if len(before) > level else None
            is_other_kind = last is not None and last.is_numbered != is_numbered
            if not is_after_blank and (is_other_kind or is_own_paragraph):
                yield ""  # or Python-Markdown would go on with what stands above
            width = len(item["space"]) if len(item["space"]) <= _INDENT else 1
            inside = min(indent + len(item["mark"]) + width, _INDENT * (level + 1))
            items.append(_OpenItem(max(inside, indent + 1), is_numbered))
        is_after_blank, is_in_paragraph = False, not items
        is_own_paragraph = bool(items) and not item
        yield " " * max(0, _INDENT * level - indent) + line
