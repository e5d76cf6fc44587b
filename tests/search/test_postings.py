"""Postings are what was gathered, in however many runs it was and by however many it is packed."""

from collections.abc import Iterator
from itertools import pairwise
from random import Random

import pytest

from newsroom.search.keys import FORM_BITS, heads_of_words
from newsroom.search.postings import KINDS, Field, Gathering, Kind, Packing, Run, packings
from tests.search.test_segment_files import inflate

ITEMS = 90
Posting = tuple[int, int, int, int]  # shard, key's rank and form, item, field


def noted(first: int, end: int) -> Run:
    """Return a run of items that have keys by chance, the same ones for the same item."""
    gathering = Gathering(end)
    for item in range(first, end):
        chance = Random(item)
        keys = {
            chance.choice((chance.getrandbits(6) << 34, chance.getrandbits(40))) for _ in "a" * 40
        }
        gathering.add(item, Field(item % 4), {key << 9 | chance.randrange(3) for key in keys})
    return gathering.run(heads_of_words)


def numbers(data: bytes) -> Iterator[int]:
    value = shift = 0
    for byte in data:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield value
            value = shift = 0


def postings(shards: dict[int, bytes]) -> set[Posting]:
    """Return all that shards tell, read as the script reads it."""
    found = set()
    for shard, data in shards.items():
        rank, stream = 0, numbers(inflate(data))
        for step in stream:
            rank += step
            head = next(stream)
            item = 0
            for _ in range((head >> FORM_BITS) + 1):
                place = next(stream)
                item += place >> 2
                found.add((shard, rank << FORM_BITS | head & 63, item, place & 3))
    return found


@pytest.mark.parametrize("cuts", [(0, ITEMS), (0, 50, ITEMS), (0, 16, 32, 48, ITEMS)])
def test_shards_are_the_same_however_items_are_cut_into_runs(cuts):
    parts = packings([noted(*ends) for ends in pairwise(cuts)], KINDS["p"])
    bits = 5
    whole = Packing((noted(0, ITEMS),), bits)
    packed = [part._replace(bits=bits).shards() for part in parts]

    assert {number: data for some in packed for number, data in some.items()} == whole.shards()
    assert sum(map(len, packed)) == 1 << bits


def test_more_postings_have_more_shards_of_the_same_size():
    kind = Kind(2.0, 5 << 10, 3 << 10)
    many = [0, 1_000, 10_000, 100_000, 10_000_000, 1_000_000_000]

    assert [kind.bits(postings, is_cut=False) for postings in many] == [0, 0, 3, 7, 11, 11]
    assert [kind.bits(postings, is_cut=True) for postings in many] == [4, 4, 4, 7, 11, 11]


def test_shards_tell_every_key_form_and_field_of_every_item():
    gathering = Gathering(30_000)  # numbers of four bytes
    gathering.add(3, Field.TITLE, [5 << 9 | 1, 7 << 9])
    gathering.add(29_999, Field.BODY, [5 << 9 | 1])

    shards = Packing((gathering.run(heads_of_words),), 1).shards()

    high = 29  # bits of a rank that are no bucket
    assert postings(shards) == {
        (1, (2 << high) << FORM_BITS | 1, 3, Field.TITLE),
        (1, (2 << high) << FORM_BITS | 1, 29_999, Field.BODY),
        (1, (3 << high) << FORM_BITS, 3, Field.TITLE),
    }


def test_loose_heads_that_are_one_head_are_put_together_with_the_best_field():
    gathering = Gathering(10)
    gathering.add(1, Field.BODY, [11, 12])
    gathering.add(2, Field.BODY, [11])
    gathering.add(2, Field.TITLE, [12])

    run = gathering.run(lambda loose: [1 << FORM_BITS for _one in loose])

    assert list(run.counts) == [2]
    assert list(run.places) == [1 << 2 | Field.BODY, 2 << 2 | Field.TITLE]
