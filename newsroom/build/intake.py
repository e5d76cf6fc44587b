"""Taking in content/: scan, read what may have changed, and write records to the catalogue."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from newsroom.build.environment import reading_environment
from newsroom.build.progress import Progress
from newsroom.build.workers import Workers
from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.writes import Change, Writer
from newsroom.content.reading import Record, read
from newsroom.content.rejection import Rejection
from newsroom.content.scan import (
    RACY_WINDOW_NANOSECONDS,
    SourceFile,
    compare,
    digest,
    look_at,
    walk,
)
from newsroom.edition import Edition
from newsroom.language.messages import speak

_CHUNK = 100  # files to a job
_FEW = 3  # jobs that are not worth a worker process
_MARKDOWN = (".md", ".markdown")

# More changes than this are not planned one by one: every page is visited instead, and the
# fingerprints tell which are stale.
MANY = 1000


@dataclass
class Intake:
    """What the intake noticed: changed records (up to MANY of them), and changed other files."""

    changes: list[Change] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    is_overflowing: bool = False

    def add(self, changes: Iterable[Change]) -> None:
        """Keep changes while they are few; all of `changes` is consumed either way."""
        for change in changes:
            if len(self.changes) < MANY:
                self.changes.append(change)
            else:
                self.is_overflowing = True


class ReadJob(NamedTuple):
    """Some files to read, each with the digest that it is known by (empty: read in any case)."""

    edition: Edition
    files: tuple[tuple[SourceFile, str], ...]


class FileRead(NamedTuple):
    """A file that was read: its digest now, and what came of it.

    `result` is None for a file that is not Markdown, or whose digest is the known one.
    """

    file: SourceFile
    digest: str
    is_changed: bool
    result: Record | tuple[Rejection, ...] | None


def take_in(
    edition: Edition,
    manifest: Manifest,
    writer: Writer,
    workers: Workers,
    progress: Progress,
    *,
    paths: tuple[str, ...] | None,
    clock: int,
) -> Intake:
    """Bring the catalogue up to what lies in content/, and return what changed by that.

    Only `paths` (relative to content/) are looked at if somebody has watched the rest; None
    walks all of content/. `clock` is the time of the scan in nanoseconds since 1970, by the
    clock that files' mtimes are read from.
    """
    intake = Intake()
    environment = reading_environment(edition)
    is_fresh = manifest.note("reading") == environment
    manifest.set_note("reading", environment)
    if paths is not None and is_fresh:
        difference = look_at(edition.content, paths)
    else:
        difference = compare(walk(edition.content), manifest.files() if is_fresh else iter(()))
    removed = difference.removed if is_fresh else _removed(manifest, difference.suspects)
    suspects = [
        (file, manifest.digest_of(file.path) if is_fresh else "") for file in difference.suspects
    ]
    suspects += _dependents(edition, manifest, suspects, removed)
    _take_files(
        suspects,
        edition=edition,
        writer=writer,
        workers=workers,
        progress=progress,
        intake=intake,
        clock=clock,
    )
    writer.forget(removed)
    intake.add(writer.apply((), removed))
    intake.files += [path for path in removed if not path.endswith(_MARKDOWN)]
    return intake


def _take_files(
    suspects: list[tuple[SourceFile, str]],
    *,
    edition: Edition,
    writer: Writer,
    workers: Workers,
    progress: Progress,
    intake: Intake,
    clock: int,
) -> None:
    jobs = (
        ReadJob(edition, tuple(suspects[start : start + _CHUNK]))
        for start in range(0, len(suspects), _CHUNK)
    )
    progress.begin("read", len(suspects))
    for batch in workers.run(read_job, jobs, few=_FEW):
        records: list[Record] = []
        for one in batch:
            if isinstance(one.result, tuple):
                writer.reject(one.file.path, one.result)
            elif one.result is not None:
                records.append(one.result)
            elif one.is_changed:
                intake.files.append(one.file.path)
        intake.add(writer.apply(records, ()))
        writer.save(_doubting(one, clock) for one in batch)
        progress.advance(len(batch))


def _doubting(one: FileRead, clock: int) -> tuple[SourceFile, str]:
    """Return the file as the catalogue is to know it.

    One saved in the moment of the scan is to be hashed again next time (see scan.py); one that
    was refused for lack of another file is to be read again.
    """
    file = one.file
    if isinstance(one.result, tuple) and any(r.code == "missing-file" for r in one.result):
        return file._replace(mtime=0), ""
    if file.mtime > clock - RACY_WINDOW_NANOSECONDS:
        return file._replace(mtime=0), one.digest
    return file, one.digest


def _removed(manifest: Manifest, found: tuple[SourceFile, ...]) -> tuple[str, ...]:
    """Return what is known but not found, when the scan was told that nothing is known."""
    present = {file.path for file in found}
    return tuple(file.path for file in manifest.files() if file.path not in present)


def _dependents(
    edition: Edition,
    manifest: Manifest,
    suspects: list[tuple[SourceFile, str]],
    removed: tuple[str, ...],
) -> Iterator[tuple[SourceFile, str]]:
    """Yield the Markdown files that name a removed file: they are to be refused now."""
    taken = {file.path for file, _digest in suspects} | set(removed)
    for target in removed:
        if target.endswith(_MARKDOWN):
            continue
        for path in manifest.paths_naming(target):
            if path not in taken:
                taken.add(path)
                status = (edition.content / path).stat()
                yield SourceFile(path, status.st_size, status.st_mtime_ns), ""


def read_job(job: ReadJob) -> list[FileRead]:
    """Read the files of a job; this is what an executor runs."""
    speak(job.edition.language)
    exists = partial(_exists, job.edition.content)
    return [
        one
        for file, known in job.files
        if (one := _read_file(file, known, job.edition, exists)) is not None
    ]


def _read_file(file: SourceFile, known: str, edition: Edition, exists: object) -> FileRead | None:
    path = edition.content / file.path
    try:
        if not file.path.endswith(_MARKDOWN):
            with path.open("rb") as stream:
                now = hashlib.file_digest(
                    stream, lambda: hashlib.blake2b(digest_size=16)
                ).hexdigest()
            return FileRead(file, now, now != known, None)
        data = path.read_bytes()
    except FileNotFoundError:
        return None  # deleted since the scan: the next one will see
    now = digest(data)
    if now == known:
        return FileRead(file, now, False, None)
    return FileRead(file, now, True, read(file.path, data, edition, exists))  # type: ignore[arg-type]


def _exists(content: Path, path: str) -> bool:
    """Tell whether `path` is a file inside content/, links and `..` resolved."""
    file = (content / path).resolve()
    return file.is_relative_to(content) and file.is_file()
