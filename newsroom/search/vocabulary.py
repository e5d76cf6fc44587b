"""The words of an archive's texts, as a process has met them.

An article has hundreds of words and few that none before it had. So a text costs a look into a
dictionary for each word, and an addition for each pair.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from operator import add
from typing import cast

from newsroom.language.normalisation import normalise
from newsroom.search.keys import keyed
from newsroom.search.words import words

LARGEST = 1 << 16
"""What stands between two spaces in so many forms, some 15 MB, before all is forgotten."""

BARRIER = cast("int", math.inf)
"""What stands among words between two texts, and among pairs for a pair with it.

No word has this number, and adding anything to it leaves it as it is: so it parts texts at no cost.
"""
_BARRIER = "\0"


class _Tokens(dict[str, tuple[int, ...]]):
    """The loose heads of the words in what stands between two spaces."""

    def __init__(self) -> None:
        super().__init__({_BARRIER: (BARRIER,)})
        self.firsts: dict[int, int] = {BARRIER: BARRIER}
        self.folded: dict[int, str] = {}

    def __missing__(self, token: str) -> tuple[int, ...]:
        found = [keyed(word) for word in words(normalise(token))]
        for one in found:
            self.firsts[one.head] = one.as_first
            self.folded[one.head] = one.folded
        heads = self[token] = tuple(one.head for one in found)
        return heads


class Vocabulary:
    """Finds words and pairs of words in texts, as loose heads (see `newsroom.search.keys`)."""

    def __init__(self) -> None:
        self._tokens = _Tokens()

    def words(self, texts: Iterable[str]) -> list[int]:
        """Return the words of texts, in order, as `newsroom.search.words.words` finds them.

        There is a BARRIER between two texts. No word reaches across a space, and nothing that
        normalising does.
        """
        tokens = f" {_BARRIER} ".join(texts).split()
        return list(chain.from_iterable(map(self._tokens.__getitem__, tokens)))

    def pairs(self, found: list[int]) -> Iterator[int]:
        """Yield the pairs of neighbours among words that this vocabulary has found."""
        return map(add, map(self._tokens.firsts.__getitem__, found), islice(found, 1, None))

    @property
    def folded(self) -> Mapping[int, str]:
        """Words as they fold, by their loose heads; no labels."""
        return self._tokens.folded

    def forget_if_large(self) -> None:
        """Forget all words, if they are too many to be held for good."""
        if len(self._tokens) > LARGEST:
            self._tokens = _Tokens()
