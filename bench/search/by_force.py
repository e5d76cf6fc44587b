"""Random queries, and by looking at every word of every item, all that they ought to find."""

import re
from collections.abc import Iterator
from itertools import pairwise
from random import Random
from typing import NamedTuple

from bench.search.queries import Question, queries_of
from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.search import Selection
from newsroom.catalogue.rows import SearchItem
from newsroom.edition import Edition
from newsroom.pages.presence import Presence
from newsroom.pages.renderer import Renderer
from newsroom.search.items import body_blocks, text_of
from newsroom.search.words import words

VOCABULARY = 10_000
"""Items from which words are drawn: those of a large archive would fill the memory."""

_YEAR = re.compile(r"(19|20)\d\d")
_KINDS = ("word", "words", "quoted", "without")

Pair = tuple[str, str]


class Drawn(NamedTuple):
    """What a query is made of; `size` is how many words it has if it is of that kind."""

    kind: str
    one: Pair
    other: Pair
    size: int


def questions_by_force(edition: Edition, now: int, count: int, seed: int = 3) -> list[Question]:
    """Return random queries of one to four words, pairs in quotes, and words to be left out.

    All items are read twice: for the words that there are, and for those that have what is asked.
    """
    drawn = _drawn(edition, now, count, Random(seed))
    having: dict[str | Pair, set[str]] = {}
    for one in drawn:
        having |= {key: set() for key in (one.one, one.other, *one.one, *one.other)}
    for address, row in _items(edition, now):
        for key in having.keys() & row:
            having[key].add(address)
    return [_question(one, having) for one in drawn]


def _drawn(edition: Edition, now: int, count: int, chance: Random) -> list[Drawn]:
    """Return so many kinds of queries, each with two pairs that are in the archive."""
    total = sum(1 for _item in _found(edition, now))
    known: set[str | Pair] = set()
    for _address, row in _items(edition, now, max(1, total // VOCABULARY)):
        known |= row
    # A year would narrow the time, which is another question.
    pairs = sorted(
        one for one in known if isinstance(one, tuple) and not any(map(_YEAR.fullmatch, one))
    )
    draw = chance.choice
    return [Drawn(draw(_KINDS), draw(pairs), draw(pairs), draw((2, 3, 4))) for _ in range(count)]


def _question(drawn: Drawn, having: dict[str | Pair, set[str]]) -> Question:
    kind, one, other, size = drawn
    if kind == "word":
        return Question(kind, one[0], frozenset(having[one[0]]))
    if kind == "quoted":
        return Question(kind, f'"{" ".join(one)}"', frozenset(having[one]))
    if kind == "without":
        rest = having[one[0]] - having[other[0]]
        return Question(kind, f"{one[0]} -{other[0]}", frozenset(rest))
    row = (*one, *other)[:size]
    answers = set.intersection(*(having[word] for word in row))
    return Question(kind, " ".join(row), frozenset(answers))


def _items(edition: Edition, now: int, step: int = 1) -> Iterator[tuple[str, set[str | Pair]]]:
    """Yield the address of every item, or every `step`th, with all its words and pairs."""
    renderer = Renderer(edition, (), presence=Presence())
    for number, item in enumerate(_found(edition, now)):
        if number % step:
            continue
        text = text_of(item, body_blocks(item, renderer) or [])
        row: set[str | Pair] = set()
        for block in (text.title, text.lead, *text.blocks):
            folded = [word.folded for word in words(block)]
            row.update(folded, pairwise(folded))
        yield item.source if item.source and not item.has_body else item.url, row


def _found(edition: Edition, now: int) -> Iterator[SearchItem]:
    listing = Listing(edition.language, "edition")
    return queries_of(edition, now).search_items(Selection(listing, "", ":", -1, 0))
