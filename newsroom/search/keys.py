"""What words and pairs of words are looked up by: numbers made of them, the same in every browser.

A key has 40 bits. Two of 500,000 keys of one segment share a number once in ten segments, and a
query meets such a pair once in a million: there is no word in the files that could be compared.
"""

from functools import lru_cache

from newsroom.search.words import Word

KEY_BITS = 40
_MASK = (1 << KEY_BITS) - 1
# An odd number of the key's length, from the golden ratio: neighbours end far apart.
_MULTIPLIER = 0x9E3779B97F
_PRIME, _BASIS = 0x01000193, 0x811C9DC5  # FNV-1a's, at 32 bits
FORMS = 63
"""True forms of one key that are told apart; 0 stands for the form that is the key's own."""


@lru_cache(maxsize=1 << 12)  # for labels, which thousands of items share
def key_of_text(text: str) -> int:
    """Return the key of a folded word, or of a label: FNV-1a twice, forwards and backwards."""
    data = text.encode()
    forwards, backwards = _fnv(data), _fnv(data[::-1])
    return (forwards << 8 ^ backwards) & _MASK


def key_of_pair(first: int, second: int) -> int:
    """Return the key of two words that follow each other, given their own keys."""
    return (first * _MULTIPLIER + second) & _MASK


def form_of_word(word: Word) -> int:
    """Return the number, 0 to FORMS, of a word's true form: "đường" and "dương" differ."""
    return 1 + _fnv(word.form.encode()) % FORMS if word.form else 0


def form_of_pair(first: int, second: int) -> int:
    """Return the number of the true form of a pair, given those of its words."""
    return 1 + (first * 7 + second) % FORMS if first or second else 0


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
