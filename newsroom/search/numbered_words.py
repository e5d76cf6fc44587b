"""The words of an archive's texts as numbers of four bytes, for a stretch that is worth arrays.

It finds what `newsroom.search.vocabulary` finds, and stays as small.
"""

from array import array
from collections.abc import Iterable, Mapping

from newsroom.language.normalisation import normalise
from newsroom.search.keys import keyed, loose_label
from newsroom.search.vocabulary import LARGEST
from newsroom.search.words import Word, words

TYPE = "I"
"""The type of a word's number, as `array` knows it."""
BARRIER = bytes(array(TYPE).itemsize)
"""What stands between two texts: the number 0, which no word has."""
_BETWEEN = " \0 "


class NumberedWords:
    """Numbers the words that it meets, from 1 on. `heads` and `firsts` are their loose heads."""

    def __init__(self) -> None:
        self._tokens = _Tokens()
        self._labels: dict[str, bytes] = {}

    @property
    def heads(self) -> "array[int]":
        """The loose heads of words and labels, by their numbers."""
        return self._tokens.heads

    @property
    def as_first(self) -> "array[int]":
        """What is added to the head of the next word, for a pair."""
        return self._tokens.firsts

    @property
    def folded(self) -> Mapping[int, str]:
        """Words as they fold, by their loose heads; no labels."""
        return self._tokens.folded

    def words(self, texts: Iterable[str]) -> bytes:
        """Return the words of texts in order, with a BARRIER between two texts."""
        # No space of ASCII is a part of another letter: bytes are split faster, and found faster.
        tokens = _BETWEEN.join(texts).encode().split()
        return b"".join(map(self._tokens.__getitem__, tokens))

    def labels(self, labels: Iterable[str]) -> bytes:
        """Return the numbers of labels made by `label_key`."""
        return b"".join(map(self._label, labels))

    def forget_if_large(self) -> None:
        """Forget all words, if they are too many to be held for good."""
        if len(self._tokens) + len(self._labels) > LARGEST:
            self._tokens = _Tokens()
            self._labels = {}

    def _label(self, label: str) -> bytes:
        number = self._labels.get(label)
        if number is None:
            number = self._labels[label] = self._tokens.new(loose_label(label), 0)
        return number


class _Tokens(dict[bytes, bytes]):
    """The words in what stands between two spaces, and what is known of them by their numbers."""

    def __init__(self) -> None:
        super().__init__({b"\0": BARRIER})
        self.heads = array("Q", (0,))
        self.firsts = array("Q", (0,))
        self.folded: dict[int, str] = {}
        self._numbers: dict[int, bytes] = {}

    def __missing__(self, token: bytes) -> bytes:
        text = token.decode()
        parts = text.split()  # at spaces that ASCII has not
        if parts != [text]:
            found = b"".join(self[part.encode()] for part in parts)
        else:
            found = b"".join(map(self._number, words(normalise(text))))
        self[token] = found
        return found

    def _number(self, word: Word) -> bytes:
        one = keyed(word)
        number = self._numbers.get(one.head)
        if number is None:
            number = self._numbers[one.head] = self.new(one.head, one.as_first)
            self.folded[one.head] = one.folded
        return number

    def new(self, head: int, as_first: int) -> bytes:
        """Return a number for what has these loose heads."""
        number = array(TYPE, (len(self.heads),)).tobytes()
        self.heads.append(head)
        self.firsts.append(as_first)
        return number
