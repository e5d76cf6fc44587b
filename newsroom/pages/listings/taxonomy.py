"""The pages of topics and authors: the newest items, and years of their own when there are many."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from newsroom.catalogue.listing import Listing, Period
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.rows import Headline, Teaser
from newsroom.content.article import Article, StandingPage, Status
from newsroom.content.insets import Inset, Profile
from newsroom.pages.addresses import ATOM_FEED
from newsroom.pages.family import Family, Inputs, PageKey, Rank, TemplateFamily, page_path
from newsroom.pages.listings.arrangement import lead_of
from newsroom.pages.listings.profiles import (
    ProfileInputs,
    profile_inputs,
    profile_page,
    profile_view,
)
from newsroom.pages.renderer import Renderer
from newsroom.pages.views import Link

# A topic with more items than this shows the newest, and leads to a page for each year.
LONG = 50
PICTURED = 4  # stories with pictures below the lead


class TermInputs(NamedTuple):
    """What the page of a topic or author is made of; `years` only if it is long."""

    name: str
    newest: list[Teaser]
    years: list[Period]
    profile: ProfileInputs | None


class TermYearInputs(NamedTuple):
    """What one year of a long topic or author is made of."""

    name: str
    items: list[Headline]
    neighbours: tuple[str, str]


class _TermFamily(TemplateFamily[Inputs]):
    """Pages of one kind of label: `listing_kind` is `topic` or `author`."""

    def __init__(self, listing_kind: str) -> None:
        self.listing_kind = listing_kind

    def _listing(self, key: PageKey) -> Listing:
        return Listing(key.language, self.listing_kind, key.subject)

    def _listings_of(self, article: Article) -> Iterator[Listing]:
        labels = article.topics if self.listing_kind == "topic" else article.authors
        if article.status is Status.PUBLISHED:
            for label in labels:
                yield Listing(article.language, self.listing_kind, label.slug)

    def _folder(self, renderer: Renderer) -> str:
        edition = renderer.edition
        return edition.topic_folder if self.listing_kind == "topic" else edition.author_folder

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return `chu-de/nong-thon-moi/index.html`, and a year's below it."""
        prefix = renderer.edition.prefix(key.language)
        return page_path(prefix, self._folder(renderer), key.subject, key.period)

    def _link(self, key: PageKey, name: str, renderer: Renderer) -> Link:
        show = renderer.formatter(key.language)
        return Link(name, show.folder(self._folder(renderer), key.subject))


class TermPages(_TermFamily[TermInputs]):
    """The page of each topic, or of each author."""

    rank = Rank.ARCHIVES

    def __init__(self, listing_kind: str) -> None:
        super().__init__(listing_kind)
        self.kind = listing_kind  # type: ignore[misc]
        self.template = f"{listing_kind}.html"  # type: ignore[misc]

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return the page of each label that has items."""
        for listing in queries.listings(self.listing_kind):
            yield PageKey(self.kind, listing.language, listing.slug)

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> TermInputs | None:
        """Return the newest items, and the years if there are more."""
        listing = self._listing(key)
        newest = queries.newest(listing, LONG)
        if not newest:
            return None
        years = queries.years(listing)
        return TermInputs(
            queries.listing_name(listing),
            newest,
            years if _long(years) else [],
            profile_inputs(listing, queries),
        )

    def context(
        self, key: PageKey, inputs: TermInputs, renderer: Renderer
    ) -> dict[str, Any] | None:
        """Return what is said of the label, the newest items, the others, the ways to the years.

        None if the profile's file is not what its record was read of.
        """
        show = renderer.formatter(key.language)
        profile = profile_view(inputs.profile, renderer, show)
        if profile is None:
            return None
        folder = f"{self._folder(renderer)}/{key.subject}"
        label = self._link(key, inputs.name, renderer)
        view = show.page_view(
            self.kind,
            inputs.name,
            self.path(key, renderer),
            above=[show.index_of(self.listing_kind)],
            description=profile.lead,
            about=[profile_page(label, profile, show)] if self.listing_kind == "author" else (),
        )
        top = _top(inputs.newest)
        items = show.items([*top, *(row for row in inputs.newest if row not in top)])
        if view.feeds:
            view = view._replace(feeds=(*view.feeds, show.feed(inputs.name, ATOM_FEED, folder)))
        return {
            "page": view,
            self.listing_kind: label,
            "profile": profile,
            "lead": items[0] if top else None,
            "pictured": items[1 : len(top)],
            "others": items[len(top) :],
            "items": show.items(inputs.newest),
            "years": [
                show.period(year.period, listing=folder, items=year.items)
                for year in reversed(inputs.years)
            ],
        }

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the page of each of its labels."""
        for listing in self._listings_of(article):
            yield PageKey(self.kind, listing.language, listing.slug)
        for profile in queries.profiles_naming(article.path):
            yield from self._page_of(profile)

    def touched_by_standing_page(
        self, page: StandingPage, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the pages whose profiles link to the page."""
        for profile in queries.profiles_naming(page.path):
            yield from self._page_of(profile)

    def touched_by_inset(
        self, inset: Inset, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the page of a profile's label."""
        yield from self._page_of(inset)

    def touched_by_body(self, record: Article | StandingPage | Inset) -> Iterator[PageKey]:
        """Yield the page of a profile's label."""
        yield from self._page_of(record)

    def _page_of(self, record: Article | StandingPage | Inset) -> Iterator[PageKey]:
        if isinstance(record, Profile) and record.kind == self.listing_kind:
            yield PageKey(self.kind, record.language, record.slug)


class TermYearPages(_TermFamily[TermYearInputs]):
    """The years of those topics, or authors, that have many items."""

    rank = Rank.ARCHIVES

    def __init__(self, listing_kind: str) -> None:
        super().__init__(listing_kind)
        self.kind = f"{listing_kind} year"  # type: ignore[misc]
        self.template = f"{listing_kind}_year.html"  # type: ignore[misc]

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return the years of each long label."""
        for listing in queries.listings(self.listing_kind):
            years = queries.years(listing)
            for year in years if _long(years) else ():
                yield PageKey(self.kind, listing.language, listing.slug, year.period)

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> TermYearInputs | None:
        """Return the year's items and the years around it; None if the label is not long."""
        listing = self._listing(key)
        items = queries.headlines_in(listing, key.period)
        if not items or not _long(queries.years(listing)):
            return None
        neighbours = queries.neighbours(listing, key.period)
        return TermYearInputs(queries.listing_name(listing), items, neighbours)

    def context(self, key: PageKey, inputs: TermYearInputs, renderer: Renderer) -> dict[str, Any]:
        """Return the items of the year by month, newest first; last those that know none."""
        show = renderer.formatter(key.language)
        folder = f"{self._folder(renderer)}/{key.subject}"
        name, label = show.period_name(key.period), self._link(key, inputs.name, renderer)
        view = show.page_view(
            self.kind,
            name,
            self.path(key, renderer),
            above=[show.index_of(self.listing_kind), label],
        )
        previous, following = inputs.neighbours
        return {
            "page": view._replace(title=f"{inputs.name}, {name}"),
            self.listing_kind: label,
            "year": name,
            "months": [
                (show.period(month) if month else None, show.items(rows))
                for month, rows in groupby(reversed(inputs.items), _month_of)
            ],
            "previous": show.optional_period(previous, folder),
            "next": show.optional_period(following, folder),
        }

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield its year of each of its labels that are long, and all years of some.

        An item may make a label long, or short again; and the oldest item names it. A label was
        long before if its other years have pages.
        """
        for listing in self._listings_of(article):
            years, own = queries.years(listing), article.stamp[:4]
            there = queries.published_periods(self.kind, listing)
            if not _long(years):
                periods = there
            elif own > years[0].period:
                periods = {year.period for year in years} - there | {own}
            else:
                periods = {year.period for year in years} | {own}
            for period in sorted(periods):
                yield PageKey(self.kind, listing.language, listing.slug, period)

    def touched_by_period(
        self, listing: Listing, period: str, queries: Queries
    ) -> Iterator[PageKey]:
        """Yield the years before and after one that came or went: each leads to the next."""
        if listing.kind == self.listing_kind and len(period) == 4:
            for neighbour in filter(None, queries.neighbours(listing, period)):
                yield PageKey(self.kind, listing.language, listing.slug, neighbour)


def _top(newest: list[Teaser]) -> list[Teaser]:
    """Return the items that begin a page: the newest article, and the newest with pictures."""
    stories = [row for row in newest if row.has_body]
    if not stories:
        return []
    lead = lead_of(stories) or stories[0]
    return [lead, *[row for row in stories if row.picture and row is not lead][:PICTURED]]


def _month_of(row: Headline) -> str:
    """Return the month of an item, empty if only its year is known."""
    return row.stamp[:7] if len(row.stamp) > len("2019") else ""


def _long(years: list[Period]) -> bool:
    return sum(year.items for year in years) > LONG


FAMILIES: tuple[Family[Any], ...] = (
    TermYearPages("topic"),
    TermYearPages("author"),
    TermPages("topic"),
    TermPages("author"),
)
