"""What words and pairs of words are looked up by: numbers made of them, the same in every browser.

A key has 40 bits. Two of 500,000 keys of one segment share a number once in ten segments, and a
query meets such a pair once in a million: there is no word in the files that could be compared.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from newsroom.search.words import Word

KEY_BITS = 40
KEY_MASK = (1 << KEY_BITS) - 1
# An odd number of the key's length, from the golden ratio: neighbours end far apart.
_MULTIPLIER = 0x9E3779B97F
_PRIME, _BASIS = 0x01000193, 0x811C9DC5  # FNV-1a's, at 32 bits
FORMS = 63
"""True forms of one key that are told apart; 0 stands for the form that is the key's own."""
FORM_BITS = 6
_LEFT = 7  # by which the form of a pair's first word counts more than that of its second


@lru_cache(maxsize=1 << 12)  # for labels, which thousands of items share
def key_of_text(text: str) -> int:
    """Return the key of a folded word, or of a label: FNV-1a twice, forwards and backwards."""
    data = text.encode()
    forwards, backwards = _fnv(data), _fnv(data[::-1])
    return (forwards << 8 ^ backwards) & KEY_MASK


def key_of_pair(first: int, second: int) -> int:
    """Return the key of two words that follow each other, given their own keys."""
    return (first * _MULTIPLIER + second) & KEY_MASK


def form_of_word(word: Word) -> int:
    """Return the number, 0 to FORMS, of a word's true form: "đường" and "dương" differ."""
    return 1 + _fnv(word.form.encode()) % FORMS if word.form else 0


# The numbers of pairs' true forms, by `first * _LEFT + second` of those of their words.
FORMS_OF_PAIRS = [0, *(1 + form % FORMS for form in range(1, (_LEFT + 1) * FORMS + 1))]


SUM_BITS = 9
"""Bits of a loose head that are no key: the form of a word, or the forms of a pair added up."""


class Keyed(NamedTuple):
    """A word as the index has it, in loose heads: `key << SUM_BITS | form`.

    The loose head of a pair is `as_first` of one word plus `head` of the next. Adding is all that
    is done for each pair of a text; what its key and form are is made out once for all that have
    the same loose head, by `heads_of_pairs`.
    """

    folded: str
    head: int
    as_first: int


@lru_cache(maxsize=1 << 12)  # what is met often, a vocabulary remembers
def keyed(word: Word) -> Keyed:
    """Return a word with its loose heads."""
    key, form = key_of_text(word.folded), form_of_word(word)
    as_first = key_of_pair(key, 0) << SUM_BITS | form * _LEFT
    return Keyed(word.folded, key << SUM_BITS | form, as_first)


def loose_label(label: str) -> int:
    """Return the loose head of a label made by `label_key`."""
    return key_of_text(label) << SUM_BITS


def loose_word(head: int) -> int:
    """Return the loose head of a word, given its head."""
    return head >> FORM_BITS << SUM_BITS | head & FORMS


def heads_of_words(loose: Iterable[int]) -> list[int]:
    """Return heads, `key << FORM_BITS | form`, of loose heads of words."""
    return [head >> SUM_BITS << FORM_BITS | head & FORMS for head in loose]


def heads_of_pairs(loose: Iterable[int]) -> list[int]:
    """Return heads, `key << FORM_BITS | form`, of loose heads of pairs.

    A sum may have one bit more than a key: two loose heads may be one head.
    """
    forms, sums = FORMS_OF_PAIRS, (1 << SUM_BITS) - 1
    return [(head >> SUM_BITS & KEY_MASK) << FORM_BITS | forms[head & sums] for head in loose]


def label_key(kind: str, name: str) -> str:
    """Return the text by which a section, topic or author is looked up as if it were a word.

    `kind` is `section`, `topic` or `author`; a colon is in no word.
    """
    return f"{kind}:{name}"


def _fnv(data: bytes) -> int:
    total = _BASIS
    for byte in data:
        total = (total ^ byte) * _PRIME & 0xFFFFFFFF
    return total
