"""Questions about the years, months and days in which a listing has items."""

import sqlite3
from functools import lru_cache

from newsroom.catalogue.listing import Listing, Period
from newsroom.catalogue.queries.query_group import QueryGroup, bounds


class PeriodQueries(QueryGroup):
    """Which periods have items, and how many."""

    def __init__(self, connection: sqlite3.Connection, now: int) -> None:
        super().__init__(connection, now)
        self.days_of_month = lru_cache(maxsize=64)(self._days_of_month)

    def years(self, listing: Listing) -> list[Period]:
        """Return the years in which a listing has items, with their numbers, oldest first."""
        return self._periods(listing, 4, "", ":")

    def months(self, listing: Listing, year: str) -> list[Period]:
        """Return the months of a year in which a listing has items, oldest first."""
        return self._periods(listing, 7, *bounds(year))

    def all_periods(self, listing: Listing, precision: int) -> list[Period]:
        """Return every year (4), month (7) or day (10) with items of a listing, oldest first."""
        return self._periods(listing, precision, "", ":")

    def days_of_year(self, listing: Listing, year: str) -> list[Period]:
        """Return the days of a year on which a listing has items, oldest first."""
        return self._periods(listing, 10, *bounds(year))

    def first_and_last_day(self, listing: Listing) -> tuple[str, str]:
        """Return the first and the last day on which a listing has items; empty if there is none.

        Items of which only the month or year is known are on no day.
        """
        ends = [
            self._one(
                "SELECT period FROM listing_period WHERE language = ? AND kind = ? "
                f"AND listing = ? AND precision = 10 ORDER BY period {order} LIMIT 1",
                *listing,
            )
            for order in ("", "DESC")
        ]
        first, last = (row[0] if row else "" for row in ends)
        return first, last

    def items_in(self, listing: Listing, period: str) -> int:
        """Return how many items a listing has in a year, month or day."""
        row = self._one(
            "SELECT items FROM listing_period WHERE language = ? AND kind = ? AND listing = ? "
            "AND precision = ? AND period = ?",
            *listing,
            len(period),
            period,
        )
        return row[0] if row else 0

    def neighbours(self, listing: Listing, period: str) -> tuple[str, str]:
        """Return the periods before and after in which a listing has items; empty where none."""
        where = "WHERE language = ? AND kind = ? AND listing = ? AND precision = ? AND period"
        key = (*listing, len(period), period)
        before = self._one(
            f"SELECT period FROM listing_period {where} < ? ORDER BY period DESC LIMIT 1",
            *key,
        )
        after = self._one(
            f"SELECT period FROM listing_period {where} > ? ORDER BY period LIMIT 1",
            *key,
        )
        return before[0] if before else "", after[0] if after else ""

    def _days_of_month(self, listing: Listing, month: str) -> tuple[Period, ...]:
        """Return the days of a month on which a listing has items, oldest first."""
        return tuple(self._periods(listing, 10, *bounds(month)))

    def _periods(self, listing: Listing, precision: int, low: str, high: str) -> list[Period]:
        rows = self._connection.execute(
            "SELECT period, items FROM listing_period WHERE language = ? AND kind = ? "
            "AND listing = ? AND precision = ? AND period >= ? AND period < ? ORDER BY period",
            (*listing, precision, low, high),
        )
        return [Period(*row) for row in rows]
