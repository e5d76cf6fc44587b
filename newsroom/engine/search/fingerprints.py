"""What tells whether a segment is what it was: fingerprints of its items, added up.

A sum can be kept up when one item changes, without looking at the others. It forgets in which order
they came: so what tells an item's place is in each.
"""

import hashlib
from collections.abc import Sequence
from functools import cache

from newsroom.catalogue.rows import SearchItem
from newsroom.engine.fingerprints import bytes_of, digest_of_package, fingerprint

_BYTES = 12


def fingerprint_of_item(item: SearchItem) -> int:
    """Return what tells whether an item is another one than it was."""
    return _number_of(bytes_of(item))


def fingerprint_of_title(stamp: str, path: str, title: str, labels: Sequence[str]) -> int:
    """Return the same of an item in an index of titles, which has nothing else of it."""
    return _number_of(bytes_of((stamp, path, title, labels)))


def fingerprint_of_place(number: int, stamp: str) -> int:
    """Return what tells that items have other numbers: one came or went, or has another stamp.

    What is corrected of an item, title and address too, leaves its number as it is.
    """
    return _number_of(f"{number} {stamp}".encode())


def text_of_sum(total: int) -> str:
    """Return fingerprints that were added up as a text."""
    return f"{total % (1 << 8 * _BYTES):0{2 * _BYTES}x}"


def sum_of_text(text: str) -> int:
    """Return a sum of fingerprints that `text_of_sum` wrote."""
    return int(text, 16)


def version_of(places: int, shards: tuple[int, int]) -> str:
    """Return what tells a segment's numbering: items, their order, and how keys are parted.

    `places` are the fingerprints of its items' places added up, `shards` how many it has of words
    and of pairs. What packs them is in it too, for a reader must not mix two forms of files.
    """
    return fingerprint(_packing(), text_of_sum(places), shards)[:12]


@cache
def _packing() -> str:
    return digest_of_package(["search"])


def _number_of(data: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(data, digest_size=_BYTES).digest())
