"""The words and pairs of many items by sorting: a number for each time that an item has a key.

Such a number is, from its highest bits on: key and form in the order of runs, item, field. So one
sort puts all postings where a run has them. What an item has twice then stands together, its best
field last. `newsroom.search.segment_index` makes the same runs of few items without NumPy.
"""

from array import array
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from newsroom.search.keys import FORM_BITS, FORMS, FORMS_OF_PAIRS, KEY_MASK, SUM_BITS
from newsroom.search.numbered_words import END, NO_PAIR, NumberedWords
from newsroom.search.postings import (
    BUCKET_BITS,
    FIELD_BITS,
    HIGH_BITS,
    PART_BITS,
    PARTS,
    RANK_BITS,
    REST_BITS,
    Field,
    Run,
    type_of_places,
)
from newsroom.search.sorted_numbers import is_first, is_last

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from newsroom.search.indexed_items import Text
    from newsroom.search.sorted_numbers import Numbers

_BODY, _LEAD, _TITLE, _EDGE = map(int, Field)  # NumPy takes no members of an enumeration
_FIELDS = np.array((_BODY, _LEAD, _TITLE, _BODY), np.uint64)  # of body, lead, title, labels
_FORMS_OF_PAIRS = np.array(FORMS_OF_PAIRS, np.uint64)
_AT_ONCE = 1 << 17
"""Bytes of words whose postings are made and sorted at once, those of some 70 articles: their
arrays stay in the processor's caches."""


class SortedKeys:
    """The words and the pairs of words of items that follow each other."""

    def __init__(self, first: int, end: int, known: NumberedWords) -> None:
        """Begin with the item number `first`; take items of numbers below `end`."""
        self._first, self._end = first, end
        self._bits = FIELD_BITS + (end - first - 1).bit_length()  # of a place
        self._known = known
        self._texts = bytearray()
        self._waiting = 0  # items in it
        self._items = 0  # sorted ones before it
        self._words: list[Numbers] = []
        self._pairs: list[Numbers] = []

    def add(self, text: "Text") -> None:
        """Note all words of the next item, and its labels."""
        self._texts += self._known.numbers(text)
        self._waiting += 1
        if len(self._texts) >= _AT_ONCE:
            self._sort()

    def runs(self) -> tuple[Run, Run]:
        """Return the postings of words and of pairs."""
        self._sort()
        return self._run(self._words), self._run(self._pairs)

    @property
    def folded(self) -> "Mapping[int, str]":
        """Words as they fold, by their loose heads; no labels."""
        return self._known.folded

    def _sort(self) -> None:
        """Make postings of the texts that are waiting."""
        texts = _Texts.of(self._texts, self._items)
        heads, as_first = (
            np.frombuffer(one, np.uint64) for one in (self._known.heads, self._known.as_first)
        )
        for sorted_ones, (loose, places) in (
            (self._words, _words(texts, heads)),
            (self._pairs, _pairs(texts, heads, as_first)),
        ):
            postings = _sortable(loose) << self._bits | places
            postings.sort()
            # What an item has twice is there twice, the best field last.
            sorted_ones.append(postings[is_last(postings >> FIELD_BITS)])
        self._texts = bytearray()
        self._items += self._waiting
        self._waiting = 0

    def _run(self, sorted_ones: "list[Numbers]") -> Run:
        postings = np.concatenate(sorted_ones)
        sorted_ones.clear()
        postings.sort()
        heads = postings >> self._bits
        firsts = np.flatnonzero(is_first(heads))
        places = (postings & (1 << self._bits) - 1) + (self._first << FIELD_BITS)
        return Run(
            _array("Q", _heads_of_runs(heads[firsts])),
            _array("I", np.diff(firsts, append=len(heads))),
            _array(type_of_places(self._end), places),
        )


class _Texts(NamedTuple):
    """Words by their numbers: of each item its body, lead, title and labels, each with an END."""

    words: "NDArray[np.uint32]"
    ends: "Numbers"  # of each text
    lengths: "Numbers"
    places: "Numbers"  # item and field

    @classmethod
    def of(cls, data: bytearray, first: int) -> "_Texts":
        words = np.frombuffer(data, np.uint32)
        ends = np.flatnonzero(words == END)
        items = np.arange(first, first + len(ends) // len(_FIELDS), dtype=np.uint64)
        places = (items << FIELD_BITS)[:, None] | _FIELDS
        return cls(words, ends, np.diff(ends, prepend=-1) - 1, places.ravel())

    def of_words(self, places: "Numbers") -> "Numbers":
        """Return the place of each word, and of each END, given those of texts."""
        return np.repeat(places, self.lengths + 1)

    @property
    def are_titles(self) -> "NDArray[np.bool]":
        """Whether each text is a title."""
        are_titles: NDArray[np.bool] = self.places & (1 << FIELD_BITS) - 1 == _TITLE
        return are_titles


def _words(texts: _Texts, heads: "Numbers") -> tuple["Numbers", "Numbers"]:
    """Return the heads of all words and labels, and their places."""
    places = texts.places.copy()
    places[texts.are_titles & (texts.lengths == 1)] |= _EDGE
    is_word = texts.words > END
    loose = heads[texts.words[is_word]]
    return loose >> SUM_BITS << FORM_BITS | loose & FORMS, texts.of_words(places)[is_word]


def _pairs(texts: _Texts, heads: "Numbers", as_first: "Numbers") -> tuple["Numbers", "Numbers"]:
    """Return the heads of all pairs of neighbours, and their places."""
    loose = as_first[texts.words[:-1]] + heads[texts.words[1:]]
    places = texts.of_words(texts.places)
    has_edges = texts.are_titles & (texts.lengths > 1)
    ends = texts.ends[has_edges]
    places[ends - texts.lengths[has_edges]] |= _EDGE
    places[ends - 2] |= _EDGE
    is_pair = loose < NO_PAIR
    loose = loose[is_pair]
    keys, forms = loose >> SUM_BITS & KEY_MASK, _FORMS_OF_PAIRS[loose & (1 << SUM_BITS) - 1]
    return keys << FORM_BITS | forms, places[: len(is_pair)][is_pair]


def _sortable(heads: "Numbers") -> "Numbers":
    """Return heads so that they sort as runs have them: part, rest of the bucket, rank, form."""
    keys, forms = heads >> FORM_BITS, heads & FORMS
    buckets, ranks = keys & (1 << BUCKET_BITS) - 1, keys >> BUCKET_BITS
    parts = buckets & PARTS - 1
    parts_and_buckets = parts << BUCKET_BITS - PART_BITS | buckets >> PART_BITS
    return (parts_and_buckets << HIGH_BITS | ranks) << FORM_BITS | forms


def _heads_of_runs(sortable: "Numbers") -> "Numbers":
    """Return what `_sortable` made, as runs have it: the part stands in the bucket once more."""
    rest = sortable & (1 << REST_BITS) - 1
    parts = sortable >> REST_BITS + BUCKET_BITS - PART_BITS
    buckets = sortable >> REST_BITS & (1 << BUCKET_BITS - PART_BITS) - 1
    return parts << RANK_BITS | (buckets << PART_BITS | parts) << REST_BITS | rest


def _array(kind: str, numbers: "NDArray[Any]") -> "array[int]":
    """Return numbers as an array that is pickled as its bytes."""
    made = array(kind)
    made.frombytes(numbers.astype(kind).tobytes())
    return made
