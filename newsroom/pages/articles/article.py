"""Article pages, and the pages that stand where an article was withdrawn."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from newsroom.catalogue.queries.queries import Queries
from newsroom.content.article import Article, StandingPage, Status
from newsroom.content.insets import Inset
from newsroom.content.markdown.recording import is_recording
from newsroom.content.picture import PictureFile, is_vector
from newsroom.pages.addresses import LATEST
from newsroom.pages.articles.album import album_of
from newsroom.pages.articles.bodies import Body, Names, bodies_of, joined, names_of
from newsroom.pages.articles.company import Company, company_of, urls_beside
from newsroom.pages.articles.live_stories import live_view
from newsroom.pages.articles.story import plain_text, story_of
from newsroom.pages.articles.translations import addresses_in_other_languages, translations_of
from newsroom.pages.assets.cards import card_of, card_path
from newsroom.pages.family import Family, PageKey, Rank, TemplateFamily, page_path
from newsroom.pages.formatting import Formatter
from newsroom.pages.frame_views import PageView, Preview
from newsroom.pages.machines.descriptions import beginning_of
from newsroom.pages.machines.structured_data import Thing, live_blog, news_article
from newsroom.pages.renderer import Renderer
from newsroom.pages.views import Cut, Link, LiveView, Picture, Recording, Story
from newsroom.pictures.cards import HEIGHT, WIDTH
from newsroom.pictures.crops import Crop, crops_of
from newsroom.pictures.variants import variant_path


class ArticleInputs(NamedTuple):
    """What an article page is made of.

    `parts` are those of the body, converted. Until then `article.digest` stands for them.
    """

    article: Article
    company: Company
    translations: list[tuple[str, str]]
    names: Names
    seconds: dict[str, int]
    """How long its films and sounds play, by their paths, as far as that is known."""
    parts: Sequence[Body] = ()


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
        """Return the record, what it names, and what stands beside it."""
        article = queries.article(key.subject)
        if article is None or not article.has_body or article.status is Status.WITHDRAWN:
            return None
        # A hidden article is on no listing, so nothing would tell it of what comes before it there.
        is_listed = article.status is Status.PUBLISHED
        return ArticleInputs(
            article,
            company_of(article, queries) if is_listed else Company(),
            translations_of(article, queries, renderer.edition),
            names_of(article.references, queries),
            _seconds_of(article.references, queries),
        )

    def source(self, key: PageKey, queries: Queries) -> str:
        """Return the article's file."""
        return queries.path_of_article(key.subject)

    def converted(
        self, key: PageKey, inputs: ArticleInputs, renderer: Renderer
    ) -> ArticleInputs | None:
        """Return the inputs with the body; None if its file is not what was recorded."""
        article, show = inputs.article, renderer.formatter(key.language)
        parts = bodies_of(article, inputs.names, renderer, album=album_of(article, show))
        if parts is None:
            return None
        if renderer.on_article:
            hook = renderer.on_article
            parts = [part._replace(html=hook(article, part.html)) for part in parts]
        return inputs._replace(parts=parts)

    def context(self, key: PageKey, inputs: ArticleInputs, renderer: Renderer) -> dict[str, Any]:
        """Return the article's ready values."""
        article, parts, show = inputs.article, inputs.parts, renderer.formatter(key.language)
        live = live_view(article, parts, show) if article.live_story.is_story else None
        html = renderer.live_story(key.language, live) if live else parts[0].html
        story = story_of(article, html, _picture(inputs, show), renderer, inputs.company)
        story = story._replace(cuts=_cuts(inputs, show, renderer.accent))
        seconds = {show.media_address(name): known for name, known in inputs.seconds.items()}
        played = tuple(
            one._replace(seconds=seconds.get(one.url, 0)) for one in joined(parts).recordings
        )
        about = _about(article, story, played, live, show)
        return {
            "page": self._page(key, inputs, story, about, show),
            "article": story,
            "preceding": show.items(inputs.company.preceding),
            "related": show.items(inputs.company.related),
            "periods": periods_of(article.stamp, show)
            if article.status is Status.PUBLISHED
            else [],
            "latest": show.folder(article.section) + LATEST,
        }

    def _page(
        self, key: PageKey, inputs: ArticleInputs, story: Story, about: Thing, show: Formatter
    ) -> PageView:
        """Return the page's frame; `about` is what it says of the article to machines."""
        article = inputs.article
        return show.page_view(
            self.kind,
            article.title,
            page_path(key.subject),
            above=[story.section],
            section=article.section,
            description=article.lead or beginning_of(plain_text(story.body)),
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
            for url in urls_beside(article, queries):
                yield PageKey(self.kind, article.language, url)
        for language, url in queries.articles_naming(article.path):
            yield PageKey(self.kind, language, url)

    def touched_by_standing_page(
        self, page: StandingPage, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the articles whose text links to the page."""
        for language, url in queries.articles_naming(page.path):
            yield PageKey(self.kind, language, url)

    def touched_by_file(self, path: str, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Yield the articles that play the file: they say how long it is."""
        if is_recording(path):
            for language, url in queries.articles_naming(path):
                yield PageKey(self.kind, language, url)

    def touched_by_body(self, record: Article | StandingPage | Inset) -> Iterator[PageKey]:
        """Yield the article's own page."""
        if isinstance(record, Article) and record.has_body:
            yield PageKey(self.kind, record.language, record.url)


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
            "article": story_of(inputs, "", None, renderer, Company()),
        }

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield its own page."""
        if article.status is Status.WITHDRAWN and article.has_body:
            yield PageKey(self.kind, article.language, article.url)


def _seconds_of(references: tuple[str, ...], queries: Queries) -> dict[str, int]:
    found = ((name, queries.seconds_of(name)) for name in references if is_recording(name))
    return {name: seconds for name, seconds in found if seconds}


def periods_of(stamp: str, show: Formatter) -> list[Link]:
    """Return the ways to a stamp's day, month and year, as far as its precision goes."""
    return [show.period(stamp[:length]) for length in (10, 7, 4) if len(stamp) >= length]


def _about(
    article: Article,
    story: Story,
    recordings: tuple[Recording, ...],
    live: LiveView | None,
    show: Formatter,
) -> Thing:
    about = news_article(
        article,
        story,
        recordings,
        url=show.whole(show.address(article.url)),
        newspaper=show.newspaper,
        whole=show.whole,
        machine_date=show.machine_date,
    )
    if live:
        about |= live_blog(article, live, whole=show.whole, machine_date=show.machine_date)
    return about


def _preview(story: Story, show: Formatter) -> Preview:
    """Return what networks are told, over the newspaper's own card where there is no picture."""
    told = show.preview._replace(
        published=story.datetime,
        modified=story.modified_datetime,
        section=story.section.name,
        authors=[show.whole(author.url) for author in story.authors],
        topics=[topic.name for topic in story.topics],
    )
    if not story.cuts:
        return told
    url, width, height = story.cuts[0]
    alt = story.picture.alt if story.picture else story.title
    return told._replace(image=url, image_alt=alt, image_width=width, image_height=height)


def _cuts(inputs: ArticleInputs, show: Formatter, accent: str) -> list[Cut]:
    """Return what machines are shown: the picture in several shapes, or as it is; or a card."""
    article = inputs.article
    if not show.edition.site_url:
        return []
    if card := card_of(article, show, accent):
        return [Cut(show.absolute(f"/{card_path(article.url, card.version)}"), WIDTH, HEIGHT)]
    picture = _file(inputs)
    if picture is None or is_vector(picture.path):  # which no network shows
        return []
    whole = show.files_of(picture)
    return [_cut(picture, crop, show) for crop in crops_of(picture)] or [
        Cut(show.whole(whole.url), whole.width, whole.height)
    ]


def _cut(picture: PictureFile, crop: Crop, show: Formatter) -> Cut:
    path = variant_path(picture.path, picture.digest, crop.name)
    return Cut(show.whole(show.media_address(path)), crop.width, crop.height)


def _file(inputs: ArticleInputs) -> PictureFile | None:
    image = inputs.article.image
    pictures = inputs.names.pictures.get(image.path)
    return pictures[0]._replace(focus=image.focus or pictures[0].focus) if pictures else None


def _picture(inputs: ArticleInputs, show: Formatter) -> Picture | None:
    image, picture = inputs.article.image, _file(inputs)
    return show.picture(picture, image.alt, image.caption, image.credit) if picture else None


FAMILIES: tuple[Family[Any], ...] = (ArticlePages(), WithdrawnPages())
