"""What items were found by when they were last indexed, kept for when one of them changes.

Then the index need not be made anew: what it has of the old text is taken out, what it has of the
new one is put in.
"""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import orjson


class Text(NamedTuple):
    """What an item is found by. `blocks` are parts of its text, `labels` made by `label_key`."""

    title: str
    lead: str
    blocks: Sequence[str]
    labels: Sequence[str]


class IndexedItem(NamedTuple):
    """An item as it is indexed. `made_of` is a fingerprint of its record, `path` its file's."""

    path: str
    made_of: int
    text: Text


def packed_items(items: Iterable[IndexedItem]) -> bytes:
    """Return items as they are kept: a third of their size."""
    return _packed([(one.path, f"{one.made_of:x}", tuple(one.text)) for one in items])


def unpacked_items(data: bytes) -> list[IndexedItem]:
    """Return what `packed_items` was given. Raises ValueError or zlib.error for anything else."""
    rows = orjson.loads(zlib.decompress(data))
    return [IndexedItem(path, int(made_of, 16), Text(*text)) for path, made_of, text in rows]


def packed_counts(counts: Mapping[str, int]) -> bytes:
    """Return how many items have each word, as it is kept."""
    return _packed(dict(counts))


def unpacked_counts(data: bytes) -> dict[str, int]:
    """Return what `packed_counts` was given. Raises ValueError or zlib.error for anything else."""
    found: dict[str, int] = orjson.loads(zlib.decompress(data))
    return found


def _packed(value: object) -> bytes:
    return zlib.compress(orjson.dumps(value), 1)
