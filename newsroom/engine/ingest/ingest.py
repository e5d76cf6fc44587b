"""Taking in content/: scan, read what may have changed, and write records to the catalogue."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import NamedTuple

from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.writes import Writer
from newsroom.content.insets import Record
from newsroom.content.picture import Inspection, PictureFault, PictureFile, rejection_of_picture
from newsroom.content.rejection import FAILED_HERE, Rejection, is_stray, stray_file
from newsroom.content.scan import (
    RACY_WINDOW_NANOSECONDS,
    Difference,
    SourceFile,
    differences,
    entry_of,
    look_at,
)
from newsroom.edition import Edition
from newsroom.engine.ingest.freshness import Freshness, freshness
from newsroom.engine.ingest.ingested import Ingested
from newsroom.engine.ingest.read_job import MARKDOWN, Download, FileRead, ReadJob, read_job
from newsroom.engine.ingest.unsound_places import refused_places, well_named
from newsroom.engine.progress import Progress
from newsroom.engine.workers import Workers
from newsroom.language.normalisation import normalise

_CHUNK = 100  # files to a job
_LARGEST_CHUNK = 400  # the same of many files: what it costs to hand out a job is then for more
_JOBS = 40  # jobs that keep a few workers busy to the end
_FEW = 3  # jobs that are not worth a worker process
# Rejections that another file may end.
WAITING = (
    *("missing-file", "unreadable-file", "colliding-path", "forbidden-attachment", FAILED_HERE),
    *PictureFault,
)
# Rejections of files that are no texts themselves, and not only of the texts that name them.
_OF_OTHERS = ("unreadable-file", FAILED_HERE)


class _AboutFiles(NamedTuple):
    """What is wrong with files that texts may name, as `ReadJob` has it."""

    faults: dict[str, PictureFault]
    twins: dict[str, str]
    forbidden: frozenset[str]


_NOTHING_KNOWN = _AboutFiles({}, {}, frozenset())

Known = tuple[SourceFile, str]
"""A file and the digest that it is known by; an empty one has it read in any case."""


@dataclass(slots=True)
class Ingest:
    """One taking in, in steps: look, read what is no text, then the texts, then what is gone.

    `clock` is the time of the scan in nanoseconds since 1970, by the clock that files' mtimes are
    read from.
    """

    edition: Edition
    manifest: Manifest
    writer: Writer
    workers: Workers
    progress: Progress
    clock: int
    _ingested: Ingested = field(default_factory=Ingested)

    def run(self, paths: tuple[str, ...] | None, early: Difference | None = None) -> Ingested:
        """Bring the catalogue up to what lies in content/, and return what changed by that.

        Only `paths` (relative to content/) are looked at if somebody has watched the rest; None
        walks all of content/, unless that was done `early`.
        """
        fresh = freshness(self.edition, self.manifest)
        if self.manifest.note("links") or not fresh.is_whole:
            paths = None  # a file may be at several paths, and a watcher tells of one
        difference, removed = self._look(fresh, paths, early)
        suspects = well_named(difference.suspects, self.writer if paths is None else None)
        others = [file for file in suspects if not file.path.endswith(MARKDOWN)]
        # A first scan need not ask what its files bring to texts: all texts are read in it.
        arrived = () if self._is_first else [one.path for one in others if not self._is_known(one)]
        self.progress.begin("read", len(suspects))
        # Whether an article is sound depends on the pictures that it names: they come first.
        self._take(self._known(others, fresh), _NOTHING_KNOWN, len(others))
        self.writer.forget(removed)
        self._take_texts(suspects, removed, arrived, fresh)
        self._remove(removed, difference, paths, fresh)
        return self._ingested

    def _look(
        self, fresh: Freshness, paths: tuple[str, ...] | None, early: Difference | None
    ) -> tuple[Difference, tuple[str, ...]]:
        """Return how content/ differs from what is known of it, and the files that are no more."""
        content, manifest = self.edition.content, self.manifest
        if not fresh.is_whole:
            known = (entry for entry in manifest.files() if fresh.has(entry[0]))
            difference = differences(content, known)
        elif paths is not None:
            difference = look_at(content, paths, manifest.files_at)
        else:
            difference = early or differences(content, manifest.files())
        # One that leads nowhere may lead somewhere as soon as that is there.
        manifest.set_note("links", "yes" if difference.has_links or difference.bad_links else "")
        removed = difference.removed
        if not fresh.is_whole:
            missed = _missed(manifest, difference.suspects, fresh)
            removed += tuple(path for path in missed if not difference.is_closed(path))
        return difference, removed

    @property
    def _is_first(self) -> bool:
        """Whether nothing is known of any file."""
        return not self.manifest.note("run")

    def _is_known(self, file: SourceFile) -> bool:
        return self.manifest.knows(file.path)

    def _known(self, files: Sequence[SourceFile], fresh: Freshness) -> Iterator[Known]:
        for file in files:
            yield file, self.manifest.digest_of(file.path) if fresh.has(file.path) else ""

    def _take_texts(
        self,
        suspects: Sequence[SourceFile],
        removed: tuple[str, ...],
        arrived: Sequence[str],
        fresh: Freshness,
    ) -> None:
        """Read the texts, and those that other files concern which have come, changed or gone."""
        manifest = self.manifest
        about = _AboutFiles(manifest.faulty_pictures(), manifest.twins(), manifest.forbidden())
        texts = self._known([file for file in suspects if file.path.endswith(MARKDOWN)], fresh)
        moved = () if self._is_first else _moved_texts(manifest, suspects, removed)
        others = (*(file.path for file in suspects), *removed)
        if moved or any(not path.endswith(MARKDOWN) for path in others):
            targets = (*arrived, *removed, *moved, *chain.from_iterable(about))
            texts = _with_dependents(self.edition, manifest, texts, removed, targets)
        self._take(texts, about, len(suspects))

    def _take(self, files: Iterator[Known], about: _AboutFiles, total: int) -> None:
        """Read files, about `total` of them, and write what they are to the catalogue."""
        chunk = max(_CHUNK, min(total // _JOBS, _LARGEST_CHUNK))
        chunks = iter(lambda: tuple(islice(files, chunk)), ())
        jobs = (ReadJob(self.edition, chunk, *about) for chunk in chunks)
        for batch in self.workers.run(read_job, jobs, few=_FEW, is_ordered=True):
            self._ingested.failures += (one.failure for one in batch if one.failure)
            records = [record for one in batch if (record := self._note(one)) is not None]
            self._ingested.add(self.writer.apply(records, (), are_new=self._is_first))
            self.writer.warn(warning for one in batch for warning in one.warnings)
            self.writer.save(_doubting(one, self.clock) for one in batch)
            self.progress.advance(len(batch))

    def _note(self, one: FileRead) -> Record | None:
        """Write what a file is that holds no record; return the record of one that does."""
        path, writer = one.file.path, self.writer
        if isinstance(one.result, (Inspection, Download)):
            writer.forget_rejections(path, _OF_OTHERS)
        if one.is_changed and not path.endswith(MARKDOWN):
            self._ingested.add_files((path,))
        match one.result:
            case tuple():
                is_note = is_stray(one.result) and not writer.has_record(path)
                writer.reject(path, (stray_file(path),) if is_note else one.result)
            case Inspection():
                _note_picture(path, one.digest, one.result, writer)
            case Download():
                told = one.result
                writer.save_download(path, is_allowed=told.is_allowed, seconds=told.seconds)
                if one.result.first_page:
                    _note_print(path, one.digest, one.result.first_page, writer)
            case _:
                return one.result
        return None

    def _remove(
        self,
        removed: tuple[str, ...],
        difference: Difference,
        paths: tuple[str, ...] | None,
        fresh: Freshness,
    ) -> None:
        """Take out what is no more, and what was said of it; then say what is wrong with places."""
        ingested, writer, edition = self._ingested, self.writer, self.edition
        ingested.add(writer.apply((), removed))
        writer.refuse_places(refused_places(difference), paths)
        if not fresh.texts:
            sections = [section.slug for section in edition.sections]
            ingested.add(writer.drop_foreign(edition.languages, sections))
        ingested.add_files(path for path in removed if not path.endswith(MARKDOWN))


def _note_picture(path: str, digest: str, inspection: Inspection, writer: Writer) -> None:
    if inspection.fault is PictureFault.FAILED:
        writer.warn([rejection_of_picture(path, 0, path, inspection.fault)])
    if inspection.fault:
        writer.fault_picture(path, inspection.fault)
    else:
        size = (inspection.width, inspection.height)
        writer.save_picture(PictureFile(path, digest, *size, inspection.focus))


def _note_print(path: str, digest: str, first_page: Inspection, writer: Writer) -> None:
    """Remember a printed paper, or that it cannot be shown: then its day is shown without."""
    if first_page.fault:
        writer.forget_print(path)
        writer.reject(path, (Rejection.of(path, 0, "unreadable-print"),))
    else:
        writer.reject(path, ())
        writer.save_print(path, digest, first_page)


def _doubting(one: FileRead, clock: int) -> tuple[SourceFile, str]:
    """Return the file as the catalogue is to know it.

    One saved in the moment of the scan is to be hashed again next time (see scan.py); one at which
    the software failed, or that was refused for another file's sake, is to be read again.
    """
    file = one.file
    is_refused = isinstance(one.result, tuple) and any(r.code in WAITING for r in one.result)
    if one.failure or is_refused:
        return file._replace(changed=0), ""
    if file.changed > clock - RACY_WINDOW_NANOSECONDS:
        return file._replace(changed=0), one.digest
    return file, one.digest


def _missed(manifest: Manifest, found: tuple[SourceFile, ...], fresh: Freshness) -> tuple[str, ...]:
    """Return the files that are no more among those that the scan was told nothing of."""
    unknown = [path for path, *_status in manifest.files() if not fresh.has(path)]
    present = {file.path for file in found}
    return tuple(path for path in unknown if path not in present)


def _moved_texts(
    manifest: Manifest, suspects: Sequence[SourceFile], removed: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the texts that have come or gone since the last scan, as other texts may name them.

    None for a first scan, which reads every text anyway.
    """
    if next(manifest.files(), None) is None:
        return ()
    found = (file.path for file in suspects)
    moved = [path for path in found if path.endswith(MARKDOWN) and not manifest.digest_of(path)]
    moved += [path for path in removed if path.endswith(MARKDOWN)]
    return tuple({*moved, *map(normalise, moved)})


def _with_dependents(
    edition: Edition,
    manifest: Manifest,
    suspects: Iterator[tuple[SourceFile, str]],
    removed: tuple[str, ...],
    targets: tuple[str, ...],
) -> Iterator[tuple[SourceFile, str]]:
    """Yield the suspects, and the texts to be read again because of what became of other files.

    Those that name one of `targets`, files that have come, are gone or cannot be published, may
    be refused now, or have other warnings. Those that were refused for such a file may be sound.
    """
    paths = {path for target in targets for path in manifest.paths_naming(target)}
    paths.update(manifest.paths_rejected_for(WAITING))
    for file, known in suspects:
        yield file, "" if file.path in paths else known
        paths.discard(file.path)
    for path in sorted(paths - set(removed)):
        with suppress(OSError):  # deleted since the scan: the next one will see
            status = (edition.content / path).stat()
            yield SourceFile(*entry_of(path, status)), ""
