"""Which items have which keys: gathered item by item, packed into shards that a query fetches.

A shard is a stream of variable-length numbers (seven bits a byte, the low ones first), deflated
without header. For each key and true form, in order: what its rank adds to the one before,
`(items - 1) * 64 + form`, and for each item `what its number adds * 4 + field`. The low bits of a
key are its bucket, and the low bits of that its shard. Its rank in the shard is what is left of the
bucket, followed by the key's other bits.

Items are gathered run by run, so that several processes can do it. The runs of a segment are then
packed part by part, by as many: a part has the keys of every sixteenth bucket.
"""

from array import array
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import accumulate, chain, repeat
from operator import and_, sub
from typing import NamedTuple

from newsroom.search.arrays import pays
from newsroom.search.deflation import deflate_numbers
from newsroom.search.keys import FORM_BITS, FORMS, KEY_BITS

# Low bits of a key that are its bucket, and so the most shards that a segment can have.
BUCKET_BITS = 11
HIGH_BITS = KEY_BITS - BUCKET_BITS  # what a bucket does not tell of its keys
PART_BITS = 4
PARTS = 1 << PART_BITS
"""Parts of a segment's keys: runs are cut into these."""
RANK_BITS = KEY_BITS + FORM_BITS
REST_BITS = HIGH_BITS + FORM_BITS  # what a head has besides part and bucket
FIELD_BITS = 2
"""Low bits of a place that are its field."""
FIELDS = (1 << FIELD_BITS) - 1
_ITEM_MASK = -1 << FIELD_BITS
_SMALL = 1 << 20  # postings of a segment with some 2,000 items
_COMMON = 1 << 14


class Field(IntEnum):
    """The best place at which an item has a key."""

    BODY = 0
    LEAD = 1
    TITLE = 2
    EDGE = 3  # where a title begins or ends: who asks for both asks for this title


class Kind(NamedTuple):
    """Into how many shards postings of a kind are cut: their number alone decides.

    A posting takes `bytes_each`, as measured; texts that are less alike than those take more.
    Shards have `largest` bytes on the average, at most, those of a small segment
    `largest_of_small`: a query asks several segments for as many shards, and a request costs as
    much time as 20 KB on a weak network; small segments are asked by every query.
    """

    bytes_each: float
    largest: int
    largest_of_small: int

    def bits(self, postings: int, *, is_cut: bool) -> int:
        """Return how many low bits of a key choose its shard; `is_cut` into runs: at least four."""
        largest = self.largest if postings > _SMALL else self.largest_of_small
        shards = int(postings * self.bytes_each / largest)
        return min(BUCKET_BITS, max(shards.bit_length(), PART_BITS if is_cut else 0))


KINDS = {"w": Kind(0.55, 5 << 10, 5 << 10), "p": Kind(1.5, 5 << 10, 3 << 10)}
"""Single words and labels, and pairs of words, by what the names of their shards begin with."""


class Run(NamedTuple):
    """The postings of some items that follow each other, ordered by part, rank and form.

    `heads` are all three in one number. `counts` tell how many of `places` each has, in turn: a
    place is an item's number in the segment and a field, as `number * 4 + field`.
    """

    heads: "array[int]"
    counts: "array[int]"
    places: "array[int]"

    def heads_and_items(self) -> Iterator[tuple[int, int]]:
        """Yield each head as `newsroom.search.keys` has it, with how many items have it."""
        return zip(_unordered(self.heads), self.counts, strict=True)

    def part(self, number: int) -> "Run":
        """Return the postings of the part of this number."""
        begin, end = (bisect_left(self.heads, n << RANK_BITS) for n in (number, number + 1))
        first = sum(self.counts[:begin])
        places = self.places[first : first + sum(self.counts[begin:end])]
        return Run(self.heads[begin:end], self.counts[begin:end], places)


def type_of_places(end: int) -> str:
    """Return the type of array for the places of items below `end`: two or four bytes each."""
    return "H" if end << FIELD_BITS <= 1 << 16 else "I"


class Gathering:
    """The keys of some items, by loose heads, and the places of each."""

    def __init__(self, end: int) -> None:
        """Gather items of numbers below `end`."""
        # The garbage collector need not look at these.
        self._type = type_of_places(end)
        self._places: defaultdict[int, bytearray] = defaultdict(bytearray)

    def add(self, item: int, field: Field, found: Iterable[int]) -> None:
        """Note that an item has keys, each for once, at a field; numbers come in rising order."""
        place = array(self._type, (item << FIELD_BITS | field,)).tobytes()
        _exhaust(map(bytearray.extend, map(self._places.__getitem__, found), repeat(place)))

    def run(self, heads_of: Callable[[Iterable[int]], list[int]]) -> Run:
        """Return all that was noted; `heads_of` makes heads of loose ones."""
        heads, many = _ordered(heads_of(self._places)), self._places.values()
        found = dict(zip(heads, many, strict=True))
        if len(found) < len(heads):  # some loose heads are one head, one in 400
            for head, places in zip(heads, many, strict=True):
                if found[head] is not places:
                    found[head] = self._put_together(found[head] + places)
        ordered = sorted(found)
        by_head = [found[head] for head in ordered]
        all_places = array(self._type, b"".join(by_head))
        counts = [len(places) // all_places.itemsize for places in by_head]
        return Run(array("Q", ordered), array("I", counts), all_places)

    def _put_together(self, data: bytearray) -> bytearray:
        """Return places in their order; of an item that is there twice, the best field stays."""
        places = sorted(array(self._type, bytes(data)))
        best = {place >> FIELD_BITS: place for place in places}
        return bytearray(array(self._type, best.values()).tobytes())


class Packing(NamedTuple):
    """Shards to be made of runs: those whose numbers are `first` and every `step`th after it.

    They have all keys of these shards. `bits` are how many low bits of a key choose its shard.
    """

    runs: tuple[Run, ...]
    bits: int
    first: int = 0
    step: int = 1

    def shards(self) -> dict[int, bytes]:
        """Return the packed shards by their numbers."""
        return {number: deflate_numbers(stream) for number, stream in self._streams().items()}

    def _streams(self) -> dict[int, bytes]:
        """Return what is deflated of each shard."""
        if not pays(postings_in(self.runs)):
            return self.noted_streams()
        from newsroom.search.sorted_shards import sorted_streams  # noqa: PLC0415  (see `pays`)

        return sorted_streams(self)

    def noted_streams(self) -> dict[int, bytes]:
        """Return what is deflated of each shard, made key by key."""
        numbers = range(self.first, 1 << self.bits, self.step)
        streams: dict[int, list[bytes]] = {number: [] for number in numbers}
        last = dict.fromkeys(streams, 0)
        for whole, data in _entries(self.runs):
            shard, rank = place_of(whole, self.bits)
            streams[shard] += (varint(rank - last[shard]), data)
            last[shard] = rank
        return {number: b"".join(stream) for number, stream in streams.items()}


def bucketed(head: int) -> int:
    """Return the head of a run without its part: bucket, what is left of the key, form."""
    return head & (1 << RANK_BITS) - 1


def place_of(whole: int, bits: int) -> tuple[int, int]:
    """Return the number of a key's shard and its rank there; `whole` has the bucket on top."""
    bucket, high = whole >> HIGH_BITS, whole & (1 << HIGH_BITS) - 1
    return bucket & (1 << bits) - 1, bucket >> bits << HIGH_BITS | high


def packings(runs: Sequence[Run], kind: Kind) -> list[Packing]:
    """Return what is to be packed of the runs of a segment: about as many packings as runs."""
    bits = kind.bits(postings_in(runs), is_cut=len(runs) > 1)
    if len(runs) == 1:
        return [Packing(tuple(runs), bits)]
    step = min(PARTS, 1 << (len(runs) - 1).bit_length())
    return [
        Packing(
            tuple(run.part(number) for number in range(first, PARTS, step) for run in runs),
            bits,
            first,
            step,
        )
        for first in range(step)
    ]


def postings_in(runs: Iterable[Run]) -> int:
    """Return how many postings runs have."""
    return sum(len(run.places) for run in runs)


def _ordered(heads: Iterable[int]) -> list[int]:
    """Return heads as runs have them: part, rank, form."""
    low, part = (1 << BUCKET_BITS) - 1, PARTS - 1
    shift = FORM_BITS + BUCKET_BITS
    return [
        (head >> FORM_BITS & part) << RANK_BITS
        | (head >> FORM_BITS & low) << REST_BITS
        | head >> shift << FORM_BITS
        | head & FORMS
        for head in heads
    ]


def _unordered(heads: Iterable[int]) -> list[int]:
    """Return heads of runs as they were: key, form."""
    low, high = (1 << BUCKET_BITS) - 1, (1 << HIGH_BITS) - 1
    return [
        (head >> FORM_BITS & high) << BUCKET_BITS + FORM_BITS
        | (head >> REST_BITS & low) << FORM_BITS
        | head & FORMS
        for head in heads
    ]


def _entries(runs: Iterable[Run]) -> list[tuple[int, bytes]]:
    """Return what shards say of each key and form, in order of rank, with the rank."""
    found: defaultdict[int, list[array[int]]] = defaultdict(list)
    for heads, counts, places in runs:
        ends = list(accumulate(counts, initial=0))
        pieces = map(places.__getitem__, map(slice, ends, ends[1:]))
        _exhaust(map(list.append, map(found.__getitem__, heads), pieces))
    rank_mask = (1 << RANK_BITS) - 1
    ranked = sorted((head & rank_mask, head) for head in found)
    return [
        (rank >> FORM_BITS, _entry(rank & FORMS, list(chain.from_iterable(found[head]))))
        for rank, head in ranked
    ]


def _entry(form: int, places: list[int]) -> bytes:
    """Return how many items have a key in a form, and which: what each adds to the one before."""
    head = varint((len(places) - 1) << FORM_BITS | form)
    before = chain((0,), map(and_, places, repeat(_ITEM_MASK)))
    return head + b"".join(map(varint, map(sub, places, before)))


class _Varints(dict[int, bytes]):
    """Numbers of variable length; those that are common are remembered."""

    def __missing__(self, number: int) -> bytes:
        data = bytearray()
        rest = number
        while rest > 127:
            data.append(rest & 127 | 128)
            rest >>= 7
        data.append(rest)
        made = bytes(data)
        if number < _COMMON:
            self[number] = made
        return made


varint = _Varints().__getitem__
"""Return a number in seven bits a byte, the low ones first."""


def _exhaust(steps: Iterator[object]) -> None:
    deque(steps, maxlen=0)
