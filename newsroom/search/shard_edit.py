"""A shard after some items changed: the same bytes as if all of it had been packed anew."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, islice, repeat
from operator import and_, sub

from newsroom.search.deflation import deflate_numbers, inflate
from newsroom.search.keys import FORM_BITS, FORMS
from newsroom.search.postings import FIELD_BITS, FIELDS, varint

Key = tuple[int, int]
"""The rank of a key in its shard, and a form."""
Fields = Mapping[int, int | None]
"""Items by their numbers, with the field at which each has a key; None: it has it no more."""

_ITEM_MASK = -1 << FIELD_BITS


def edited_shard(data: bytes, changes: Mapping[Key, Fields]) -> bytes:
    """Return a shard after some changes; all other postings stay as they are."""
    entries = dict(_entries(inflate(data)))
    for key, items in changes.items():
        _put(entries, key, _with(_places(entries.pop(key, ())), items))
    return _packed(entries)


def renumbered_shard(
    data: bytes, numbers: Sequence[int | None], added: Mapping[Key, Fields]
) -> bytes:
    """Return a shard in which each item has another number, and some are new.

    `numbers` are the new ones by the old ones; None: the item is no more.
    """
    before = dict(_entries(inflate(data)))
    entries: dict[Key, list[int]] = {}
    for key in before.keys() | added.keys():
        kept = [
            number << FIELD_BITS | place & FIELDS
            for place in _places(before.get(key, ()))
            if (number := numbers[place >> FIELD_BITS]) is not None
        ]
        _put(entries, key, _with(kept, added[key]) if key in added else sorted(kept))
    return _packed(entries)


def _with(places: Iterable[int], items: Fields) -> list[int]:
    """Return places in their order after some items changed."""
    found = {place >> FIELD_BITS: place for place in places}
    for item, field in items.items():
        found.pop(item, None)
        if field is not None:
            found[item] = item << FIELD_BITS | field
    return sorted(found.values())


def _put(entries: dict[Key, list[int]], key: Key, places: list[int]) -> None:
    """Note the places of a key as a shard has them: what each adds to the item before."""
    if places:
        before = chain((0,), map(and_, places, repeat(_ITEM_MASK)))
        entries[key] = list(map(sub, places, before))


def _places(steps: Iterable[int]) -> Iterator[int]:
    """Yield the places that were noted by `_put`."""
    return accumulate(steps, lambda before, step: (before & _ITEM_MASK) + step)


def _entries(stream: bytes) -> Iterator[tuple[Key, list[int]]]:
    """Yield each key of a shard with what each of its places adds to the one before."""
    numbers = iter(_numbers(stream))
    rank = 0
    for step in numbers:
        rank += step
        head = next(numbers)
        yield (rank, head & FORMS), list(islice(numbers, (head >> FORM_BITS) + 1))


def _numbers(stream: bytes) -> list[int]:
    """Return the numbers of variable length in a stream."""
    found = []
    value = shift = 0
    for byte in stream:
        if byte < 128:
            found.append(value | byte << shift)
            value = shift = 0
        else:
            value |= (byte & 127) << shift
            shift += 7
    return found


def _packed(entries: Mapping[Key, list[int]]) -> bytes:
    stream: list[bytes] = []
    last = 0
    for (rank, form), steps in sorted(entries.items()):
        stream += (varint(rank - last), varint((len(steps) - 1) << FORM_BITS | form))
        stream += map(varint, steps)
        last = rank
    return deflate_numbers(b"".join(stream))
