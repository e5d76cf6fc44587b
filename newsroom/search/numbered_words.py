"""The words of an archive's texts as numbers of four bytes, for a stretch that is worth arrays.

It finds what `newsroom.search.vocabulary` finds, and stays as small.
"""

from array import array
from collections.abc import Mapping
from typing import TYPE_CHECKING

from newsroom.language.normalisation import normalise
from newsroom.search.keys import keyed, loose_label
from newsroom.search.vocabulary import LARGEST
from newsroom.search.words import Word, words

if TYPE_CHECKING:
    from newsroom.search.indexed_items import Text

TYPE = "I"
"""The type of a word's number, as `array` knows it."""
BARRIER, END = 0, 1
"""What stands between two texts, and at the end of a body, lead, title and of labels: no word."""
NO_PAIR = 1 << 62
"""More than two loose heads of words add up to: a pair that does has a barrier or label in it."""

_BARRIER, _END = (array(TYPE, (one,)).tobytes() for one in (BARRIER, END))
# The first is a barrier to any vocabulary. The other is in no text: UTF-8 has no such byte.
_BETWEEN, _AT_END = " \0 ", b" \xff "


class NumberedWords:
    """Numbers the words and labels that it meets. `heads` and `as_first` are their loose heads."""

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
        return self._tokens.as_first

    @property
    def folded(self) -> Mapping[int, str]:
        """Words as they fold, by their loose heads; no labels."""
        return self._tokens.folded

    def numbers(self, text: "Text") -> bytes:
        """Return the words of an item's body, lead and title, and its labels, each with an END.

        There is a BARRIER between two blocks.
        """
        # No space of ASCII is a part of another letter: bytes are split faster, and found faster.
        parts = (_BETWEEN.join(text.blocks).encode(), text.lead.encode(), text.title.encode(), b"")
        words = map(self._tokens.__getitem__, _AT_END.join(parts).split())
        return b"".join((*words, *map(self._label, text.labels), _END))

    def forget_if_large(self) -> None:
        """Forget all words, if they are too many to be held for good."""
        if len(self._tokens) + len(self._labels) > LARGEST:
            self._tokens = _Tokens()
            self._labels = {}

    def _label(self, label: str) -> bytes:
        number = self._labels.get(label)
        if number is None:
            number = self._labels[label] = self._tokens.new(loose_label(label), NO_PAIR)
        return number


class _Tokens(dict[bytes, bytes]):
    """The words in what stands between two spaces, and what is known of them by their numbers."""

    def __init__(self) -> None:
        super().__init__({b"\0": _BARRIER, b"\xff": _END})
        self.heads = array("Q", (NO_PAIR, NO_PAIR))
        self.as_first = array("Q", (NO_PAIR, NO_PAIR))
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
        self.as_first.append(as_first)
        return number
