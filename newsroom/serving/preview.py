"""The paper as it will be: pages that drafts and embargoed items have, or change, in time.

They are made when somebody asks for them, of a copy of the catalogue, and are never written.
"""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from html import escape
from pathlib import Path
from typing import NamedTuple

from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.queries.unpublished import article_at, unpublished
from newsroom.catalogue.schema import open_snapshot
from newsroom.catalogue.writes import Writer
from newsroom.checking.build_preview import BuildPreview, preview
from newsroom.content.article import Article, Status
from newsroom.content.named_files import NamedFiles
from newsroom.content.picture import PictureFile
from newsroom.content.read import read_with_warnings
from newsroom.content.rejection import Rejection
from newsroom.content.spelling import as_on_disk, exists
from newsroom.edition import Edition
from newsroom.engine.failures import failure
from newsroom.engine.ingest.ingested import Ingested
from newsroom.engine.plan import Circumstances, plan
from newsroom.engine.plugins import pass_page, wants_pages
from newsroom.engine.render import renderer_for
from newsroom.engine.workers import Workers
from newsroom.language.dates.moment import moment_in_zone
from newsroom.pages.family import PageKey, Rank
from newsroom.pages.presence import presence_of
from newsroom.pages.registry import FAMILIES
from newsroom.pages.renderer import Renderer
from newsroom.pages.theme_failure import theme_failure
from newsroom.serving.unsaved_pictures import note_pictures


class Unpublished(NamedTuple):
    """An item that readers do not see: its record, and where it will stand."""

    article: Article
    url: str


class SeenPage(NamedTuple):
    """A page as the preview knows it: the file that it is made of, and that file's article.

    `path` is empty for a page of many files; `article` is None for a page of no article.
    """

    path: str
    article: Article | None


class UnsavedPage(NamedTuple):
    """A text as it is being written: what is wrong with it, its address, and its page, if any.

    `pictures` are those that the page shows.
    """

    findings: tuple[Rejection, ...]
    url: str
    page: bytes | None
    pictures: tuple[PictureFile, ...] = ()


@dataclass(frozen=True)
class _Future:
    """A copy of the catalogue in which the future is present, and which pages differ by it."""

    connection_of: BuildPreview
    queries: Queries
    renderer: Renderer
    pages: dict[str, PageKey]
    unpublished: tuple[Unpublished, ...]
    # Those of texts that are being written, by the folder in which these are kept.
    renderers: dict[Path, Renderer] = field(default_factory=dict)


class Preview:
    """Shows the future of an edition; `as_of` is the minute that is shown, in seconds since 1970.

    Without it, drafts and all embargoed items stand beside what readers see today. All is done in
    one thread, to which the copy of the catalogue belongs.
    """

    def __init__(self, edition: Edition, as_of: int | None) -> None:
        self._edition = edition
        self._as_of = as_of
        self._thread = ThreadPoolExecutor(1, "preview")
        self._open = ExitStack()
        self._future: _Future | None = None

    def renew(self, edition: Edition) -> None:
        """Forget what was seen: the edition was built anew."""
        self._thread.submit(self._forget, edition).result()

    def close(self) -> None:
        """Let go of the copy of the catalogue."""
        self.renew(self._edition)
        self._thread.shutdown()

    def page(self, path: str) -> bytes | None:
        """Return the page at a path in output/ as it will be; None if it is what it is today."""
        return self._thread.submit(self._page, path).result()

    def is_gone(self, path: str) -> bool:
        """Tell whether the page at a path in output/ will be there no more."""
        return self._thread.submit(self._is_gone, path).result()

    def seen(self, path: str) -> SeenPage:
        """Return what the page at a path in output/ is made of."""
        return self._thread.submit(self._seen, path).result()

    def unpublished(self) -> tuple[Unpublished, ...]:
        """Return the drafts and embargoed items that are shown, by date."""
        return self._thread.submit(lambda: self._now().unpublished).result()

    def now(self) -> int:
        """Return the time that is shown: that of the last build, or `as_of`."""
        return self._thread.submit(lambda: self._now().queries.now).result()

    def unsaved(self, path: str, data: bytes, folder: Path) -> UnsavedPage:
        """Return what the file `path` would be, if it held `data`, and what is wrong with it.

        The data are kept at that path in `folder`.
        """
        return self._thread.submit(self._unsaved, path, data, folder).result()

    def _unsaved(self, path: str, data: bytes, folder: Path) -> UnsavedPage:
        future = self._now()
        reading = read_with_warnings(path, data, self._edition, _named_files(future, self._edition))
        record = reading.record
        if not isinstance(record, Article):
            return UnsavedPage(reading.findings, "", None)
        article = _as_public(record, self._edition, future.queries.now)
        if not article.has_body:
            return UnsavedPage(reading.findings, article.url, None)
        connection = future.connection_of.connection
        connection.execute("SAVEPOINT unsaved")
        try:
            queries = Queries(connection, future.queries.now)
            writer = Writer(connection, queries.now)
            for _change in writer.apply([article], ()):
                pass
            pictures = note_pictures(self._edition.content, article.references, queries, writer)
            renderer = self._renderer_of_texts(folder, future, queries)
            key = PageKey("article", article.language, article.url)
            family = FAMILIES[key.kind]
            inputs = family.inputs(key, queries, renderer)
            page = None if inputs is None else family.render(key, inputs, renderer)
        finally:
            connection.execute("ROLLBACK TO unsaved")
            connection.execute("RELEASE unsaved")
        return UnsavedPage(reading.findings, article.url, page, pictures)

    def _renderer_of_texts(self, folder: Path, future: _Future, queries: Queries) -> Renderer:
        """Return what makes the pages of texts that are kept in a folder.

        It is made anew only if a text changes which menus have entries: half of a preview's time
        went into loading words and templates.
        """
        edition = replace(self._edition, content=folder)
        known = future.renderers.get(folder)
        if known is None or known.presence != presence_of(edition, queries):
            known = future.renderers[folder] = renderer_for(edition, queries)
        return known

    def _forget(self, edition: Edition) -> None:
        self._future, self._edition = None, edition
        self._open.close()

    def _page(self, path: str) -> bytes | None:
        future = self._now()
        key = future.pages.get(path)
        if key is None:
            return None
        family = FAMILIES[key.kind]
        try:
            inputs = family.inputs(key, future.queries, future.renderer)
            data = None if inputs is None else family.render(key, inputs, future.renderer)
            if data is not None and wants_pages() and path.endswith(".html"):
                data = pass_page(path, data)
        except Exception as error:  # of a theme or plugin: told where the page would be
            told = theme_failure(error, future.renderer.theme)
            text = escape(failure(key.kind, path, error, told).error)
            page = f"<!doctype html><title>{escape(path)}</title><body><pre>{text}</pre></body>"
            return page.encode()
        return data

    def _is_gone(self, path: str) -> bool:
        future = self._now()
        key = future.pages.get(path)
        return key is not None and (
            FAMILIES[key.kind].inputs(key, future.queries, future.renderer) is None
        )

    def _seen(self, path: str) -> SeenPage:
        future = self._now()
        known = future.connection_of.manifest.key_at(path)
        key = future.pages.get(path) or (PageKey(*known) if known else None)
        if key is None or key.kind not in FAMILIES:
            return SeenPage("", None)
        file = FAMILIES[key.kind].source(key, future.queries)
        article = article_at(future.connection_of.connection, file) if file else None
        # The copy knows a draft as published: what is told of it is how it stands in its file.
        told = next((one.article for one in future.unpublished if one.article.path == file), None)
        return SeenPage(file, told or article)

    def _now(self) -> _Future:
        if self._future is None:
            self._future = self._open_future()
        return self._future

    def _open_future(self) -> _Future:
        edition = self._edition
        workers = self._open.enter_context(Workers("", 1))
        with closing(open_snapshot(edition.cache / "catalogue.sqlite")) as built:
            then = int(Manifest(built).note("now"))
        now = then if self._as_of is None else self._as_of
        seen = self._open.enter_context(preview(edition, workers, now=now, paths=()))
        ingested, items = Ingested(), tuple[Unpublished, ...]()
        if self._as_of is None:
            items = tuple(
                Unpublished(one, _as_public(one, edition, now).url)
                for one in unpublished(seen.connection, now)
            )
            future = [_as_public(one.article, edition, now) for one in items]
            ingested.add(seen.writer.apply(future, ()))
        else:
            ingested.add(seen.writer.pass_time(then))
        turned = frozenset(seen.writer.flush())
        queries = Queries(seen.connection, now)
        renderer = renderer_for(edition, queries)
        circumstances = Circumstances(
            frozenset(), turned, _stamp(then, edition), _stamp(now, edition), ()
        )
        planned = plan(ingested, circumstances, queries, renderer)
        keys = (key for rank in Rank for key in planned.of_rank(rank, queries, renderer))
        pages = {
            FAMILIES[key.kind].path(key, renderer): key
            for key in keys
            if not FAMILIES[key.kind].is_always_visited
        }
        return _Future(seen, queries, renderer, pages, items)


def _named_files(future: _Future, edition: Edition) -> NamedFiles:
    """Return what texts may name, as a build has it."""
    manifest = future.connection_of.manifest
    return NamedFiles(
        partial(exists, edition.content),
        manifest.faulty_pictures(),
        manifest.twins(),
        manifest.forbidden(),
        partial(as_on_disk, edition.content),
    )


def _as_public(article: Article, edition: Edition, now: int) -> Article:
    """Return an item as it will be: at its place by its date, and public now.

    A draft without a date is shown as one of today.
    """
    stamp, url = article.stamp, article.url
    if not stamp:
        stamp = _stamp(now, edition)
        day = f"{edition.prefix(article.language)}/{stamp[:10].replace('-', '/')}/"
        url = f"{day}{article.slug}/" if article.has_body else f"{day}#{article.slug}"
    status = Status.PUBLISHED if article.status is Status.DRAFT else article.status
    instant = min(article.instant, now)
    story = article.live_story.with_all_entries(now)
    return replace(article, status=status, stamp=stamp, instant=instant, url=url, live_story=story)


def _stamp(now: int, edition: Edition) -> str:
    return moment_in_zone(datetime.fromtimestamp(now, UTC), edition.zone).stamp
