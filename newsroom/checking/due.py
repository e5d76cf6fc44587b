"""`invoke due`: what will happen to the edition by itself, as the catalogue knows it."""

import sqlite3
from contextlib import closing

from newsroom.catalogue.schedule import Due, due
from newsroom.catalogue.schema import open_snapshot
from newsroom.edition import Edition


def what_is_due(edition: Edition, now: int, count: int) -> list[Due]:
    """Return the next `count` appearances and expiries after `now`, as of the last build.

    Empty where nothing was built yet, or by another version. `now` is in seconds since 1970 UTC.
    """
    catalogue = edition.cache / "catalogue.sqlite"
    if not catalogue.exists():
        return []
    try:
        with closing(open_snapshot(catalogue)) as connection:
            return due(connection, now, count)
    except sqlite3.DatabaseError:  # what cannot be read is made anew by the next build
        return []
