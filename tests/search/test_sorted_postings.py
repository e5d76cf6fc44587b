"""What NumPy sorts at once is, to the byte, what is noted item by item and key by key."""

import sys
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.search import sorted_keys
from newsroom.search.arrays import PAYS, pays
from newsroom.search.indexed_items import Text
from newsroom.search.noted_keys import NotedKeys
from newsroom.search.numbered_words import NumberedWords
from newsroom.search.postings import PARTS, Packing, Run, varint
from newsroom.search.sorted_keys import SortedKeys
from newsroom.search.sorted_numbers import varints
from newsroom.search.sorted_shards import sorted_streams
from newsroom.search.vocabulary import Vocabulary

# Words in several forms, what folding takes apart, spaces of all kinds, and what parts words.
PIECES = (
    *("đường", "duong", "Dương,", "hoà", "hòa", "(nông", "thôn", "mới)", "C++", "1.200.000", "03"),
    *("e\u0301", "việt-nam", "新聞", "—", "\0", "a\0b", "\x01", "\x85", "\u2028", "\u3000"),
    *("a\u3000b", "\n\n", " "),
)
phrases = st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join)
labels = st.lists(st.sampled_from(("section:x", "topic:đường", "author:y")), max_size=3)
texts = st.builds(Text, phrases, phrases, st.lists(phrases, max_size=3), labels)
archives = st.lists(texts, max_size=9)
firsts = st.sampled_from((0, 16, 20_000))  # the last need four bytes
ITEMS = 16


def noted(items: Sequence[Text], first: int = 0) -> NotedKeys:
    keys = NotedKeys(first, first + ITEMS, Vocabulary())
    for item in items:
        keys.add(item)
    return keys


def by_sorting(items: Sequence[Text], first: int) -> SortedKeys:
    keys = SortedKeys(first, first + ITEMS, NumberedWords())
    for item in items:
        keys.add(item)
    return keys


@settings(deadline=None, max_examples=60)
@given(archives, firsts)
def test_the_same_texts_have_the_same_postings_and_words(items, first):
    plain, fast = noted(items, first), by_sorting(items, first)

    assert fast.runs() == plain.runs()
    assert fast.folded == plain.folded


def test_it_is_the_same_however_much_is_sorted_at_once(monkeypatch):
    monkeypatch.setattr(sorted_keys, "_AT_ONCE", 120)  # bytes, those of two items
    items = [
        Text(f"Tin {number % 3} mới", "tin", ("một hai", f"ba {number}"), ("topic:x",))
        for number in range(8)
    ]

    assert by_sorting(items, 0).runs() == noted(items).runs()


@settings(deadline=None, max_examples=30)
@given(
    st.lists(archives, min_size=1, max_size=4),
    st.sampled_from([(0, 1, 0), (0, 1, 3), (3, 16, 4), (2, 4, 11), (0, 2, 5)]),
    st.sampled_from((ITEMS, 400_000)),  # so many items have no room beside a key
)
def test_the_same_postings_have_the_same_shards(stretches, packing, apart):
    first, step, bits = packing
    runs: list[Run] = []
    for number, items in enumerate(stretches):
        runs += noted(items, number * apart).runs()[1:]
    packed = Packing(tuple(runs), bits, first, step)
    if step > 1:
        parts = [run.part(part) for part in range(first, PARTS, step) for run in runs]
        packed = packed._replace(runs=tuple(parts))

    assert sorted_streams(packed) == packed.noted_streams()


@settings(max_examples=50)
@given(st.lists(st.one_of(st.integers(0, 300), st.integers(0, 1 << 40))))
def test_numbers_are_written_alike(numbers):
    data, bounds = varints(np.array(numbers, "Q"))

    assert data == b"".join(map(varint, numbers))
    assert [data[begin:end] for begin, end in pairwise(bounds)] == list(map(varint, numbers))


def test_little_to_do_does_not_load_what_takes_long_to_load(monkeypatch):
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")
    monkeypatch.delitem(sys.modules, "numpy")

    assert (pays(PAYS - 1), pays(PAYS)) == (False, True)
