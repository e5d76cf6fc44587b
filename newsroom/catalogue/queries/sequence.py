"""What comes before and after an article in a listing: it is settled by their stamps and paths."""

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.query_group import (
    IN_LISTING,
    NEWEST_FIRST,
    OLDEST_FIRST,
    QueryGroup,
)
from newsroom.catalogue.rows import (
    HEADLINE_COLUMNS,
    TEASER_COLUMNS,
    Headline,
    Teaser,
    teaser_of_row,
)
from newsroom.content.article import Article

_BEFORE = f"{IN_LISTING} AND (s.stamp, s.path) < (?, ?) {NEWEST_FIRST}LIMIT ?"
_AFTER = f"{IN_LISTING} AND (s.stamp, s.path) > (?, ?) {OLDEST_FIRST}LIMIT ?"


class SequenceQueries(QueryGroup):
    """Questions about the order of a listing, around one of its articles."""

    def preceding(self, listing: Listing, article: Article, count: int) -> list[Teaser]:
        """Return the items of a listing that came before an article, newest first."""
        rows = self._connection.execute(
            f"SELECT {TEASER_COLUMNS} {_BEFORE}", (*listing, article.stamp, article.path, count)
        )
        return [teaser_of_row(row) for row in rows]

    def following(self, listing: Listing, article: Article, count: int) -> list[Headline]:
        """Return the items of a listing that came after an article, oldest first."""
        rows = self._connection.execute(
            f"SELECT {HEADLINE_COLUMNS} {_AFTER}", (*listing, article.stamp, article.path, count)
        )
        return [Headline(*row) for row in rows]

    def following_urls(self, listing: Listing, article: Article, count: int) -> list[str]:
        """Return the addresses of those of the next items of a listing that are articles.

        These are the pages on which the article stands among what came before, or, if it has
        gone, stood.
        """
        return [row.url for row in self.following(listing, article, count) if row.has_body]
