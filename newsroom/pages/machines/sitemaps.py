"""Sitemaps: every article by month under one index, the news of two days, and robots.txt.

A past month's sitemap changes only when an article of that month does. Like feeds, sitemaps name
whole addresses: an edition without SITEURL has none. The protocol is that of sitemaps.org.
"""

from collections.abc import Iterator
from math import ceil
from typing import Any, NamedTuple

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.queries.syndication import RecentArticle
from newsroom.content.article import Article, StandingPage, Status
from newsroom.pages.family import Family, PageKey, Rank, SingleFile
from newsroom.pages.feeds.xml_document import add, document, root
from newsroom.pages.machines.list_sitemaps import LARGEST, NAMESPACE, ListSitemaps
from newsroom.pages.renderer import Renderer

NEWS_NAMESPACE = "http://www.google.com/schemas/sitemap-news/0.9"
LARGEST_NEWS = 1_000  # by Google's rules for news sitemaps
NEWS_SECONDS = 48 * 3600
INDEX, OF_PAGES, OF_NEWS, ROBOTS = (
    "sitemap.xml",
    "sitemap-pages.xml",
    "sitemap-news.xml",
    "robots.txt",
)


class Part(NamedTuple):
    """One sitemap of articles: a month (a year, for dates that know no month), and its number.

    `changed` is the newest stamp that its articles tell.
    """

    language: str
    period: str
    number: int
    changed: str


class ArticleSitemaps(Family[list[tuple[str, str]]]):
    """The articles of each month, in files that the protocol allows."""

    kind = "sitemap"
    rank = Rank.FRONTS

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return the sitemaps of all months in which there are articles."""
        for part in _parts(queries, renderer):
            yield PageKey(self.kind, part.language, str(part.number), part.period)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return `sitemap-2019-03.xml`, and `sitemap-2019-03-2.xml` for what it cannot hold."""
        part = "" if key.subject == "1" else f"-{key.subject}"
        return f"{renderer.edition.prefix(key.language)}/sitemap-{key.period}{part}.xml".lstrip("/")

    def inputs(
        self, key: PageKey, queries: Queries, renderer: Renderer
    ) -> list[tuple[str, str]] | None:
        """Return address and last change of the articles, oldest first; None if there are none."""
        if not renderer.edition.site_url:
            return None
        return _articles(queries, key.language, key.period, int(key.subject)) or None

    def render(self, key: PageKey, inputs: list[tuple[str, str]], renderer: Renderer) -> bytes:
        """Return the sitemap."""
        show = renderer.formatter(key.language)
        top = root("urlset", NAMESPACE)
        for url, changed in inputs:
            entry = add(top, "url")
            add(entry, "loc", show.absolute(url))
            add(entry, "lastmod", show.machine_date(changed))
        return document(top)

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield all parts of the article's month: it moves those that come after it."""
        if article.status is not Status.PUBLISHED or not article.has_body:
            return
        period = article.stamp[:7]
        # One more than there are: the last may just have lost what it had. No two can, for a build
        # with so many changes visits every page.
        last = ceil(queries.listed_count(article.language, period) / LARGEST) + 1
        for number in range(1, last + 1):
            yield PageKey(self.kind, article.language, str(number), period)


class PageSitemap(SingleFile[list[str]]):
    """Fronts, sections, archives and standing pages: pages of which nobody knows a last change."""

    kind = "sitemap of pages"
    name = OF_PAGES
    rank = Rank.FRONTS

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> list[str] | None:
        """Return the addresses of the standing pages; all others are settings."""
        if not renderer.edition.site_url:
            return None
        return [page.url for page in queries.standing_pages if page.status is Status.PUBLISHED]

    def render(self, key: PageKey, inputs: list[str], renderer: Renderer) -> bytes:
        """Return the sitemap."""
        top = root("urlset", NAMESPACE)
        for language in renderer.edition.languages:
            show = renderer.formatter(language)
            feeds = show.home._replace(url=show.folder(renderer.edition.feeds_folder))
            for link in (show.home, *show.sections, show.archive, show.corrections, feeds):
                add(add(top, "url"), "loc", show.whole(link.url))
        for url in dict.fromkeys(inputs):
            add(add(top, "url"), "loc", renderer.formatter(key.language).absolute(url))
        return document(top)

    def touched_by_standing_page(
        self, page: StandingPage, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the sitemap."""
        yield self.key(renderer)


class IndexInputs(NamedTuple):
    """The sitemaps of articles, and those of lists: (language, what, number)."""

    articles: list[Part]
    lists: list[tuple[str, str, str]]


class SitemapIndex(SingleFile[IndexInputs]):
    """The index that search engines ask for first: which sitemaps there are, and how new."""

    kind = "sitemap index"
    name = INDEX
    rank = Rank.FRONTS

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> IndexInputs | None:
        """Return all sitemaps, in all languages."""
        if not renderer.edition.site_url:
            return None
        lists = ListSitemaps().keys(queries, renderer)
        return IndexInputs(
            list(_parts(queries, renderer)),
            [(one.language, one.period, one.subject) for one in lists],
        )

    def render(self, key: PageKey, inputs: IndexInputs, renderer: Renderer) -> bytes:
        """Return the index."""
        show, sitemaps, lists = renderer.formatter(key.language), ArticleSitemaps(), ListSitemaps()
        top = root("sitemapindex", NAMESPACE)
        add(add(top, "sitemap"), "loc", show.absolute(f"/{OF_PAGES}"))
        for language, what, number in inputs.lists:
            sitemap = PageKey(lists.kind, language, number, what)
            path = lists.path(sitemap, renderer)
            add(add(top, "sitemap"), "loc", show.absolute(f"/{path}"))
        for part in inputs.articles:
            sitemap = PageKey(sitemaps.kind, part.language, str(part.number), part.period)
            entry = add(top, "sitemap")
            add(entry, "loc", show.absolute("/" + sitemaps.path(sitemap, renderer)))
            add(entry, "lastmod", show.machine_date(part.changed))
        return document(top)

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the index: it tells when the article's month last changed, and which lists are."""
        if article.status is Status.PUBLISHED:
            yield self.key(renderer)


class NewsSitemap(SingleFile[list[RecentArticle]]):
    """The articles of the last 48 hours, as news services want them (Google's news sitemaps)."""

    kind = "news sitemap"
    name = OF_NEWS
    rank = Rank.FRONTS

    def inputs(
        self, key: PageKey, queries: Queries, renderer: Renderer
    ) -> list[RecentArticle] | None:
        """Return the newest articles; None when there is no news: the protocol has no empty map."""
        if not renderer.edition.site_url:
            return None
        return queries.recent_articles(NEWS_SECONDS)[:LARGEST_NEWS] or None

    def render(self, key: PageKey, inputs: list[RecentArticle], renderer: Renderer) -> bytes:
        """Return the sitemap."""
        top = root("urlset", NAMESPACE, **{"xmlns:news": NEWS_NAMESPACE})
        for article in inputs:
            show = renderer.formatter(article.language)
            entry = add(top, "url")
            add(entry, "loc", show.absolute(article.url))
            news = add(entry, "news:news")
            publication = add(news, "news:publication")
            add(publication, "news:name", renderer.edition.masthead(article.language).name)
            add(publication, "news:language", article.language)
            add(news, "news:publication_date", show.machine_date(article.stamp))
            add(news, "news:title", article.title)
        return document(top)

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the sitemap: its inputs tell whether the article is news."""
        if article.status is Status.PUBLISHED and article.has_body:
            yield self.key(renderer)

    def touched_by_time(self, then: str, now: str, renderer: Renderer) -> Iterator[PageKey]:
        """Yield the sitemap every minute: news grow old."""
        if then != now:
            yield self.key(renderer)


class Robots(SingleFile[bool]):
    """`robots.txt`: everything may be read, and this is where to begin."""

    kind = "robots"
    name = ROBOTS
    rank = Rank.FRONTS

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> bool:
        """Return whether there is a news sitemap."""
        return bool(NewsSitemap().inputs(key, queries, renderer))

    def render(self, key: PageKey, inputs: bool, renderer: Renderer) -> bytes:
        """Return the file, which names the sitemaps if the edition has an address."""
        show = renderer.formatter(key.language)
        sitemaps = [INDEX, OF_NEWS] if inputs else [INDEX]
        lines = ["User-agent: *", "Allow: /"]
        if renderer.edition.site_url:
            lines += ["", *(f"Sitemap: {show.absolute(f'/{name}')}" for name in sitemaps)]
        return ("\n".join(lines) + "\n").encode()

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the file: the article may be the first that is news."""
        if article.status is Status.PUBLISHED and article.has_body:
            yield self.key(renderer)

    def touched_by_time(self, then: str, now: str, renderer: Renderer) -> Iterator[PageKey]:
        """Yield the file: the last news may have grown old."""
        if then != now:
            yield self.key(renderer)


def _parts(queries: Queries, renderer: Renderer) -> Iterator[Part]:
    """Yield the sitemaps of articles, by language and period.

    One seek in an index a month; only a month with more items than a file holds is counted.
    """
    for language in renderer.edition.languages if renderer.edition.site_url else ():
        edition = Listing(language, "edition")
        for period in (*queries.all_periods(edition, 4), *queries.all_periods(edition, 7)):
            changed = queries.last_change(language, period.period)
            if not changed:
                continue
            if period.items <= LARGEST:
                yield Part(language, period.period, 1, changed)
                continue
            count = queries.listed_count(language, period.period)
            for number in range(1, ceil(count / LARGEST) + 1):
                articles = _articles(queries, language, period.period, number)
                newest = max(changed for _url, changed in articles)
                yield Part(language, period.period, number, newest)


def _articles(queries: Queries, language: str, period: str, number: int) -> list[tuple[str, str]]:
    return queries.listed_articles(
        Listing(language, "edition"), period, count=LARGEST, skipped=(number - 1) * LARGEST
    )


FAMILIES: tuple[Family[Any], ...] = (
    ArticleSitemaps(),
    PageSitemap(),
    SitemapIndex(),
    NewsSitemap(),
    Robots(),
)
