"""The words and pairs of many items by sorting: a number for each time that an item has a key.

Such a number is, from its highest bits on: key and form in the order of runs, item, field. So one
sort puts all postings where a run has them. What an item has twice then stands together, its best
field last. `newsroom.search.segment_index` makes the same runs of few items without NumPy.
"""

from array import array
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from newsroom.search.keys import FORM_BITS, FORMS, FORMS_OF_PAIRS, KEY_MASK, SUM_BITS
from newsroom.search.numbered_words import BARRIER, TYPE, NumberedWords
from newsroom.search.postings import (
    BUCKET_BITS,
    FIELD_BITS,
    HIGH_BITS,
    PART_BITS,
    PARTS,
    RANK_BITS,
    Field,
    Run,
    type_of_places,
)
from newsroom.search.sorted_numbers import is_first, is_last

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from newsroom.search.segment_index import Text
    from newsroom.search.sorted_numbers import Numbers

_BODY, _LEAD, _TITLE, _EDGE = map(int, Field)  # NumPy takes no members of an enumeration
_FIELDS = np.array((_BODY, _LEAD, _TITLE), np.uint64)  # in the order of `add`
_FORMS_OF_PAIRS = np.array(FORMS_OF_PAIRS, np.uint64)
_REST_BITS = HIGH_BITS + FORM_BITS  # what a head has besides its bucket
# No two loose heads of words add up to as much: a pair that does has a barrier in it.
_NO_PAIR = 1 << 62


class SortedKeys:
    """The words and the pairs of words of items that follow each other, by their numbers."""

    def __init__(self, first: int, end: int, known: NumberedWords) -> None:
        """Begin with the item number `first`; take items of numbers below `end`."""
        self._first, self._end = first, end
        self._known = known
        self._words = bytearray()  # with a barrier after each text
        self._ends = array(TYPE)  # of each text, in bytes
        self._labels = bytearray()
        self._ends_of_labels = array(TYPE)  # of each item, in bytes

    def add(self, text: "Text") -> None:
        """Note all words of the next item, and its labels."""
        known, words = self._known, self._words
        for texts in (text.blocks, (text.lead,), (text.title,)):
            words += known.words(texts)
            self._ends.append(len(words))
            words += BARRIER
        self._labels += known.labels(text.labels)
        self._ends_of_labels.append(len(self._labels))

    def runs(self) -> tuple[Run, Run]:
        """Return the postings of words and of pairs."""
        texts = _Texts.of(self._words, self._ends)
        labels = _Labels.of(self._labels, self._ends_of_labels)
        heads, as_first = np.array(self._known.heads), np.array(self._known.as_first)
        words = _postings_of_words(texts, labels, heads)
        pairs = _postings_of_pairs(texts, heads, as_first)
        return self._run(*words), self._run(*pairs)

    @property
    def folded(self) -> "Mapping[int, str]":
        """Words as they fold, by their loose heads; no labels."""
        return self._known.folded

    def _run(self, heads: "Numbers", places: "Numbers") -> Run:
        """Return the run of postings of sortable heads, in any order; items count from 0."""
        bits = FIELD_BITS + (self._end - self._first - 1).bit_length()
        postings = heads << bits | places
        postings.sort()
        postings = postings[is_last(postings >> FIELD_BITS)]  # the best field of each item
        heads = postings >> bits
        firsts = np.flatnonzero(is_first(heads))
        places = (postings & ((1 << bits) - 1)) + (self._first << FIELD_BITS)
        return Run(
            _array("Q", _heads_of_runs(heads[firsts])),
            _array("I", np.diff(firsts, append=len(heads))),
            _array(type_of_places(self._end), places),
        )


class _Texts(NamedTuple):
    """The words of all items by their numbers: each item's body, lead, and title in turn.

    0 is a barrier; one is at the end of each text.
    """

    words: "NDArray[np.uint32]"
    starts: "Numbers"
    ends: "Numbers"  # where the barriers are
    places: "Numbers"  # of each text: item and field

    @classmethod
    def of(cls, words: bytearray, ends_in_bytes: "array[int]") -> "_Texts":
        ends = _lengths(ends_in_bytes)
        starts = np.concatenate((np.zeros(1, np.int64), ends + 1))[: len(ends)]
        items = np.arange(len(ends) // len(_FIELDS), dtype=np.uint64)
        places = (items << FIELD_BITS)[:, None] | _FIELDS
        return cls(np.frombuffer(words, np.uint32), starts, ends, places.ravel())

    def places_of_words(self, places: "Numbers") -> "Numbers":
        """Return the place of each word, and of each barrier, given those of texts."""
        return np.repeat(places, self.ends - self.starts + 1)


class _Labels(NamedTuple):
    """The labels of all items by their numbers, and their places."""

    labels: "NDArray[np.uint32]"
    places: "Numbers"

    @classmethod
    def of(cls, labels: bytearray, ends_in_bytes: "array[int]") -> "_Labels":
        many = np.diff(_lengths(ends_in_bytes), prepend=0)
        items = np.arange(len(many), dtype=np.uint64) << FIELD_BITS
        return cls(np.frombuffer(labels, np.uint32), np.repeat(items | _BODY, many))


def _postings_of_words(
    texts: _Texts, labels: _Labels, loose: "Numbers"
) -> tuple["Numbers", "Numbers"]:
    """Return the sortable heads of all words and labels, and their places."""
    heads = loose >> SUM_BITS << FORM_BITS | loose & FORMS
    places = texts.places.copy()
    is_title = places & 3 == _TITLE
    places[is_title & (texts.ends - texts.starts == 1)] |= _EDGE
    is_word = texts.words != 0
    words = np.concatenate((texts.words[is_word], labels.labels))
    of_words = texts.places_of_words(places)[is_word]
    return _sortable(heads)[words], np.concatenate((of_words, labels.places))


def _postings_of_pairs(
    texts: _Texts, loose: "Numbers", as_first: "Numbers"
) -> tuple["Numbers", "Numbers"]:
    """Return the sortable heads of all pairs of neighbours, and their places."""
    loose, as_first = loose.copy(), as_first.copy()
    loose[0] = as_first[0] = _NO_PAIR
    pairs = as_first[texts.words[:-1]] + loose[texts.words[1:]]
    places = texts.places_of_words(texts.places)
    has_edges = (texts.places & 3 == _TITLE) & (texts.ends - texts.starts > 1)
    places[texts.starts[has_edges]] |= _EDGE
    places[texts.ends[has_edges] - 2] |= _EDGE
    is_pair = pairs < _NO_PAIR
    pairs = pairs[is_pair]
    keys = pairs >> SUM_BITS & KEY_MASK
    forms = _FORMS_OF_PAIRS[pairs & ((1 << SUM_BITS) - 1)]
    return _sortable(keys << FORM_BITS | forms), places[: len(is_pair)][is_pair]


def _sortable(heads: "Numbers") -> "Numbers":
    """Return heads so that they sort as runs have them: part, rest of the bucket, rank, form."""
    keys, forms = heads >> FORM_BITS, heads & FORMS
    buckets, ranks = keys & (1 << BUCKET_BITS) - 1, keys >> BUCKET_BITS
    parts = buckets & PARTS - 1
    parts_and_buckets = parts << BUCKET_BITS - PART_BITS | buckets >> PART_BITS
    return (parts_and_buckets << HIGH_BITS | ranks) << FORM_BITS | forms


def _heads_of_runs(sortable: "Numbers") -> "Numbers":
    """Return what `_sortable` made, as runs have it: the part stands in the bucket once more."""
    rest = sortable & (1 << _REST_BITS) - 1
    parts = sortable >> _REST_BITS + BUCKET_BITS - PART_BITS
    buckets = sortable >> _REST_BITS & (1 << BUCKET_BITS - PART_BITS) - 1
    return parts << RANK_BITS | (buckets << PART_BITS | parts) << _REST_BITS | rest


def _lengths(in_bytes: "array[int]") -> "Numbers":
    return np.array(in_bytes, np.int64) // len(BARRIER)


def _array(kind: str, numbers: "NDArray[Any]") -> "array[int]":
    """Return numbers as an array that is pickled as its bytes."""
    made = array(kind)
    made.frombytes(numbers.astype(kind).tobytes())
    return made
