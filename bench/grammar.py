"""A context-free grammar whose phrases are expanded at random, thousands of times a second."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from string import Formatter

Reference = str | tuple[int, int] | None
Phrase = tuple[tuple[str, Reference], ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Banks of phrases by name; a phrase may refer to other banks and to ranges of numbers."""

    banks: Mapping[str, tuple[Phrase, ...]]

    @classmethod
    def compile(cls, banks: Mapping[str, Iterable[str]]) -> "Grammar":
        """Return the grammar of phrases such as ``"{district} has {12..480} schools"``."""
        return cls({name: tuple(map(_compile, phrases)) for name, phrases in banks.items()})

    def expand(self, bank: str, random: Random, fixed: Mapping[str, str]) -> str:
        """Return a random phrase of `bank`, every reference in it expanded.

        A name in `fixed` stands for that text instead of a bank. Raises KeyError for a name
        that is neither. Numbers are written the Vietnamese way, ``1.234``.
        """
        phrases = self.banks[bank]
        # random.random() is C and costs a fifth of random.choice(), which dominated the corpus.
        phrase = phrases[int(random.random() * len(phrases))]
        text: list[str] = []
        for literal, reference in phrase:
            text.append(literal)
            if reference is None:
                continue
            if isinstance(reference, tuple):
                low, high = reference
                text.append(grouped(low + int(random.random() * (high - low + 1))))
            else:
                text.append(fixed.get(reference) or self._unsaid(reference, random, fixed, text))
        return "".join(text)

    def _unsaid(
        self, bank: str, random: Random, fixed: Mapping[str, str], said: Sequence[str]
    ) -> str:
        """Return an expansion that the phrase has not used yet, if a second draw finds one."""
        expansion = self.expand(bank, random, fixed)
        return self.expand(bank, random, fixed) if expansion in said else expansion


def grouped(number: int) -> str:
    """Return the number with a full stop between thousands, as Vietnamese writes it."""
    return f"{number:,}".replace(",", ".")


def _compile(phrase: str) -> Phrase:
    parts: list[tuple[str, Reference]] = []
    for literal, name, _, _ in Formatter().parse(phrase):
        if name is not None and ".." in name:
            low, high = name.split("..")
            parts.append((literal, (int(low), int(high))))
        else:
            parts.append((literal, name))
    return tuple(parts)
