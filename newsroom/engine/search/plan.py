"""Which segments of the search index there are now, and which may differ from their files.

Segments that surely hold still cost nothing: a segment is looked at if a record of its period
changed, if the day cut it anew, or if the software is another. Its fingerprint then tells whether
it is made again.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NamedTuple

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.manifest import Key, Manifest
from newsroom.catalogue.queries.queries import Queries
from newsroom.content.article import Article, Status
from newsroom.content.insets import Record
from newsroom.edition import Edition
from newsroom.engine.fingerprints import fingerprint, software
from newsroom.engine.ingest.ingested import Ingested
from newsroom.language.dates.moment import moment_in_zone
from newsroom.pages.registry import SEARCH_SEGMENT
from newsroom.search.directory import SegmentEntry
from newsroom.search.segments import Cuts, Indexed, Segment, cuts, items_of, whole

EDITS = 50
"""A segment is edited if it has so many items for each that changed, else it is made anew."""

HASTY = 500
"""Items of the largest segment that a hasty build makes anew, or that is edited as a whole."""

UNREADABLE = "unreadable"
"""The fingerprint of a segment that lacks a body, for its file is not what was recorded.

When it is again, the record is as it was, and must not find the segment known.
"""

NOTE = "search"
"""The note of the manifest that has the segments as they were last written."""


class Place(NamedTuple):
    """Where an item stands in the index of its language."""

    stamp: str
    path: str


class PlannedEdit(NamedTuple):
    """A segment, or index of titles, of which only these items changed, each at its place.

    None: of a small segment, any item may have come or gone.
    """

    language: str
    indexed: Indexed
    places: tuple[Place, ...] | None


class SearchPlan(NamedTuple):
    """The segments that there are, by language, and how those were last written that were.

    `is_anew` tells that the software or the settings are others: then no fingerprint is the same.
    `suspects` are those that may be stale, `gone` the (language, name) of those that are no more.
    `edits` are those of which a few items changed. `later` are suspects too, left for a build that
    has the time: until then their files tell what they told.
    """

    environment: str
    is_anew: bool
    cuts: dict[str, Cuts]
    known: dict[str, dict[str, SegmentEntry]]
    suspects: tuple[tuple[str, Indexed], ...]
    gone: tuple[tuple[str, str], ...]
    edits: tuple[PlannedEdit, ...] = ()
    later: tuple[tuple[str, Indexed], ...] = ()

    def promises(self) -> Iterator[Key]:
        """Yield the segments that this build finds stale, for a build that comes after a crash."""
        edited = ((edit.language, edit.indexed) for edit in self.edits)
        for language, indexed in (*self.suspects, *edited, *self.later):
            yield SEARCH_SEGMENT, language, whole(indexed).name, ""


def plan_search(
    edition: Edition,
    manifest: Manifest,
    queries: Queries,
    ingested: Ingested,
    unsure: tuple[Key, ...],
    *,
    is_hasty: bool = False,
) -> SearchPlan:
    """Return which segments there are now, and which of them may differ from their files.

    `unsure` are the keys of files that may hold anything, whatever the catalogue says. Where the
    build `is_hasty`, large segments that are there already are left for later.
    """
    environment = fingerprint(software(), edition.settings_of_records(), edition.base)
    noted = json.loads(manifest.note(NOTE, "{}"))
    known = _known(noted, unsure)
    languages = edition.languages if edition.is_searchable else ()
    today = moment_in_zone(datetime.fromtimestamp(queries.now, UTC), edition.zone).stamp[:10]
    wanted = {
        language: cuts(queries, Listing(language, "edition"), today) for language in languages
    }
    is_anew = noted.get("environment") != environment
    are_all_suspect = is_anew or ingested.is_overflowing
    touched = _Touched() if are_all_suspect else _touched(ingested, queries)
    suspects: list[tuple[str, Indexed]] = []
    edits: list[PlannedEdit] = []
    later: list[tuple[str, Indexed]] = []
    for language, one in _pairs(wanted):
        segment = whole(one)
        entry = known.get(language, {}).get(segment.name)
        if entry is None:
            suspects.append((language, one))
            continue
        places, is_recut = touched.within(language, segment)
        is_moved = entry.segment != segment
        if not (are_all_suspect or is_moved or is_recut or places or not entry.fingerprint):
            continue
        size = items_of(one, queries, Listing(language, "edition"))
        is_sure = entry.fingerprint not in {"", UNREADABLE} and not are_all_suspect
        if is_sure and not (is_recut or is_moved) and len(places) * EDITS <= max(size, HASTY):
            edits.append(PlannedEdit(language, one, places))
        elif is_sure and size <= HASTY and isinstance(one, Segment):
            edits.append(PlannedEdit(language, one, None))
        else:
            is_put_off = is_hasty and size > HASTY and not is_moved
            (later if is_put_off else suspects).append((language, one))
    if edition.output_store:  # pages in a bucket are not fetched back to be edited
        suspects += ((edit.language, edit.indexed) for edit in edits)
        edits.clear()
    for language, one in later:  # noted so, they are suspects of the next build
        name = whole(one).name
        known[language][name] = known[language][name]._replace(fingerprint="")
    gone = tuple(_gone(known, wanted))
    return SearchPlan(
        environment,
        is_anew,
        wanted,
        known,
        tuple(suspects),
        gone,
        tuple(edits),
        tuple(later),
    )


def _pairs(wanted: dict[str, Cuts]) -> Iterator[tuple[str, Indexed]]:
    return ((language, one) for language, found in wanted.items() for one in found.all)


def _known(noted: dict[str, Any], unsure: tuple[Key, ...]) -> dict[str, dict[str, SegmentEntry]]:
    """Return the segments as they were last written; those that may hold anything, as suspects."""
    known = {
        language: {row[0][0]: SegmentEntry(Segment(*row[0]), *row[1:]) for row in rows}
        for language, rows in noted.get("segments", {}).items()
    }
    for language, name in {(key[1], key[2]) for key in unsure if key[0] == SEARCH_SEGMENT}:
        if entry := known.get(language, {}).get(name):
            known[language][name] = entry._replace(fingerprint="")
    return known


def _gone(
    known: dict[str, dict[str, SegmentEntry]], wanted: dict[str, Cuts]
) -> Iterator[tuple[str, str]]:
    """Yield the (language, name) of segments that are no more."""
    for language, entries in known.items():
        there = {whole(one).name for one in wanted.get(language, Cuts()).all}
        yield from ((language, name) for name in sorted(entries.keys() - there))


@dataclass(frozen=True, slots=True)
class _Touched:
    """Where something changed that results show, by language.

    `places` are those of items that were there and still are, `recut` the stamps of all others.
    """

    places: set[tuple[str, Place]] = field(default_factory=set)
    recut: set[tuple[str, str]] = field(default_factory=set)

    def within(self, language: str, segment: Segment) -> tuple[tuple[Place, ...], bool]:
        """Return the places in a segment, and whether any item came, went or moved there."""
        places = sorted(
            place for there, place in self.places if there == language and segment.has(place.stamp)
        )
        is_recut = any(there == language and segment.has(stamp) for there, stamp in self.recut)
        return tuple(places), is_recut


def _touched(ingested: Ingested, queries: Queries) -> _Touched:
    """Return where any article changed that is, or was, in the index."""
    touched = _Touched()
    for change in ingested.changes:
        places = {
            (record.language, Place(record.stamp, record.path))
            for record in (change.before, change.after)
            if isinstance(record, Article) and record.status is Status.PUBLISHED
        }
        if len(places) == 1 and _is_listed(change.before) and _is_listed(change.after):
            touched.places.update(places)
        else:
            touched.recut.update((language, place.stamp) for language, place in places)
    for path in ingested.files:
        for record in queries.records_showing(path):
            if isinstance(record, Article):
                touched.places.add((record.language, Place(record.stamp, record.path)))
    return touched


def _is_listed(record: Record | None) -> bool:
    return isinstance(record, Article) and record.status is Status.PUBLISHED
