"""What is wrong with a link, said to whoever wrote it."""

import sqlite3
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin, urlsplit

from newsroom.catalogue.queries.sources import PageSource, source
from newsroom.checking.destinations import Destinations
from newsroom.checking.links import FoundLink
from newsroom.content.markdown.references import resolve
from newsroom.content.rejection import UNPUBLISHED_LINK, Rejection
from newsroom.content.spelling import as_on_disk
from newsroom.edition import Edition


class Judge:
    """Tells broken links from sound ones, as readers would find them now."""

    def __init__(
        self, edition: Edition, connection: sqlite3.Connection, destinations: Destinations
    ) -> None:
        self._edition = edition
        self._connection = connection
        self._destinations = destinations

    def findings(self, links: Iterable[FoundLink]) -> Iterator[Rejection]:
        """Yield what is wrong with links; those to other sites are not followed."""
        for link in links:
            name = resolve(link.path, link.target)
            if name.endswith(".md"):
                yield from self._about_article(link, name)
            elif not name:
                yield from self._about_address(link)

    def _about_article(self, link: FoundLink, name: str) -> Iterator[Rejection]:
        target = source(self._connection, name) or source(
            self._connection, as_on_disk(self._edition.content, name)
        )
        if target is None:
            yield Rejection.of(link.path, link.line, "broken-link", file=name)
        elif not target.is_public:
            yield Rejection.of(link.path, link.line, UNPUBLISHED_LINK, file=name)
        else:
            yield from self._about_place(link, target)

    def _about_place(self, link: FoundLink, target: PageSource) -> Iterator[Rejection]:
        place = link.target.partition("#")[2]
        if place and not self._destinations.has_place(target.url, place):
            yield _no_place(link, target.url, place)

    def _about_address(self, link: FoundLink) -> Iterator[Rejection]:
        url, place = self._own_address(link)
        if not url:
            return
        if not self._destinations.has(url):
            yield Rejection.of(link.path, link.line, "broken-link", address=link.target)
        elif place and not self._destinations.has_place(url, place):
            yield _no_place(link, url, place)

    def _own_address(self, link: FoundLink) -> tuple[str, str]:
        """Return the address on this site that a link means, and the place; empty for others."""
        target = link.target
        if self._edition.site_url:
            target = target.removeprefix(self._edition.site_url)
        origin = source(self._connection, link.path)
        if origin is None and not target.startswith("/"):
            return "", ""  # the file was never accepted: nobody knows yet from where it counts
        try:
            parts = urlsplit(urljoin(origin.url if origin else "/", target))
        except ValueError:
            return "", ""
        if parts.scheme or parts.netloc:
            return "", ""
        return parts.path.removeprefix(self._edition.base), parts.fragment


def _no_place(link: FoundLink, address: str, place: str) -> Rejection:
    return Rejection.of(link.path, link.line, "broken-anchor", address=address, place=place)
