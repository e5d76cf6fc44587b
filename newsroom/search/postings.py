"""Which items have which keys: gathered item by item, packed into shards that a query fetches.

A shard is a stream of variable-length numbers (seven bits a byte, the low ones first), deflated
without header. For each key and true form, in order: what its rank adds to the one before,
`(items - 1) * 64 + form`, and for each item `what its number adds * 4 + field`. The low bits of a
key are its bucket, and the low bits of that its shard. Its rank in the shard is what is left of the
bucket, followed by the key's other bits: so buckets are sorted one by one, and follow each other.
"""

import zlib
from array import array
from enum import IntEnum

from newsroom.search.keys import KEY_BITS

# Low bits of a key that part what is gathered, and so the most shards that a segment can have.
_BUCKET_BITS = 11
_HIGH_BITS = KEY_BITS - _BUCKET_BITS  # what a bucket does not tell of its keys
_FORM_BITS, _FIELD_BITS = 6, 2
_ITEM_BITS = 64 - _HIGH_BITS - _FORM_BITS - _FIELD_BITS
_ITEM_SHIFT = _FIELD_BITS
_FORM_SHIFT = _ITEM_SHIFT + _ITEM_BITS
_KEY_SHIFT = _FORM_SHIFT + _FORM_BITS
_ITEM_MASK = (1 << _ITEM_BITS) - 1
_FIELD_MASK = (1 << _FIELD_BITS) - 1
# Bytes of a shard on the average, at most. A query asks several segments for as many shards, and a
# request costs as much time as 20 KB on a weak network; small segments are asked by every query.
_LARGEST_SHARD, _LARGEST_OF_SMALL = 5 << 10, 3 << 10
_SMALL = 1 << 20  # postings of a segment with some 2,000 items
_SAMPLE_BITS = 4  # a sixteenth of a large segment tells how well it packs
_COMMON = 1 << 14


class Field(IntEnum):
    """The best place at which an item has a key."""

    BODY = 0
    LEAD = 1
    TITLE = 2
    EDGE = 3  # where a title begins or ends: who asks for both asks for this title


Keyed = tuple[int, int]  # a key and the number of a true form


def _varint(number: int) -> bytes:
    data = bytearray()
    while number > 127:
        data.append(number & 127 | 128)
        number >>= 7
    data.append(number)
    return bytes(data)


_VARINTS = [_varint(number) for number in range(_COMMON)]


class Postings:
    """The keys of a segment's items. Eight bytes a posting until they are packed."""

    def __init__(self) -> None:
        self._buckets = [array("Q") for _bucket in range(1 << _BUCKET_BITS)]
        self._count = 0

    def add(self, item: int, found: dict[Keyed, Field]) -> None:
        """Note all keys of the item number `item`; numbers come in rising order."""
        buckets, mask, low = self._buckets, (1 << _BUCKET_BITS) - 1, item << _ITEM_SHIFT
        for (key, form), field in found.items():
            packed = key >> _BUCKET_BITS << _KEY_SHIFT | form << _FORM_SHIFT | low | field
            buckets[key & mask].append(packed)
        self._count += len(found)

    def shards(self) -> list[bytes]:
        """Return the packed shards by their numbers, so many (1, 2, 4 ...) that each is small."""
        bits = self._shard_bits()
        return [self._packed(shard, bits) for shard in range(1 << bits)]

    def _shard_bits(self) -> int:
        """Return how many low bits of a key choose its shard: how well texts pack is tried out."""
        sample = _SAMPLE_BITS if self._count > _SMALL else 0
        size = len(self._packed(0, sample)) << sample
        largest = _LARGEST_SHARD if self._count > _SMALL else _LARGEST_OF_SMALL
        return min(_BUCKET_BITS, (max(0, size - 1) // largest).bit_length())

    def _packed(self, shard: int, bits: int) -> bytes:
        stream: list[bytes] = []
        last = 0
        for number, bucket in enumerate(self._buckets[shard :: 1 << bits]):
            last = _write(stream, sorted(bucket), number << _HIGH_BITS, last)
        return deflate(b"".join(stream))


def _write(stream: list[bytes], packed: list[int], base: int, last: int) -> int:
    """Append the numbers of a bucket from sorted postings; return the rank of its last key.

    `base` is the rank that a key has by its bucket, `last` the rank of the key before.
    """
    begin = 0
    while begin < len(packed):
        head = packed[begin] >> _FORM_SHIFT
        end = begin + 1
        while end < len(packed) and packed[end] >> _FORM_SHIFT == head:
            end += 1
        rank = base + (head >> _FORM_BITS)
        form = head & ((1 << _FORM_BITS) - 1)
        stream += (_varint(rank - last), _varint((end - begin - 1) << _FORM_BITS | form))
        last, last_item = rank, 0
        for posting in packed[begin:end]:
            item = posting >> _ITEM_SHIFT & _ITEM_MASK
            number = (item - last_item) << _FIELD_BITS | posting & _FIELD_MASK
            stream.append(_VARINTS[number] if number < _COMMON else _varint(number))
            last_item = item
        begin = end
    return last


def deflate(data: bytes) -> bytes:
    """Return data as `DecompressionStream("deflate-raw")` reads it; the same on every machine."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    return compressor.compress(data) + compressor.flush()
