"""The page of each series: its parts in the order in which they appeared."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.rows import Teaser
from newsroom.content.article import Article, Status
from newsroom.pages.family import Family, PageKey, Rank, TemplateFamily, page_path
from newsroom.pages.renderer import Renderer
from newsroom.pages.views import Link

MOST = 200
"""Parts on the page: the newest of a column that has gone on for years."""


class SeriesInputs(NamedTuple):
    """What the page is made of: the series' name, and its parts, newest first."""

    name: str
    parts: list[Teaser]


class SeriesPages(TemplateFamily[SeriesInputs]):
    """The page of each series that has a part."""

    kind = "series"
    rank = Rank.ARCHIVES
    template = "series.html"

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return the page of each series."""
        for listing in queries.listings("series"):
            yield PageKey(self.kind, listing.language, listing.slug)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return `loat-bai/nhung-dong-song-que/index.html`."""
        edition = renderer.edition
        return page_path(edition.prefix(key.language), edition.series_folder, key.subject)

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> SeriesInputs | None:
        """Return the name as the first part wrote it, and the parts; None if there are none."""
        listing = Listing(key.language, "series", key.subject)
        parts = queries.newest(listing, MOST)
        return SeriesInputs(queries.listing_name(listing), parts) if parts else None

    def context(self, key: PageKey, inputs: SeriesInputs, renderer: Renderer) -> dict[str, Any]:
        """Return the parts, the first one first."""
        show = renderer.formatter(key.language)
        parts = show.items(reversed(inputs.parts))
        lead = next((part.lead for part in parts if part.lead), "")
        name = f"{show.gettext('Series')}: {inputs.name}"
        view = show.page_view(self.kind, name, self.path(key, renderer), description=lead)
        return {
            "page": view,
            "series": Link(inputs.name, show.folder(renderer.edition.series_folder, key.subject)),
            "items": parts,
        }

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the page of its series."""
        if article.series.slug and article.status is Status.PUBLISHED:
            yield PageKey(self.kind, article.language, article.series.slug)


FAMILIES: tuple[Family[Any], ...] = (SeriesPages(),)
