"""Items that readers do not see yet: drafts, and those whose moment has not come."""

import sqlite3
from collections.abc import Iterator

from newsroom.catalogue.rows import ARTICLE_COLUMNS, article_of_row
from newsroom.content.article import Article


def unpublished(connection: sqlite3.Connection, now: int) -> Iterator[Article]:
    """Yield the drafts, and what appears after `now` (seconds since 1970 UTC), by date and path.

    Drafts have no index: all articles are looked through, which nobody but a journalist waits for.
    """
    rows = connection.execute(
        f"SELECT {ARTICLE_COLUMNS} FROM article WHERE status = 'draft' OR instant > ? "
        "ORDER BY stamp, path",
        (now,),
    )
    return (article_of_row(row) for row in rows)


def article_at(connection: sqlite3.Connection, path: str) -> Article | None:
    """Return the last accepted record of the article file at a path, whether readers see it or not.

    Its status is the one it has now: an article that has expired is withdrawn.
    """
    row = connection.execute(
        f"SELECT {ARTICLE_COLUMNS} FROM article WHERE path = ?", (path,)
    ).fetchone()
    return article_of_row(row) if row else None
