"""When the edition changes by itself: what appears, expires, goes on, or leaves its place."""

import sqlite3
from enum import StrEnum
from typing import NamedTuple

from newsroom.content.fields.front_places import FOR_EVER


class Event(StrEnum):
    """What happens by itself; the value is the word for programs."""

    APPEARS = "appears"
    EXPIRES = "expires"
    ENTRY = "entry appears"  # of a live story
    ENDS = "live ends"
    LEAVES = "leaves"  # its place on a front is over


class Due(NamedTuple):
    """What will happen by itself: `instant` is in seconds since 1970 UTC.

    `title` is the article's, or that of a live story's entry if it has one; `stamp` is the
    article's own date. A banner has no stamp and no address.
    """

    instant: int
    event: Event
    path: str
    title: str
    url: str
    stamp: str

    @property
    def is_expiry(self) -> bool:
        """Whether it is a withdrawal."""
        return self.event is Event.EXPIRES


_COMING = "FROM article WHERE instant > ? AND written <> 'draft'"
# The partial index holds only what expires at all.
_GOING = "FROM article WHERE expires > 0 AND expires > ? AND written NOT IN ('draft', 'withdrawn')"
# Entries of an article that is under embargo itself come with it, if their time is over by then.
_CHANGING = (
    "FROM live_instant AS l JOIN article AS a ON a.path = l.path "
    "WHERE l.instant > ? AND l.instant > a.instant AND a.written NOT IN ('draft', 'withdrawn')"
)

_LEAVING = (
    "FROM placement AS l JOIN article AS a ON a.path = l.path "
    f"WHERE l.until > ? AND l.until < {FOR_EVER} AND a.written = 'published'"
)
_BANNER_COMING = "FROM banner WHERE since > ? AND status = 'published'"
_BANNER_GOING = "FROM banner WHERE until > 0 AND until > ? AND status = 'published'"


def next_instant(connection: sqlite3.Connection, now: int) -> int | None:
    """Return when the next article appears or expires (seconds since 1970 UTC), if one will."""
    row = connection.execute(
        f"SELECT min(instant) FROM (SELECT min(instant) AS instant {_COMING} "
        f"UNION ALL SELECT min(expires) {_GOING} UNION ALL SELECT min(l.instant) {_CHANGING} "
        f"UNION ALL SELECT min(until) {_LEAVING} UNION ALL SELECT min(since) {_BANNER_COMING} "
        f"UNION ALL SELECT min(until) {_BANNER_GOING})",
        (now,) * 6,
    ).fetchone()
    return None if row[0] is None else int(row[0])


def embargoed_until_after(connection: sqlite3.Connection, instant: int) -> list[tuple[str, str]]:
    """Return path and stamp of each article that appears after an instant, by path."""
    # Sorted here: asked for that order, SQLite reads all articles by their paths.
    return sorted(connection.execute(f"SELECT path, stamp {_COMING}", (instant,)))


def due(connection: sqlite3.Connection, now: int, count: int) -> list[Due]:
    """Return the next things to happen after `now`, soonest first, `count` of them at most."""
    rows = connection.execute(
        f"SELECT instant AS due, '{Event.APPEARS}' AS event, path, title, url, stamp {_COMING} "
        f"UNION ALL SELECT expires, '{Event.EXPIRES}', path, title, url, stamp {_GOING} "
        f"UNION ALL SELECT l.instant, iif(l.is_end, '{Event.ENDS}', '{Event.ENTRY}'), "
        f"a.path, iif(l.title = '', a.title, l.title), a.url, a.stamp {_CHANGING} "
        f"UNION SELECT until, '{Event.LEAVES}', a.path, title, url, stamp {_LEAVING} "
        f"UNION ALL SELECT since, '{Event.APPEARS}', path, title, '', '' {_BANNER_COMING} "
        f"UNION ALL SELECT until, '{Event.EXPIRES}', path, title, '', '' {_BANNER_GOING} "
        "ORDER BY due, path, event LIMIT ?",
        (*(now,) * 6, count),
    )
    return [Due(instant, Event(event), *rest) for instant, event, *rest in rows]
