"""Vietnamese provincial news from word banks: titles, leads and Markdown bodies."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from bench.grammar import Grammar

VOCABULARY = Path(__file__).with_name("vocabulary.toml")

# What an article speaks of throughout; fixed once so that its sentences hold together.
# In this order, because a later one may refer to an earlier.
MATTER = ("district", "commune", "place", "theme", "post", "official")

SHORTEST_BODY, USUAL_BODY, LONGEST_BODY = 900, 1_300, 2_300  # characters: 250 to 600 words
USUAL_WORDS = 420  # in a body of these lengths, on the average
_AROUND = 96  # of these: in the closing, and where the last block goes beyond the length


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the newspaper with its share of the articles, topics and language."""

    slug: str
    name: str
    weight: int
    topics: tuple[str, ...]
    grammar: Grammar


@dataclass(frozen=True, slots=True)
class Story:
    """What a reporter writes: a title, a lead and a Markdown body."""

    title: str
    lead: str
    body: str


@cache
def sections() -> tuple[Section, ...]:
    """Return the twelve sections, in the newspaper's order."""
    vocabulary = _vocabulary()
    return tuple(
        Section(
            slug=slug,
            name=section["name"],
            weight=section["weight"],
            topics=tuple(section["topics"]),
            grammar=Grammar.compile(
                vocabulary["shared"] | {bank: section[bank] for bank in ("theme", "deed", "result")}
            ),
        )
        for slug, section in vocabulary["sections"].items()
    )


@cache
def authors() -> tuple[str, ...]:
    """Return the forty reporters of the newspaper."""
    names = _vocabulary()["authors"]
    return tuple(f"{family} {given}" for given in names["given"] for family in names["family"])


def story(
    section: Section, random: Random, *, year: int, date: str, words: int = USUAL_WORDS
) -> Story:
    """Return a story of the section as told in `year`, on `date` (day and month, ``11/3``).

    `words` is how long bodies are on the average.
    """
    matter = {"year": str(year), "last_year": str(year - 1), "date": date}
    for bank in MATTER:
        matter[bank] = section.grammar.expand(bank, random, matter)
    scale = (words - _AROUND) / (USUAL_WORDS - _AROUND)
    writer = _Writer(section.grammar, random, matter, scale)
    return Story(
        title=writer.sentence("title"),
        lead=writer.sentence("lead"),
        body="\n\n".join(writer.blocks()) + "\n",
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    grammar: Grammar
    random: Random
    matter: Mapping[str, str]
    scale: float  # of the body's length

    def sentence(self, bank: str) -> str:
        """Return an expanded phrase with its first letter raised."""
        text = self.grammar.expand(bank, self.random, self.matter)
        return text[0].upper() + text[1:]

    def paragraph(self) -> str:
        """Return two to five sentences."""
        count = self.random.randint(2, 5)
        return " ".join(self.sentence("sentence") for _ in range(count))

    def bullets(self) -> str:
        """Return an opening line and three to five items, in Markdown."""
        count = self.random.randint(3, 5)
        items = "\n".join(f"- {self.sentence('list_item')}" for _ in range(count))
        return f"{self.sentence('list_opening')}\n\n{items}"

    def quotation(self) -> str:
        """Return what somebody says, as a Markdown block quotation, and who says it."""
        speaker = "official" if self.random.random() < 0.4 else "villager"
        return f"> {self.sentence('quote')}\n>\n> — {self.sentence(speaker)}"

    def blocks(self) -> Iterator[str]:
        """Yield the blocks of a body, until it is as long as this story is to be."""
        target = self.scale * self.random.triangular(SHORTEST_BODY, LONGEST_BODY, USUAL_BODY)
        opening = f"{self.sentence('opening')} {self.sentence('sentence')}"
        yield opening
        length = len(opening)
        while length < target:
            block = self._next_block(length, target)
            length += len(block)
            yield block
        yield self.sentence("closing")

    def _next_block(self, length: int, target: float) -> str:
        dice = self.random.random()
        if dice < 0.10 and length > 500 and target > USUAL_BODY:
            return f"## {self.sentence('subhead')}\n\n{self.paragraph()}"
        if dice < 0.18:
            return self.bullets()
        if dice < 0.28:
            return self.quotation()
        return self.paragraph()


@cache
def _vocabulary() -> dict[str, Any]:
    with VOCABULARY.open("rb") as file:
        return tomllib.load(file)
