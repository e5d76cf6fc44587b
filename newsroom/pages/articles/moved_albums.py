"""The pages that lead from where an article's pictures were to where they are.

Nobody writes them down: whatever leads from an article's former address to the article leads from
its former album to its album. An address of another system never had an album of ours.
"""

from collections.abc import Iterator
from typing import Any

from newsroom.catalogue.queries.queries import Queries
from newsroom.language.patterns import lazy_pattern
from newsroom.pages.articles.album import FOLDER, has_album
from newsroom.pages.family import Family, PageKey, page_path
from newsroom.pages.machines.destinations import is_text, leading_to, next_of
from newsroom.pages.machines.redirects import RedirectInputs, RedirectPages
from newsroom.pages.renderer import Renderer

_OURS = lazy_pattern(r"(?:/[a-z-]+)?(?:/\d{4}(?:/\d{2}){0,2})/[^/]+/")


class MovedAlbums(RedirectPages):
    """The page below each former address of an article that has an album; the subject is that."""

    kind = "moved photos"

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return a page for each address of ours that leads to an article with an album."""
        addresses: set[str] = set()
        for article in queries.articles_with_files():
            if has_album(article):
                former = article.former_addresses
                addresses |= {*former, *leading_to((article.url, *former), queries)}
        return (
            self._key(address, renderer.edition)
            for address in sorted(addresses)
            if _OURS.fullmatch(address)
        )

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return its place below the former address."""
        return page_path(key.subject, FOLDER)

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> RedirectInputs | None:
        """Return the album of the article to which the address leads.

        None where there is no such article, and where anything else answers.
        """
        found = super().inputs(key, queries, renderer)
        article = queries.article(found.target) if found and found.target else None
        if article is None or not has_album(article) or not _OURS.fullmatch(key.subject):
            return None
        below = f"{key.subject}{FOLDER}/"
        if is_text(below, queries) or next_of(below, queries) is not None:
            return None
        return RedirectInputs(f"{article.url}{FOLDER}/")


FAMILIES: tuple[Family[Any], ...] = (MovedAlbums(),)
