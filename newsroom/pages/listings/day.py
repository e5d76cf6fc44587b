"""A day of the archive: all that was published on it, and what the same day brought years ago."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from newsroom.catalogue.listing import Listing, Period
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.rows import Headline
from newsroom.content.article import Article, Status
from newsroom.language.dates.moment import moment_in_zone
from newsroom.pages.family import Family, PageKey
from newsroom.pages.listings.period import PeriodFamily
from newsroom.pages.renderer import Renderer

# Of so many earlier years a day page shows one article each.
YEARS_BACK = 5


class DayInputs(NamedTuple):
    """What a day page is made of: `items` of the day, and `years_ago`, newest year first."""

    items: list[Headline]
    years_ago: list[Headline]
    days: tuple[Period, ...]
    neighbours: tuple[str, str]


class DayPages(PeriodFamily[DayInputs]):
    """All that was published on a day, by section."""

    kind = "day"
    template = "day.html"
    precision = 10

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> DayInputs | None:
        """Return the day's items, those of years ago, the month's days, the days around.

        Earlier years are told only once the day has passed: then nothing is added to the page
        any more, and it is written a last time.
        """
        listing = Listing(key.language, "edition")
        items = queries.headlines_in(listing, key.period)
        if not items:
            return None
        has_passed = key.period < _today(queries, renderer)
        return DayInputs(
            items,
            queries.articles_years_ago(listing, key.period, YEARS_BACK) if has_passed else [],
            _without_numbers(queries.days_of_month(listing, key.period[:7])),
            queries.neighbours(listing, key.period),
        )

    def context(self, key: PageKey, inputs: DayInputs, renderer: Renderer) -> dict[str, Any]:
        """Return the items by section, in the edition's order, each section in order of time."""
        show = renderer.formatter(key.language)
        items = show.items(inputs.items, anchored=True)
        by_section: dict[str, list[Any]] = {}
        for row, item in zip(inputs.items, items, strict=True):
            by_section.setdefault(row.section, []).append(item)
        return self.frame(key, inputs.neighbours, renderer) | {
            "lunar_date": show.lunar_date(key.period),
            "sections": [
                (show.section(section.slug), by_section[section.slug])
                for section in renderer.edition.sections
                if section.slug in by_section
            ],
            "years_ago": show.items(inputs.years_ago),
            "month": show.period(key.period[:7]),
            "year": show.period(key.period[:4]),
            "calendar": show.calendar(key.period[:7], inputs.days, current=key.period),
        }

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the article's day, and the same day of later years, which may look back at it."""
        yield from super().touched_by_article(article, queries, renderer)
        if article.status is Status.PUBLISHED and len(article.stamp) >= self.precision:
            listing = Listing(article.language, "edition")
            for year in queries.years(listing):
                day = year.period + article.stamp[4:10]
                if year.period > article.stamp[:4] and queries.items_in(listing, day):
                    yield PageKey(self.kind, article.language, period=day)

    def touched_by_period(
        self, listing: Listing, period: str, queries: Queries
    ) -> Iterator[PageKey]:
        """Yield the days around it, and all others of the month: their calendars show it."""
        yield from super().touched_by_period(listing, period, queries)
        if listing.kind == "edition" and len(period) == self.precision:
            for day in queries.days_of_month(listing, period[:7]):
                yield PageKey(self.kind, listing.language, period=day.period)

    def touched_by_time(self, then: str, now: str, renderer: Renderer) -> Iterator[PageKey]:
        """Yield the days that have passed since, and by a clock put right those that have not."""
        for day in _days_between(*sorted((then[:10], now[:10]))):
            for language in renderer.edition.languages:
                yield PageKey(self.kind, language, period=day)


def _without_numbers(days: tuple[Period, ...]) -> tuple[Period, ...]:
    """Return days as a day page's calendar has them: numbers would change with every article."""
    return tuple(Period(day.period, 0) for day in days)


def _today(queries: Queries, renderer: Renderer) -> str:
    now = datetime.fromtimestamp(queries.now, UTC)
    return moment_in_zone(now, renderer.edition.zone).stamp[:10]


def _days_between(first: str, end: str) -> Iterator[str]:
    """Yield the days from `first` on that lie before `end`."""
    day = first
    while day < end:
        yield day
        day = (date.fromisoformat(day) + timedelta(days=1)).isoformat()


FAMILIES: tuple[Family[Any], ...] = (DayPages(),)
