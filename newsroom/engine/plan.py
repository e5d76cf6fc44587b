"""From what changed to the page keys that may differ."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.manifest import Key, every_page, is_every_page
from newsroom.catalogue.queries.queries import Queries
from newsroom.content.article import Article, StandingPage
from newsroom.content.insets import Record
from newsroom.engine.ingest.ingested import Ingested
from newsroom.pages.family import Family, PageKey, Rank
from newsroom.pages.registry import FAMILIES
from newsroom.pages.renderer import Renderer

Kind = tuple[str, str]  # kind and language


class Plan(NamedTuple):
    """The pages to visit: all of some kinds, and single ones of the others.

    Visiting a page costs a few queries; it is made only if its fingerprint differs.
    """

    kinds: frozenset[Kind]
    keys: frozenset[PageKey]

    def promises(self) -> Iterator[Key]:
        """Yield the plan as it is noted in the catalogue, in case this build is killed."""
        yield from (every_page(*kind) for kind in self.kinds)
        yield from self.keys

    def of_rank(self, rank: Rank, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Yield the keys to visit of one rank, in a settled order."""
        for family in FAMILIES.values():
            if family.rank == rank:
                for key in family.keys(queries, renderer) if self._has_kind(family) else ():
                    if key[:2] in self.kinds:
                        yield key
                yield from sorted(key for key in self.keys if key.kind == family.kind)

    def _has_kind(self, family: Family[Any]) -> bool:
        return any(kind == family.kind for kind, _language in self.kinds)


class Circumstances(NamedTuple):
    """What changed besides records: environments, periods, time, a crash.

    `periods` came or went; `failed` are the pages that could not be made the last time.
    """

    stale_kinds: frozenset[Kind]
    periods: frozenset[tuple[Listing, str]]
    then: str
    now: str
    broken_promises: tuple[Key, ...]
    failed: tuple[Key, ...] = ()


def plan(
    ingested: Ingested, circumstances: Circumstances, queries: Queries, renderer: Renderer
) -> Plan:
    """Return the pages that may differ from what output/ holds.

    Records count with their old and their new values both: a page that an article has left is
    as stale as one that it has come to.
    """
    broken = circumstances.broken_promises
    kinds = {(key[0], key[1]) for key in broken if is_every_page(key)} | circumstances.stale_kinds
    kinds |= {(kind, "") for kind, family in FAMILIES.items() if family.is_always_visited}
    if ingested.is_overflowing:
        kinds |= every_kind(renderer)
    keys = {PageKey(*key) for key in broken if not is_every_page(key)}
    keys |= {PageKey(*key) for key in circumstances.failed if key[0] in FAMILIES}
    # In a first build all pages are planned by now: to ask what each change touches takes 0.2 s.
    for family in () if every_kind(renderer) <= kinds else FAMILIES.values():
        keys.update(_touched(family, ingested, circumstances, queries, renderer))
    return Plan(frozenset(kinds), frozenset(key for key in keys if key[:2] not in kinds))


def every_kind(renderer: Renderer) -> set[Kind]:
    """Return all kinds of pages in all languages of the edition, and in none (assets)."""
    languages = ("", *renderer.edition.languages)
    return {(kind, language) for kind in FAMILIES for language in languages}


def _touched(
    family: Family[Any],
    ingested: Ingested,
    circumstances: Circumstances,
    queries: Queries,
    renderer: Renderer,
) -> Iterator[PageKey]:
    for change in ingested.changes:
        if change.after and change.is_of_body:
            yield from family.touched_by_body(change.after)
            continue
        for record in (change.before, change.after):
            yield from _touched_by_record(family, record, queries, renderer)
    for listing, period in circumstances.periods:
        yield from family.touched_by_period(listing, period, queries)
    for path in ingested.files:
        yield from family.touched_by_file(path, queries, renderer)
        for record in queries.records_showing(path):
            yield from _touched_by_record(family, record, queries, renderer)
    yield from family.touched_by_redirects(ingested.redirects, queries, renderer)
    yield from family.touched_by_time(circumstances.then, circumstances.now, renderer)


def _touched_by_record(
    family: Family[Any], record: Record | None, queries: Queries, renderer: Renderer
) -> Iterator[PageKey]:
    if isinstance(record, Article):
        yield from family.touched_by_article(record, queries, renderer)
    elif isinstance(record, StandingPage):
        yield from family.touched_by_standing_page(record, queries, renderer)
    elif record is not None:
        yield from family.touched_by_inset(record, queries, renderer)
