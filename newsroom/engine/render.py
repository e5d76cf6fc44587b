"""From page keys to files in output/, in whatever process a job lands in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import partial
from itertools import islice
from pathlib import Path
from threading import local
from typing import Any, NamedTuple

from newsroom.catalogue.kept_bodies import KeptBodies
from newsroom.catalogue.manifest import Manifest, OutputFile
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.schema import open_snapshot
from newsroom.content.scan import digest
from newsroom.edition import Edition
from newsroom.engine.failures import Failure, failure, is_of_disk
from newsroom.engine.fingerprints import conversion_environment, fingerprint_of_page
from newsroom.engine.output import first_output_of, output_of
from newsroom.engine.plugins import (
    fragments_beside_day,
    pass_article,
    pass_page,
    wants_articles,
    wants_days,
    wants_pages,
)
from newsroom.pages.family import Family, PageKey, TemplateFamily
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
    outcomes = warm.make(job.keys)
    warm.output.settle()
    warm.save_bodies()
    return outcomes


@dataclass(slots=True)
class _Page:
    """A page on its way: each pass leaves here what the next one takes, the last its outcome."""

    key: PageKey
    family: Family[Any]
    path: str = ""
    made_of: str = ""
    inputs: Any = None
    known: OutputFile | None = None
    context: dict[str, Any] | None = None
    data: bytes | None = None
    outcome: Outcome | None = None


_AT_ONCE = 50  # pages that go through a pass before any goes through the next
_Pass = Callable[[_Page], Outcome | None]
"""What is done to a page; it returns what became of the page, None if that goes on."""


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
        self.output = (output_of if self._knows_pages else first_output_of)(site.edition)
        self._environments = {(kind, language): f for kind, language, f in site.environments}

    def make(self, keys: Iterable[PageKey]) -> list[Outcome]:
        """Make pages and write those that differ from what output/ holds; the outcomes in order.

        Fifty pages at a time go through one pass after the other: what a pass needs of the
        processor's memory is then used for all of them, not once a page. Measured: 0.69 ms an
        article, 0.92 one by one. Whatever fails on the way costs its page only; see
        `newsroom.engine.failures`.
        """
        waiting = iter(keys)
        outcomes: list[Outcome] = []
        while some := list(islice(waiting, _AT_ONCE)):
            outcomes += self._make(some)
        return outcomes

    def _make(self, keys: Iterable[PageKey]) -> list[Outcome]:
        pages = [_Page(key, FAMILIES[key.kind]) for key in keys]
        passes: tuple[_Pass, ...] = (
            *(self._gather, self._compare, self._convert),
            *(self._set, self._fill, self._write),
        )
        for step in passes:
            for page in pages:
                if page.outcome is None:
                    page.outcome = self._outcome_of(step, page)
        return [page.outcome for page in pages if page.outcome]

    def _outcome_of(self, step: _Pass, page: _Page) -> Outcome | None:
        """Take a page through a pass; return what became of it, None if it goes on to the next."""
        try:
            return step(page)
        except Exception as error:
            if step == self._write and is_of_disk(error):
                raise
            key = page.key
            place = page.family.source(key, self.queries) or (
                f"/{page.family.path(key, self.renderer)}"
            )
            told = theme_failure(error, self.renderer.theme)
            return self._kept(key, Fate.FAILED, failure(key.kind, place, error, told))

    def _kept(self, key: PageKey, fate: Fate, why: Failure | None = None) -> Outcome:
        """Return that a page stays as it is, to be made as soon as that is possible."""
        known = self._manifest.output(key)
        return Outcome(key, fate, known._replace(fingerprint="") if known else None, why)

    def _gather(self, page: _Page) -> Outcome | None:
        """Fetch what the page is made of."""
        page.inputs = page.family.inputs(page.key, self.queries, self.renderer)
        return Outcome(page.key, Fate.GONE, None) if page.inputs is None else None

    def _compare(self, page: _Page) -> Outcome | None:
        """See whether that is what the page was made of already."""
        key = page.key
        page.path = page.family.path(key, self.renderer)
        page.made_of = fingerprint_of_page(self._environments[key.kind, key.language], page.inputs)
        page.known = known = self._manifest.output(key) if self._knows_pages else None
        if (
            known
            and known.fingerprint == page.made_of
            and known.path == page.path
            and (as_left := self.output.as_left(known))
        ):
            return Outcome(key, Fate.UNCHANGED, as_left)
        return None

    def _convert(self, page: _Page) -> Outcome | None:
        """Convert the text that the page is made of."""
        if isinstance(page.family, TemplateFamily):
            page.inputs = page.family.converted(page.key, page.inputs, self.renderer)
        return self._kept(page.key, Fate.KEPT) if page.inputs is None else None

    def _set(self, page: _Page) -> Outcome | None:
        """Make ready what the page's template shows; a page without one is made at once."""
        family = page.family
        if isinstance(family, TemplateFamily):
            page.context = family.context(page.key, page.inputs, self.renderer)
        else:
            page.data = family.render(page.key, page.inputs, self.renderer)
        page.inputs = None
        is_made = page.context is not None or page.data is not None
        return None if is_made else self._kept(page.key, Fate.KEPT)

    def _fill(self, page: _Page) -> None:
        """Fill the template, and let plugins see the page."""
        if isinstance(page.family, TemplateFamily) and page.context is not None:
            page.data = page.family.fill(page.key, page.context, self.renderer)
            page.context = None
        if wants_pages() and page.path.endswith(".html"):
            page.data = pass_page(page.path, page.data or b"")

    def _write(self, page: _Page) -> Outcome:
        """Write the page if it differs."""
        data = page.data or b""
        now = digest(data)
        known = page.known
        is_known = known and (known.path, known.digest) == (page.path, now)
        if known and is_known and (as_left := self.output.as_left(known)):
            return Outcome(page.key, Fate.UNCHANGED, as_left._replace(fingerprint=page.made_of))
        written, stamp = self.output.put(page.path, data)
        file = OutputFile(page.path, *page.key, page.made_of, now, len(data), stamp)
        return Outcome(page.key, Fate.WRITTEN if written else Fate.UNCHANGED, file)

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


class _Kept(local):
    """What a thread keeps between two jobs, by the token of the build.

    Jobs are values that any process may be handed, and any thread of one: what is kept has no owner
    but the thread, which SQLite, Markdown and templates are bound to.
    """

    def __init__(self) -> None:
        self.renderers: dict[str, Renderer] = {}
        self.warm: dict[str, JobRenderer] = {}


_kept = _Kept()


def renderer_of_build(edition: Edition, queries: Queries, token: str) -> Renderer:
    """Return this thread's one renderer of a build, from when the build has taken in content/.

    Planning and writing then read the theme's files and words once for both.
    """
    if token not in _kept.renderers:
        forget_renderer()
        kept_bodies = KeptBodies(edition.cache, conversion_environment(edition))
        _kept.renderers[token] = renderer_for(edition, queries, kept_bodies)
    return _kept.renderers[token]


def job_renderer(site: Site) -> JobRenderer:
    """Return what makes pages in this thread: a build has one, whose snapshot is as committed.

    A worker may outlive a build, and the next catalogue have the same path and number of builds.
    """
    if site.token not in _kept.warm:
        if site.token not in _kept.renderers:
            forget_renderer()
        _kept.warm[site.token] = JobRenderer(site)
    return _kept.warm[site.token]


def forget_renderer() -> None:
    """Let go of this thread's renderer, so that its catalogue may be replaced."""
    while _kept.warm:
        _kept.warm.popitem()[1].close()
    while _kept.renderers:
        if kept_bodies := _kept.renderers.popitem()[1].kept_bodies:
            kept_bodies.close()
