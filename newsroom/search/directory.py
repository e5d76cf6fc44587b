"""The directory of a language's segments: what a script must know before it can ask for any."""

import json
from collections.abc import Mapping
from typing import NamedTuple

from newsroom.edition import Edition
from newsroom.search.segments import Cuts, Segment

DIRECTORY = "segments.json"
FOLDER = "segments"


class SegmentEntry(NamedTuple):
    """A segment, or an index of titles, as it was last written.

    `fingerprint` is of all that it was made of. `version` tells its numbering from others: which
    items it has, in which order, in how many shards. `years` are those of its items, the newest
    first, each with how many items it has; an index of titles has none of its own. `postings` are
    how many there are of words, and of pairs.
    """

    segment: Segment
    fingerprint: str
    version: str
    word_shards: int
    pair_shards: int
    years: tuple[tuple[str, int], ...]
    postings: tuple[int, int]


def directory(found: Cuts, entries: Mapping[str, SegmentEntry]) -> bytes:
    """Return the directory as JSON, the newest segment first; `entries` are by name."""
    rows = {
        "segments": [[*_row(entries[one.name]), entries[one.name].years] for one in found.segments],
        "titles": [[*_row(entries[one.whole.name]), one.first, one.end] for one in found.titles],
    }
    return json.dumps(rows, separators=(",", ":")).encode() + b"\n"


def _row(entry: SegmentEntry) -> tuple[str, str, int, int]:
    return entry.segment.name, entry.version, entry.word_shards, entry.pair_shards


def search_path(edition: Edition, language: str, *names: str) -> str:
    """Return the output path of a file below the search page of a language."""
    prefix = edition.prefix(language).strip("/")
    return "/".join(filter(None, [prefix, edition.search_folder_of(language), *names]))


def segment_path(edition: Edition, language: str, entry: SegmentEntry, name: str) -> str:
    """Return the output path of a file of a segment.

    A reader never mixes two numberings, for each has a folder of its own. Within one a file may
    change, as pages do: an article's new text is found under its old number.
    """
    return search_path(edition, language, FOLDER, entry.segment.name, entry.version, name)
