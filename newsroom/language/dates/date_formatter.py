"""Dates as the newspaper prints them, from stamps (see `newsroom.language.dates.moment`).

Names, the first day of the week and most locales' formats are CLDR's. Where a language's newspapers
print something else (CLDR: "lúc 20:23 11 tháng 3, 2019"), its locale says what
(`newsroom.language.locales`).
"""

import re
from datetime import datetime
from functools import lru_cache

from newsroom.language.cldr.lookup import cldr_of
from newsroom.language.dates.pattern import printed
from newsroom.language.locales.printed_dates import PrintedDates
from newsroom.language.locales.registry import locale_of

_COMPLETE = "0001-01-01T00:00"
"""Fills a stamp up to a whole date and time; the pattern then prints only the known part."""
# A day's number before the name of a month, where some languages write “1er avril”.
_DAY_BEFORE_MONTH = re.compile("(?<!d)d(?= MMM)")

# The time of day in a pattern: HH:mm, or HH'h'mm.
_CLOCK = re.compile(r"HH?(?:'[^']*'|[^A-Za-z'])*mm")


_ANY_DAY = "2019-03-11"
_HOLE = "\1"  # where the time of day goes; no letter, so that patterns print it as it is


# An article page shows a dozen stamps, most of them on its neighbours' pages too: a hit costs
# 0.1 µs, the pattern 3 µs.
@lru_cache(maxsize=16384)
def _printed(stamp: str, pattern: str, tag: str) -> str:
    moment = datetime.fromisoformat(stamp + _COMPLETE[len(stamp) :])
    if moment.day == 1 and (first := locale_of(tag).first_day):
        pattern = _DAY_BEFORE_MONTH.sub(f"'{first}'", pattern)
    return printed(pattern, moment, tag)


def _patterns(tag: str) -> PrintedDates:
    """Return how a language's newspapers print dates, or CLDR where they have not told us."""
    own = locale_of(tag).printed_dates
    if own:
        return own
    from newsroom.language.cldr.babel_data import patterns_of  # noqa: PLC0415

    return patterns_of(tag)


class DateFormatter:
    """Prints stamps ("2019", "2019-03", "2019-03-11", "2019-03-11T20:23") in one locale."""

    def __init__(self, locale: str) -> None:
        self._tag = locale
        self._known = cldr_of(locale)
        self._patterns = _patterns(locale)
        self._stamps = {
            4: self._patterns.year_stamp,
            7: self._patterns.month_stamp,
            10: self._patterns.day_stamp,
            16: self._patterns.minute_stamp,
        }
        found = _CLOCK.search(self._patterns.minute_stamp)
        self._clock = found[0] if found else "HH:mm"
        self._around_clock = self._patterns.minute_stamp.replace(found[0], _HOLE) if found else ""

    def stamp(self, stamp: str) -> str:
        """Return the stamp at its own precision: "11/03/2019 | 20:23", "11/03/2019", "2019"."""
        # There are half a million minutes a year, but few days, and few times of the day.
        if len(stamp) > len(_ANY_DAY) and self._around_clock:
            around = _printed(stamp[: len(_ANY_DAY)], self._around_clock, self._tag)
            return around.replace(_HOLE, self.clock(stamp))
        return _printed(stamp, self._stamps[len(stamp)], self._tag)

    def clock(self, stamp: str) -> str:
        """Return the time of a stamp that knows its minute, as stamps have it: "20:23"."""
        return _printed(f"{_ANY_DAY}{stamp[len(_ANY_DAY) :]}", self._clock, self._tag)

    def day(self, stamp: str) -> str:
        """Return the day of a stamp that knows it, as a heading: "Thứ Hai, 11/03/2019"."""
        return _printed(stamp[:10], self._patterns.day, self._tag)

    def month(self, stamp: str) -> str:
        """Return the month of a stamp that knows it, as a heading: "Tháng 3/2019"."""
        return _printed(stamp[:7], self._patterns.month, self._tag)

    def year(self, stamp: str) -> str:
        """Return the year of a stamp, as a heading: "Năm 2019"."""
        return _printed(stamp[:4], self._patterns.year, self._tag)

    def short_day(self, stamp: str) -> str:
        """Return day and month, for a list whose heading has the year: "11/03"."""
        return _printed(stamp[:10], self._patterns.short_day, self._tag)

    def time(self, stamp: str) -> str:
        """Return the time of a stamp, for a list whose heading has the day: "20:23".

        Empty if no more than the day is known.
        """
        clock = stamp[len(_ANY_DAY) :]  # the same on all days
        return _printed(f"{_ANY_DAY}{clock}", self._patterns.time, self._tag) if clock else ""

    def spoken_day(self, stamp: str) -> str:
        """Return a day as one says it where the year is known: "Thứ Hai, 11 tháng 3"."""
        return _printed(stamp[:10], self._patterns.spoken_day, self._tag)

    def month_name(self, month: int) -> str:
        """Return the name of a month, 1 to 12, as it stands alone: "Tháng 3"."""
        return self._known.months_alone.wide[month - 1]

    def months(self) -> list[str]:
        """Return the names of the twelve months, as they stand alone."""
        return [self.month_name(number) for number in range(1, 13)]

    @property
    def first_weekday(self) -> int:
        """The first day of the week in the locale's territory: 0 is Monday, 6 Sunday."""
        return self._known.first_weekday

    def weekdays(self) -> list[tuple[str, str]]:
        """Return the (short, long) names of the weekdays, from the locale's first one."""
        names = self._known.weekdays_alone
        order = [(self.first_weekday + offset) % 7 for offset in range(7)]
        return [(names.short[day], names.wide[day]) for day in order]
