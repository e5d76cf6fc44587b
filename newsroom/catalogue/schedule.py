"""When the edition changes by itself: articles whose moment is yet to come."""

import sqlite3


def next_instant(connection: sqlite3.Connection, now: int) -> int | None:
    """Return when the next article falls due, in seconds since 1970 UTC; None if none will."""
    row = connection.execute(
        "SELECT min(instant) FROM article WHERE instant > ? AND status <> 'draft'", (now,)
    ).fetchone()
    return None if row[0] is None else int(row[0])
