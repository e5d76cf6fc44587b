"""Small segments numbered anew by a fork, while this process makes the pages of the same build.

The index comes after all pages, but what is new in it is known as soon as a plan is committed. On
two cores the one hides the other. The fork reads and writes nothing: its files and notes count only
if the index, when its turn comes, is to be changed in just this way.
"""

import pickle
import sqlite3
from collections.abc import Sequence
from functools import partial
from threading import active_count as threads
from typing import NamedTuple, Self

from newsroom.catalogue.indexed_texts import IndexedTexts
from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.schema import open_snapshot
from newsroom.engine.errand import Answer, Errand
from newsroom.engine.output import output_of
from newsroom.engine.render import Site
from newsroom.engine.search.edits import SegmentEditor
from newsroom.engine.search.known_segment import Edited, reader_of_segment
from newsroom.engine.search.plan import PlannedEdit, SearchPlan
from newsroom.search.directory import SegmentEntry
from newsroom.search.segments import whole


class Noted(NamedTuple):
    """What `IndexedTexts.set` is to be told of a segment."""

    language: str
    name: str
    words: bytes
    chunks: Sequence[bytes]


class EarlyEdit(NamedTuple):
    """A segment as it is after an edit, and what is to be noted of it."""

    edited: Edited
    noted: Noted


class EarlyEdits:
    """The edits of a plan, in the hands of a fork."""

    def __init__(self, edits: list[tuple[PlannedEdit, SegmentEntry]], errand: Errand) -> None:
        self._edits = edits
        self._errand = errand

    @classmethod
    def begin(cls, site: Site, planned: SearchPlan, *, jobs: int) -> Self | None:
        """Return the edits of a committed plan, under way; None if they are not worth a fork.

        Those where items came or went are: to change a few shards of a segment takes no time.
        Where `jobs` is 1, one process does all. One with threads is not forked: they stay behind.
        """
        edits = edits_of(planned)
        if not edits or any(one.places is not None for one, _entry in edits):
            return None
        if jobs == 1 or threads() > 1:
            return None
        errand = Errand.begin(partial(_edit, site, edits))
        return cls(edits, errand) if errand else None

    def results(self, edits: list[tuple[PlannedEdit, SegmentEntry]]) -> list[EarlyEdit] | None:
        """Return what comes of these edits, one by one; None if that must be found out anew."""
        answer = self._errand.next_answer() if edits == self._edits else b""
        return pickle.loads(answer) if answer else None

    def close(self) -> None:
        """Let go of the fork, whatever it is at."""
        self._errand.close()


def edits_of(planned: SearchPlan) -> list[tuple[PlannedEdit, SegmentEntry]]:
    """Return the edits of a plan, each with its segment as it was last written."""
    return [(one, planned.known[one.language][whole(one.indexed).name]) for one in planned.edits]


class _Recorded(IndexedTexts):
    """Records what is noted of segments, where nothing may be written."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self.noted: list[Noted] = []

    def set(self, language: str, name: str, words: bytes, chunks: Sequence[bytes]) -> None:
        """Record it."""
        self.noted.append(Noted(language, name, words, chunks))


def _edit(site: Site, edits: list[tuple[PlannedEdit, SegmentEntry]], answer: Answer) -> None:
    """Answer the results of the edits; nothing if one segment has to be made anew."""
    connection = open_snapshot(site.catalogue)
    manifest, folder = Manifest(connection), output_of(site.edition)
    texts = _Recorded(connection)
    editor = SegmentEditor(site, texts)
    results = []
    for one, entry in edits:
        read = reader_of_segment(site.edition, one.language, entry, folder, manifest)
        if edited := editor.edited(one, entry, read):
            results.append(edited)
    if len(results) == len(texts.noted) == len(edits):
        answer(pickle.dumps(list(map(EarlyEdit, results, texts.noted))))
