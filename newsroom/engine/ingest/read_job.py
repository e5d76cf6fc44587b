"""Reading files of content/, in whatever process a job lands in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from newsroom.content.insets import Record
from newsroom.content.markdown.recording import is_recording
from newsroom.content.named_files import NamedFiles
from newsroom.content.picture import Inspection, PictureFault, is_picture
from newsroom.content.printed import day_of_print
from newsroom.content.recording_length import seconds_of
from newsroom.content.rejection import MOST_TOLD, Rejection
from newsroom.content.safety.attachments import is_attachment
from newsroom.content.scan import SourceFile, digest, digest_of_stream
from newsroom.content.spelling import as_on_disk, exists
from newsroom.edition import Edition
from newsroom.engine.failures import Failure, failed_here, failure

MARKDOWN = (".md", ".markdown")


class ReadJob(NamedTuple):
    """Some files to read, each with the digest that it is known by (empty: read in any case).

    `faults` are the pictures under content/ that cannot be published, `twins` the downloads
    that collide, each with another; `forbidden` are the files that no text may name.
    """

    edition: Edition
    files: tuple[tuple[SourceFile, str], ...]
    faults: dict[str, PictureFault]
    twins: dict[str, str]
    forbidden: frozenset[str]


@dataclass(frozen=True, slots=True)
class Download:
    """A file that is neither Markdown nor a picture, and whether it may be handed out.

    `first_page` is what was found of that of a printed paper, None for other files. `seconds` is
    how long a film or sound plays, 0 where that is not known.
    """

    is_allowed: bool
    first_page: Inspection | None = None
    seconds: int = 0


class FileRead(NamedTuple):
    """A file that was read: its digest now, and what came of it.

    `result` is None for a file whose digest is the known one.
    """

    file: SourceFile
    digest: str
    is_changed: bool
    result: Record | tuple[Rejection, ...] | Inspection | Download | None
    warnings: tuple[Rejection, ...] = ()
    failure: Failure | None = None


def read_job(job: ReadJob) -> list[FileRead]:
    """Read the files of a job; this is what an executor runs."""
    content = job.edition.content
    return read_among(job, partial(exists, content), partial(as_on_disk, content))


def read_among(
    job: ReadJob, exists: Callable[[str], bool], spelling: Callable[[str], str] = str
) -> list[FileRead]:
    """Read the files of a job among others: see `NamedFiles` for those that they may name."""
    files = NamedFiles(exists, job.faults, job.twins, job.forbidden, spelling)
    return [
        one
        for file, known in job.files
        if (one := _read_or_fail(file, known, job.edition, files)) is not None
    ]


def _read_or_fail(
    file: SourceFile, known: str, edition: Edition, files: NamedFiles
) -> FileRead | None:
    """Return what came of a file; whatever fails on the way costs this file only."""
    try:
        return _read_file(file, known, edition, files)
    except Exception as error:
        why = failure("read", file.path, error)
        if is_picture(file.path):
            inspection = Inspection(0, 0, PictureFault.FAILED)
            return FileRead(file, "", True, inspection, failure=why)
        return FileRead(file, "", True, (failed_here(file.path, why.error),), failure=why)


def _read_file(
    file: SourceFile, known: str, edition: Edition, files: NamedFiles
) -> FileRead | None:
    # Loaded with the first file, and with nothing to read not at all: 60 ms of the start-up.
    from newsroom.content.read import read_with_warnings  # noqa: PLC0415
    from newsroom.content.source import read_source  # noqa: PLC0415

    try:
        if not file.path.endswith(MARKDOWN):
            return _read_other(file, known, edition.content / file.path)
        data = read_source(f"{edition.content}/{file.path}")
    except FileNotFoundError:
        return None  # deleted since the scan: the next one will see
    except (PermissionError, NotADirectoryError):
        return FileRead(file, "", True, (_forbidden(file.path),))
    now = digest(data)
    if now == known:
        return FileRead(file, now, False, None)
    record, findings = read_with_warnings(file.path, data, edition, files)
    if record is None:
        return FileRead(file, now, True, findings)
    advice = _advice(record, data, edition, files)
    return FileRead(file, now, True, record, tuple(islice((*findings, *advice), MOST_TOLD)))


def _advice(
    record: Record, data: bytes, edition: Edition, files: NamedFiles
) -> Iterator[Rejection]:
    """Yield what is to be mended in a text that is published all the same."""
    from newsroom.content.advice import advice_on, may_lose, told_of_losses  # noqa: PLC0415
    from newsroom.content.fields.front_matter import read_front_matter  # noqa: PLC0415
    from newsroom.content.source import decode  # noqa: PLC0415

    if not record.references and not may_lose(data):
        return
    text = decode(data)
    if record.references:
        yield from advice_on(record, text, files.exists)
    matter = read_front_matter(text)
    yield from told_of_losses(record, matter.body, matter.body_line, edition.embed_hosts)


def _read_other(file: SourceFile, known: str, path: Path) -> FileRead:
    with path.open("rb") as stream:
        now = digest_of_stream(stream)
        if now == known:
            return FileRead(file, now, False, None)
        if is_picture(file.path):
            return FileRead(file, now, True, _inspect(path))
        stream.seek(0)
        is_allowed = is_attachment(file.path, stream)
    first_page = _inspect_print(path) if day_of_print(file.path) else None
    seconds = seconds_of(path) if is_allowed and is_recording(file.path) else 0
    return FileRead(file, now, True, Download(is_allowed, first_page, seconds))


def _forbidden(path: str) -> Rejection:
    return Rejection.of(path, 0, "unreadable-file")


def _inspect(path: Path) -> Inspection:
    # The codecs take as long to load as Pelican's settings: see newsroom.pictures.
    from newsroom.pictures.inspection import inspect  # noqa: PLC0415

    return inspect(path)


def _inspect_print(path: Path) -> Inspection:
    # Likewise: few files are printed papers.
    from newsroom.pictures.printed import inspect_print  # noqa: PLC0415

    return inspect_print(path)
