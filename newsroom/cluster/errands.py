"""Jobs as they travel: with the files of content/ that they need, and without what workers have."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from newsroom.catalogue.manifest import OutputFile
from newsroom.content.source import read_source
from newsroom.content.spelling import exists
from newsroom.edition import Edition
from newsroom.engine.ingest.read_job import MARKDOWN, FileRead, ReadJob, read_job
from newsroom.engine.render import Fate, JobRenderer, Outcome, RenderJob, Site
from newsroom.engine.search.jobs import (
    Checked,
    CheckJob,
    Gathered,
    GatherJob,
    Packed,
    PackJob,
    Portion,
    SearchJob,
    SearchResult,
    paths_of_portion,
    search_job,
)
from newsroom.pages.family import PageKey
from newsroom.pages.registry import FAMILIES
from newsroom.search.segments import Titles

Job = ReadJob | RenderJob | SearchJob


class BuildNote(NamedTuple):
    """What a site says besides the edition and where its catalogue lies: see `Site`."""

    environments: tuple[tuple[str, str, str], ...]
    token: str
    now: int


@dataclass(frozen=True, slots=True)
class Errand:
    """A job for a worker, which has its own edition and catalogue: `told` is all the rest of it.

    `build` is None for a job of reading, which needs no catalogue. `files` are the bytes of files
    of content/ by their paths. `left` are the pages, by their paths, whose files are as they were
    written: they need not be made if their fingerprint is known.
    """

    kind: type[Job]
    told: tuple[Any, ...]
    build: BuildNote | None
    files: dict[str, bytes]
    left: dict[str, OutputFile]

    def job(self, edition: Edition, catalogue: Path) -> Job:
        """Return the job as it is on a worker."""
        if self.build is None:
            return ReadJob(edition, *self.told)
        site = Site(edition, catalogue, *self.build)
        if self.kind is RenderJob:
            return RenderJob(site, *self.told)
        if self.kind is PackJob:
            return PackJob(site, *self.told)
        portions = tuple(Portion(site, *one) for one in self.told)
        return CheckJob(portions) if self.kind is CheckJob else GatherJob(*portions)


class TextRead(NamedTuple):
    """A text as a worker read it, who took all files for granted that it names: those `asked`."""

    read: FileRead
    asked: frozenset[str]


@dataclass(frozen=True, slots=True)
class Done:
    """What came of an errand: the job's result, and the files of output/ by their paths."""

    result: list[TextRead] | list[Outcome] | SearchResult
    pages: dict[str, bytes]


def errand_of_texts(job: ReadJob) -> Errand:
    """Return what is sent of a job of reading."""
    files = _files(job.edition.content, (file.path for file, _digest in job.files))
    return Errand(ReadJob, job[1:], None, files, {})


def texts_of(job: ReadJob, done: Done) -> list[FileRead]:
    """Return a job's result. Texts that name what is not there, or that failed, are read here.

    So are those that a worker rejects: it may lack what this machine has.
    """
    content = job.edition.content
    read = {one.read.file.path: one for one in done.result if isinstance(one, TextRead)}
    results: list[FileRead] = []
    for file, known in job.files:
        one = read.get(file.path)
        if one and _is_sound(one.read) and all(exists(content, name) for name in one.asked):
            results.append(one.read)
        else:
            results += read_job(job._replace(files=((file, known),)))
    return results


def _is_sound(read: FileRead) -> bool:
    return not read.failure and not isinstance(read.result, tuple)


def errand_of_pages(job: RenderJob, warm: JobRenderer) -> Errand:
    """Return what is sent of a job of pages; those that need only be fetched here stay here."""
    keys = tuple(_sent(job, warm))
    sources = (FAMILIES[key.kind].source(key, warm.queries) for key in keys)
    files = _files(job.site.edition.content, sources)
    return Errand(RenderJob, (keys,), _note(job.site), files, warm.left(keys))


def pages_of(job: RenderJob, done: Done, warm: JobRenderer) -> list[Outcome]:
    """Write the pages that a worker has made; return the job's outcomes.

    A page that was not made there is made here: it may lack what no worker was sent.
    """
    outcomes = {one.key: one for one in done.result if isinstance(one, Outcome)}
    made = {key for key, one in outcomes.items() if one.fate in {Fate.WRITTEN, Fate.UNCHANGED}}
    settled = [_written(outcomes[key], done.pages, warm) for key in job.keys if key in made]
    settled += warm.make(key for key in job.keys if key not in made)
    warm.output.settle()
    return settled


def errand_of_search(job: SearchJob, warm: JobRenderer) -> Errand:
    """Return what is sent of a job of the search index: texts of items only to gather them."""
    note = _note(job.site)
    if isinstance(job, PackJob):
        return Errand(PackJob, job[1:], note, {}, {})
    portions = job.portions if isinstance(job, CheckJob) else (job.portion,)
    files = {}
    if isinstance(job, GatherJob) and not isinstance(job.portion.indexed, Titles):
        files = _files(job.site.edition.content, paths_of_portion(job.portion, warm.queries))
    return Errand(type(job), tuple(one[1:] for one in portions), note, files, {})


def found_of(job: SearchJob, done: Done) -> SearchResult:
    """Return a job's result. Items of which a worker could not read all are gathered here."""
    result = done.result
    if isinstance(result, Gathered) and result.is_whole:
        return result
    return result if isinstance(result, Packed | Checked) else search_job(job)


def _note(site: Site) -> BuildNote:
    return BuildNote(site.environments, site.token, site.now)


def _sent(job: RenderJob, warm: JobRenderer) -> Iterator[PageKey]:
    for key in job.keys:
        if not FAMILIES[key.kind].is_at_hand(key, warm.queries, warm.renderer):
            yield key


def _files(content: Path, paths: Iterable[str]) -> dict[str, bytes]:
    """Return the files by their paths. What cannot be read is not sent, and is found out here."""
    files: dict[str, bytes] = {}
    above = f"{content}/"  # pathlib takes as long as the reading
    for path in paths:
        if path and path not in files:
            with suppress(OSError):
                is_text = path.endswith(MARKDOWN)
                file = above + path
                files[path] = read_source(file) if is_text else Path(file).read_bytes()
    return files


def _written(outcome: Outcome, pages: dict[str, bytes], warm: JobRenderer) -> Outcome:
    if outcome.file is None or outcome.file.path not in pages:
        return outcome  # as it was left, or stored by the worker
    data = pages[outcome.file.path]
    FAMILIES[outcome.key.kind].keep(outcome.key, data, warm.queries, warm.renderer)
    if warm.output.is_shared:
        return outcome
    is_new, stamp = warm.output.put(outcome.file.path, data)
    fate = Fate.WRITTEN if is_new else Fate.UNCHANGED
    return outcome._replace(fate=fate, file=outcome.file._replace(stamp=stamp))
