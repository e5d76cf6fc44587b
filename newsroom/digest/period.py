"""The days that a digest is of."""

from datetime import date, timedelta
from typing import NamedTuple


class DigestPeriod(NamedTuple):
    """Days in a row, as stamps (`2026-11-26`), and what the period is called in file names."""

    name: str
    days: tuple[str, ...]

    @property
    def is_week(self) -> bool:
        """Whether these are several days: they get leads, and a single day gets whole texts."""
        return len(self.days) > 1


def day_of(day: date) -> DigestPeriod:
    """Return a single day."""
    return DigestPeriod(day.isoformat(), (day.isoformat(),))


def week_of(day: date) -> DigestPeriod:
    """Return the week of a day, from Monday to Sunday, as ISO 8601 counts weeks: `2026-W48`."""
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    days = tuple((monday + timedelta(days=number)).isoformat() for number in range(7))
    return DigestPeriod(f"{year}-W{week:02}", days)
