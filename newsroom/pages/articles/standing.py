"""Standing pages, such as the imprint, and the page for addresses that are nothing."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from markupsafe import Markup

from newsroom.catalogue.queries.queries import Queries
from newsroom.content.article import Article, StandingPage, Status
from newsroom.content.insets import Inset
from newsroom.pages.articles.bodies import Names, body_of, names_of
from newsroom.pages.articles.story import plain_text
from newsroom.pages.family import Family, PageKey, Rank, SingleFile, TemplateFamily, page_path
from newsroom.pages.machines.descriptions import beginning_of
from newsroom.pages.renderer import Renderer


class StandingView(NamedTuple):
    """A standing page as its template shows it."""

    title: str
    body: Markup


class StandingInputs(NamedTuple):
    """What a standing page is made of, besides the body that its digest stands for."""

    page: StandingPage
    names: Names


class StandingPages(TemplateFamily[StandingInputs]):
    """The pages of content/pages/."""

    kind = "standing"
    rank = Rank.ARTICLES
    template = "standing.html"

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return each standing page once."""
        for url, language in dict.fromkeys((p.url, p.language) for p in queries.standing_pages):
            yield PageKey(self.kind, language, url)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return the page's address as a file."""
        return page_path(key.subject)

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> StandingInputs | None:
        """Return the record and what it names."""
        page = queries.standing_page(key.subject)
        if page is None:
            return None
        return StandingInputs(page, names_of(page.references, queries))

    def source(self, key: PageKey, queries: Queries) -> str:
        """Return the page's file."""
        page = queries.standing_page(key.subject)
        return page.path if page else ""

    def context(
        self, key: PageKey, inputs: StandingInputs, renderer: Renderer
    ) -> dict[str, Any] | None:
        """Return title and body; None if the file is not what the record was read of."""
        page, show = inputs.page, renderer.formatter(key.language)
        body = body_of(page, inputs.names, renderer)
        if body is None:
            return None
        return {
            "page": show.page_view(
                self.kind,
                page.title,
                self.path(key, renderer),
                description=beginning_of(plain_text(body.html)),
                robots="noindex" if page.status is Status.HIDDEN else "",
            ),
            "standing": StandingView(page.title, Markup(body.html)),
        }

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the standing pages whose text links to the article."""
        for language, url in queries.standing_pages_naming(article.path):
            yield PageKey(self.kind, language, url)

    def touched_by_standing_page(
        self, page: StandingPage, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the page itself, and those whose text links to it."""
        yield PageKey(self.kind, page.language, page.url)
        for language, url in queries.standing_pages_naming(page.path):
            yield PageKey(self.kind, language, url)

    def touched_by_body(self, record: Article | StandingPage | Inset) -> Iterator[PageKey]:
        """Yield the page itself."""
        if isinstance(record, StandingPage):
            yield PageKey(self.kind, record.language, record.url)


class NotFoundPage(SingleFile[str], TemplateFamily[str]):
    """`404.html`, which every static host knows to send for an address that is nothing."""

    kind = "not found"
    name = "404.html"
    rank = Rank.FRONTS
    template = "not_found.html"

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> str:
        """Return nothing but its name: the page shows the edition's frame only."""
        return self.kind

    def context(self, key: PageKey, inputs: str, renderer: Renderer) -> dict[str, Any]:
        """Return the page's frame."""
        show = renderer.formatter(key.language)
        title = show.gettext("Page not found")
        return {
            "page": show.page_view(self.kind, title, self.path(key, renderer), robots="noindex")
        }


FAMILIES: tuple[Family[Any], ...] = (StandingPages(), NotFoundPage())
