"""Bringing the search index up to the catalogue, once all pages are written.

Segments that surely hold still cost nothing: a segment is looked at if a record of its period
changed, if the day cut it anew, or if the software is another. Its fingerprint then tells whether
it is made again.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.manifest import Key, Manifest, OutputFile
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.rows import SearchItem
from newsroom.content.article import Article
from newsroom.content.scan import digest
from newsroom.edition import Edition
from newsroom.engine.failures import failure
from newsroom.engine.fingerprints import fingerprint, software, values_of
from newsroom.engine.ingest.ingested import Ingested
from newsroom.engine.output import OutputFolder
from newsroom.engine.render import JobRenderer, Site, job_renderer
from newsroom.engine.stored_output import output_of
from newsroom.engine.workers import Workers
from newsroom.language.dates.moment import moment_in_zone
from newsroom.pages.registry import SEARCH_DIRECTORY, SEARCH_SEGMENT
from newsroom.search.directory import (
    DIRECTORY,
    SegmentEntry,
    directory,
    search_path,
    segment_path,
)
from newsroom.search.segments import LARGEST, LARGEST_OF_TITLES, Cuts, Segment, Titles, cuts

if TYPE_CHECKING:
    from newsroom.search.segment_index import PackedSegment

_NOTE = "search"
_FEW = 2  # today and, after midnight, this month until yesterday


Indexed = Segment | Titles


class SegmentJob(NamedTuple):
    """What may be stale; `known` is how it was last written, None if it never was."""

    site: Site
    environment: str
    language: str
    indexed: Indexed
    known: SegmentEntry | None

    @property
    def segment(self) -> Segment:
        """Its name, and which items it has."""
        return _whole(self.indexed)


class SegmentOutcome(NamedTuple):
    """A segment as it is now, and its files if it was made again."""

    language: str
    entry: SegmentEntry
    files: tuple[OutputFile, ...]


@dataclass(frozen=True, slots=True)
class SearchPlan:
    """The segments that there are, by language, and how those were last written that were.

    `suspects` are those that may be stale, `gone` the (language, name) of those that are no more.
    """

    environment: str
    cuts: dict[str, Cuts]
    known: dict[str, dict[str, SegmentEntry]]
    suspects: tuple[tuple[str, Indexed], ...]
    gone: tuple[tuple[str, str], ...]

    def promises(self) -> Iterator[Key]:
        """Yield the segments that this build may write, for a build that comes after a crash."""
        for language, indexed in self.suspects:
            yield SEARCH_SEGMENT, language, _whole(indexed).name, ""


def plan_search(
    edition: Edition,
    manifest: Manifest,
    queries: Queries,
    ingested: Ingested,
    unsure: tuple[Key, ...],
) -> SearchPlan:
    """Return which segments there are now, and which of them may differ from their files.

    `unsure` are the keys of files that may hold anything, whatever the catalogue says.
    """
    environment = fingerprint(software(), edition.settings_of_records(), edition.base)
    noted = json.loads(manifest.note(_NOTE, "{}"))
    known = {
        language: {row[0][0]: SegmentEntry(Segment(*row[0]), *row[1:]) for row in rows}
        for language, rows in noted.get("segments", {}).items()
    }
    for language, name in {(key[1], key[2]) for key in unsure if key[0] == SEARCH_SEGMENT}:
        if entry := known.get(language, {}).get(name):
            known[language][name] = entry._replace(fingerprint="")
    languages = edition.languages if edition.is_searchable else ()
    today = moment_in_zone(datetime.fromtimestamp(queries.now, UTC), edition.zone).stamp[:10]
    wanted = {
        language: cuts(queries, Listing(language, "edition"), today) for language in languages
    }
    is_anew = noted.get("environment") != environment or ingested.is_overflowing
    stamps = set() if is_anew else set(_touched_stamps(ingested, queries))

    def is_suspect(language: str, segment: Segment) -> bool:
        entry = known.get(language, {}).get(segment.name)
        return (
            entry is None
            or entry.segment != segment
            or not entry.fingerprint
            or any(one == language and segment.has(stamp) for one, stamp in stamps)
        )

    return SearchPlan(
        environment,
        wanted,
        known,
        tuple(
            (language, one)
            for language, found in wanted.items()
            for one in found.all
            if is_anew or is_suspect(language, _whole(one))
        ),
        tuple(
            (language, name)
            for language, entries in known.items()
            for name in sorted(
                entries.keys() - {_whole(one).name for one in wanted.get(language, Cuts()).all}
            )
        ),
    )


def _whole(indexed: Indexed) -> Segment:
    return indexed.whole if isinstance(indexed, Titles) else indexed


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


class SearchUpdate:
    """Writes what a plan finds stale, then the directories, and tells which files are over."""

    def __init__(self, site: Site, planned: SearchPlan, manifest: Manifest, run: int) -> None:
        """Write as the build number `run`."""
        self._site = site
        self._run = run
        self._plan = planned
        self._manifest = manifest
        self._over: list[str] = []

    def run(self, workers: Workers) -> list[str]:
        """Bring the files up to date; return the paths that are to be removed after all else."""
        planned = self._plan
        entries = planned.known
        jobs = (
            SegmentJob(self._site, planned.environment, language, one, known)
            for language, one in planned.suspects
            for known in (entries.get(language, {}).get(_whole(one).name),)
        )
        for outcome in workers.run(segment_job, jobs, few=_FEW):
            entries.setdefault(outcome.language, {})[outcome.entry.segment.name] = outcome.entry
            if outcome.files:
                self._record(outcome.language, outcome.entry.segment.name, outcome.files)
        for language, name in planned.gone:
            entries[language].pop(name)
            self._record(language, name, ())
        self._write_directories(entries)
        noted = {language: list(found.values()) for language, found in entries.items() if found}
        text = json.dumps({"environment": planned.environment, "segments": noted})
        self._manifest.set_note(_NOTE, text)
        return self._over

    def _record(self, language: str, name: str, files: tuple[OutputFile, ...]) -> None:
        """Enter a segment's files in the manifest; those that it had before are over."""
        now = {file.path for file in files}
        before = self._manifest.paths_of(SEARCH_SEGMENT, language, name)
        self._over += (path for path in before if path not in now)
        self._manifest.record(files, self._run)

    def _write_directories(self, entries: dict[str, dict[str, SegmentEntry]]) -> None:
        """Write one a language; those of languages that the edition has lost are over."""
        edition = self._site.edition
        paths = {
            language: search_path(edition, language, DIRECTORY)
            for language in (edition.languages if edition.is_searchable else ())
        }
        for language in self._manifest.languages_of(SEARCH_DIRECTORY):
            known = self._manifest.paths_of(SEARCH_DIRECTORY, language, "")
            self._over += (one for one in known if one != paths.get(language))
        folder = output_of(edition)
        for language, path in paths.items():
            data = directory(self._plan.cuts[language], entries.get(language, {}))
            key = (SEARCH_DIRECTORY, language, "", "")
            self._manifest.record([_written(folder, path, data, key, "")], self._run)
        folder.settle()


def segment_job(job: SegmentJob) -> SegmentOutcome:
    """Make a segment and write its files, if it is not what it was; an executor runs this."""
    warm = job_renderer(job.site)
    made_of = _fingerprint(job, warm)
    if job.known and job.known.fingerprint == made_of:  # the day alone may have moved its bounds
        return SegmentOutcome(job.language, job.known._replace(segment=job.segment), ())
    packed, is_whole = _titles(job, warm) if isinstance(job.indexed, Titles) else _texts(job, warm)
    entry = SegmentEntry(
        job.segment,
        made_of if is_whole else UNREADABLE,
        packed.version,
        packed.word_shards,
        packed.pair_shards,
        packed.years,
    )
    files = [_write(job, entry, warm.output, name, data) for name, data in packed.files.items()]
    warm.output.settle()
    return SegmentOutcome(job.language, entry, tuple(files))


def _texts(job: SegmentJob, warm: JobRenderer) -> "tuple[PackedSegment, bool]":
    """Return the files of a segment, and whether all its bodies could be read."""
    # What reads and folds texts is loaded with the first segment to be made: most builds make none.
    from newsroom.search.items import document_of, text_of  # noqa: PLC0415
    from newsroom.search.segment_index import SegmentIndex  # noqa: PLC0415

    index, is_whole = SegmentIndex(), True
    for item in segment_items(job, warm.queries):
        body = _body(item, warm)
        is_whole = is_whole and body is not None
        index.add(text_of(item, body or []), document_of(item, job.language, warm.renderer))
    return index.pack(), is_whole


def _titles(job: SegmentJob, warm: JobRenderer) -> "tuple[PackedSegment, bool]":
    """Return the files of an index of titles: no body need be read."""
    from newsroom.search.items import labels_of  # noqa: PLC0415
    from newsroom.search.segment_index import TitleIndex  # noqa: PLC0415

    index = TitleIndex()
    for item in segment_items(job, warm.queries):
        index.add(item.title, labels_of(item))
    return index.pack(), True


UNREADABLE = "unreadable"
"""The fingerprint of a segment that lacks a body, for its file is not what was recorded.

When it is again, the record is as it was, and must not find the segment known.
"""


def segment_items(job: SegmentJob, queries: Queries) -> Iterator[SearchItem]:
    """Yield the items that a segment holds."""
    segment = job.segment
    return queries.search_items(
        Listing(job.language, "edition"),
        segment.low,
        segment.high,
        count=LARGEST_OF_TITLES if isinstance(job.indexed, Titles) else LARGEST,
        skipped=segment.skipped,
    )


def _body(item: SearchItem, warm: JobRenderer) -> list[str] | None:
    """Return the texts of an item's body, None if they cannot be had: its title is found still."""
    from newsroom.search.items import body_blocks  # noqa: PLC0415

    try:
        return body_blocks(item, warm.renderer)
    except Exception as error:
        failure("search", item.path, error)  # raises what is the machine's; its page told the rest
        return None


# `json.dumps` would make an encoder at every call.
_encoded = json.JSONEncoder(ensure_ascii=False, default=values_of).encode


def _fingerprint(job: SegmentJob, warm: JobRenderer) -> str:
    """Return what tells whether any item is another, or of an index of titles, any title."""
    from newsroom.search.items import labels_of  # noqa: PLC0415

    total = hashlib.blake2b(job.environment.encode(), digest_size=12)
    for item in segment_items(job, warm.queries):
        told = (item.title, labels_of(item)) if isinstance(job.indexed, Titles) else item
        total.update(_encoded(told).encode())
    return total.hexdigest()


def _write(
    job: SegmentJob, entry: SegmentEntry, folder: OutputFolder, name: str, data: bytes
) -> OutputFile:
    path = segment_path(job.site.edition, job.language, job.segment, name)
    key = (SEARCH_SEGMENT, job.language, job.segment.name, name)
    return _written(folder, path, data, key, entry.fingerprint)


def _written(folder: OutputFolder, path: str, data: bytes, key: Key, made_of: str) -> OutputFile:
    """Write a file if it differs, and return its line in the manifest."""
    _is_new, stamp = folder.put(path, data)
    return OutputFile(path, *key, made_of, digest(data), len(data), stamp)
