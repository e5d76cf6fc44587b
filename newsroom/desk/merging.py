"""Bringing two versions of a text together that somebody has made of the same one."""

from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise
from typing import NamedTuple

from newsroom.desk.comparison import matching_lines


class Piece(NamedTuple):
    """A piece of the merged text: agreed upon if both are the same, else to be chosen."""

    mine: str
    theirs: str

    @property
    def is_agreed(self) -> bool:
        """Whether nobody need choose."""
        return self.mine == self.theirs


def merged(base: str | None, mine: str, theirs: str) -> list[Piece]:
    """Return the pieces of a text, whole lines each, that two people have made of `base`.

    What only one of them has changed is agreed upon. Without a base, whatever differs is to be
    chosen. All of both texts is in the pieces.
    """
    texts = [text.split("\n") for text in (mine if base is None else base, mine, theirs)]
    lines, mine_lines, their_lines = texts
    in_mine = dict(matching_lines(lines, mine_lines))
    in_theirs = dict(matching_lines(lines, their_lines))
    common = [(place, in_mine[place], in_theirs[place]) for place in in_mine if place in in_theirs]
    ends = (len(lines), len(mine_lines), len(their_lines))
    pieces: list[Piece] = []
    for before, after in pairwise([(-1, -1, -1), *common, ends]):
        between = [
            text[begin + 1 : end] for text, begin, end in zip(texts, before, after, strict=True)
        ]
        pieces += _settled(*between, has_base=base is not None)
        if after != ends:
            line = f"{lines[after[0]]}\n"
            pieces.append(Piece(line, line))
    return _joined(pieces)


def merged_fields(
    base: Mapping[str, str] | None, mine: Mapping[str, str], theirs: Mapping[str, str]
) -> dict[str, Piece]:
    """Return the value of each field that a form has, by its name: agreed upon, or to be chosen."""
    known = base or {}
    found: dict[str, Piece] = {}
    for name, value in theirs.items():
        my_value = mine.get(name, value)
        if known.get(name) == value:
            found[name] = Piece(my_value, my_value)
        elif known.get(name) == my_value:
            found[name] = Piece(value, value)
        else:
            found[name] = Piece(my_value, value)
    return found


def _settled(
    base: list[str], mine: list[str], theirs: list[str], *, has_base: bool
) -> Iterator[Piece]:
    if has_base and base == theirs:
        theirs = mine
    elif has_base and base == mine:
        mine = theirs
    if mine or theirs:
        yield Piece(_text(mine), _text(theirs))


def _text(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with neighbours put together; the last line's end was none of the text."""
    found: list[Piece] = []
    for is_agreed, group in groupby(pieces, key=lambda piece: piece.is_agreed):
        if is_agreed:
            text = "".join(piece.mine for piece in group)
            found.append(Piece(text, text))
        else:
            found += group
    if found:
        last = found.pop()
        found.append(Piece(last.mine.removesuffix("\n"), last.theirs.removesuffix("\n")))
    return found
