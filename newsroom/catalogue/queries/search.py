"""What the search index asks of the catalogue."""

from collections.abc import Iterator
from typing import NamedTuple

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.query_group import IN_LISTING, NEWEST_FIRST, QueryGroup
from newsroom.catalogue.rows import SEARCH_COLUMNS, SearchItem, search_item_of_row


class LabelName(NamedTuple):
    """A topic or an author: its slug, and its name as its first article wrote it."""

    slug: str
    name: str


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

    def largest_labels(self, language: str, kind: str, count: int) -> list[LabelName]:
        """Return the topics, or authors, with most items, in no order that means anything.

        It reads how many items each has in each year: thousands of rows in an old archive.
        """
        rows = self._connection.execute(
            "SELECT listing, (SELECT name FROM listing_item AS i WHERE i.language = p.language "
            "AND i.kind = p.kind AND i.listing = p.listing ORDER BY stamp, path LIMIT 1) "
            "FROM listing_period AS p WHERE language = ? AND kind = ? AND precision = 4 "
            "GROUP BY listing ORDER BY sum(items) DESC, listing LIMIT ?",
            (language, kind, count),
        )
        return [LabelName(*row) for row in rows]
