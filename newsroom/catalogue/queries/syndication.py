"""What feeds and sitemaps ask of the catalogue."""

from typing import NamedTuple

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.query_group import (
    IN_LISTING,
    NEWEST_FIRST,
    OLDEST_FIRST,
    QueryGroup,
)
from newsroom.catalogue.rows import (
    ENTRY_COLUMNS,
    HEADLINE_COLUMNS,
    FeedEntry,
    Headline,
    entry_of_row,
)

_LISTED = "live AND has_body AND status = 'published'"


class RecentArticle(NamedTuple):
    """An article as news services are told of it."""

    url: str
    language: str
    title: str
    stamp: str


class SyndicationQueries(QueryGroup):
    """Questions about what is new, for those who take the news elsewhere."""

    def entries(self, listing: Listing, count: int) -> list[FeedEntry]:
        """Return the newest items of a listing as feeds have them, newest first."""
        rows = self._connection.execute(
            f"SELECT {ENTRY_COLUMNS} {IN_LISTING} {NEWEST_FIRST}LIMIT ?", (*listing, count)
        )
        return [entry_of_row(row) for row in rows]

    def recent_articles(self, seconds: int) -> list[RecentArticle]:
        """Return the listed articles of the last `seconds` until now, newest first.

        An article that is dated to no day is news of no day; what was paid for is no news at all.
        """
        rows = self._connection.execute(
            "SELECT instant, path, url, language, title, stamp FROM article "
            "INDEXED BY article_by_instant WHERE instant > ? AND instant <= ? "
            f"AND {_LISTED} AND length(stamp) >= 10 AND kind <> 'sponsored'",
            (self.now - seconds, self.now),
        )
        return [RecentArticle(*row[2:]) for row in sorted(rows, reverse=True)]

    def last_change(self, language: str, period: str) -> str:
        """Return the newest stamp that the listed articles of a period tell; empty if none.

        A period is a month or, for what is dated to no month, a year.
        """
        row = self._one(
            "SELECT max(changed) FROM article WHERE language = ? AND substr(stamp, 1, 7) = ? "
            f"AND {_LISTED}",
            language,
            period,
        )
        return (row and row[0]) or ""

    def listed_count(self, language: str, period: str) -> int:
        """Return how many articles are listed in a period as `last_change` has it."""
        row = self._one(
            "SELECT count(*) FROM article WHERE language = ? AND substr(stamp, 1, 7) = ? "
            f"AND {_LISTED}",
            language,
            period,
        )
        return row[0] if row else 0

    def listed_articles(
        self, listing: Listing, period: str, *, count: int, skipped: int = 0
    ) -> list[tuple[str, str]]:
        """Return address and last change of a listing's articles in a period, oldest first.

        A period is as `last_change` has it; `skipped` articles are left out at its beginning.
        """
        end = period + ("-" if len(period) == 4 else "~")
        return self._connection.execute(
            f"SELECT a.url, a.changed {IN_LISTING} AND s.stamp >= ? AND s.stamp < ? "
            f"AND a.has_body {OLDEST_FIRST}LIMIT ? OFFSET ?",
            (*listing, period, end, count, skipped),
        ).fetchall()

    def is_listed(self, url: str) -> bool:
        """Tell whether there is a listed article with a page at `url`."""
        return self._one(f"SELECT 1 FROM article WHERE url = ? AND {_LISTED}", url) is not None

    def newest_headlines(self, listing: Listing, count: int) -> list[Headline]:
        """Return the newest items of a listing without leads and pictures, newest first."""
        rows = self._connection.execute(
            f"SELECT {HEADLINE_COLUMNS} {IN_LISTING} {NEWEST_FIRST}LIMIT ?", (*listing, count)
        )
        return [Headline(*row) for row in rows]

    def first_of(self, listing: Listing) -> tuple[str, str] | None:
        """Return stamp and path of a listing's first item, which gives a label its name."""
        return self._one(
            "SELECT stamp, path FROM listing_item WHERE language = ? AND kind = ? AND listing = ? "
            "ORDER BY stamp, path LIMIT 1",
            *listing,
        )
