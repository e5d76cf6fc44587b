"""Addresses that lead elsewhere: a page for each, which any host can serve."""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from newsroom.catalogue.queries.queries import Queries
from newsroom.content.addresses.former_addresses import has_file
from newsroom.content.article import Article, StandingPage
from newsroom.edition import Edition
from newsroom.pages.family import Family, PageKey, Rank, TemplateFamily, page_path
from newsroom.pages.machines.destinations import (
    destination,
    is_page,
    leading_to,
    location,
    may_have_file,
    next_of,
)
from newsroom.pages.renderer import Renderer


class RedirectInputs(NamedTuple):
    """Where readers are led from an address; empty: nowhere, and the page says so."""

    target: str


class RedirectPages(TemplateFamily[RedirectInputs]):
    """The page at each address that readers know and that no article has any more."""

    kind = "redirect"
    rank = Rank.ARTICLES
    template = "redirect.html"

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return a page for each address that anything leads elsewhere, and a file can answer."""
        addresses = filter(has_file, queries.led_addresses())
        return (self._key(address, renderer.edition) for address in addresses)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return the address as a file."""
        name = key.subject.lstrip("/")
        return name if name.lower().endswith((".html", ".htm")) else page_path(name)

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> RedirectInputs | None:
        """Return where the address leads in the end; None where a page is, or nothing leads on.

        An address that is another page's but for capitals has no file: many hosts know one only.
        """
        address = key.subject
        if is_page(address, queries, renderer.edition) or next_of(address, queries) is None:
            return None
        if not may_have_file(address, queries):
            return None
        return RedirectInputs(destination(key.subject, queries, renderer.edition))

    def context(self, key: PageKey, inputs: RedirectInputs, renderer: Renderer) -> dict[str, Any]:
        """Return the page's frame, and the target's address on this host."""
        show = renderer.formatter(key.language)
        target = location(renderer.edition.base, inputs.target) if inputs.target else ""
        title = (
            show.gettext("This page has moved")
            if target
            else show.gettext("This page is no longer available")
        )
        page = show.page_view(self.kind, title, self.path(key, renderer), robots="noindex")
        canonical = show.whole(target) if target and renderer.edition.site_url else ""
        return {"page": page._replace(canonical=canonical), "target": target}

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the pages that lead to the article, and the one that it stands in place of."""
        yield from self.touched_by_redirects(article.former_addresses, queries, renderer)
        yield from self._leading_to(article.url, queries, renderer)

    def touched_by_standing_page(
        self, page: StandingPage, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the pages that lead to it, and the one that it stands in place of."""
        yield from self._leading_to(page.url, queries, renderer)

    def touched_by_redirects(
        self, addresses: Collection[str], queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the pages at the addresses, and those that lead there."""
        for one in {*addresses, *leading_to(addresses, queries)}:
            yield self._key(one, renderer.edition)

    def _leading_to(self, url: str, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        if next_of(url, queries) is not None:
            yield self._key(url, renderer.edition)
        for address in queries.spellings_of(url):
            yield self._key(address, renderer.edition)
        for address in leading_to((url,), queries):
            yield self._key(address, renderer.edition)

    def _key(self, address: str, edition: Edition) -> PageKey:
        """Return the key of an address, whose first folder may name its language."""
        first = address.split("/", 2)[1]
        return PageKey(self.kind, edition.language_at(first) or edition.language, address)


FAMILIES: tuple[Family[Any], ...] = (RedirectPages(),)
