"""What a result shows: title, address, stamp, section, picture, and the beginning of its lead."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newsroom.search.deflation import deflate, inflate

CHUNK = 16
"""Documents in a file. More would bring readers what they do not see, fewer compress badly."""

LONGEST_LEAD = 180
"""Letters of a lead that results show: two lines on a desktop, four on a phone."""


class Document(NamedTuple):
    """An item among results, in the order in which files have it.

    `address` is that on this host, `picture` that of a thumbnail, empty where there is none;
    a headline that leads to another site has a whole address. `datetime` is the stamp for machines.
    """

    title: str
    address: str
    stamp: str
    datetime: str
    section: str
    lead: str
    picture: str


def packed_chunk(documents: list[Document]) -> bytes:
    """Return up to CHUNK documents as a file; a script reads them by number."""
    return _packed([trimmed(one) for one in documents])


def chunk_with(data: bytes, number: int, document: Document) -> bytes:
    """Return a file of documents after one of them, that of `number`, has changed."""
    rows = json.loads(inflate(data))
    rows[number] = trimmed(document)
    return _packed(rows)


def renumbered_chunks(
    chunks: Iterable[bytes], numbers: Sequence[int | None], documents: Mapping[int, Document]
) -> Iterator[bytes]:
    """Yield the files of documents after some of them came, went or moved.

    `numbers` are those that documents have now, by those that they had in `chunks`; None for what
    is gone. The others are `documents`.
    """
    before = (row for chunk in chunks for row in json.loads(inflate(chunk)))
    now = {number: trimmed(document) for number, document in documents.items()}
    now |= {new: row for row, new in zip(before, numbers, strict=True) if new is not None}
    rows = [now[number] for number in range(len(now))]
    for first in range(0, len(rows), CHUNK):
        yield _packed(rows[first : first + CHUNK])


def _packed(rows: list[list[str]]) -> bytes:
    return deflate(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode())


def trimmed(document: Document) -> list[str]:
    """Return the document without the empty values at its end."""
    values = list(document)
    while not values[-1]:
        values.pop()
    return values


def shortened(lead: str) -> str:
    """Return a lead as results show it: cut at a word, with an ellipsis where something is gone."""
    if len(lead) <= LONGEST_LEAD:
        return lead
    cut, _space, _rest = lead[: LONGEST_LEAD + 1].rpartition(" ")
    return f"{(cut or lead[:LONGEST_LEAD]).rstrip(',.;:–- ')}…"
