"""Search files follow the catalogue: found are live, listed items, and past periods hold still."""

import json
import zlib

import pytest

from newsroom.engine.output import MARKER
from tests.engine.newspaper import NOON, Newspaper

DAY = 86_400


def inflate(data: bytes) -> bytes:
    return zlib.decompress(data, -15)


def found(newspaper: Newspaper, folder: str = "tim-kiem") -> dict[str, list[str]]:
    """Return the titles of all documents by segment, in the order in which readers meet them."""
    root = newspaper.output / folder
    rows = json.loads((root / "segments.json").read_text())["segments"]
    titles = {}
    for name, version, items, _words, _pairs in rows:
        chunks = sorted((root / "segments" / name).glob(f"d*.{version}.bin"))
        documents = [one for chunk in chunks for one in json.loads(inflate(chunk.read_bytes()))]
        assert len(documents) == items
        titles[name] = [document[0] for document in documents]
    return titles
