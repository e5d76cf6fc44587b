"""Jobs as they travel: without what workers have, and with the files of content/ that they need."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsroom.catalogue.manifest import OutputFile
from newsroom.engine.output import OutputFolder
from newsroom.engine.render import Fate, JobRenderer, Outcome, RenderJob, render_job
from newsroom.engine.search import (
    UNREADABLE,
    SegmentJob,
    SegmentOutcome,
    segment_items,
    segment_job,
)
from newsroom.pages.family import PageKey
from newsroom.pages.registry import FAMILIES


@dataclass(frozen=True, slots=True)
class Errand:
    """A job for a worker.

    `told` is all that the job says besides its site, which workers have. `files` are the bytes of
    files of content/ by their paths. `left` are the pages, by their paths, whose files are as they
    were written: they need not be made if their fingerprint is known.
    """

    job: Callable[..., Any]
    work: Callable[[Any], Any]
    told: tuple[Any, ...]
    files: dict[str, bytes]
    left: dict[str, OutputFile]


@dataclass(frozen=True, slots=True)
class Done:
    """What came of an errand: the job's result, and the files of output/ by their paths."""

    result: Any
    pages: dict[str, bytes] = field(default_factory=dict)


def errand_of(job: RenderJob | SegmentJob, warm: JobRenderer) -> Errand:
    """Return what is sent of a job. Pages that need only be fetched here stay here."""
    content = warm.renderer.edition.content
    if isinstance(job, SegmentJob):
        items = segment_items(job, warm.queries)
        files = _files(content, (item.path for item in items if item.has_body))
        return Errand(SegmentJob, segment_job, job[1:], files, {})
    keys = tuple(_sent(job, warm))
    sources = (FAMILIES[key.kind].source(key, warm.queries) for key in keys)
    return Errand(RenderJob, render_job, (keys,), _files(content, sources), warm.left(keys))


def pages_of(job: RenderJob, done: Done, warm: JobRenderer) -> list[Outcome]:
    """Write the pages that a worker has made; return the job's outcomes.

    A page that was not made there is made here: it may lack what no worker was sent.
    """
    by_key = {outcome.key: outcome for outcome in done.result}
    return [
        _written(by_key[key], done.pages, warm)
        if key in by_key and by_key[key].fate in {Fate.WRITTEN, Fate.UNCHANGED}
        else warm.make(key)
        for key in job.keys
    ]


def segment_of(job: SegmentJob, done: Done, warm: JobRenderer) -> SegmentOutcome:
    """Write the files of a segment that a worker has made; return the job's outcome."""
    outcome: SegmentOutcome = done.result
    if outcome.entry.fingerprint == UNREADABLE:
        return segment_job(job)
    files = []
    for file in outcome.files:
        _is_new, stamp = warm.output.put(file.path, done.pages[file.path])
        files.append(file._replace(stamp=stamp))
    return outcome._replace(files=tuple(files))


def _sent(job: RenderJob, warm: JobRenderer) -> Iterator[PageKey]:
    for key in job.keys:
        if not FAMILIES[key.kind].is_at_hand(key, warm.queries, warm.renderer):
            yield key


def _files(content: Path, paths: Iterable[str]) -> dict[str, bytes]:
    """Return the files by their paths; what cannot be read is made here, and told here."""
    files: dict[str, bytes] = {}
    for path in paths:
        if path and path not in files:
            try:
                files[path] = (content / path).read_bytes()
            except OSError:
                continue
    return files


def _written(outcome: Outcome, pages: dict[str, bytes], warm: JobRenderer) -> Outcome:
    if outcome.file is None or outcome.file.path not in pages:
        return outcome  # as it was left
    data = pages[outcome.file.path]
    is_new, stamp = warm.output.put(outcome.file.path, data)
    FAMILIES[outcome.key.kind].keep(outcome.key, data, warm.queries, warm.renderer)
    fate = Fate.WRITTEN if is_new else Fate.UNCHANGED
    return outcome._replace(fate=fate, file=outcome.file._replace(stamp=stamp))


class Collected(OutputFolder):
    """What stands in for output/ on a worker: files are kept in memory, to be sent back."""

    def __init__(self, left: dict[str, OutputFile]) -> None:
        """Begin with nothing made; `left` are the files that are as they were written."""
        self.pages: dict[str, bytes] = {}
        self._left = left

    def as_left(self, known: OutputFile) -> OutputFile | None:
        """Return the line of a file that is as it was written."""
        return self._left.get(known.path)

    def put(self, path: str, data: bytes) -> tuple[bool, int]:
        """Keep a file; whether it differs is for the client to see."""
        self.pages[path] = data
        return True, 0
