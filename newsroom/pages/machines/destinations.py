"""Where addresses lead in the end: what the ledger, redirects.txt and articles say together.

What lives at an address goes before what leads elsewhere from it.
"""

from collections.abc import Iterable
from urllib.parse import quote

from newsroom.catalogue.queries.queries import Queries
from newsroom.content.addresses.former_addresses import has_file, in_small, is_reserved
from newsroom.content.addresses.redirects import GONE, UNRESOLVED
from newsroom.edition import Edition
from newsroom.pages.listings.listing_addresses import list_at


def may_have_file(address: str, queries: Queries) -> bool:
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


def location(base: str, target: str) -> str:
    """Return a target as browsers are told it; `base` is the path under which the site is."""
    path, mark, place = target.partition("#")
    return quote(base + path) + mark + quote(place, safe="%")
