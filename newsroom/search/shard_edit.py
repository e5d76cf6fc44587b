"""A shard after some items changed: the same bytes as if all of it had been packed anew."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, chain, repeat
from operator import and_, sub

from newsroom.search.deflation import deflate_numbers, inflate
from newsroom.search.keys import FORM_BITS, FORMS
from newsroom.search.postings import FIELD_BITS, FIELDS, varint

Key = int
"""The rank of a key in its shard, and a form, as `rank << FORM_BITS | form`."""
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
    move = _mover(numbers)
    entries = {key: moved for key, steps in _entries(inflate(data)) if (moved := move(steps))}
    for key, items in added.items():
        _put(entries, key, _with(_places(entries.pop(key, ())), items))
    return _packed(entries)


def _mover(numbers: Sequence[int | None]) -> Callable[[list[int]], list[int]]:
    """Return what gives the items of a key their new numbers."""
    first = next((old for old, new in enumerate(numbers) if old != new), len(numbers))
    by = (numbers[first] or 0) - first if first < len(numbers) else 0
    if by >= 0 and list(numbers[first:]) == list(range(first + by, len(numbers) + by)):
        return partial(_with_room, first=first, by=by)
    return partial(_renumbered, numbers=numbers)


def _with_room(steps: list[int], *, first: int, by: int) -> list[int]:
    """Return the steps of a key, after `by` items came before that of the number `first`.

    So it is nearly always: the newest article stands before all others of its segment.
    """
    number = 0
    for index, step in enumerate(steps):
        number += step >> FIELD_BITS
        if number >= first:
            steps[index] = step + (by << FIELD_BITS)
            break
    return steps


def _renumbered(steps: list[int], *, numbers: Sequence[int | None]) -> list[int]:
    """Return the steps of a key, after items came, went or moved."""
    kept = [
        number << FIELD_BITS | place & FIELDS
        for place in _places(steps)
        if (number := numbers[place >> FIELD_BITS]) is not None
    ]
    return _steps(sorted(kept))


def _with(places: Iterable[int], items: Fields) -> list[int]:
    """Return places in their order after some items changed."""
    found = {place >> FIELD_BITS: place for place in places}
    for item, field in items.items():
        found.pop(item, None)
        if field is not None:
            found[item] = item << FIELD_BITS | field
    return sorted(found.values())


def _put(entries: dict[Key, list[int]], key: Key, places: list[int]) -> None:
    """Note the places of a key, if it has any."""
    if places:
        entries[key] = _steps(places)


def _steps(places: list[int]) -> list[int]:
    """Return places as a shard has them: what each adds to the item before."""
    before = chain((0,), map(and_, places, repeat(_ITEM_MASK)))
    return list(map(sub, places, before))


def _places(steps: Iterable[int]) -> Iterator[int]:
    """Yield the places of which these are the `_steps`."""
    return accumulate(steps, lambda before, step: (before & _ITEM_MASK) + step)


def _entries(stream: bytes) -> Iterator[tuple[Key, list[int]]]:
    """Yield each key of a shard with what each of its places adds to the one before."""
    numbers = _numbers(stream)
    rank = position = 0
    while position < len(numbers):
        rank += numbers[position]
        head = numbers[position + 1]
        end = position + 3 + (head >> FORM_BITS)
        yield rank << FORM_BITS | head & FORMS, numbers[position + 2 : end]
        position = end


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
    numbers: list[int] = []
    last = 0
    for key in sorted(entries):
        steps, rank = entries[key], key >> FORM_BITS
        numbers += (rank - last, (len(steps) - 1) << FORM_BITS | key & FORMS)
        numbers += steps
        last = rank
    return deflate_numbers(b"".join(map(varint, numbers)))
