"""What pages of dates ask: which story leads a period, and what the same day brought elsewhere."""

import sqlite3
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.periods import PeriodQueries
from newsroom.catalogue.queries.query_group import IN_LISTING, OLDEST_FIRST, bounds
from newsroom.catalogue.rows import TEASER_COLUMNS, Teaser, teaser_of_row
from newsroom.content.picture import PictureFile
from newsroom.content.printed import path_of_print

# What may lead a period, the best first. The oldest of its kind does: whatever comes later the
# same day changes no other page. A paid text leads where there is nothing else.
_RANK = (
    "CASE WHEN a.kind = 'sponsored' THEN 3 WHEN NOT a.has_body THEN 2 WHEN p.digest IS NULL THEN 1 "
    "ELSE 0 END"
)


class ArchiveQueries(PeriodQueries):
    """Questions about days, months and years."""

    def __init__(self, connection: sqlite3.Connection, now: int) -> None:
        super().__init__(connection, now)
        # A day's lead stands on its own page, on those of the days around it and of the same day
        # in other years, and on that of its month. Days come in their order: between the same days
        # of two years lie the leads of all days of ten or twenty.
        self.lead_in = lru_cache(maxsize=1 << 13)(self._lead_in)

    def _lead_in(self, listing: Listing, period: str) -> Teaser | None:
        """Return the item that leads a period of a listing; None if it has none.

        It is the first article with a picture, else the first article, else the first headline; a
        paid text only where there is nothing else.
        """
        best: tuple[Any, ...] | None = None
        for row in self._connection.execute(
            f"SELECT {_RANK}, {TEASER_COLUMNS} {IN_LISTING} AND s.stamp >= ? AND s.stamp < ? "
            f"{OLDEST_FIRST}",
            (*listing, *bounds(period)),
        ):
            best = row if best is None or row[0] < best[0] else best
            if best[0] == 0:
                break
        return teaser_of_row(best[1:]) if best else None

    def leading_articles(self, listing: Listing, days: Sequence[str], count: int) -> list[Teaser]:
        """Return the leads of the first `count` of these days that are articles, in their order."""
        leads = (self.lead_in(listing, day) for day in days)
        return list(islice((lead for lead in leads if lead and lead.has_body), count))

    def same_days(self, listing: Listing, day: str) -> list[str]:
        """Return the same day of all other years in which it has items, the earliest first."""
        rows = self._connection.execute(
            "SELECT period FROM listing_period WHERE language = ? AND kind = ? AND listing = ? "
            "AND precision = 10 AND period IN (SELECT y.period || ? FROM listing_period AS y "
            "WHERE y.language = ? AND y.kind = ? AND y.listing = ? AND y.precision = 4)",
            (*listing, day[4:], *listing),
        )
        return sorted(period for (period,) in rows if period != day)

    def printed_paper(self, day: str) -> PictureFile | None:
        """Return the first page of a day's printed paper as a picture, public or not."""
        row = self._one("SELECT digest, width, height FROM printed_paper WHERE day = ?", day)
        return PictureFile(path_of_print(day), *row) if row else None

    def printed_days(self) -> Iterator[str]:
        """Yield the days of which there is a printed paper, public or not."""
        rows = self._connection.execute("SELECT day FROM printed_paper ORDER BY day")
        return (day for (day,) in rows)
