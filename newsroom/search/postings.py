"""Which items have which keys: gathered item by item, packed into shards that a query fetches.

A shard is a stream of variable-length numbers (seven bits a byte, the low ones first), deflated
without header. For each key and true form, in order: what its rank adds to the one before,
`(items - 1) * 64 + form`, and for each item `what its number adds * 4 + field`. The low bits of a
key are its bucket, and the low bits of that its shard. Its rank in the shard is what is left of the
bucket, followed by the key's other bits: so buckets are sorted one by one, and follow each other.
"""

import zlib
from array import array
from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import cache

from newsroom.search.keys import FORM_BITS, KEY_BITS

# Low bits of a key that part what is gathered, and so the most shards that a segment can have.
_BUCKET_BITS = 11
_HIGH_BITS = KEY_BITS - _BUCKET_BITS  # what a bucket does not tell of its keys
_FIELD_BITS = 2
_ITEM_BITS = 64 - _HIGH_BITS - FORM_BITS - _FIELD_BITS
_ITEM_SHIFT = _FIELD_BITS
_FORM_SHIFT = _ITEM_SHIFT + _ITEM_BITS
_HEAD_BITS = FORM_BITS + _BUCKET_BITS  # of a head, those that are no high bits of its key
_LOW_MASK = (1 << _FORM_SHIFT) - 1
_FORM_MASK = (1 << FORM_BITS) - 1
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


Entry = tuple[int, bytes]
"""The high bits of a key, and what a shard says of one of its true forms, whichever shard it is."""


def _varint(number: int) -> bytes:
    data = bytearray()
    while number > 127:
        data.append(number & 127 | 128)
        number >>= 7
    data.append(number)
    return bytes(data)


@cache
def _varints() -> list[bytes]:
    """Return the numbers below _COMMON; made when first needed, for most builds index nothing."""
    return [_varint(number) for number in range(_COMMON)]


class Postings:
    """The keys of a segment's items. Eight bytes a posting until they are packed."""

    def __init__(self) -> None:
        self._buckets = [array("Q") for _bucket in range(1 << _BUCKET_BITS)]
        self._count = 0

    def add(self, item: int, found: Mapping[int, Field]) -> None:
        """Note all keys of the item number `item`, by their heads; numbers come in rising order."""
        buckets, mask, low = self._buckets, (1 << _BUCKET_BITS) - 1, item << _ITEM_SHIFT
        for head, field in found.items():
            form = head & _FORM_MASK
            packed = (head >> _HEAD_BITS << FORM_BITS | form) << _FORM_SHIFT | low | field
            buckets[head >> FORM_BITS & mask].append(packed)
        self._count += len(found)

    def shards(self) -> list[bytes]:
        """Return the packed shards by their numbers, so many (1, 2, 4 ...) that each is small."""
        # How well texts pack is tried out: with a part of a large segment, with all of a small one,
        # whose entries are then at hand.
        if self._count > _SMALL:
            tried = _packed(map(_entries, self._buckets[:: 1 << _SAMPLE_BITS]))
            bits = _shard_bits(len(tried) << _SAMPLE_BITS, _LARGEST_SHARD)
            return [
                _packed(map(_entries, self._buckets[shard :: 1 << bits]))
                for shard in range(1 << bits)
            ]
        entries = list(map(_entries, self._buckets))
        whole = _packed(entries)
        bits = _shard_bits(len(whole), _LARGEST_OF_SMALL)
        if not bits:
            return [whole]
        return [_packed(entries[shard :: 1 << bits]) for shard in range(1 << bits)]


def _shard_bits(size: int, largest: int) -> int:
    """Return how many low bits of a key choose its shard, if a single one has `size` bytes."""
    return min(_BUCKET_BITS, (max(0, size - 1) // largest).bit_length())


def _entries(bucket: Iterable[int]) -> list[Entry]:
    """Return the entries of a bucket in their order."""
    entries: list[Entry] = []
    varints = _varints()
    parts: list[bytes] = []
    last_head, last_item = -1, 0
    for posting in sorted(bucket):
        head, low = posting >> _FORM_SHIFT, posting & _LOW_MASK
        if head != last_head:
            if parts:
                entries.append(_entry(last_head, parts))
            parts, last_head, last_item = [], head, 0
        number = low - last_item
        parts.append(varints[number] if number < _COMMON else _varint(number))
        last_item = low & ~_FIELD_MASK
    if parts:
        entries.append(_entry(last_head, parts))
    return entries


def _entry(head: int, items: list[bytes]) -> Entry:
    count = _varint((len(items) - 1) << FORM_BITS | head & _FORM_MASK)
    return head >> FORM_BITS, b"".join((count, *items))


def _packed(buckets: Iterable[list[Entry]]) -> bytes:
    """Return a shard, the entries of its buckets, as its file."""
    stream: list[bytes] = []
    last = 0
    for number, entries in enumerate(buckets):
        base = number << _HIGH_BITS  # the rank that a key has by its bucket
        for high, data in entries:
            stream += (_varint(base + high - last), data)
            last = base + high
    return deflate(b"".join(stream))


def deflate(data: bytes) -> bytes:
    """Return data as `DecompressionStream("deflate-raw")` reads it; the same on every machine."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    return compressor.compress(data) + compressor.flush()
