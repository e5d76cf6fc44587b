"""The first pages of printed papers as pictures, in all sizes and formats."""

from collections.abc import Iterator
from typing import Any

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.queries import Queries
from newsroom.content.article import Article, StandingPage
from newsroom.content.picture import PictureFile
from newsroom.content.printed import day_of_print, path_of_print
from newsroom.pages.assets.pictures import PictureFiles
from newsroom.pages.family import Family, PageKey
from newsroom.pages.listings.printed import print_of, printed_papers
from newsroom.pages.renderer import Renderer


class FirstPages(PictureFiles):
    """Every variant of the first page of each paper whose day has a page."""

    kind = "printed page"

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return all variants of those papers."""
        for picture in printed_papers(queries, renderer):
            yield from self.keys_of(picture)

    def picture(self, path: str, queries: Queries, renderer: Renderer) -> PictureFile | None:
        """Return the first page of the paper at a path, None if its day has no page."""
        return print_of(day_of_print(path), renderer.edition.language, queries, renderer)

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield nothing: no article has part in it."""
        yield from ()

    def touched_by_standing_page(
        self, page: StandingPage, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield nothing, likewise."""
        yield from ()

    def touched_by_period(
        self, listing: Listing, period: str, queries: Queries
    ) -> Iterator[PageKey]:
        """Yield the variants of the paper of a day that came or went."""
        if listing.kind == "edition" and len(period) == 10:
            yield from self._of_paper(path_of_print(period), queries)

    def touched_by_file(self, path: str, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Yield the variants of a paper as it was, and as it is."""
        if day_of_print(path):
            yield from self._of_paper(path, queries)

    def _of_paper(self, path: str, queries: Queries) -> Iterator[PageKey]:
        for name in queries.published_variants(self.kind, path):
            yield PageKey(self.kind, "", path, name)
        if picture := queries.printed_paper(day_of_print(path)):
            yield from self.keys_of(picture)


FAMILIES: tuple[Family[Any], ...] = (FirstPages(),)
