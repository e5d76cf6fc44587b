"""Periods for readers of one language: their names, the ways to them, calendars, lunar dates."""

from calendar import Calendar as Weeks
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from itertools import groupby
from math import ceil, sqrt

from newsroom.catalogue.listing import Period
from newsroom.edition import Edition
from newsroom.language.dates.date_formatter import DateFormatter
from newsroom.language.dates.lunar import lunar_date
from newsroom.pages.addresses import Addresses
from newsroom.pages.theme import Theme
from newsroom.pages.views import Calendar, Cell, Link, Weekday, YearOfMonths

_LUNAR_YEARS = range(1901, 2100)
LEVELS, FEW = 4, 16
"""Shades of periods, and how many items the darkest has at least."""


class CalendarFormatter(Addresses):
    """Prints what has to do with days, months and years in one language of the edition."""

    def __init__(self, edition: Edition, language: str) -> None:
        super().__init__(edition, language)
        self.dates = DateFormatter(language)
        words = Theme.of(edition).words_of_software(language)
        self.gettext = words.gettext
        self.ngettext = words.ngettext
        # The days of a month share its calendar: made once, it costs their pages nothing.
        self.calendar = lru_cache(maxsize=64)(self._make_calendar)
        # A day's articles lead to it, and to the same month and year.
        self.period = lru_cache(maxsize=1 << 12)(self._period)

    def _period(self, period: str, *, listing: str = "", items: int | None = None) -> Link:
        """Return the way to a year, month or day of the archive, or of one listing's folder."""
        return Link(
            self.period_name(period), self.folder(listing, period.replace("-", "/")), items=items
        )

    def optional_period(self, period: str, listing: str = "") -> Link | None:
        """Return the way to a period, or None for an empty one: the archive ends there."""
        return self.period(period, listing=listing) if period else None

    def period_name(self, period: str) -> str:
        """Return a year, month or day as a heading has it."""
        printer = {4: self.dates.year, 7: self.dates.month, 10: self.dates.day}[len(period)]
        return printer(period)

    def lunar_date(self, day: str) -> str:
        """Return a day by the lunar calendar, as Vietnamese readers know it beside the civil one.

        Empty in other languages, where LUNAR_CALENDAR is off, and for years that nobody reckoned.
        """
        shows = self.edition.lunar_calendar and self.language.partition("-")[0] == "vi"
        if not shows or int(day[:4]) not in _LUNAR_YEARS:
            return ""
        return lunar_date(date.fromisoformat(day)).display

    def calendars_of_year(
        self, days: Iterable[Period], *, section: str = ""
    ) -> dict[str, Calendar]:
        """Return the calendars of those months of a year that have days with items, by month.

        They show numbers, and share one scale. With a `section` they are its own.
        """
        known = tuple(days)
        scale = scale_of(known)
        by_month = groupby(known, lambda day: day.period[:7])
        return {
            month: self.calendar(month, tuple(group), scale=scale, section=section)
            for month, group in by_month
        }

    def _make_calendar(
        self,
        month: str,
        days: tuple[Period, ...],
        *,
        scale: int = 0,
        linked: bool = True,
        section: str = "",
    ) -> Calendar:
        """Return a month as a table of weeks, from the locale's first weekday on.

        `days` are those with items; they lead to their pages. With a `scale` (see `scale_of`) they
        show their numbers. The caption leads to the month if `linked`. Days of a `section` lead to
        their places on the page of its month, for they have none.
        """
        folder = self.folder(section, month.replace("-", "/"))
        cells = {
            int(day.period[8:]): Cell(
                number := int(day.period[8:]),
                folder + (f"#{day_anchor(number)}" if section else f"{number:02}/"),
                day.items if scale else 0,
                self._label(self.dates.spoken_day(day.period), day.items if scale else 0),
                level_of(day.items, scale),
            )
            for day in days
        }
        weeks = tuple(
            tuple(cells.get(day) or Cell(day, "", 0, "") if day else None for day in week)
            for week in self._weeks.monthdayscalendar(int(month[:4]), int(month[5:]))
        )
        return Calendar(
            self.dates.month(month),
            self._weekdays,
            weeks,
            self.period(month, listing=section) if linked else None,
        )

    def table_of_years(
        self, months: Sequence[Period], years: Sequence[Period]
    ) -> list[YearOfMonths]:
        """Return all years, the newest first, each with its twelve months and their numbers."""
        items = {month.period: month.items for month in months}
        scale = scale_of(months)
        return [
            YearOfMonths(
                self.period(year.period, items=year.items),
                tuple(
                    self._cell_of_month(f"{year.period}-{number:02}", items, scale)
                    for number in range(1, 13)
                ),
            )
            for year in reversed(years)
        ]

    def _cell_of_month(self, month: str, items: Mapping[str, int], scale: int) -> Cell:
        number, count = int(month[5:]), items.get(month, 0)
        if not count:
            return Cell(number, "", 0, "")
        label = self._label(self.period_name(month), count)
        return Cell(number, self.period(month).url, count, label, level_of(count, scale))

    def _label(self, name: str, items: int) -> str:
        """Return what those hear of a day or month who do not see it."""
        if not items:
            return name
        number = self.ngettext("{count} item", "{count} items", items).format(count=items)
        return f"{name}: {number}"

    @cached_property
    def _weeks(self) -> Weeks:
        return Weeks(self.dates.first_weekday)

    @cached_property
    def _weekdays(self) -> tuple[Weekday, ...]:
        return tuple(Weekday(short, long) for short, long in self.dates.weekdays())


def scale_of(periods: Sequence[Period]) -> int:
    """Return how many items the darkest of these periods has, by which the others are shaded.

    It is no less than FEW: where each has but one or two, none is to look busy.
    """
    return max((FEW, *(period.items for period in periods)))


def level_of(items: int, scale: int) -> int:
    """Return the shade of a period, from 1 to LEVELS; 0 without a scale.

    It grows with the square root: beside one great day the others are still told apart.
    """
    return ceil(LEVELS * sqrt(items / scale)) if scale else 0


def day_anchor(day: int) -> str:
    """Return the id of a day's place on the page of a section's month: `day-11`."""
    return f"day-{day:02}"
