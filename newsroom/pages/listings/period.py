"""The archive, "Xem tin theo ngày": the pages of months and years."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, ClassVar, NamedTuple

from newsroom.catalogue.listing import Listing, Period
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.rows import Headline, headline_of_teaser
from newsroom.content.article import Article, Status
from newsroom.pages.family import Family, Inputs, PageKey, Rank, TemplateFamily, page_path
from newsroom.pages.formatting import Formatter
from newsroom.pages.listings.calendars import scale_of
from newsroom.pages.renderer import Renderer
from newsroom.pages.views import DatedItem, MonthOfYear

LEADS_OF_MONTH = 2
"""Stories that a year page tells of each month: those that led its busiest days."""


class MonthInputs(NamedTuple):
    """What the page of a month is made of.

    `days` have a lead each, in `leads`; `items` are those of which no day is known.
    """

    days: tuple[Period, ...]
    leads: list[Headline]
    items: list[Headline]
    neighbours: tuple[str, str]


class YearInputs(NamedTuple):
    """What the page of a year is made of.

    `months` have their leads in `leads`; `items` are those of which no month is known.
    """

    months: list[Period]
    days: list[Period]
    leads: list[list[Headline]]
    items: list[Headline]
    neighbours: tuple[str, str]


class PeriodFamily(TemplateFamily[Inputs]):
    """Pages named by a period of one precision: the length of its stamp in characters."""

    rank = Rank.ARCHIVES
    precision: ClassVar[int]

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return the pages of all periods that have items."""
        for listing in queries.listings("edition"):
            for period in queries.all_periods(listing, self.precision):
                yield PageKey(self.kind, listing.language, period=period.period)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return `2019/03/11/index.html` and the like."""
        return page_path(renderer.edition.prefix(key.language), key.period.replace("-", "/"))

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the page of the period that the article falls in."""
        if article.status is Status.PUBLISHED and len(article.stamp) >= self.precision:
            yield PageKey(self.kind, article.language, period=article.stamp[: self.precision])

    def touched_by_period(
        self, listing: Listing, period: str, queries: Queries
    ) -> Iterator[PageKey]:
        """Yield the pages before and after: each leads to the next."""
        if listing.kind == "edition" and len(period) == self.precision:
            for neighbour in queries.neighbours(listing, period):
                if neighbour:
                    yield PageKey(self.kind, listing.language, period=neighbour)

    def frame(
        self, key: PageKey, neighbours: tuple[str, str], renderer: Renderer
    ) -> dict[str, Any]:
        """Return what the pages of all precisions show."""
        show = renderer.formatter(key.language)
        previous, following = neighbours
        lengths = [length for length in (4, 7) if length < self.precision]
        above = [show.archive, *(show.period(key.period[:length]) for length in lengths)]
        name = show.period_name(key.period)
        return {
            "page": show.page_view(self.kind, name, self.path(key, renderer), above=above),
            "period": name,
            "above": above,
            "previous": show.optional_period(previous),
            "next": show.optional_period(following),
        }


class MonthPages(PeriodFamily[MonthInputs]):
    """A month as a calendar with numbers, and what led each of its days."""

    kind = "month"
    template = "month.html"
    precision = 7

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> MonthInputs | None:
        """Return the month's days with their leads, and the items dated to the month only."""
        listing = Listing(key.language, "edition")
        if not queries.items_in(listing, key.period):
            return None
        days = queries.days_of_month(listing, key.period)
        return MonthInputs(
            days,
            leads_of(queries, listing, [day.period for day in days]),
            queries.headlines_at(listing, key.period),
            queries.neighbours(listing, key.period),
        )

    def context(self, key: PageKey, inputs: MonthInputs, renderer: Renderer) -> dict[str, Any]:
        """Return the calendar with numbers, and each day with its lead."""
        show = renderer.formatter(key.language)
        scale = scale_of(inputs.days)
        return self.frame(key, inputs.neighbours, renderer) | {
            "calendar": show.calendar(key.period, inputs.days, scale=scale, linked=False)
            if inputs.days
            else None,
            "days": [
                DatedItem(show.period(day.period, items=day.items), lead)
                for day, lead in zip(inputs.days, show.items(inputs.leads), strict=True)
            ],
            "items": show.items(inputs.items, anchored=True),
        }


class YearPages(PeriodFamily[YearInputs]):
    """A year as small calendars with numbers, and what led its months."""

    kind = "year"
    template = "year.html"
    precision = 4

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> YearInputs | None:
        """Return the year's months and days with their numbers, and items dated to it only."""
        return year_inputs(Listing(key.language, "edition"), key.period, queries)

    def context(self, key: PageKey, inputs: YearInputs, renderer: Renderer) -> dict[str, Any]:
        """Return the months that have items, each with its calendar and leads."""
        show = renderer.formatter(key.language)
        return self.frame(key, inputs.neighbours, renderer) | {
            "months": months_of_year(inputs, show),
            "items": show.items(inputs.items, anchored=True),
        }


def year_inputs(listing: Listing, year: str, queries: Queries) -> YearInputs | None:
    """Return what a year of the edition, or of a section, is made of; None if it has no items."""
    if not queries.items_in(listing, year):
        return None
    months, days = queries.months(listing, year), queries.days_of_year(listing, year)
    by_month = {month: list(group) for month, group in groupby(days, lambda day: day.period[:7])}
    return YearInputs(
        months,
        days,
        [
            leads_of(queries, listing, _busiest(by_month.get(month.period, [])) or [month.period])
            for month in months
        ],
        queries.headlines_at(listing, year),
        queries.neighbours(listing, year),
    )


def months_of_year(inputs: YearInputs, show: Formatter, *, section: str = "") -> list[MonthOfYear]:
    """Return the months of a year that have items, each with its calendar and leads."""
    calendars = show.calendars_of_year(inputs.days, section=section)
    return [
        MonthOfYear(
            show.period(month.period, listing=section, items=month.items),
            calendars.get(month.period),
            show.items(leads),
        )
        for month, leads in zip(inputs.months, inputs.leads, strict=True)
    ]


def leads_of(queries: Queries, listing: Listing, periods: Sequence[str]) -> list[Headline]:
    """Return what leads each of these periods, all of which have items."""
    leads = (queries.lead_in(listing, period) for period in periods)
    return [headline_of_teaser(lead) for lead in leads if lead]


def _busiest(days: Sequence[Period]) -> list[str]:
    """Return those days of a month on which most was published, in their order."""
    busiest = sorted(days, key=lambda day: (-day.items, day.period))[:LEADS_OF_MONTH]
    return sorted(day.period for day in busiest)


FAMILIES: tuple[Family[Any], ...] = (MonthPages(), YearPages())
