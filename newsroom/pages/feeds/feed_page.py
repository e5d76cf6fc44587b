"""The page that tells people what feeds are, and where all of them are."""

from collections.abc import Iterator
from typing import Any

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.queries import Queries
from newsroom.content.article import Article, Status
from newsroom.content.markdown.recording import sounds_in
from newsroom.pages.addresses import ATOM_FEED, FEED_LIST, JSON_FEED, PODCAST, RSS_FEED
from newsroom.pages.family import Family, PageKey, Rank, TemplateFamily, page_path
from newsroom.pages.formatting import Formatter
from newsroom.pages.frame_views import FeedLink
from newsroom.pages.renderer import Renderer


class FeedsPage(TemplateFamily[bool]):
    """The list of feeds for people, in each language; nothing where there are no feeds."""

    kind = "feeds"
    rank = Rank.FRONTS
    template = "feeds.html"

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return one page a language."""
        for language in renderer.edition.languages if renderer.edition.site_url else ():
            yield PageKey(self.kind, language)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return the page's place in output/."""
        edition = renderer.edition
        return page_path(edition.prefix(key.language), edition.feeds_folder)

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> bool | None:
        """Return whether there is a podcast: all else is settings. None without a host."""
        if not renderer.edition.site_url:
            return None
        return queries.first_of(Listing(key.language, "sound")) is not None

    def context(self, key: PageKey, inputs: bool, renderer: Renderer) -> dict[str, Any]:
        """Return the feeds of the edition and of each section, in all formats."""
        show, edition = renderer.formatter(key.language), renderer.edition
        title = show.gettext("Feeds")
        description = show.gettext("The newest of {name} in your feed reader").format(
            name=edition.masthead(key.language).name
        )
        folder = edition.feeds_folder
        return {
            "page": show.page_view(
                self.kind,
                title,
                self.path(key, renderer),
                description=description,
                translations=show.in_other_languages(folder),
            ),
            "feeds": [
                (show.home._replace(name=edition.masthead(key.language).name), _feeds(show)),
                *((section, _feeds(show, slug)) for slug, section in show.sections_by_slug),
            ],
            "podcast": show.folder() + PODCAST if inputs else "",
            "list": show.folder() + FEED_LIST,
            "example": show.whole(show.folder(edition.topic_folder, "…")) + ATOM_FEED,
        }

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the page: the article may be the first, or the last, with a sound."""
        if article.status is Status.PUBLISHED and sounds_in(article.references):
            yield PageKey(self.kind, article.language)


def _feeds(show: Formatter, *folders: str) -> list[FeedLink]:
    formats = (("RSS", RSS_FEED), ("Atom", ATOM_FEED), ("JSON Feed", JSON_FEED))
    return [show.feed(name, file_name, *folders) for name, file_name in formats]


FAMILIES: tuple[Family[Any], ...] = (FeedsPage(),)
