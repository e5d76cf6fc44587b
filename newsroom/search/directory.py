"""The directory of a language's segments: what a script must know before it can ask for any."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from newsroom.edition import Edition
from newsroom.search.segments import Segment

DIRECTORY = "segments.json"
FOLDER = "segments"


class SegmentEntry(NamedTuple):
    """A segment as it was last written. `fingerprint` is of all that it was made of.

    `years` are those of its items, the newest first, each with how many items it has.
    """

    segment: Segment
    fingerprint: str
    version: str
    word_shards: int
    pair_shards: int
    years: tuple[tuple[str, int], ...]


def directory(entries: Iterable[SegmentEntry]) -> bytes:
    """Return the directory as JSON, the newest segment first."""
    rows = [
        [one.segment.name, one.version, one.word_shards, one.pair_shards, one.years]
        for one in entries
    ]
    return json.dumps({"segments": rows}, separators=(",", ":")).encode() + b"\n"


def search_path(edition: Edition, language: str, *names: str) -> str:
    """Return the output path of a file below the search page of a language."""
    prefix = edition.prefix(language).strip("/")
    return "/".join(filter(None, [prefix, edition.search_folder_of(language), *names]))


def segment_path(edition: Edition, language: str, segment: Segment, name: str) -> str:
    """Return the output path of a file of a segment."""
    return search_path(edition, language, FOLDER, segment.name, name)
