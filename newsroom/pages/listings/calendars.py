"""Periods for readers of one language: their names, the ways to them, calendars, lunar dates."""

from calendar import Calendar as Weeks
from collections.abc import Sequence
from datetime import date
from functools import cached_property, lru_cache
from itertools import groupby

from newsroom.catalogue.listing import Period
from newsroom.edition import Edition
from newsroom.language.dates.date_formatter import DateFormatter
from newsroom.language.dates.lunar import lunar_date
from newsroom.pages.addresses import Addresses
from newsroom.pages.theme import Theme
from newsroom.pages.views import Calendar, Cell, Link, Weekday

_LUNAR_YEARS = range(1901, 2100)


class CalendarFormatter(Addresses):
    """Prints what has to do with days, months and years in one language of the edition."""

    def __init__(self, edition: Edition, language: str) -> None:
        super().__init__(edition, language)
        self.dates = DateFormatter(language)
        words = Theme.of(edition).words_of_software(language)
        self.gettext = words.gettext
        self.ngettext = words.ngettext
        # Articles of one day share their calendar: made once, it costs a page nothing.
        self.calendar = lru_cache(maxsize=64)(self._make_calendar)

    def period(self, period: str, *, listing: str = "", items: int | None = None) -> Link:
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
        self, year: str, months: Sequence[Period], days: Sequence[Period], *, section: str = ""
    ) -> list[Calendar]:
        """Return a year as twelve calendars with numbers, of a section or of all.

        `months` and `days` are those with items; a month without any leads nowhere.
        """
        linked = {month.period for month in months}
        by_month = groupby(days, lambda day: day.period[:7])
        found = {month: tuple(group) for month, group in by_month}
        return [
            self.calendar(
                month,
                found.get(month, ()),
                counted=True,
                linked=month in linked,
                section=section,
            )
            for month in (f"{year}-{number:02}" for number in range(1, 13))
        ]

    def _make_calendar(
        self,
        month: str,
        days: tuple[Period, ...],
        *,
        current: str = "",
        counted: bool = False,
        linked: bool = True,
        section: str = "",
    ) -> Calendar:
        """Return a month as a table of weeks, from the locale's first weekday on.

        `days` are those with items; they lead to their pages, with their numbers if `counted`.
        `current` is the day that the page is about. The caption leads to the month if `linked`.
        Days of a `section` lead to their places on the page of its month, for they have none.
        """
        items = {int(day.period[8:]): day.items for day in days}
        today = int(current[8:]) if current[:7] == month and current[8:] else 0
        folder = self.folder(section, month.replace("-", "/"))
        weeks = tuple(
            tuple(
                Cell(
                    day,
                    (folder + (f"#{day_anchor(day)}" if section else f"{day:02}/"))
                    if day in items
                    else "",
                    items.get(day, 0) if counted else 0,
                    day == today,
                    self._label_of_day(f"{month}-{day:02}", items[day] if counted else 0)
                    if day in items
                    else "",
                )
                if day
                else None
                for day in week
            )
            for week in self._weeks.monthdayscalendar(int(month[:4]), int(month[5:]))
        )
        return Calendar(
            self.dates.month(month),
            self._weekdays,
            weeks,
            self.period(month, listing=section) if linked else None,
        )

    def _label_of_day(self, day: str, items: int) -> str:
        name = self.dates.day(day)
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


def day_anchor(day: int) -> str:
    """Return the id of a day's place on the page of a section's month: `day-11`."""
    return f"day-{day:02}"
