"""The archive, "Xem tin theo ngày": month and year pages, and the page of all years."""

from collections.abc import Iterator
from operator import attrgetter
from typing import Any, ClassVar, NamedTuple

from newsroom.catalogue.listing import Listing, Period
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.rows import Headline
from newsroom.content.article import Article, Status
from newsroom.pages.family import (
    Family,
    FileOfLanguage,
    Inputs,
    PageKey,
    Rank,
    TemplateFamily,
    page_path,
)
from newsroom.pages.renderer import Renderer

# A month page shows the first few items of each day: they hold still, the newest would not.
FIRST_OF_DAY = 3


class PeriodInputs(NamedTuple):
    """What the page of a period is made of.

    `items` are those filed at just this precision, `parts` the shorter periods inside, `firsts`
    the first headlines of each of them.
    """

    items: list[Headline]
    parts: list[Period]
    firsts: list[list[Headline]]
    days: tuple[Period, ...]
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
        return {
            "page": show.page_view(
                self.kind,
                show.period_name(key.period),
                self.path(key, renderer),
                above=[show.archive, *(show.period(key.period[:length]) for length in lengths)],
            ),
            "period": show.period_name(key.period),
            "previous": show.optional_period(previous),
            "next": show.optional_period(following),
        }


class MonthPages(PeriodFamily[PeriodInputs]):
    """A month as a calendar with numbers, and the first headlines of each day."""

    kind = "month"
    template = "month.html"
    precision = 7

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> PeriodInputs | None:
        """Return the month's days, their first items, and those dated to the month only."""
        listing = Listing(key.language, "edition")
        if not queries.items_in(listing, key.period):
            return None
        days = queries.days_of_month(listing, key.period)
        firsts = [queries.first_headlines_in(listing, day.period, FIRST_OF_DAY) for day in days]
        items = queries.headlines_at(listing, key.period)
        neighbours = queries.neighbours(listing, key.period)
        return PeriodInputs(items, list(days), firsts, days, neighbours)

    def context(self, key: PageKey, inputs: PeriodInputs, renderer: Renderer) -> dict[str, Any]:
        """Return the calendar with numbers, and each day with its first items."""
        show = renderer.formatter(key.language)
        return self.frame(key, inputs.neighbours, renderer) | {
            "calendar": show.calendar(key.period, inputs.days, counted=True, linked=False),
            "days": [
                (
                    show.period(day.period, items=day.items),
                    show.items(firsts),
                    day.items - len(firsts),
                )
                for day, firsts in zip(inputs.parts, inputs.firsts, strict=True)
            ],
            "items": show.items(inputs.items, anchored=True),
            "year": show.period(key.period[:4]),
        }


class YearPages(PeriodFamily[PeriodInputs]):
    """A year as twelve small calendars with numbers."""

    kind = "year"
    template = "year.html"
    precision = 4

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> PeriodInputs | None:
        """Return the year's months and days with their numbers, and items dated to it only."""
        listing = Listing(key.language, "edition")
        if not queries.items_in(listing, key.period):
            return None
        return PeriodInputs(
            queries.headlines_at(listing, key.period),
            queries.months(listing, key.period),
            [],
            tuple(queries.days_of_year(listing, key.period)),
            queries.neighbours(listing, key.period),
        )

    def context(self, key: PageKey, inputs: PeriodInputs, renderer: Renderer) -> dict[str, Any]:
        """Return twelve calendars; those of months without items lead nowhere."""
        show = renderer.formatter(key.language)
        return self.frame(key, inputs.neighbours, renderer) | {
            "calendars": show.calendars_of_year(key.period, inputs.parts, inputs.days),
            "months": [show.period(month.period, items=month.items) for month in inputs.parts],
            "items": show.items(inputs.items, anchored=True),
        }


class ArchivePage(FileOfLanguage[list[Period]], TemplateFamily[list[Period]]):
    """All years."""

    kind = "archive"
    rank = Rank.ARCHIVES
    template = "archive.html"

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return the archive's folder."""
        return page_path(renderer.edition.prefix(key.language), renderer.edition.archive_folder)

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> list[Period]:
        """Return the years with their numbers."""
        return queries.years(Listing(key.language, "edition"))

    def context(self, key: PageKey, inputs: list[Period], renderer: Renderer) -> dict[str, Any]:
        """Return the years, newest first."""
        show = renderer.formatter(key.language)
        return {
            "page": show.page_view(self.kind, show.archive.name, self.path(key, renderer)),
            "years": [
                show.period(year.period, items=year.items)
                for year in sorted(inputs, key=attrgetter("period"), reverse=True)
            ],
        }

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the one page of the article's language: its numbers changed."""
        if article.status is Status.PUBLISHED:
            yield PageKey(self.kind, article.language)


FAMILIES: tuple[Family[Any], ...] = (MonthPages(), YearPages(), ArchivePage())
