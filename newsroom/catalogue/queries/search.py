"""What the search index asks of the catalogue."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.query_group import IN_LISTING, NEWEST_FIRST, QueryGroup
from newsroom.catalogue.rows import SEARCH_COLUMNS, SearchItem, search_item_of_row


class Selection(NamedTuple):
    """The items of a listing with `low` <= stamp < `high`, newest first.

    The first `skipped` are left out, and no more than `most` follow.
    """

    listing: Listing
    low: str
    high: str
    most: int
    skipped: int


class SearchQueries(QueryGroup):
    """Questions about whole periods, for an index over them."""

    def search_items(self, selection: Selection) -> Iterator[SearchItem]:
        """Yield the items of a selection, newest first."""
        return map(search_item_of_row, self._rows(SEARCH_COLUMNS, selection))

    def paths_of_texts(self, selection: Selection) -> Iterator[str]:
        """Yield the files of those items of a selection that have a text."""
        rows = self._rows("a.path, a.has_body", selection)
        return (path for path, has_body in rows if has_body)

    def _rows(self, columns: str, selection: Selection) -> Iterable[tuple[Any, ...]]:
        """Return rows of a selection's items.

        What goes before its first one is counted in the listing alone. Measured: to join each of
        20,000 items to its article as well took 22 ms for the 1,024 behind them, in place of 7.
        """
        first = self._one(
            "SELECT stamp, path FROM listing_item AS s WHERE language = ? AND kind = ? "
            f"AND listing = ? AND stamp >= ? AND stamp < ? {NEWEST_FIRST}LIMIT 1 OFFSET ?",
            *(*selection.listing, selection.low, selection.high, selection.skipped),
        )
        if first is None:
            return ()
        return self._connection.execute(
            f"SELECT {columns} {IN_LISTING} AND s.stamp >= ? AND (s.stamp, s.path) <= (?, ?) "
            f"{NEWEST_FIRST}LIMIT ?",
            (*selection.listing, selection.low, *first, selection.most),
        )

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
