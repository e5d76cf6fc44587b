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

from newsroom.search.keys import FORM_BITS

# Low bits of a key that part what is gathered, and so the most shards that a segment can have.
_BUCKET_BITS = 11
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
_SAMPLE_BITS = 4  # a sixteenth of a large segment tells how well it packs
_COMMON = 1 << 14


class Field(IntEnum):
    """The best place at which an item has a key."""

    BODY = 0
    LEAD = 1
    TITLE = 2
    EDGE = 3  # where a title begins or ends: who asks for both asks for this title


Entry = tuple[int, bytes]
"""A key, and what a shard says of one of its true forms, whichever shard that is."""


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

    def add(self, item: int, found: Mapping[int, Field]) -> None:
        """Note all keys of the item number `item`, by their heads; numbers come in rising order."""
        buckets, mask, low = self._buckets, (1 << _BUCKET_BITS) - 1, item << _ITEM_SHIFT
        for head, field in found.items():
            buckets[head >> FORM_BITS & mask].append(head << _HEAD_SHIFT | low | field)
        self._count += len(found)

    def shards(self) -> list[bytes]:
        """Return the packed shards by their numbers, so many (1, 2, 4 ...) that each is small."""
        if self._count > _SMALL:
            sample = _packed(self._entries(0, _SAMPLE_BITS), _SAMPLE_BITS)
            bits = _shard_bits(len(sample) << _SAMPLE_BITS, _LARGEST_SHARD)
            return [_packed(self._entries(shard, bits), bits) for shard in range(1 << bits)]
        # How well a small segment packs is tried out with all of it, which is read only once.
        entries = self._entries(0, 0)
        whole = _packed(entries, 0)
        bits = _shard_bits(len(whole), _LARGEST_OF_SMALL)
        if not bits:
            return [whole]
        parts: list[list[Entry]] = [[] for _shard in range(1 << bits)]
        for entry in entries:
            parts[entry[0] & len(parts) - 1].append(entry)
        return [_packed(part, bits) for part in parts]

    def _entries(self, shard: int, bits: int) -> list[Entry]:
        """Return the entries of a shard in their order, where `bits` choose one."""
        postings: list[int] = []
        for bucket in self._buckets[shard :: 1 << bits]:
            postings += bucket
        postings.sort()
        return _grouped(postings)


def _shard_bits(size: int, largest: int) -> int:
    """Return how many low bits of a key choose its shard, if a single one has `size` bytes."""
    return min(_BUCKET_BITS, (max(0, size - 1) // largest).bit_length())


def _grouped(postings: Iterable[int]) -> list[Entry]:
    """Return the entries of sorted postings."""
    entries: list[Entry] = []
    varints = _VARINTS
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
    return head >> FORM_BITS, b"".join((count, *items))


def _packed(entries: Iterable[Entry], bits: int) -> bytes:
    """Return a shard of entries, which `bits` of their keys have chosen, as its file."""
    stream: list[bytes] = []
    last = 0
    for key, data in entries:
        own = key >> bits
        stream += (_varint(own - last), data)
        last = own
    return deflate(b"".join(stream))


def deflate(data: bytes) -> bytes:
    """Return data as `DecompressionStream("deflate-raw")` reads it; the same on every machine."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    return compressor.compress(data) + compressor.flush()
