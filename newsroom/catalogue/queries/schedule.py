"""When the edition changes by itself: articles that are to appear, and those that are to expire."""

import sqlite3
from typing import NamedTuple


class Due(NamedTuple):
    """What will happen by itself: `instant` is in seconds since 1970 UTC.

    `is_expiry` tells a withdrawal from an appearance; `stamp` is the article's own date.
    """

    instant: int
    is_expiry: bool
    path: str
    title: str
    url: str
    stamp: str


_COMING = "FROM article WHERE instant > ? AND written <> 'draft'"
# The partial index holds only what expires at all.
_GOING = "FROM article WHERE expires > 0 AND expires > ? AND written NOT IN ('draft', 'withdrawn')"


def next_instant(connection: sqlite3.Connection, now: int) -> int | None:
    """Return when the next article appears or expires (seconds since 1970 UTC), if one will."""
    row = connection.execute(
        f"SELECT min(instant) FROM (SELECT min(instant) AS instant {_COMING} "
        f"UNION ALL SELECT min(expires) {_GOING})",
        (now, now),
    ).fetchone()
    return None if row[0] is None else int(row[0])


def embargoed_until_after(connection: sqlite3.Connection, instant: int) -> list[tuple[str, str]]:
    """Return path and stamp of each article that appears after an instant, by path."""
    rows = connection.execute(f"SELECT path, stamp {_COMING} ORDER BY path", (instant,))
    return [(path, stamp) for path, stamp in rows]


def due(connection: sqlite3.Connection, now: int, count: int) -> list[Due]:
    """Return the next things to happen after `now`, soonest first, `count` of them at most."""
    rows = connection.execute(
        f"SELECT instant AS due, 0, path, title, url, stamp {_COMING} "
        f"UNION ALL SELECT expires AS due, 1, path, title, url, stamp {_GOING} "
        "ORDER BY due, path LIMIT ?",
        (now, now, count),
    )
    return [Due(instant, bool(is_expiry), *rest) for instant, is_expiry, *rest in rows]
