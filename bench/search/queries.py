"""What readers might ask of a generated archive, and what they ought to find."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.queries.search import Selection
from newsroom.catalogue.schema import open_snapshot
from newsroom.edition import Edition
from newsroom.language.folding import fold
from newsroom.search.words import words

KNOWN_ITEMS = Path(__file__).with_name("known_items.txt")
LETTERS = "abcdefghiklmnopqrstuvxy"


@dataclass(frozen=True, slots=True)
class Question:
    """A query, what kind it is, and the addresses of all items that are the right answer."""

    kind: str
    query: str
    answers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Heading:
    """What is asked for by its title: an item, its words in order, and its year."""

    url: str
    title: str
    folded: tuple[str, ...]
    year: str
    authors: tuple[str, ...]


def headings(edition: Edition, now: int) -> list[Heading]:
    """Return every item that the index holds."""
    listing = Listing(edition.language, "edition")
    return [
        Heading(
            item.source if item.source and not item.has_body else item.url,
            item.title.replace("\xa0", " "),
            tuple(word.folded for word in words(item.title)),
            item.stamp[:4],
            tuple(author.name for author in item.authors),
        )
        for item in queries_of(edition, now).search_items(Selection(listing, "", ":", -1, 0))
    ]


def typical(found: list[Heading], count: int, seed: int = 1) -> list[str]:
    """Return queries of two to five words in a row, as readers remember them from titles."""
    chance = Random(seed)
    asked: list[str] = []
    while len(asked) < count:
        row = [word for word in chance.choice(found).title.split() if word.strip("“”\"',.:–-")]
        size = chance.choices((2, 3, 4, 5), (3, 4, 3, 1))[0]
        if len(row) >= size:
            begin = chance.randrange(len(row) - size + 1)
            text = " ".join(row[begin : begin + size])
            asked.append(text if chance.random() < 0.5 else fold(text))
    return asked


def known_items(found: list[Heading], count: int, seed: int = 2) -> Iterator[Question]:
    """Yield questions for one item each, in turn of every kind that readers ask in.

    Titles of a generated archive are like each other: what three items or fewer answer is asked.
    """
    chance = Random(seed)
    by_pair: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for number, one in enumerate(found):
        for pair in pairwise(one.folded):
            by_pair[pair].add(number)
    kinds = ("as written", "without diacritics", "with its year", "with its author", "a slip")
    asked = 0
    while asked < count:
        one = chance.choice(found)
        size = min(len(one.folded), chance.randint(5, 9))
        begin = chance.randrange(len(one.folded) - size + 1)
        row = one.folded[begin : begin + size]
        same = set.intersection(*(by_pair[pair] for pair in pairwise(row))) if size > 2 else set()
        if not 0 < len(same) <= 3:
            continue
        kind = kinds[asked % len(kinds)]
        query = _asked(kind, one, begin, size, chance)
        if query:
            asked += 1
            yield Question(kind, query, frozenset(found[number].url for number in same))


def _asked(kind: str, one: Heading, begin: int, size: int, chance: Random) -> str:
    written = [match for match in one.title.split() if words(match)]
    plain = " ".join(one.folded[begin : begin + size])
    if kind == "as written":
        return " ".join(written[begin : begin + size]) if len(written) == len(one.folded) else ""
    if kind == "with its year":
        has_year = any(len(word) == 4 and word.isdigit() for word in one.folded)
        return "" if has_year else f"{plain} {one.year}"
    if kind == "with its author":
        return f"{plain} {fold(one.authors[0])}" if one.authors else ""
    return _slipped(plain, chance) if kind == "a slip" else plain


def _slipped(text: str, chance: Random) -> str:
    """Return the text with a slip in one word of three letters or more."""
    row = text.split()
    long = [at for at, word in enumerate(row) if len(word) > 2 and word.isalpha()]
    if not long:
        return ""
    at = chance.choice(long)
    word, place = row[at], chance.randrange(len(row[at]) - 1)
    row[at] = chance.choice(
        (
            word[:place] + word[place + 1 :],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
            word[:place] + chance.choice(LETTERS) + word[place + 1 :],
            word[:place] + word[place] + word[place:],
        )
    )
    return " ".join(row)


def by_hand(found: list[Heading]) -> Iterator[Question]:
    """Yield the questions that were written by hand, for the archive of 10,000 articles."""
    by_title: defaultdict[str, set[str]] = defaultdict(set)
    for one in found:
        by_title[one.title].add(one.url)
    for line in KNOWN_ITEMS.read_text("utf-8").splitlines():
        if line and line[0] not in "#[":
            query, title = line.split(" | ")
            yield Question("by hand", query, frozenset(by_title[title]))


def queries_of(edition: Edition, now: int) -> Queries:
    """Return what can be asked of the edition's catalogue."""
    return Queries(open_snapshot(edition.cache / "catalogue.sqlite"), now)
