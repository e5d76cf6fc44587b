"""The streams of shards by sorting all postings of a packing at once.

`newsroom.search.postings` says what stands in them, and makes the same of few without NumPy.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from newsroom.search.keys import FORM_BITS, FORMS, KEY_BITS
from newsroom.search.postings import BUCKET_BITS, FIELD_BITS, REST_BITS
from newsroom.search.sorted_numbers import is_first, varints

if TYPE_CHECKING:
    from newsroom.search.postings import Packing, Run
    from newsroom.search.sorted_numbers import Numbers

_BITS = 64  # of a number


def sorted_streams(packing: "Packing") -> dict[int, bytes]:
    """Return what is deflated of each shard, by its number: see `Packing.noted_streams`.

    The packing's step is a power of two, of at most as many bits as choose a shard.
    """
    bits = packing.bits
    numbers = range(packing.first, 1 << bits, packing.step)
    heads, places = _sorted(packing.runs, packing.step.bit_length() - 1, bits)
    is_new = is_first(heads)
    begins = np.flatnonzero(is_new)
    heads = heads[begins]

    ranks = heads >> FORM_BITS & (1 << KEY_BITS - bits) - 1
    shards = heads >> FORM_BITS + KEY_BITS - bits  # from 0 on
    ranks[1:] -= np.where(is_first(shards)[1:], 0, ranks[:-1])
    items = np.diff(begins, append=len(places)).astype(np.uint64)
    before = places[:-1] >> FIELD_BITS << FIELD_BITS
    places[1:] -= np.where(is_new[1:], 0, before)

    # Before the places of each key and form stand two numbers of its own.
    at = np.arange(len(places)) + 2 * np.cumsum(is_new)
    stream = np.empty(len(places) + 2 * len(begins), np.uint64)
    stream[at] = places
    stream[at[begins] - 2] = ranks
    stream[at[begins] - 1] = items - 1 << FORM_BITS | heads & FORMS
    data, bounds = varints(stream)
    first_of_shards = np.searchsorted(shards, np.arange(len(numbers) + 1, dtype=np.uint64))
    cuts = bounds[np.append(at[begins] - 2, len(stream))[first_of_shards]]
    return {
        number: data[begin:end]
        for number, begin, end in zip(numbers, cuts.tolist(), cuts[1:].tolist(), strict=False)
    }


def _sorted(runs: "Sequence[Run]", bits_of_step: int, bits: int) -> tuple["Numbers", "Numbers"]:
    """Return heads and places of all postings, ordered by shard, rank, form, and item.

    What all shards of the packing have in common, the low bits of their numbers, is left out.
    """
    places = np.concatenate([np.array(run.places, np.uint64) for run in runs])
    heads = np.concatenate(
        [np.repeat(np.array(run.heads, np.uint64), np.array(run.counts)) for run in runs]
    )
    buckets = heads >> REST_BITS & (1 << BUCKET_BITS) - 1
    shards = (buckets & (1 << bits) - 1) >> bits_of_step
    ranks = buckets >> bits << REST_BITS | heads & (1 << REST_BITS) - 1
    heads = shards << FORM_BITS + KEY_BITS - bits | ranks
    bits_of_places = int(places.max(initial=0)).bit_length()
    if KEY_BITS + FORM_BITS - bits_of_step + bits_of_places > _BITS:
        order = heads.argsort(kind="stable")  # several times as slow; items are in order already
        return heads[order], places[order]
    postings = heads << bits_of_places | places
    postings.sort()
    return postings >> bits_of_places, postings & (1 << bits_of_places) - 1
