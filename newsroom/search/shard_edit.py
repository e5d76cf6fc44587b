"""One shard made anew where an article changed: the same bytes as if all of it had been packed."""

from collections.abc import Iterator, Mapping
from itertools import accumulate, chain, islice, repeat
from operator import and_, sub

from newsroom.search.deflation import deflate, inflate
from newsroom.search.keys import FORM_BITS, FORMS
from newsroom.search.postings import FIELD_BITS, varint

Key = tuple[int, int]
"""The rank of a key in its shard, and a form."""
Changes = Mapping[Key, Mapping[int, int | None]]
"""For each key what changed: items by their numbers, with their field, or None for a key less."""

_ITEM_MASK = -1 << FIELD_BITS


def edited_shard(data: bytes, changes: Changes) -> bytes:
    """Return a shard after some changes; all other postings stay as they are."""
    entries = dict(_entries(inflate(data)))
    for key, items in changes.items():
        places = {place >> FIELD_BITS: place for place in _places(entries.pop(key, []))}
        for item, field in items.items():
            places.pop(item, None)
            if field is not None:
                places[item] = item << FIELD_BITS | field
        if places:
            entries[key] = _steps(sorted(places.values()))
    return deflate(b"".join(_written(sorted(entries.items()))))


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


def _places(steps: list[int]) -> Iterator[int]:
    """Return places of what each adds to the item before; the field is each one's own."""
    return accumulate(steps, lambda before, step: (before & _ITEM_MASK) + step)


def _steps(places: list[int]) -> list[int]:
    return list(map(sub, places, chain((0,), map(and_, places, repeat(_ITEM_MASK)))))


def _written(entries: list[tuple[Key, list[int]]]) -> Iterator[bytes]:
    last = 0
    for (rank, form), steps in entries:
        yield varint(rank - last)
        yield varint((len(steps) - 1) << FORM_BITS | form)
        yield from map(varint, steps)
        last = rank
