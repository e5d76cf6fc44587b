"""Bringing the search index up to the catalogue: the one who has the work done, and writes."""

import json
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from newsroom.catalogue.indexed_texts import IndexedTexts
from newsroom.catalogue.manifest import Key, Manifest, OutputFile
from newsroom.catalogue.queries.queries import Queries
from newsroom.content.scan import digest
from newsroom.engine.output import output_of
from newsroom.engine.render import Site
from newsroom.engine.search.assembly import Assembly
from newsroom.engine.search.early_edits import EarlyEdits, edits_of
from newsroom.engine.search.edits import SegmentEditor
from newsroom.engine.search.fingerprints import text_of_sum
from newsroom.engine.search.jobs import Checked, PackJob, SearchJob, search_job
from newsroom.engine.search.known_segment import Edited, reader_of_segment
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
from newsroom.search.indexed_items import packed_counts
from newsroom.search.segments import Indexed

if TYPE_CHECKING:
    from newsroom.search.segment_index import PackedSegment

_FEW = 2  # today and, after midnight, this month until yesterday


class SearchUpdate:
    """Writes what a plan finds stale, then the directories, and tells which files are over."""

    def __init__(
        self,
        site: Site,
        planned: SearchPlan,
        manifest: Manifest,
        texts: IndexedTexts,
        queries: Queries,
        *,
        run: int,
        early: EarlyEdits | None = None,
    ) -> None:
        """Write as the build number `run`; `early` has edits that were begun before."""
        self._early = early
        self._site = site
        self._run = run
        self._plan = planned
        self._manifest = manifest
        self._queries = queries
        self._folder = output_of(site.edition)
        self._texts = texts
        self._over: list[str] = []

    def run(self, workers: Workers) -> list[str]:
        """Bring the files up to date; return the paths that are to be removed after all else."""
        planned = self._plan
        entries = planned.known
        suspects = [
            Assembly(self._site, language, indexed)
            for language, indexed in (*planned.suspects, *self._edit())
        ]
        self._make(self._stale(suspects, workers), workers)
        for language, name in planned.gone:
            entries[language].pop(name)
            self._record(language, name, ())
            self._texts.forget(language, name)
        self._write_directories(entries)
        noted = {language: list(found.values()) for language, found in entries.items() if found}
        text = json.dumps({"environment": planned.environment, "segments": noted})
        self._manifest.set_note(NOTE, text)
        return self._over

    def _edit(self) -> Iterator[tuple[str, Indexed]]:
        """Edit segments of which a few items changed; yield those that must be made anew."""
        edits = edits_of(self._plan)
        early = self._early.results(edits) if self._early and edits else None
        if early is not None:
            for (planned, entry), (edited, noted) in zip(edits, early, strict=True):
                self._texts.set(*noted)
                self._write_edited(planned.language, entry, edited)
            return
        editor = SegmentEditor(self._site, self._texts)
        for planned, entry in edits:
            read = reader_of_segment(
                self._site.edition, planned.language, entry, self._folder, self._manifest
            )
            edited_here = editor.edited(planned, entry, read)
            if edited_here is None:
                yield planned.language, planned.indexed
            else:
                self._write_edited(planned.language, entry, edited_here)

    def _write_edited(self, language: str, entry: SegmentEntry, edited: Edited) -> None:
        """Write the files of a segment that was as `entry` says, and enter them."""
        name = entry.segment.name
        files = self._written(language, *edited)
        self._plan.known[language][name] = edited.entry
        if edited.entry.version == entry.version:
            self._manifest.record(files, self._run)
        else:
            self._record(language, name, files)

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
                if entry.fingerprint == text_of_sum(
                    result.made_of
                ):  # the day may have moved its bounds
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
        name = entry.segment.name
        files = self._written(language, entry, packed.files)
        self._plan.known.setdefault(language, {})[name] = entry
        self._record(language, name, files)
        if packed.kept and not self._site.edition.output_store:
            self._texts.set(language, name, packed_counts(packed.spellings), packed.kept)

    def _written(
        self, language: str, entry: SegmentEntry, files: dict[str, bytes]
    ) -> list[OutputFile]:
        """Write files of a segment, and return their lines in the manifest."""
        made = [
            self._put(
                segment_path(self._site.edition, language, entry, name),
                data,
                (SEARCH_SEGMENT, language, entry.segment.name, name),
                entry.version,
            )
            for name, data in files.items()
        ]
        self._folder.settle()
        return made

    def _record(self, language: str, name: str, files: Sequence[OutputFile]) -> None:
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
