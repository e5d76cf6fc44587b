"""Taking in content/: scan, read what may have changed, and write records to the catalogue."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from typing import NamedTuple

from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.writes import Change, Writer
from newsroom.content.picture import Inspection, PictureFault, PictureFile, rejection_of_picture
from newsroom.content.read import Record
from newsroom.content.rejection import FAILED_HERE, Rejection, is_stray, stray_file
from newsroom.content.scan import (
    RACY_WINDOW_NANOSECONDS,
    ClosedFolder,
    Difference,
    SourceFile,
    differences,
    entry_of,
    look_at,
)
from newsroom.edition import Edition
from newsroom.engine.failures import Failure
from newsroom.engine.fingerprints import inspection_environment, reading_environment
from newsroom.engine.ingest.moved_addresses import Left, addresses_left
from newsroom.engine.ingest.read_job import MARKDOWN, Download, FileRead, ReadJob, read_job
from newsroom.engine.progress import Progress
from newsroom.engine.workers import Workers
from newsroom.language.normalisation import normalise

_CHUNK = 100  # files to a job
_FEW = 3  # jobs that are not worth a worker process
# Rejections that another file may end.
WAITING = (
    *("missing-file", "unreadable-file", "colliding-path", "forbidden-attachment", FAILED_HERE),
    *PictureFault,
)
# Rejections of files that are no texts themselves, and not only of the texts that name them.
_OF_OTHERS = ("unreadable-file", FAILED_HERE)

# More changes than this are not planned one by one: every page is visited instead, and the
# fingerprints tell which are stale.
MANY = 1000


@dataclass
class Ingested:
    """What the intake noticed: changed records and changed other files, up to MANY of each.

    `failures` are what failed while single files were read.
    `left` are all addresses at which something is no longer what it was, `redirects` those of
    which redirects.txt says otherwise than before.
    """

    changes: list[Change] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    left: Left = field(default_factory=dict)
    redirects: set[str] = field(default_factory=set)
    is_overflowing: bool = False
    failures: list[Failure] = field(default_factory=list)

    def add_files(self, paths: Iterable[str]) -> None:
        """Keep the paths of changed files while they are few."""
        for path in paths:
            if len(self.files) < MANY:
                self.files.append(path)
            else:
                self.is_overflowing = True

    def add(self, changes: Iterable[Change]) -> None:
        """Keep changes while they are few; all of `changes` is consumed either way."""
        for change in changes:
            self.left.update(addresses_left(change))
            if len(self.changes) < MANY:
                self.changes.append(change)
            else:
                self.is_overflowing = True


def ingest(
    edition: Edition,
    manifest: Manifest,
    writer: Writer,
    workers: Workers,
    progress: Progress,
    *,
    paths: tuple[str, ...] | None,
    early: Difference | None = None,
    clock: int,
) -> Ingested:
    """Bring the catalogue up to what lies in content/, and return what changed by that.

    Only `paths` (relative to content/) are looked at if somebody has watched the rest; None
    walks all of content/, unless that was done `early`. `clock` is the time of the scan in
    nanoseconds since 1970, by the clock that files' mtimes are read from.
    """
    ingested = Ingested()
    fresh = _freshness(edition, manifest)
    if manifest.note("links"):
        paths = None  # a file may be at several paths, and a watcher tells of one
    if not fresh.is_whole:
        paths = None
        known = (entry for entry in manifest.files() if fresh.has(entry[0]))
        difference = differences(edition.content, known)
    elif paths is not None:
        difference = look_at(edition.content, paths, manifest.files_at)
    else:
        difference = early or differences(edition.content, manifest.files())
    manifest.set_note("links", "yes" if difference.has_links else "")
    removed = difference.removed
    if not fresh.is_whole:
        missed = _missed(manifest, difference.suspects, fresh)
        removed += tuple(path for path in missed if not difference.is_closed(path))
    suspects = _well_named(difference.suspects, writer if paths is None else None)
    others = [file for file in suspects if not file.path.endswith(MARKDOWN)]

    def known_as(file: SourceFile) -> tuple[SourceFile, str]:
        return file, manifest.digest_of(file.path) if fresh.has(file.path) else ""

    take = partial(
        _take_files, edition=edition, writer=writer, workers=workers, ingested=ingested, clock=clock
    )
    # A first scan need not ask what its files bring to texts: all texts are read in it.
    is_first = not manifest.note("run")
    arrived = () if is_first else [file.path for file in others if not manifest.knows(file.path)]
    progress.begin("read", len(suspects))
    # Whether an article is sound depends on the pictures that it names: they come first.
    for taken in take(known_as(file) for file in others):
        progress.advance(taken)
    writer.forget(removed)
    about_files = _AboutFiles(manifest.faulty_pictures(), manifest.twins(), manifest.forbidden())
    texts: Iterator[tuple[SourceFile, str]] = (
        known_as(file) for file in suspects if file.path.endswith(MARKDOWN)
    )
    moved = () if is_first else _moved_texts(manifest, suspects, removed)
    if moved or others or any(not path.endswith(MARKDOWN) for path in removed):
        targets = (*arrived, *removed, *moved, *chain.from_iterable(about_files))
        texts = _with_dependents(edition, manifest, texts, removed, targets)
    for taken in take(texts, about_files=about_files):
        progress.advance(taken)
    ingested.add(writer.apply((), removed))
    # After the removal of what was there: with it goes what was wrong with it.
    refused = (*map(_bad_link, difference.bad_links), *map(_closed, difference.closed))
    writer.refuse_places(refused, paths)
    if not fresh.texts:
        sections = [section.slug for section in edition.sections]
        ingested.add(writer.drop_foreign(edition.languages, sections))
    ingested.add_files(path for path in removed if not path.endswith(MARKDOWN))
    return ingested


class _AboutFiles(NamedTuple):
    """What is wrong with files that texts may name, as `ReadJob` has it."""

    faults: dict[str, PictureFault]
    twins: dict[str, str]
    forbidden: frozenset[str]


_NOTHING_KNOWN = _AboutFiles({}, {}, frozenset())


def _well_named(found: tuple[SourceFile, ...], writer: Writer | None) -> Sequence[SourceFile]:
    """Return the files whose names are UTF-8; have a scan's writer refuse the others.

    Nothing else is remembered of those, so that every scan finds and refuses them again.
    """
    named = [file for file in found if _is_text(file.path)]
    refused = [file for file in found if not _is_text(file.path)] if len(named) < len(found) else []
    if writer:
        writer.refuse_names(Rejection.of(_shown(file.path), 0, "bad-file-name") for file in refused)
    return named


def _bad_link(path: str) -> Rejection:
    return Rejection.of(_shown(path), 0, "bad-link")


def _closed(folder: ClosedFolder) -> Rejection:
    code = "too-deep-folder" if folder.is_too_deep else "unreadable-folder"
    return Rejection.of(_shown(folder.path), 0, code)


def _shown(name: str) -> str:
    """Return a file's name with its bytes told where they are no UTF-8."""
    return name.encode("utf-8", "backslashreplace").decode()


def _is_text(name: str) -> bool:
    """Tell whether a file's name was UTF-8: Python puts surrogates in place of other bytes."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


class Freshness(NamedTuple):
    """Whether texts, and other files, would be taken in today as they were the last time.

    Pictures have an environment of their own: opening each of 100,000 again takes an hour.
    """

    texts: bool
    others: bool

    @property
    def is_whole(self) -> bool:
        """Whether all that is known still holds."""
        return self.texts and self.others

    def has(self, path: str) -> bool:
        """Tell whether what is known of a file still holds if its bytes do."""
        return self.texts if path.endswith(MARKDOWN) else self.others


def _freshness(edition: Edition, manifest: Manifest) -> Freshness:
    now = {"reading": reading_environment(edition), "inspection": inspection_environment()}
    then = {note: manifest.note(note) for note in now}
    for note, environment in now.items():
        manifest.set_note(note, environment)
    return Freshness(then["reading"] == now["reading"], then["inspection"] == now["inspection"])


def _take_files(
    suspects: Iterator[tuple[SourceFile, str]],
    *,
    about_files: _AboutFiles = _NOTHING_KNOWN,
    edition: Edition,
    writer: Writer,
    workers: Workers,
    ingested: Ingested,
    clock: int,
) -> Iterator[int]:
    """Read files, write what they are to the catalogue, and yield how many are done at a time."""
    chunks = iter(lambda: tuple(islice(suspects, _CHUNK)), ())
    jobs = (ReadJob(edition, chunk, *about_files) for chunk in chunks)
    for batch in workers.run(read_job, jobs, few=_FEW):
        ingested.failures += (one.failure for one in batch if one.failure)
        records: list[Record] = []
        for one in batch:
            path = one.file.path
            if isinstance(one.result, (Inspection, Download)):
                writer.forget_rejections(path, _OF_OTHERS)
            if isinstance(one.result, tuple):
                is_note = is_stray(one.result) and not writer.has_record(path)
                writer.reject(path, (stray_file(path),) if is_note else one.result)
            elif isinstance(one.result, Inspection):
                _note_picture(path, one.digest, one.result, writer)
            elif isinstance(one.result, Download):
                writer.save_download(path, is_allowed=one.result.is_allowed)
            elif one.result is not None:
                records.append(one.result)
            if one.is_changed and not path.endswith(MARKDOWN):
                ingested.add_files((path,))
        ingested.add(writer.apply(records, ()))
        writer.warn(warning for one in batch for warning in one.warnings)
        writer.save(_doubting(one, clock) for one in batch)
        yield len(batch)


def _note_picture(path: str, digest: str, inspection: Inspection, writer: Writer) -> None:
    if inspection.fault is PictureFault.FAILED:
        writer.warn([rejection_of_picture(path, 0, path, inspection.fault)])
    if inspection.fault:
        writer.fault_picture(path, inspection.fault)
    else:
        writer.save_picture(PictureFile(path, digest, inspection.width, inspection.height))


def _doubting(one: FileRead, clock: int) -> tuple[SourceFile, str]:
    """Return the file as the catalogue is to know it.

    One saved in the moment of the scan is to be hashed again next time (see scan.py); one that
    was refused for another file's sake is to be read again.
    """
    file = one.file
    if isinstance(one.result, tuple) and any(r.code in WAITING for r in one.result):
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
