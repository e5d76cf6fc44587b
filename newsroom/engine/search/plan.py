"""Which segments of the search index there are now, and which may differ from their files.

Segments that surely hold still cost nothing: a segment is looked at if a record of its period
changed, if the day cut it anew, or if the software is another. Its fingerprint then tells whether
it is made again.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.manifest import Key, Manifest
from newsroom.catalogue.queries.queries import Queries
from newsroom.content.article import Article
from newsroom.edition import Edition
from newsroom.engine.fingerprints import fingerprint, software
from newsroom.engine.ingest.ingested import Ingested
from newsroom.language.dates.moment import moment_in_zone
from newsroom.pages.registry import SEARCH_SEGMENT
from newsroom.search.directory import SegmentEntry
from newsroom.search.segments import Cuts, Indexed, Segment, cuts, items_of, whole

HASTY = 500
"""Items of the largest segment that a hasty build makes anew: half a second of work."""

NOTE = "search"
"""The note of the manifest that has the segments as they were last written."""


@dataclass(frozen=True, slots=True)
class SearchPlan:
    """The segments that there are, by language, and how those were last written that were.

    `is_anew` tells that the software or the settings are others: then no fingerprint is the same.
    `suspects` are those that may be stale, `gone` the (language, name) of those that are no more.
    `later` are suspects too, left for a build that has the time: until then their files tell what
    they told.
    """

    environment: str
    is_anew: bool
    cuts: dict[str, Cuts]
    known: dict[str, dict[str, SegmentEntry]]
    suspects: tuple[tuple[str, Indexed], ...]
    gone: tuple[tuple[str, str], ...]
    later: tuple[tuple[str, Indexed], ...] = ()

    def promises(self) -> Iterator[Key]:
        """Yield the segments that this build finds stale, for a build that comes after a crash."""
        for language, indexed in (*self.suspects, *self.later):
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
    stamps = set() if are_all_suspect else set(_touched_stamps(ingested, queries))
    suspects: list[tuple[str, Indexed]] = []
    later: list[tuple[str, Indexed]] = []
    for language, one in _pairs(wanted):
        segment = whole(one)
        entry = known.get(language, {}).get(segment.name)
        if entry is None or entry.segment != segment:
            suspects.append((language, one))
        elif (
            are_all_suspect
            or not entry.fingerprint
            or any(there == language and segment.has(stamp) for there, stamp in stamps)
        ):
            size = items_of(one, queries, Listing(language, "edition")) if is_hasty else 0
            (later if size > HASTY else suspects).append((language, one))
    for language, one in later:  # noted so, they are suspects of the next build
        name = whole(one).name
        known[language][name] = known[language][name]._replace(fingerprint="")
    gone = tuple(_gone(known, wanted))
    return SearchPlan(environment, is_anew, wanted, known, tuple(suspects), gone, tuple(later))


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


def _touched_stamps(ingested: Ingested, queries: Queries) -> Iterator[tuple[str, str]]:
    """Yield language and stamp of all articles of which anything changed that results show."""
    for change in ingested.changes:
        for record in (change.before, change.after):
            if isinstance(record, Article):
                yield record.language, record.stamp
    for path in ingested.files:
        for record in queries.records_showing(path):
            if isinstance(record, Article):
                yield record.language, record.stamp
