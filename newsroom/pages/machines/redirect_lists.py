"""Lists of the addresses that lead elsewhere, for hosts that answer with them."""

import re
from abc import abstractmethod
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from newsroom.catalogue.queries.queries import Queries
from newsroom.content.addresses.former_addresses import encoded_address, has_file
from newsroom.content.article import Article, StandingPage
from newsroom.pages.family import Family, PageKey, Rank, SingleFile
from newsroom.pages.machines.destinations import destination, is_page, location, may_have_file
from newsroom.pages.machines.headers import MOVED, MOVED_APACHE, MOVED_CADDY, MOVED_EXACTLY
from newsroom.pages.machines.redirects import RedirectPages
from newsroom.pages.renderer import Renderer

NETLIFY = "_redirects"
Pairs = tuple[tuple[str, str], ...]


class _RedirectList(SingleFile[Pairs]):
    """All redirects in one file, for hosts that answer with them: quicker than a page."""

    rank = Rank.FRONTS

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> Pairs | None:
        """Return (address, target) by address; None where nothing leads anywhere."""
        pairs = (
            (address, destination(address, queries, renderer.edition))
            for address in queries.led_addresses()
            if not is_page(address, queries, renderer.edition)
        )
        return tuple(pair for pair in pairs if pair[1]) or None

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the list if any redirect may differ."""
        yield from self._if_any(
            RedirectPages().touched_by_article(article, queries, renderer), renderer
        )

    def touched_by_standing_page(
        self, page: StandingPage, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the list if any redirect may differ."""
        yield from self._if_any(
            RedirectPages().touched_by_standing_page(page, queries, renderer), renderer
        )

    def touched_by_redirects(
        self, addresses: Collection[str], queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the list if any redirect is another now."""
        if addresses:
            yield self.key(renderer)

    def _if_any(self, keys: Iterable[PageKey], renderer: Renderer) -> Iterator[PageKey]:
        if any(True for _key in keys):
            yield self.key(renderer)


class NetlifyRedirects(_RedirectList):
    """`_redirects`, which Netlify, Cloudflare Pages and others read.

    Source: docs.netlify.com/routing/redirects and developers.cloudflare.com/pages/configuration/
    redirects; the latter takes two thousand lines, and follows them before it looks for a page.
    A query stands behind the path; the mark of exclamation has the line go before a page.
    """

    kind = "redirects"
    name = NETLIFY

    def render(self, key: PageKey, inputs: Pairs, renderer: Renderer) -> bytes:
        """Return a line for each address."""
        base = renderer.edition.base
        return "".join(self._line(base, one, target) for one, target in inputs).encode()

    def _line(self, base: str, address: str, target: str) -> str:
        path, mark, query = encoded_address(base + address).partition("?")
        asked = f"{path} {query.replace('&', ' ')}" if mark else path
        return f"{asked} {location(base, target)} 301{'!' if mark else ''}\n"


class NginxRedirects(_RedirectList):
    """`_redirects.map`, the content of a `map $uri` of nginx; `invoke headers` says where it goes.

    Source: nginx.org/en/docs/http/ngx_http_map_module.html. Plain keys are compared without
    regard to capitals, so addresses that have any are patterns.
    """

    kind = "redirects for nginx"
    name = MOVED

    def render(self, key: PageKey, inputs: Pairs, renderer: Renderer) -> bytes:
        """Return a line for each address with a slash at its end, and one without."""
        base = renderer.edition.base
        return "".join(
            f"{_map_key(base + form)} {_quoted(location(base, target))};\n"
            for address, target in inputs
            if has_file(address)
            for form in _forms(address)
        ).encode()


class _RuleList(_RedirectList):
    """The addresses that no file can answer, as browsers ask for them, for one kind of server."""

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> Pairs | None:
        """Return (address, target) by address; None where files answer all."""
        pairs = super().inputs(key, queries, renderer) or ()
        return tuple(pair for pair in pairs if not may_have_file(pair[0], queries)) or None

    def render(self, key: PageKey, inputs: Pairs, renderer: Renderer) -> bytes:
        """Return a line for each form of each address."""
        base = renderer.edition.base
        return "".join(
            self._line(encoded_address(base + form), location(base, target))
            for address, target in inputs
            for form in _forms(address)
        ).encode()

    @abstractmethod
    def _line(self, asked: str, target: str) -> str:
        """Return the line by which the server leads an address, as it is asked for, to another."""


class NginxRules(_RuleList):
    """`_redirects.exact.map`, the content of a `map $request_uri` of nginx.

    Plain keys are compared without regard to capitals, so all are patterns.
    """

    kind = "redirects by rule for nginx"
    name = MOVED_EXACTLY

    def _line(self, asked: str, target: str) -> str:
        return f"{_quoted('~^' + re.escape(asked) + '$')} {_quoted(target)};\n"


class CaddyRules(_RuleList):
    """`_redirects.caddy`, the lines of a `map {http.request.uri}` of Caddy.

    Source: caddyserver.com/docs/caddyfile/directives/map.
    """

    kind = "redirects by rule for Caddy"
    name = MOVED_CADDY

    def _line(self, asked: str, target: str) -> str:
        return f"{_quoted(asked)} {_quoted(target)}\n"


class ApacheRules(_RuleList):
    """`_redirects.txt`, a `RewriteMap` of Apache, which reads it again when it changes.

    Source: httpd.apache.org/docs/2.4/rewrite/rewritemap.html.
    """

    kind = "redirects by rule for Apache"
    name = MOVED_APACHE

    def _line(self, asked: str, target: str) -> str:
        return f"{asked} {target}\n"


def _forms(address: str) -> Iterator[str]:
    """Yield an address without the slash at its end, if it has one, and with it."""
    yield from dict.fromkeys((address.rstrip("/") or "/", address))


def _map_key(address: str) -> str:
    if address == address.lower():
        return _quoted(address)
    return _quoted(f"~^{re.escape(address)}$")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


FAMILIES: tuple[Family[Any], ...] = (
    *(NetlifyRedirects(), NginxRedirects()),
    *(NginxRules(), CaddyRules(), ApacheRules()),
)
