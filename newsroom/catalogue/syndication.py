"""What feeds and sitemaps ask of the catalogue."""

from newsroom.catalogue.queries import NEWEST_FIRST, ON_SHELF, Queries
from newsroom.catalogue.rows import ENTRY_COLUMNS, Entry, entry_of_row
from newsroom.catalogue.shelf import Shelf


class SyndicationQueries(Queries):
    """Questions about what is new, for those who take the news elsewhere."""

    def entries(self, shelf: Shelf, count: int) -> list[Entry]:
        """Return the newest items of a shelf as feeds have them, newest first."""
        rows = self._connection.execute(
            f"SELECT {ENTRY_COLUMNS} {ON_SHELF} {NEWEST_FIRST}LIMIT ?", (*shelf, count)
        )
        return [entry_of_row(row) for row in rows]

    def first_of(self, shelf: Shelf) -> tuple[str, str] | None:
        """Return stamp and path of a shelf's first item, which gives a label its name."""
        return self._one(
            "SELECT stamp, path FROM shelf_item WHERE language = ? AND kind = ? AND shelf = ? "
            "ORDER BY stamp, path LIMIT 1",
            *shelf,
        )
