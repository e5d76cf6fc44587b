"""Pelican's plugins: the signals that concern one article or one written page.

A plugin that needs the whole corpus is served too, by a sequence that reads the catalogue as it
is iterated (see `Archive`); what that costs is told in docs/plugins.md.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.queries import Queries
from newsroom.content.article import Article
from newsroom.content.live_story import public_body
from newsroom.edition import Edition
from newsroom.language.dates.moment import Moment, beginning
from newsroom.pages.renderer import Renderer
from newsroom.settings.pelican_parts import signals
from newsroom.signals import beside_day

if TYPE_CHECKING:
    from pelican.contents import Article as PelicanArticle

PLUGINS = "PLUGINS"
"""The setting that names them: what is told to be at fault when one fails at the whole corpus."""

_settings: dict[str, Any] = {}


def listen(settings: dict[str, Any]) -> None:
    """Send signals from now on with Pelican's `settings`, which forked workers inherit."""
    _settings.clear()
    _settings.update(settings)


def settings_of_plugins() -> dict[str, Any]:
    """Return the settings that `listen` was given, for processes that did not inherit them."""
    return dict(_settings)


def wants_articles() -> bool:
    """Tell whether a plugin listens to what happens to single articles."""
    return bool(_settings) and any(
        signal.receivers
        for signal in (
            signals.content_object_init,
            signals.article_generator_context,
            signals.article_generator_write_article,
        )
    )


def wants_pages() -> bool:
    """Tell whether a plugin listens to what happens to written pages."""
    return bool(_settings) and bool(signals.content_written.receivers)


def wants_days() -> bool:
    """Tell whether a plugin has something to set beside days."""
    return bool(beside_day.receivers)


def fragments_beside_day(day: str, language: str) -> list[str]:
    """Return what plugins set beside a day (`2019-03-11`): HTML, in the order of connecting.

    A plugin that has nothing to say of the day returns nothing.
    """
    answers = beside_day.send(None, day=day, language=language)
    return [str(html) for _receiver, html in answers if html]


def pass_article(article: Article, html: str, edition: Edition) -> str:
    """Return the article's body as plugins leave it, given its HTML."""
    content = pelican_article(article, html, edition)
    signals.article_generator_write_article.send(None, content=content)
    return str(content._content)


def pass_page(path: str, data: bytes) -> bytes:
    """Return a page as plugins leave it: they are given a file, which they may write again.

    The file lies outside output/, so that readers never meet what a plugin has half done.
    """
    from tempfile import TemporaryDirectory  # noqa: PLC0415  (most editions have no plugins)

    with TemporaryDirectory() as folder:
        file = Path(folder, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        signals.content_written.send(str(file), context={**_settings, "output_file": path})
        return file.read_bytes()


def pelican_article(article: Article, html: str, edition: Edition) -> "PelicanArticle":
    """Return the article as the content object that Pelican's plugins know."""
    # Loaded here: most editions have no plugin that asks, and every build waits for each import.
    from pelican.contents import Article as PelicanArticle  # noqa: PLC0415
    from pelican.contents import Author, Category, Tag  # noqa: PLC0415

    metadata: dict[str, Any] = {
        "title": article.title,
        "date": beginning(Moment(article.stamp), edition.zone).astimezone(edition.zone),
        "category": Category(edition.section(article.section).name(article.language), _settings),
        "tags": [Tag(label.name, _settings) for label in article.topics],
        "slug": article.slug,
        "lang": article.language,
        "status": "published",
        "summary": article.lead,
        "save_as": article.url.strip("/") + "/index.html",
        "url": article.url.lstrip("/"),
    }
    if article.authors:  # Pelican fails on an empty list
        metadata["authors"] = [Author(label.name, _settings) for label in article.authors]
    signals.article_generator_context.send(None, metadata=metadata)
    source = str(edition.content / article.path)
    return PelicanArticle(html, metadata, _settings, source, dict(_settings))


class Archive(Sequence["PelicanArticle"]):
    """All listed articles of the edition's language, newest first, made as they are asked for.

    Its length costs a query; each article read from it costs reading and converting its file.
    """

    def __init__(self, queries: Queries, renderer: Renderer) -> None:
        self._queries = queries
        self._renderer = renderer
        self._listing = Listing(renderer.edition.language, "edition")

    def __len__(self) -> int:
        return self._queries.article_count(self._listing)

    @overload
    def __getitem__(self, index: int) -> "PelicanArticle": ...
    @overload
    def __getitem__(self, index: slice) -> "list[PelicanArticle]": ...
    def __getitem__(self, index: int | slice) -> "PelicanArticle | list[PelicanArticle]":
        if isinstance(index, slice):
            return [self[position] for position in range(*index.indices(len(self)))]
        position = index + len(self) if index < 0 else index
        if position < 0:
            raise IndexError(index)
        for url in self._queries.article_urls_newest_first(self._listing, skipped=position):
            return self._article(url)
        raise IndexError(index)

    def __iter__(self) -> "Iterator[PelicanArticle]":
        for url in self._queries.article_urls_newest_first(self._listing):
            yield self._article(url)

    def _article(self, url: str) -> "PelicanArticle":
        article = self._queries.article(url)
        assert article is not None
        edition = self._renderer.edition
        from newsroom.content.source import read_body  # noqa: PLC0415  (for those that ask)

        body = read_body(edition.content / article.path, article.digest) or ""
        body = public_body(body, article.live_story)
        html = self._renderer.body.html(article.path, body, article.language, {})
        return pelican_article(article, html, edition)


class ArchiveGenerator:
    """What plugins receive with `article_generator_finalized`: the corpus, lazily."""

    def __init__(self, articles: Archive) -> None:
        self.settings = _settings
        self.articles = articles
        self.context = {**_settings, "articles": articles}


def announce_archive(queries: Queries, renderer: Renderer) -> None:
    """Send `article_generator_finalized`, if a plugin listens to it, with the lazy corpus."""
    if _settings and signals.article_generator_finalized.receivers:
        signals.article_generator_finalized.send(ArchiveGenerator(Archive(queries, renderer)))
