"""Where the values of a fenced block stand, and how one is written anew: no other byte changes."""

from collections.abc import Callable, Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text, in characters from 0; `end` is behind the last."""

    start: int
    end: int


class Place(NamedTuple):
    """A key of a block: its lines, and its value with the texts that this holds.

    `items` are where the texts of a list stand, None for a value that is no list. `are_on_lines`
    tells that each of these begins a line of its own, behind a hyphen.
    """

    lines: Span
    value: Span
    texts: tuple[str, ...]
    items: tuple[Span, ...] | None = None
    are_on_lines: bool = False


class Edit(NamedTuple):
    """What stands in place of a stretch."""

    span: Span
    text: str


# From a text, and what stood there before, to how it is written.
Written = Callable[[str, str], str]


def line_start(block: str, place: int) -> int:
    """Return where the line begins that holds a place."""
    return block.rfind("\n", 0, place) + 1


def line_end(block: str, place: int) -> int:
    """Return where the next line begins: a block ends with a line's end."""
    return block.find("\n", place) + 1 or len(block)


def edited(block: str, edits: Iterable[Edit]) -> str:
    """Return a block after all edits."""
    for span, text in sorted(edits, reverse=True):
        block = block[: span.start] + text + block[span.end :]
    return block


def text_edit(block: str, place: Place, text: str, written: Written) -> Edit:
    """Return the edit that makes the value of a place another text."""
    source = block[place.value.start : place.value.end]
    rest = source[len(source.rstrip()) :]  # a text of many lines may end with its last line's end
    space = " " if place.value.start and block[place.value.start - 1] in ":=" else ""
    return Edit(place.value, space + written(text, source) + rest)


def list_edit(block: str, place: Place, texts: Iterable[str], written: Written) -> Edit:
    """Return the edit that makes the value of a place another list; what stays is as it was."""
    items = place.items or ()
    like = block[items[0].start : items[0].end] if items else '""'
    if not place.are_on_lines:
        known = {
            text: block[span.start : span.end]
            for text, span in zip(place.texts, items, strict=True)
        }
        listed = ", ".join(known.get(text) or written(text, like) for text in texts)
        return Edit(place.value, f"[{listed}]")
    starts = [line_start(block, span.start) for span in items]
    end = line_end(block, max(items[-1].end - 1, items[-1].start))
    lines = {
        text: block[start:following]
        for text, start, following in zip(place.texts, starts, [*starts[1:], end], strict=True)
    }
    mark = block[starts[0] : items[0].start]
    ending = "\r\n" if block[starts[0] : end].endswith("\r\n") else "\n"
    listed = "".join(lines.get(text) or f"{mark}{written(text, like)}{ending}" for text in texts)
    return Edit(Span(starts[0], end), listed)
