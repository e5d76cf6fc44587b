"""From page keys to files in output/, in whatever process a job lands in."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from typing import NamedTuple

from newsroom.catalogue.manifest import Manifest, OutputFile
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.schema import open_snapshot
from newsroom.content.scan import digest
from newsroom.edition import Edition
from newsroom.engine import output
from newsroom.engine.fingerprints import fingerprint_of_page
from newsroom.engine.plugins import pass_article, pass_page, wants_articles, wants_pages
from newsroom.pages.family import PageKey
from newsroom.pages.registry import FAMILIES
from newsroom.pages.renderer import Renderer
from newsroom.pages.theme_failure import theme_failure


@dataclass(frozen=True)
class Site:
    """All that a process needs to know in order to make any page; travels with every job.

    `environments` are (kind, language, fingerprint) triples; `run` is the number of the build,
    `now` its time in seconds since 1970 UTC.
    """

    edition: Edition
    catalogue: Path
    environments: tuple[tuple[str, str, str], ...]
    run: int
    now: int


class Fate(Enum):
    """What became of a page."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"  # the inputs or the bytes are what they were
    KEPT = "kept"  # its source cannot be read as recorded: the page stays as it was published
    GONE = "gone"  # there is no such page (any more)


class Outcome(NamedTuple):
    """What became of one page, and its line in the manifest unless it is gone."""

    key: PageKey
    fate: Fate
    file: OutputFile | None


class RenderJob(NamedTuple):
    """Some pages to make."""

    site: Site
    keys: tuple[PageKey, ...]


def render_job(job: RenderJob) -> list[Outcome]:
    """Make the pages of a job and write those that differ; this is what an executor runs."""
    job_renderer = _job_renderer(job.site)
    return [job_renderer.make(key) for key in job.keys]


class JobRenderer:
    """Makes pages of one build, warm: a snapshot, a press, and the manifest to compare with."""

    def __init__(self, site: Site) -> None:
        connection = open_snapshot(site.catalogue)
        self._connection = connection
        self._queries = Queries(connection, site.now)
        self._manifest = Manifest(connection)
        self._renderer = renderer_for(site.edition, self._queries)
        self._output = site.edition.output
        self._environments = {(kind, language): f for kind, language, f in site.environments}

    def make(self, key: PageKey) -> Outcome:
        """Make one page and write it if it differs from what output/ holds."""
        family = FAMILIES[key.kind]
        inputs = family.inputs(key, self._queries, self._renderer)
        if inputs is None:
            return Outcome(key, Fate.GONE, None)
        path = family.path(key, self._renderer)
        made_of = fingerprint_of_page(self._environments[key.kind, key.language], inputs)
        known = self._manifest.output(key)
        if known and known.fingerprint == made_of and known.path == path:
            return Outcome(key, Fate.UNCHANGED, known)
        try:
            data = family.render(key, inputs, self._renderer)
        except Exception as error:
            if failure := theme_failure(error, self._renderer.theme):
                raise failure from error
            raise
        if data is None:
            kept = known._replace(fingerprint="") if known else None
            return Outcome(key, Fate.KEPT, kept)
        if wants_pages() and path.endswith(".html"):
            data = pass_page(path, data)
        written = output.write(self._output / path, data)
        file = OutputFile(path, *key, made_of, digest(data), len(data))
        return Outcome(key, Fate.WRITTEN if written else Fate.UNCHANGED, file)

    def close(self) -> None:
        """Close the snapshot's connection."""
        self._connection.close()


def renderer_for(edition: Edition, queries: Queries) -> Renderer:
    """Return a press for the edition that leads to the snapshot's standing pages."""
    return Renderer(
        edition,
        queries.standing_pages,
        bytecode=edition.cache / "templates",
        on_article=partial(pass_article, edition=edition) if wants_articles() else None,
    )


_warm: dict[tuple[Path, int], JobRenderer] = {}


def _job_renderer(site: Site) -> JobRenderer:
    """Return this process's renderer: a build has one, for its snapshot sees what it committed."""
    key = site.catalogue, site.run
    if key not in _warm:
        forget_renderer()
        _warm[key] = JobRenderer(site)
    return _warm[key]


def forget_renderer() -> None:
    """Let go of this process's renderer, so that its catalogue may be replaced."""
    while _warm:
        _warm.popitem()[1].close()


def chunked(keys: Iterable[PageKey], effort: int) -> Iterable[tuple[PageKey, ...]]:
    """Yield keys in tuples that take so much effort, in ordinary pages, or a little more."""
    chunk: list[PageKey] = []
    so_far = 0
    for key in keys:
        chunk.append(key)
        so_far += FAMILIES[key.kind].effort
        if so_far >= effort:
            yield tuple(chunk)
            chunk, so_far = [], 0
    if chunk:
        yield tuple(chunk)
