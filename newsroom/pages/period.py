"""The archive, "Xem tin theo ngày": month and year pages, and the page of all years."""

from collections.abc import Iterator
from operator import attrgetter
from typing import Any, ClassVar, NamedTuple

from newsroom.catalogue.rows import Headline
from newsroom.catalogue.shelf import Period, Shelf
from newsroom.catalogue.snapshot import Snapshot
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
from newsroom.pages.press import Press

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

    def keys(self, snapshot: Snapshot, press: Press) -> Iterator[PageKey]:
        """Return the pages of all periods that have items."""
        for shelf in snapshot.shelves("edition"):
            for period in snapshot.all_periods(shelf, self.precision):
                yield PageKey(self.kind, shelf.language, period=period.period)

    def path(self, key: PageKey, press: Press) -> str:
        """Return `2019/03/11/index.html` and the like."""
        return page_path(press.edition.prefix(key.language), key.period.replace("-", "/"))

    def touched_by_article(
        self, article: Article, snapshot: Snapshot, press: Press
    ) -> Iterator[PageKey]:
        """Yield the page of the period that the article falls in."""
        if article.status is Status.PUBLISHED and len(article.stamp) >= self.precision:
            yield PageKey(self.kind, article.language, period=article.stamp[: self.precision])

    def touched_by_period(self, shelf: Shelf, period: str, snapshot: Snapshot) -> Iterator[PageKey]:
        """Yield the pages before and after: each leads to the next."""
        if shelf.kind == "edition" and len(period) == self.precision:
            for neighbour in snapshot.neighbours(shelf, period):
                if neighbour:
                    yield PageKey(self.kind, shelf.language, period=neighbour)

    def frame(self, key: PageKey, neighbours: tuple[str, str], press: Press) -> dict[str, Any]:
        """Return what the pages of all precisions show."""
        show = press.presenter(key.language)
        previous, following = neighbours
        lengths = [length for length in (4, 7) if length < self.precision]
        return {
            "page": show.page_view(
                self.kind,
                show.period_name(key.period),
                self.path(key, press),
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

    def inputs(self, key: PageKey, snapshot: Snapshot, press: Press) -> PeriodInputs | None:
        """Return the month's days, their first items, and those dated to the month only."""
        shelf = Shelf(key.language, "edition")
        if not snapshot.items_in(shelf, key.period):
            return None
        days = snapshot.days_of_month(shelf, key.period)
        firsts = [snapshot.first_headlines_in(shelf, day.period, FIRST_OF_DAY) for day in days]
        items = snapshot.headlines_at(shelf, key.period)
        neighbours = snapshot.neighbours(shelf, key.period)
        return PeriodInputs(items, list(days), firsts, days, neighbours)

    def context(self, key: PageKey, inputs: PeriodInputs, press: Press) -> dict[str, Any]:
        """Return the calendar with numbers, and each day with its first items."""
        show = press.presenter(key.language)
        return self.frame(key, inputs.neighbours, press) | {
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

    def inputs(self, key: PageKey, snapshot: Snapshot, press: Press) -> PeriodInputs | None:
        """Return the year's months and days with their numbers, and items dated to it only."""
        shelf = Shelf(key.language, "edition")
        if not snapshot.items_in(shelf, key.period):
            return None
        return PeriodInputs(
            snapshot.headlines_at(shelf, key.period),
            snapshot.months(shelf, key.period),
            [],
            tuple(snapshot.days_of_year(shelf, key.period)),
            snapshot.neighbours(shelf, key.period),
        )

    def context(self, key: PageKey, inputs: PeriodInputs, press: Press) -> dict[str, Any]:
        """Return twelve calendars; those of months without items lead nowhere."""
        show = press.presenter(key.language)
        return self.frame(key, inputs.neighbours, press) | {
            "calendars": show.calendars_of_year(key.period, inputs.parts, inputs.days),
            "months": [show.period(month.period, items=month.items) for month in inputs.parts],
            "items": show.items(inputs.items, anchored=True),
        }


class ArchivePage(FileOfLanguage[list[Period]], TemplateFamily[list[Period]]):
    """All years."""

    kind = "archive"
    rank = Rank.ARCHIVES
    template = "archive.html"

    def path(self, key: PageKey, press: Press) -> str:
        """Return the archive's folder."""
        return page_path(press.edition.prefix(key.language), press.edition.archive_folder)

    def inputs(self, key: PageKey, snapshot: Snapshot, press: Press) -> list[Period]:
        """Return the years with their numbers."""
        return snapshot.years(Shelf(key.language, "edition"))

    def context(self, key: PageKey, inputs: list[Period], press: Press) -> dict[str, Any]:
        """Return the years, newest first."""
        show = press.presenter(key.language)
        return {
            "page": show.page_view(self.kind, show.archive.name, self.path(key, press)),
            "years": [
                show.period(year.period, items=year.items)
                for year in sorted(inputs, key=attrgetter("period"), reverse=True)
            ],
        }

    def touched_by_article(
        self, article: Article, snapshot: Snapshot, press: Press
    ) -> Iterator[PageKey]:
        """Yield the one page of the article's language: its numbers changed."""
        if article.status is Status.PUBLISHED:
            yield PageKey(self.kind, article.language)


PERIOD_FAMILIES: tuple[Family[Any], ...] = (MonthPages(), YearPages(), ArchivePage())
