"""From page keys to files in output/, in whatever process a job lands in."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from typing import NamedTuple

from newsroom.catalogue.kept_bodies import KeptBodies
from newsroom.catalogue.manifest import Manifest, OutputFile
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.schema import open_snapshot
from newsroom.content.scan import digest
from newsroom.edition import Edition
from newsroom.engine.failures import Failure, failure
from newsroom.engine.fingerprints import conversion_environment, fingerprint_of_page
from newsroom.engine.output import output_of
from newsroom.engine.plugins import (
    fragments_beside_day,
    pass_article,
    pass_page,
    wants_articles,
    wants_days,
    wants_pages,
)
from newsroom.pages.family import PageKey
from newsroom.pages.presence import presence_of
from newsroom.pages.registry import FAMILIES
from newsroom.pages.renderer import Renderer
from newsroom.pages.theme_failure import theme_failure


@dataclass(frozen=True)
class Site:
    """All that a process needs to know in order to make any page; travels with every job.

    `environments` are (kind, language, fingerprint) triples; `token` is random and tells this build
    from all others, `now` is its time in seconds since 1970 UTC.
    """

    edition: Edition
    catalogue: Path
    environments: tuple[tuple[str, str, str], ...]
    token: str
    now: int


class Fate(Enum):
    """What became of a page."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"  # the inputs or the bytes are what they were
    KEPT = "kept"  # its source cannot be read as recorded: the page stays as it was published
    GONE = "gone"  # there is no such page (any more)
    FAILED = "failed"  # making it raised an exception: it stays as it was published


class Outcome(NamedTuple):
    """What became of one page, and its line in the manifest unless there is no such file."""

    key: PageKey
    fate: Fate
    file: OutputFile | None
    failure: Failure | None = None


class RenderJob(NamedTuple):
    """Some pages to make."""

    site: Site
    keys: tuple[PageKey, ...]


def render_job(job: RenderJob) -> list[Outcome]:
    """Make the pages of a job and write those that differ; this is what an executor runs."""
    warm = job_renderer(job.site)
    outcomes = [warm.make(key) for key in job.keys]
    warm.output.settle()
    warm.save_bodies()
    return outcomes


class JobRenderer:
    """Makes pages of one build, warm: a snapshot, a press, and the manifest to compare with.

    They go to `output`, which is the edition's own place unless it is set to another.
    """

    def __init__(self, site: Site) -> None:
        connection = open_snapshot(site.catalogue)
        self._connection = connection
        self.queries = Queries(connection, site.now)
        self._manifest = Manifest(connection)
        self.renderer = renderer_of_build(site.edition, self.queries, site.token)
        # In a first build nothing is known of any page, and nothing need be asked.
        self._knows_pages = self._manifest.has_outputs()
        self.output = output_of(site.edition)
        self._environments = {(kind, language): f for kind, language, f in site.environments}

    def make(self, key: PageKey) -> Outcome:
        """Make one page and write it if it differs from what output/ holds.

        Whatever fails on the way costs this page only; see `newsroom.engine.failures`.
        """
        try:
            return self._make(key)
        except Exception as error:
            family = FAMILIES[key.kind]
            place = family.source(key, self.queries) or f"/{family.path(key, self.renderer)}"
            told = theme_failure(error, self.renderer.theme)
            return self._kept(key, Fate.FAILED, failure(key.kind, place, error, told))

    def _kept(self, key: PageKey, fate: Fate, why: Failure | None = None) -> Outcome:
        """Return that a page stays as it is, to be made as soon as that is possible."""
        known = self._manifest.output(key)
        return Outcome(key, fate, known._replace(fingerprint="") if known else None, why)

    def _make(self, key: PageKey) -> Outcome:
        family = FAMILIES[key.kind]
        inputs = family.inputs(key, self.queries, self.renderer)
        if inputs is None:
            return Outcome(key, Fate.GONE, None)
        path = family.path(key, self.renderer)
        made_of = fingerprint_of_page(self._environments[key.kind, key.language], inputs)
        known = self._manifest.output(key) if self._knows_pages else None
        if (
            known
            and known.fingerprint == made_of
            and known.path == path
            and (as_left := self.output.as_left(known))
        ):
            return Outcome(key, Fate.UNCHANGED, as_left)
        data = family.render(key, inputs, self.renderer)
        if data is None:
            return self._kept(key, Fate.KEPT)
        if wants_pages() and path.endswith(".html"):
            data = pass_page(path, data)
        now = digest(data)
        is_known = known and (known.path, known.digest) == (path, now)
        if known and is_known and (as_left := self.output.as_left(known)):
            return Outcome(key, Fate.UNCHANGED, as_left._replace(fingerprint=made_of))
        written, stamp = self.output.put(path, data)
        file = OutputFile(path, *key, made_of, now, len(data), stamp)
        return Outcome(key, Fate.WRITTEN if written else Fate.UNCHANGED, file)

    def left(self, keys: Iterable[PageKey]) -> dict[str, OutputFile]:
        """Return, by their paths, those of the pages whose files are as they were written."""
        if not self._knows_pages:
            return {}
        known = (self._manifest.output(key) for key in keys)
        files = (self.output.as_left(one) for one in known if one)
        return {file.path: file for file in files if file}

    def save_bodies(self) -> None:
        """Keep the bodies that were converted, for the next build."""
        if self.renderer.kept_bodies:
            self.renderer.kept_bodies.save()

    def close(self) -> None:
        """Close the snapshot's connection."""
        self._connection.close()


def renderer_for(
    edition: Edition, queries: Queries, kept_bodies: KeptBodies | None = None
) -> Renderer:
    """Return a press for the edition that leads to the snapshot's standing pages."""
    return Renderer(
        edition,
        queries.standing_pages,
        presence=presence_of(edition, queries),
        bytecode=edition.cache / "templates",
        on_article=partial(pass_article, edition=edition) if wants_articles() else None,
        on_day=fragments_beside_day if wants_days() else None,
        kept_bodies=kept_bodies,
    )


# By the token of the build. Jobs are values that any process may be handed, so that what a process
# keeps between two of them has no owner but the process.
_renderers: dict[str, Renderer] = {}
_warm: dict[str, JobRenderer] = {}


def renderer_of_build(edition: Edition, queries: Queries, token: str) -> Renderer:
    """Return this process's one renderer of a build, from when the build has taken in content/.

    Planning and writing then read the theme's files and words once for both.
    """
    if token not in _renderers:
        forget_renderer()
        kept_bodies = KeptBodies(edition.cache, conversion_environment(edition))
        _renderers[token] = renderer_for(edition, queries, kept_bodies)
    return _renderers[token]


def job_renderer(site: Site) -> JobRenderer:
    """Return what makes pages in this process: a build has one, whose snapshot is as committed.

    A worker may outlive a build, and the next catalogue have the same path and number of builds.
    """
    if site.token not in _warm:
        if site.token not in _renderers:
            forget_renderer()
        _warm[site.token] = JobRenderer(site)
    return _warm[site.token]


def forget_renderer() -> None:
    """Let go of this process's renderer, so that its catalogue may be replaced."""
    while _warm:
        _warm.popitem()[1].close()
    while _renderers:
        if kept_bodies := _renderers.popitem()[1].kept_bodies:
            kept_bodies.close()


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
