"""The page of an article's pictures, one beside the other, each as large as the screen.

An article has one if it shows a gallery, or several pictures in its text. It swipes by itself (CSS
scroll snap); keys and the count are an enhancement.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from newsroom.catalogue.queries.queries import Queries
from newsroom.content.article import Article, StandingPage, Status
from newsroom.content.insets import Inset
from newsroom.content.markdown.recording import companions_of
from newsroom.content.picture import is_picture
from newsroom.language.patterns import lazy_pattern
from newsroom.pages.articles.bodies import Names, body_of, names_of
from newsroom.pages.family import Family, PageKey, Rank, TemplateFamily, page_path
from newsroom.pages.formatting import Formatter
from newsroom.pages.renderer import Renderer
from newsroom.pages.views import Link

FOLDER = "photos"
_ALBUM = lazy_pattern(rf"((?:.*/)?[^/]*[^/0-9][^/]*)/{FOLDER}/index\.html")
_SEVERAL = 2


class AlbumInputs(NamedTuple):
    """What the page is made of, besides the body that `article.digest` stands for."""

    article: Article
    names: Names


def has_album(article: Article) -> bool:
    """Tell whether an article has a page of its pictures: by what its text names."""
    companions = companions_of(article.references)
    pictures = [
        name
        for name in article.references
        if is_picture(name) and name != article.image.path and name not in companions
    ]
    is_shown = article.has_body and article.status in {Status.PUBLISHED, Status.HIDDEN}
    has_gallery = any(name.endswith("/") for name in article.references)
    return is_shown and (has_gallery or len(pictures) >= _SEVERAL)


def album_of(article: Article, show: Formatter) -> str:
    """Return the address of the page of an article's pictures; empty if it has none."""
    return show.address(article.url) + f"{FOLDER}/" if has_album(article) else ""


def article_of_album(path: str) -> str:
    """Return the address of the article whose album is the file at `path` in output/, or nothing.

    `2019/03/photos/` is an article of that month, which is called so.
    """
    found = _ALBUM.fullmatch(path)
    return f"/{found[1]}/" if found else ""


class AlbumPages(TemplateFamily[AlbumInputs]):
    """The page of the pictures of each article that shows several."""

    kind = "photos"
    rank = Rank.ARTICLES
    template = "photos.html"

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return the pages of all articles that show several pictures."""
        for article in queries.articles_with_files():
            if has_album(article):
                yield PageKey(self.kind, article.language, article.url)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return its place below the article's."""
        return page_path(key.subject, FOLDER)

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> AlbumInputs | None:
        """Return the record and what it names; None for an article without such a page."""
        article = queries.article(key.subject)
        if article is None or not has_album(article):
            return None
        # Where links of the text lead is no matter here.
        names = names_of(article.references, queries)._replace(addresses={})
        return AlbumInputs(article, names)

    def source(self, key: PageKey, queries: Queries) -> str:
        """Return the article's file."""
        return queries.path_of_article(key.subject)

    def context(
        self, key: PageKey, inputs: AlbumInputs, renderer: Renderer
    ) -> dict[str, Any] | None:
        """Return the pictures in their order; None if the file is not what was recorded."""
        article, show = inputs.article, renderer.formatter(key.language)
        body = body_of(article, inputs.names, renderer)
        if body is None:
            return None
        title = show.gettext("Pictures: {title}").format(title=article.title)
        view = show.page_view(
            self.kind,
            title,
            self.path(key, renderer),
            above=[show.section(article.section)],
            section=article.section,
            robots="noindex" if article.status is Status.HIDDEN else "",
        )
        if view.canonical:
            # Of one story, search engines are to show one page: the article.
            view = view._replace(canonical=show.absolute(article.url))
        return {
            "page": view,
            "article": Link(article.title, show.address(article.url)),
            "pictures": body.pictures,
        }

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield its own page."""
        if article.has_body:
            yield PageKey(self.kind, article.language, article.url)

    def touched_by_body(self, record: Article | StandingPage | Inset) -> Iterator[PageKey]:
        """Yield its own page."""
        if isinstance(record, Article) and record.has_body:
            yield PageKey(self.kind, record.language, record.url)


FAMILIES: tuple[Family[Any], ...] = (AlbumPages(),)
