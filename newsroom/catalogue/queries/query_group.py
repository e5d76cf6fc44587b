"""What all groups of queries share: a connection to the catalogue, and how it is asked."""

import sqlite3
from typing import Any

# The item `a`, with its picture if that may be published.
WITH_PICTURE = "LEFT JOIN picture AS p ON p.path = a.image AND p.digest <> '' "
# The items of one listing, in the order of its primary key or against it.
IN_LISTING = (
    f"FROM listing_item AS s JOIN article AS a ON a.path = s.path {WITH_PICTURE}"
    "WHERE s.language = ? AND s.kind = ? AND s.listing = ? "
)
NEWEST_FIRST = "ORDER BY s.stamp DESC, s.path DESC "
OLDEST_FIRST = "ORDER BY s.stamp, s.path "


class QueryGroup:
    """The catalogue as committed, read-only, as of `now` (seconds since 1970 UTC)."""

    def __init__(self, connection: sqlite3.Connection, now: int) -> None:
        self._connection = connection
        self.now = now

    def _one(self, query: str, *values: object) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._connection.execute(query, values).fetchone()
        return row


def bounds(period: str) -> tuple[str, str]:
    """Return the least stamp in a period and the least one after it.

    Stamps in a period begin with it and go on with `-` or `T`; `~` sorts after both.
    """
    return period, period + "~"
