"""Where list items begin, and how far what belongs to them is indented.

Python-Markdown takes for an item's own only what is indented by four spaces, and for a list only
what has an empty line above it. Here an indent up to where the item's text begins is enough, and a
list may stand right below a line of text, as CommonMark has it.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from newsroom.content.markdown.fenced_code import FencedCode
from newsroom.content.markdown.lists import BULLET, INDENT, NUMBER
from newsroom.content.markdown.tables import DELIMITER_ROW

_ITEM = re.compile(rf"(?P<indent>[ ]*)(?P<mark>{NUMBER}|{BULLET})(?P<space>[ ]+)(?=\S)")
# As in CommonMark, of numbers only the first of a list: another may be a year that ends a sentence.
_BELOW_TEXT = re.compile(rf"[ ]{{0,3}}(?:{BULLET}|1[.)])[ ]+\S")
_LISTED_LINE = re.compile(rf"\n[> ]*(?:{BULLET}|{NUMBER})[ ]")
_DELIMITER_ROW = re.compile(DELIMITER_ROW)
_EMPTY_ITEMS = {"*", "+", "-"}
_QUOTED = re.compile(r"[ ]{0,3}>[ ]?")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ ]*){3,}|(?:-[ ]*){3,}|(?:_[ ]*){3,})")


class _OpenItem(NamedTuple):
    """A list item that what follows may belong to; `inside` is the indent from which it does.

    `kind` is what stands behind its number, empty for a bullet.
    """

    inside: int
    kind: str


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
        if "\n " in text or "\n>  " in text or _LISTED_LINE.search(text):
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
            yield from chain.from_iterable(map(_Text(code).indented, own))
            if own and own[-1].strip():
                yield ""  # or the quotation would be part of the list item above it
            own = []
            quoted.append((mark[0], line[mark.end() :]))
            continue
        if quoted:
            inner = list(_indented([text for _mark, text in quoted], code))
            marks = [mark for mark, _text in quoted]
            yield from (f"{mark}{text}" for mark, text in zip(marks, inner, strict=False))
            yield from (f"{marks[-1]}{text}" for text in inner[len(marks) :])
            quoted = []
            if line is not None and _item_in(line):
                yield ""  # or the list would be part of the quotation
        if line is not None:
            own.append(line)
    yield from chain.from_iterable(map(_Text(code).indented, own))


def _is_in_item(line: str, above: list[str]) -> bool:
    """Tell whether an indented line belongs to a list item in the lines above it."""
    indent = _indent_of(line)
    if not indent:
        return False
    outer = next((one for one in reversed(above) if one.strip() and _indent_of(one) < indent), "")
    item = _ITEM.match(outer)
    return item is not None and item.end() <= indent


def _item_in(line: str) -> re.Match[str] | None:
    """Return the mark of a list item, if a line begins with one."""
    return None if _RULE.fullmatch(line) else _ITEM.match(line)


def _indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


class _Text:
    """The lines of one text, as far as they were looked at: what the next one may belong to."""

    def __init__(self, code: frozenset[str]) -> None:
        self._code = code
        self._items: list[_OpenItem] = []
        self._outermost = 0  # the level of the first line since the last empty one
        self._forget_block()

    def _forget_block(self) -> None:
        self._is_after_blank, self._is_in_table = True, False
        self._is_in_paragraph, self._is_own_paragraph = False, False

    def indented(self, line: str) -> list[str]:
        """Return a line with the indent that Python-Markdown wants, an empty one before it if need.

        Without that, Python-Markdown would go on with what stands above.
        """
        if not line.strip():
            self._forget_block()
            return [line]
        if line.startswith("#"):
            return self._heading(line)
        if self._items and not self._is_after_blank and line.strip() in _EMPTY_ITEMS:
            return []  # or it would underline the item above as a heading
        self._is_in_table = self._is_in_table or _DELIMITER_ROW.fullmatch(line) is not None
        item = _item_in(line)
        is_below_text = bool(
            self._is_in_paragraph and not self._is_in_table and _BELOW_TEXT.match(line)
        )
        # What Python-Markdown has set aside, raw HTML, has empty lines around that nobody typed.
        is_set_aside = line.lstrip(" ").startswith("\x02") and line.strip() not in self._code
        begins = self._is_after_blank and not is_set_aside
        begins = begins or (item is not None and (is_below_text or not self._is_in_paragraph))
        if not begins:  # a paragraph goes on, with whatever indent
            return [line]
        indent = _indent_of(line)
        before = self._items
        self._items = [one for one in before if one.inside <= indent]
        level = len(self._items)
        is_apart = False
        if item:
            last = before[level] if len(before) > level else None
            is_other_kind = last is not None and last.kind != _kind(item)
            is_outer = level < self._outermost
            is_apart = not self._is_after_blank and (
                is_other_kind or is_outer or is_below_text or self._is_own_paragraph
            )
            self._items.append(_open_item(item, indent, level))
        if self._is_after_blank or is_apart:
            self._outermost = level
        self._is_after_blank, self._is_in_paragraph = False, not self._items
        self._is_own_paragraph = bool(self._items) and not item
        return [*([""] if is_apart else []), " " * max(0, INDENT * level - indent) + line]

    def _heading(self, line: str) -> list[str]:
        """Return a heading, which ends all lists above it; what follows is a text of its own."""
        is_apart = bool(self._items) and not self._is_after_blank
        self._items = []
        self._forget_block()
        return ["", line] if is_apart else [line]


def _open_item(item: re.Match[str], indent: int, level: int) -> _OpenItem:
    width = len(item["space"]) if len(item["space"]) <= INDENT else 1
    inside = min(indent + len(item["mark"]) + width, INDENT * (level + 1))
    return _OpenItem(max(inside, indent + 1), _kind(item))


def _kind(item: re.Match[str]) -> str:
    return item["mark"][-1].strip("*+-")
