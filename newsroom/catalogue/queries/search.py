"""What the search index asks of the catalogue."""

from collections.abc import Iterator

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.query_group import IN_LISTING, NEWEST_FIRST, QueryGroup
from newsroom.catalogue.rows import SEARCH_COLUMNS, SearchItem, search_item_of_row


class SearchQueries(QueryGroup):
    """Questions about whole periods, for an index over them."""

    def search_items(
        self, listing: Listing, low: str, high: str, *, count: int, skipped: int
    ) -> Iterator[SearchItem]:
        """Yield the items of a listing with `low` <= stamp < `high`, newest first.

        The first `skipped` are left out, and no more than `count` follow.
        """
        rows = self._connection.execute(
            f"SELECT {SEARCH_COLUMNS} {IN_LISTING} AND s.stamp >= ? AND s.stamp < ? "
            f"{NEWEST_FIRST}LIMIT ? OFFSET ?",
            (*listing, low, high, count, skipped),
        )
        return map(search_item_of_row, rows)

    def count_between(self, listing: Listing, low: str, high: str) -> int:
        """Return how many items of a listing have `low` <= stamp < `high`."""
        row = self._one(
            "SELECT count(*) FROM listing_item AS s WHERE s.language = ? AND s.kind = ? "
            "AND s.listing = ? AND s.stamp >= ? AND s.stamp < ?",
            *listing,
            low,
            high,
        )
        return int(row[0]) if row else 0

    def count_newer(self, listing: Listing, stamp: str, path: str, high: str) -> int:
        """Return how many items of a listing stand before one in it, but not before `high`."""
        row = self._one(
            "SELECT count(*) FROM listing_item AS s WHERE s.language = ? AND s.kind = ? "
            "AND s.listing = ? AND (s.stamp, s.path) > (?, ?) AND s.stamp < ?",
            *listing,
            stamp,
            path,
            high,
        )
        return int(row[0]) if row else 0

    def listing_sizes(self, language: str, kind: str) -> list[tuple[str, int]]:
        """Return slug and number of items of every topic, or author, of a language.

        It reads how many items each has in each year: some rows a topic, whatever it has in them.
        """
        return self._connection.execute(
            "SELECT listing, sum(items) FROM listing_period "
            "WHERE language = ? AND kind = ? AND precision = 4 GROUP BY listing",
            (language, kind),
        ).fetchall()
