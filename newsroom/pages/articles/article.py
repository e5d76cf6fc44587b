"""Article pages, and the pages that stand where an article was withdrawn."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from markupsafe import Markup

from newsroom.catalogue.listing import Listing, Period
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.rows import Headline
from newsroom.content.article import Article, StandingPage, Status
from newsroom.pages.addresses import LATEST
from newsroom.pages.articles.bodies import Names, bodies_of, names_of
from newsroom.pages.articles.live_stories import live_view
from newsroom.pages.articles.translations import addresses_in_other_languages, translations_of
from newsroom.pages.family import Family, PageKey, Rank, TemplateFamily, page_path
from newsroom.pages.formatting import Formatter
from newsroom.pages.machines.structured_data import live_blog, news_article
from newsroom.pages.renderer import Renderer
from newsroom.pages.views import Link, LiveView, PageView, Picture, Preview, Story

# "Tin cùng chuyên mục": the ten items that came before, so that the list never changes.
PRECEDING = 10


class ArticleInputs(NamedTuple):
    """What an article page is made of, besides the body that `article.digest` stands for."""

    article: Article
    preceding: list[Headline]
    days: tuple[Period, ...]
    translations: list[tuple[str, str]]
    names: Names


class ArticlePages(TemplateFamily[ArticleInputs]):
    """The page of each live article that has a body."""

    kind = "article"
    rank = Rank.ARTICLES
    template = "article.html"

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return the pages of all live articles, oldest first."""
        for language, status, url in queries.article_urls():
            if status != Status.WITHDRAWN:
                yield PageKey(self.kind, language, url)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return the article's address as a file."""
        return page_path(key.subject)

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> ArticleInputs | None:
        """Return the record, what it names, and the part of the archive that it shows."""
        article = queries.article(key.subject)
        if article is None or not article.has_body or article.status is Status.WITHDRAWN:
            return None
        # A hidden article is on no listing, so nothing would tell it of what comes before it there.
        is_listed = article.status is Status.PUBLISHED
        return ArticleInputs(
            article,
            queries.preceding(article, PRECEDING) if is_listed else [],
            days_until(queries, article.language, article.stamp) if is_listed else (),
            translations_of(article, queries, renderer.edition),
            names_of(article.references, queries),
        )

    def source(self, key: PageKey, queries: Queries) -> str:
        """Return the article's file."""
        article = queries.article(key.subject)
        return article.path if article else ""

    def context(
        self, key: PageKey, inputs: ArticleInputs, renderer: Renderer
    ) -> dict[str, Any] | None:
        """Return the article's ready values; None if its file is not what was recorded."""
        article, show = inputs.article, renderer.formatter(key.language)
        bodies = bodies_of(article, inputs.names, renderer)
        if bodies is None:
            return None
        if renderer.on_article:
            bodies = [renderer.on_article(article, html) for html in bodies]
        live = live_view(article, bodies, show) if article.live_story.is_story else None
        html = renderer.live_story(key.language, live) if live else bodies[0]
        story = _story(article, html, _picture(inputs, show), renderer)
        return {
            "page": self._page(key, inputs, story, live, show),
            "article": story,
            "preceding": show.items(inputs.preceding),
            "calendar": show.calendar(article.stamp[:7], inputs.days, current=article.stamp[:10])
            if inputs.days
            else None,
            "periods": periods_of(article.stamp, show)
            if article.status is Status.PUBLISHED
            else [],
            "latest": show.folder(article.section) + LATEST,
        }

    def _page(
        self,
        key: PageKey,
        inputs: ArticleInputs,
        story: Story,
        live: LiveView | None,
        show: Formatter,
    ) -> PageView:
        """Return the page's frame, with all that it says of the article to machines."""
        article = inputs.article
        about = news_article(
            article,
            story,
            url=show.whole(show.address(article.url)),
            newspaper=show.newspaper,
            whole=show.whole,
            machine_date=show.machine_date,
        )
        if live:
            about |= live_blog(article, live, whole=show.whole, machine_date=show.machine_date)
        return show.page_view(
            self.kind,
            article.title,
            page_path(key.subject),
            above=[story.section],
            section=article.section,
            description=article.lead,
            robots="noindex" if article.status is Status.HIDDEN else "",
            about=[about],
            preview=_preview(story, show),
            translations=inputs.translations,
        )

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield its page, its translations', those that list it, those whose text links to it."""
        if article.has_body:
            yield PageKey(self.kind, article.language, article.url)
            others = addresses_in_other_languages(article.url, article.language, renderer.edition)
            for language, url in others:
                yield PageKey(self.kind, language, url)
        if article.status is Status.PUBLISHED:
            for url in queries.following_urls(article, PRECEDING):
                yield PageKey(self.kind, article.language, url)
        for language, url in queries.articles_naming(article.path):
            yield PageKey(self.kind, language, url)

    def touched_by_standing_page(
        self, page: StandingPage, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the articles whose text links to the page."""
        for language, url in queries.articles_naming(page.path):
            yield PageKey(self.kind, language, url)

    def touched_by_body(self, record: Article | StandingPage) -> Iterator[PageKey]:
        """Yield the article's own page."""
        if isinstance(record, Article) and record.has_body:
            yield PageKey(self.kind, record.language, record.url)

    def touched_by_period(
        self, listing: Listing, period: str, queries: Queries
    ) -> Iterator[PageKey]:
        """Yield the later articles of the month: their calendars show the days until then."""
        if listing.kind == "edition" and len(period) == 10:
            for url in queries.article_urls_after(listing, period):
                yield PageKey(self.kind, listing.language, url)


class WithdrawnPages(TemplateFamily[Article]):
    """The page that says, at its old address, that an article was withdrawn."""

    kind = "withdrawn"
    rank = Rank.ARTICLES
    template = "withdrawn.html"

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return the pages of all withdrawn articles, oldest first."""
        for language, status, url in queries.article_urls():
            if status == Status.WITHDRAWN:
                yield PageKey(self.kind, language, url)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return the article's address as a file."""
        return page_path(key.subject)

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> Article | None:
        """Return the record of the withdrawn article."""
        article = queries.article(key.subject)
        withdrawn = article is not None and article.status is Status.WITHDRAWN
        return article if withdrawn and article and article.has_body else None

    def context(self, key: PageKey, inputs: Article, renderer: Renderer) -> dict[str, Any]:
        """Return the article's ready values, of which the template tells title and date only."""
        show = renderer.formatter(key.language)
        return {
            "page": show.page_view(
                self.kind,
                inputs.title,
                self.path(key, renderer),
                above=[show.section(inputs.section)],
                section=inputs.section,
                robots="noindex",
            ),
            "article": _story(inputs, "", None, renderer),
        }

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield its own page."""
        if article.status is Status.WITHDRAWN and article.has_body:
            yield PageKey(self.kind, article.language, article.url)


def days_until(queries: Queries, language: str, stamp: str) -> tuple[Period, ...]:
    """Return the days with items in the stamp's month until its own day, without their numbers.

    A calendar that showed later days, or numbers, would change with every day and article; this
    one holds still once its day has begun.
    """
    days = queries.days_of_month(Listing(language, "edition"), stamp[:7]) if stamp[5:] else ()
    return tuple(Period(day.period, 0) for day in days if day.period <= stamp[:10])


def periods_of(stamp: str, show: Formatter) -> list[Link]:
    """Return the ways to a stamp's day, month and year, as far as its precision goes."""
    return [show.period(stamp[:length]) for length in (10, 7, 4) if len(stamp) >= length]


def _story(article: Article, html: str, picture: Picture | None, renderer: Renderer) -> Story:
    show = renderer.formatter(article.language)
    topics, authors = renderer.edition.topic_folder, renderer.edition.author_folder
    modified = max([article.modified, *(entry.stamp for entry in article.live_story.public)])
    return Story(
        title=article.title,
        lead=article.lead,
        body=Markup(html),
        section=show.section(article.section),
        stamp=show.dates.stamp(article.stamp),
        datetime=show.machine_date(article.stamp),
        modified=show.dates.stamp(modified) if modified else "",
        modified_datetime=show.machine_date(modified) if modified else "",
        authors=[Link(label.name, show.folder(authors, label.slug)) for label in article.authors],
        topics=[Link(label.name, show.folder(topics, label.slug)) for label in article.topics],
        picture=picture,
        source=article.source,
        corrections=[show.correction(*correction) for correction in article.corrections],
    )


def _preview(story: Story, show: Formatter) -> Preview:
    preview = Preview(
        published=story.datetime,
        modified=story.modified_datetime,
        section=story.section.name,
    )
    picture = story.picture
    if picture is None or not show.edition.site_url:
        return preview
    return preview._replace(
        image=show.whole(picture.url),
        image_alt=picture.alt,
        image_width=picture.width,
        image_height=picture.height,
    )


def _picture(inputs: ArticleInputs, show: Formatter) -> Picture | None:
    image = inputs.article.image
    pictures = inputs.names.pictures.get(image.path)
    return show.picture(pictures[0], image.alt, image.caption, image.credit) if pictures else None


FAMILIES: tuple[Family[Any], ...] = (ArticlePages(), WithdrawnPages())
