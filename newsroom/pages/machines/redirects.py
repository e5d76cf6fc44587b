"""Addresses that lead elsewhere: a page for each, which any host can serve, and lists for hosts.

What lives at an address goes before what leads elsewhere from it.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple
from urllib.parse import quote

from newsroom.catalogue.queries.queries import Queries
from newsroom.content.addresses.former_addresses import (
    encoded_address,
    has_file,
    in_small,
    is_reserved,
)
from newsroom.content.addresses.redirects import GONE, UNRESOLVED
from newsroom.content.article import Article, StandingPage
from newsroom.edition import Edition
from newsroom.pages.family import Family, PageKey, Rank, SingleFile, TemplateFamily, page_path
from newsroom.pages.listings.listing_addresses import list_at
from newsroom.pages.machines.headers import MOVED, MOVED_APACHE, MOVED_CADDY, MOVED_EXACTLY
from newsroom.pages.renderer import Renderer

NETLIFY = "_redirects"


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
        if not _may_have_file(address, queries):
            return None
        return RedirectInputs(destination(key.subject, queries, renderer.edition))

    def context(self, key: PageKey, inputs: RedirectInputs, renderer: Renderer) -> dict[str, Any]:
        """Return the page's frame, and the target's address on this host."""
        show = renderer.formatter(key.language)
        target = _location(renderer.edition.base, inputs.target) if inputs.target else ""
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
        return f"{asked} {_location(base, target)} 301{'!' if mark else ''}\n"


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
            f"{_map_key(base + form)} {_quoted(_location(base, target))};\n"
            for address, target in inputs
            if has_file(address)
            for form in _forms(address)
        ).encode()


class _RuleList(_RedirectList):
    """The addresses that no file can answer, as browsers ask for them, for one kind of server."""

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> Pairs | None:
        """Return (address, target) by address; None where files answer all."""
        pairs = super().inputs(key, queries, renderer) or ()
        return tuple(pair for pair in pairs if not _may_have_file(pair[0], queries)) or None

    def render(self, key: PageKey, inputs: Pairs, renderer: Renderer) -> bytes:
        """Return a line for each form of each address."""
        base = renderer.edition.base
        return "".join(
            self._line(encoded_address(base + form), _location(base, target))
            for address, target in inputs
            for form in _forms(address)
        ).encode()

    def _line(self, asked: str, target: str) -> str:
        raise NotImplementedError


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


def _may_have_file(address: str, queries: Queries) -> bool:
    """Tell whether a page of its own can stand at an address that leads elsewhere."""
    return has_file(address) and not is_text(in_small(address), queries)


def is_text(url: str, queries: Queries) -> bool:
    """Tell whether an article or a standing page has its page at `url`."""
    article = queries.article(url)
    return bool(article and article.has_body) or queries.standing_page(url) is not None


def is_page(url: str, queries: Queries, edition: Edition) -> bool:
    """Tell whether a page is at `url`: a text's, a list's, or one that is always there."""
    if is_text(url, queries):
        return True
    listed = list_at(url, edition)
    return listed.exists(queries) if listed else is_reserved(url, edition)


def next_of(address: str, queries: Queries) -> str | None:
    """Return where an address leads next, None if nothing leads on from it.

    What redirects.txt answers goes before what an article says of its past.
    """
    target = queries.redirect_target(address)
    if target is None or target == UNRESOLVED:
        return queries.heir_of(address) or target
    return target


def destination(address: str, queries: Queries, edition: Edition) -> str:
    """Return where readers of an address find a page in the end; empty: nowhere.

    Nothing leads to what is not public, nor in a circle. The end is remembered for every step on
    the way: a chain of addresses is walked once, not once an address.
    """
    known = queries.destinations
    way: list[str] = []
    while address not in known:
        known[address] = ""  # if we come by here again
        way.append(address)
        target = next_of(address, queries)
        if target is None or target in {GONE, UNRESOLVED}:
            break
        page = target.partition("#")[0]
        if is_text(page, queries) or queries.article(target):
            known[address] = target
        elif is_page(page, queries, edition):
            known[address] = page
        else:
            address = page
    end = known[address]
    known.update(dict.fromkeys(way, end))
    return end


def leading_to(targets: Iterable[str], queries: Queries) -> list[str]:
    """Return the addresses that redirects.txt leads to a target, directly or by way of others."""
    found: dict[str, None] = {}
    waiting = list(targets)
    while waiting:
        for address in queries.addresses_led_to(waiting.pop()):
            if address not in found:
                found[address] = None
                waiting.append(address)
    return list(found)


def _location(base: str, target: str) -> str:
    path, mark, place = target.partition("#")
    return quote(base + path) + mark + quote(place, safe="%")


def _map_key(address: str) -> str:
    if address == address.lower():
        return _quoted(address)
    return _quoted(f"~^{re.escape(address)}$")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


FAMILIES: tuple[Family[Any], ...] = (
    *(RedirectPages(), NetlifyRedirects(), NginxRedirects()),
    *(NginxRules(), CaddyRules(), ApacheRules()),
)
