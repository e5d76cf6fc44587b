"""What is another in one text than in an earlier one, told so that a journalist can read it."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_NEARBY = 1  # paragraphs and lines around a change that are shown with it
_MANY_LINES = 4000  # beyond these, lines that stand often are no landmarks: else it takes minutes
_MANY_WORDS = 4000
_WORD = re.compile(r"\w+|\s+|[^\w\s]")

Kind = Literal["same", "out", "in"]


class Part(NamedTuple):
    """A piece of text: in both texts, `out` of the later one, or `in` it alone."""

    kind: Kind
    text: str


class Change(NamedTuple):
    """Neighbouring lines of which some differ; `line` is where they stand in the later text."""

    line: int
    parts: tuple[Part, ...]


def changes(before: str, after: str) -> list[Change]:
    """Return what is another in `after`, by words, with a line of what is around each change."""
    old, new = before.split("\n"), after.split("\n")
    matcher = SequenceMatcher(None, old, new, autojunk=max(len(old), len(new)) > _MANY_LINES)
    found: list[Change] = []
    for group in matcher.get_grouped_opcodes(_NEARBY):
        parts = [
            part
            for tag, a, b, c, d in group
            for part in _parts(tag, _lines(old[a:b]), _lines(new[c:d]))
        ]
        found.append(Change(group[0][3] + 1, tuple(parts)))
    return found


def _parts(tag: str, before: str, after: str) -> Iterator[Part]:
    if tag == "equal":
        yield Part("same", after)
    elif tag == "replace":
        yield from _words(before, after)
    elif before:
        yield Part("out", before)
    elif after:
        yield Part("in", after)


def _words(before: str, after: str) -> Iterator[Part]:
    """Yield the parts of a paragraph that was written anew, word by word where that tells more."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=max(len(old), len(new)) > _MANY_WORDS)
    if matcher.quick_ratio() < 0.4 or matcher.ratio() < 0.4:  # nothing is left of it but `the`
        yield Part("out", before)
        yield Part("in", after)
        return
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield Part("same", "".join(new[c:d]))
            continue
        if a < b:
            yield Part("out", "".join(old[a:b]))
        if c < d:
            yield Part("in", "".join(new[c:d]))


def _lines(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def matching_lines(one: list[str], other: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the places, from 0, of lines that stand in both texts, in their order."""
    matcher = SequenceMatcher(None, one, other, autojunk=max(len(one), len(other)) > _MANY_LINES)
    for first, second, size in matcher.get_matching_blocks():
        yield from zip(range(first, first + size), range(second, second + size), strict=True)
