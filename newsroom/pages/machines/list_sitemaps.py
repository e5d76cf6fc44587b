"""Sitemaps of the archive's lists: days, months and years; topics, authors and series.

They change only when a period or a label gets its first item, or loses its last.
"""

from collections.abc import Iterator
from math import ceil
from typing import Any

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.queries import Queries
from newsroom.pages.family import Family, PageKey, Rank
from newsroom.pages.feeds.xml_document import add, document, root
from newsroom.pages.renderer import Renderer

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
LARGEST = 50_000  # addresses in one file, by the protocol
ARCHIVE = "archive"
LISTS = (ARCHIVE, "topic", "author", "series")
"""What lists there are sitemaps of: the last are kinds of labels."""


class ListSitemaps(Family[list[str]]):
    """The pages of days, months and years, and those of topics, authors and series.

    A key's period is what they are: `archive`, `topic`, `author` or `series`; its subject is the
    number of the file.
    """

    kind = "sitemap of lists"
    rank = Rank.FRONTS

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return the sitemaps of every language, as many as the protocol asks for."""
        for language in renderer.edition.languages if renderer.edition.site_url else ():
            for what in LISTS:
                yield from self._files(what, language, queries, spare=0)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return `sitemap-archive.xml`, and `sitemap-archive-2.xml` for what it cannot hold."""
        part = "" if key.subject == "1" else f"-{key.subject}"
        return f"{renderer.edition.prefix(key.language)}/sitemap-{key.period}{part}.xml".lstrip("/")

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> list[str] | None:
        """Return the periods, or the slugs of labels; None if there are none."""
        if not renderer.edition.site_url:
            return None
        end = int(key.subject) * LARGEST
        return _listed(key.period, key.language, queries)[end - LARGEST : end] or None

    def render(self, key: PageKey, inputs: list[str], renderer: Renderer) -> bytes:
        """Return the sitemap."""
        show = renderer.formatter(key.language)
        folder = renderer.edition.label_folders.get(key.period, "")
        top = root("urlset", NAMESPACE)
        for name in inputs:
            path = name.replace("-", "/") if key.period == ARCHIVE else name
            add(add(top, "url"), "loc", show.whole(show.folder(folder, path)))
        return document(top)

    def touched_by_period(
        self, listing: Listing, period: str, queries: Queries
    ) -> Iterator[PageKey]:
        """Yield the sitemaps in which a period, or a label, has come or gone."""
        what = ARCHIVE if listing.kind == "edition" else listing.kind
        if what in LISTS and (what == ARCHIVE or len(period) == 4):
            yield from self._files(what, listing.language, queries, spare=1)

    def _files(
        self, what: str, language: str, queries: Queries, *, spare: int
    ) -> Iterator[PageKey]:
        """Yield the files of one kind of list, and `spare` more: one may just have become empty."""
        count = ceil(len(_listed(what, language, queries)) / LARGEST) + spare
        for number in range(1, count + 1):
            yield PageKey(self.kind, language, str(number), what)


def _listed(what: str, language: str, queries: Queries) -> list[str]:
    """Return all periods of the edition, or all slugs of a kind of label."""
    if what != ARCHIVE:
        return queries.slugs_of(what, language)
    edition = Listing(language, "edition")
    return [one.period for size in (4, 7, 10) for one in queries.all_periods(edition, size)]


FAMILIES: tuple[Family[Any], ...] = (ListSitemaps(),)
