"""Bringing the search index up to the catalogue: the one who has the work done, and writes."""

import json
from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from newsroom.catalogue.manifest import Key, Manifest, OutputFile
from newsroom.catalogue.queries.queries import Queries
from newsroom.content.scan import digest
from newsroom.engine.output import output_of
from newsroom.engine.render import Site
from newsroom.engine.search.assembly import Assembly
from newsroom.engine.search.jobs import Checked, PackJob, SearchJob, search_job
from newsroom.engine.search.plan import NOTE, SearchPlan
from newsroom.engine.workers import Workers
from newsroom.pages.registry import SEARCH_DIRECTORY, SEARCH_SEGMENT
from newsroom.search.directory import (
    DIRECTORY,
    SegmentEntry,
    directory,
    search_path,
    segment_path,
)

if TYPE_CHECKING:
    from newsroom.search.segment_index import PackedSegment

_FEW = 2  # today and, after midnight, this month until yesterday


class SearchUpdate:
    """Writes what a plan finds stale, then the directories, and tells which files are over."""

    def __init__(
        self, site: Site, planned: SearchPlan, manifest: Manifest, queries: Queries, run: int
    ) -> None:
        """Write as the build number `run`."""
        self._site = site
        self._run = run
        self._plan = planned
        self._manifest = manifest
        self._queries = queries
        self._folder = output_of(site.edition)
        self._over: list[str] = []

    def run(self, workers: Workers) -> list[str]:
        """Bring the files up to date; return the paths that are to be removed after all else."""
        planned = self._plan
        entries = planned.known
        suspects = [
            Assembly(self._site, planned.environment, language, indexed)
            for language, indexed in planned.suspects
        ]
        self._make(self._stale(suspects, workers), workers)
        for language, name in planned.gone:
            entries[language].pop(name)
            self._record(language, name, ())
        self._write_directories(entries)
        noted = {language: list(found.values()) for language, found in entries.items() if found}
        text = json.dumps({"environment": planned.environment, "segments": noted})
        self._manifest.set_note(NOTE, text)
        return self._over

    def _stale(self, suspects: Iterable[Assembly], workers: Workers) -> Iterator[Assembly]:
        """Yield the suspects that are not what they were; of the others, note their bounds."""
        known: dict[tuple[str, str], Assembly] = {}
        for one in suspects:
            entry = self._plan.known.get(one.name[0], {}).get(one.name[1])
            if self._plan.is_anew or not entry or not entry.fingerprint:
                yield one
            else:
                known[one.name] = one
        jobs = (one.check(self._queries) for one in known.values())
        for result in workers.run(search_job, jobs, few=_FEW):
            if isinstance(result, Checked):
                one, (language, name) = known[result.name], result.name
                entry = self._plan.known[language][name]
                if entry.fingerprint == one.made_of(result):  # the day may have moved its bounds
                    self._plan.known[language][name] = entry._replace(segment=one.segment)
                else:
                    yield one

    def _make(self, stale: Iterable[Assembly], workers: Workers) -> None:
        """Make segments anew: what is gathered is packed before more is gathered."""
        at_work: dict[tuple[str, str], Assembly] = {}
        packs: deque[PackJob] = deque()
        gathers = self._gathers(stale, at_work)

        def jobs() -> Iterator[SearchJob]:
            while job := packs.popleft() if packs else next(gathers, None):
                yield job

        is_over = False
        while not is_over:  # results bring more jobs, when no one may be asking for any
            is_over = True
            for result in workers.run(search_job, jobs(), few=_FEW):
                if isinstance(result, Checked):
                    continue
                is_over = False
                one = at_work[result.name]
                packs += one.take(result)
                if one.is_done:
                    self._write(*at_work.pop(result.name).packed(), result.name[0])

    def _gathers(
        self, stale: Iterable[Assembly], at_work: dict[tuple[str, str], Assembly]
    ) -> Iterator[SearchJob]:
        for one in stale:
            at_work[one.name] = one
            yield from one.gather(self._queries)

    def _write(self, entry: SegmentEntry, packed: "PackedSegment", language: str) -> None:
        """Write a segment's files, and enter them."""
        segment = entry.segment
        files = tuple(
            self._put(
                segment_path(self._site.edition, language, segment, name),
                data,
                (SEARCH_SEGMENT, language, segment.name, name),
                entry.fingerprint,
            )
            for name, data in packed.files.items()
        )
        self._folder.settle()
        self._plan.known.setdefault(language, {})[segment.name] = entry
        self._record(language, segment.name, files)

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
        for language, path in paths.items():
            data = directory(self._plan.cuts[language], entries.get(language, {}))
            key = (SEARCH_DIRECTORY, language, "", "")
            self._manifest.record([self._put(path, data, key, "")], self._run)
        self._folder.settle()

    def _put(self, path: str, data: bytes, key: Key, made_of: str) -> OutputFile:
        """Write a file if it differs, and return its line in the manifest."""
        _is_new, stamp = self._folder.put(path, data)
        return OutputFile(path, *key, made_of, digest(data), len(data), stamp)
