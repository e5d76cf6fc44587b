"""Which items have which keys: gathered item by item, packed into shards that a query fetches.

A shard is a stream of variable-length numbers (seven bits a byte, the low ones first), deflated
without header. For each key and true form, in order: what the key adds to the one before,
`(items - 1) * 64 + form`, and for each item `what its number adds * 4 + field`. Numbers of keys
are shared out by their low bits, which is the shard, and compared by the others.
"""

import zlib
from array import array
from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import cache

from newsroom.search.keys import FORM_BITS

# Low bits of a key that part what is gathered. Small parts are sorted sooner; with many more, each
# posting would be written to a place of its own that no processor has at hand.
_BUCKET_BITS = 8
_SAMPLE_BITS = 4  # a sixteenth of a large segment tells how well it packs
_MOST_SHARD_BITS = 11
_ITEM_BITS, _FIELD_BITS = 16, 2
_ITEM_SHIFT = _FIELD_BITS
_HEAD_SHIFT = _ITEM_SHIFT + _ITEM_BITS
_LOW_MASK = (1 << _HEAD_SHIFT) - 1
_FORM_MASK = (1 << FORM_BITS) - 1
_FIELD_MASK = (1 << _FIELD_BITS) - 1
# Bytes of a shard on the average, at most. A query asks several segments for as many shards, and a
# request costs as much time as 20 KB on a weak network; small segments are asked by every query.
_LARGEST_SHARD, _LARGEST_OF_SMALL = 8 << 10, 3 << 10
_SMALL = 1 << 20  # postings of a segment with some 2,000 items
_COMMON = 1 << 14


class Field(IntEnum):
    """The best place at which an item has a key."""

    BODY = 0
    LEAD = 1
    TITLE = 2
    EDGE = 3  # where a title begins or ends: who asks for both asks for this title


Entry = tuple[int, bytes]
"""A head, and what a shard says of it, whichever shard that is."""


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
            buckets[head >> FORM_BITS & mask].append(head << _HEAD_SHIFT | low | field)
        self._count += len(found)

    def shards(self) -> list[bytes]:
        """Return the packed shards by their numbers, so many (1, 2, 4 ...) that each is small."""
        # How well texts pack is tried out: with a part of a large segment, with all of a small one.
        is_large = self._count > _SMALL
        coarse = _SAMPLE_BITS if is_large else 0
        tried = self._entries(0, coarse)
        size = len(_packed(tried, coarse)) << coarse
        bits = _shard_bits(size, _LARGEST_SHARD if is_large else _LARGEST_OF_SMALL)
        coarse = min(bits, coarse)
        shards: dict[int, bytes] = {}
        for part in range(1 << coarse):
            entries = self._entries(part, coarse) if part or is_large else tried
            for place, fine in enumerate(_shared_out(entries, coarse, bits)):
                shards[part | place << coarse] = _packed(fine, bits)
        return [shards[number] for number in sorted(shards)]

    def _entries(self, part: int, bits: int) -> list[Entry]:
        """Return, in order, the entries of the keys that have `part` as their low bits."""
        entries: list[Entry] = []
        for bucket in self._buckets[part :: 1 << bits]:
            entries += _grouped(sorted(bucket))
        entries.sort()
        return entries


def _shared_out(entries: Iterable[Entry], low: int, high: int) -> list[list[Entry]]:
    """Return entries in lists, by the bits of their keys from `low` up to `high`."""
    parts: list[list[Entry]] = [[] for _part in range(1 << (high - low))]
    for entry in entries:
        parts[entry[0] >> FORM_BITS + low & len(parts) - 1].append(entry)
    return parts


def _shard_bits(size: int, largest: int) -> int:
    """Return how many low bits of a key choose its shard, if a single one has `size` bytes."""
    return min(_MOST_SHARD_BITS, (max(0, size - 1) // largest).bit_length())


def _grouped(postings: Iterable[int]) -> list[Entry]:
    """Return the entries of sorted postings."""
    entries: list[Entry] = []
    varints = _varints()
    parts: list[bytes] = []
    last_head, last_item = -1, 0
    for posting in postings:
        head, low = posting >> _HEAD_SHIFT, posting & _LOW_MASK
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
    return head, b"".join((count, *items))


def _packed(entries: Iterable[Entry], bits: int) -> bytes:
    """Return a shard of entries, which `bits` of their keys have chosen, as its file."""
    stream: list[bytes] = []
    last = 0
    for head, data in entries:
        own = head >> FORM_BITS + bits
        stream += (_varint(own - last), data)
        last = own
    return deflate(b"".join(stream))


def deflate(data: bytes) -> bytes:
    """Return data as `DecompressionStream("deflate-raw")` reads it; the same on every machine."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    return compressor.compress(data) + compressor.flush()
