"""What is asked of the catalogue about corrections."""

from itertools import groupby

from newsroom.catalogue.listing import Period
from newsroom.catalogue.queries.query_group import QueryGroup, bounds
from newsroom.catalogue.rows import HEADLINE_COLUMNS, CorrectedItem, Headline

_CORRECTED = (
    f"SELECT c.stamp, c.text, {HEADLINE_COLUMNS} "
    "FROM correction AS c JOIN article AS a ON a.path = c.path WHERE c.language = ? "
)
_NEWEST_FIRST = "ORDER BY c.stamp DESC, c.path DESC, c.place DESC"


class CorrectionQueries(QueryGroup):
    """Questions about what listed articles have put right."""

    def newest_corrections(self, language: str, count: int) -> list[CorrectedItem]:
        """Return the newest corrections, newest first."""
        rows = self._connection.execute(f"{_CORRECTED} {_NEWEST_FIRST} LIMIT ?", (language, count))
        return [CorrectedItem(row[0], row[1], Headline(*row[2:])) for row in rows]

    def corrections_in(self, language: str, period: str) -> list[CorrectedItem]:
        """Return the corrections made in a period, newest first."""
        rows = self._connection.execute(
            f"{_CORRECTED} AND c.stamp >= ? AND c.stamp < ? {_NEWEST_FIRST}",
            (language, *bounds(period)),
        )
        return [CorrectedItem(row[0], row[1], Headline(*row[2:])) for row in rows]

    def correction_years(self, language: str) -> list[Period]:
        """Return the years in which corrections were made, with their numbers, oldest first."""
        rows = self._connection.execute(
            "SELECT stamp FROM correction WHERE language = ? ORDER BY stamp", (language,)
        )
        return [
            Period(year, len(list(group)))
            for year, group in groupby(stamp[:4] for (stamp,) in rows)
        ]
