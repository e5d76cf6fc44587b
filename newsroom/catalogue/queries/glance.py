"""The paper at a glance: how many articles are in each state of a day, and the first of each."""

import sqlite3
from typing import NamedTuple


class Seen(NamedTuple):
    """An article at a glance; `instant` is what it is listed by, in seconds since 1970 UTC.

    For an entry of a live story, whose time will come, `entry` is what that is called, and None
    for an article itself.
    """

    path: str
    title: str
    instant: int
    entry: str | None = None


class Group(NamedTuple):
    """The first articles of a state, and how many there are in all."""

    total: int
    first: list[Seen]


class Glance(NamedTuple):
    """What appeared today, what will appear, what is a draft, and what will be withdrawn.

    Entries of live stories are among what will appear.
    """

    live: Group
    due: Group
    drafts: Group
    expiring: Group


# Each is answered by an index that holds no other rows, or those of one day: an archive of any size
# costs the same.
_GROUPS = {
    "live": (
        "instant",
        "DESC",
        "INDEXED BY article_by_instant WHERE instant > :midnight AND instant <= :now AND live",
    ),
    "due": (
        "instant",
        "ASC",
        "INDEXED BY article_by_instant WHERE instant > :now AND written <> 'draft'",
    ),
    "drafts": ("instant", "DESC", "INDEXED BY article_draft WHERE written = 'draft'"),
    "expiring": (
        "expires",
        "ASC",
        "INDEXED BY article_by_expiry WHERE expires > 0 AND expires > :now "
        "AND written NOT IN ('draft', 'withdrawn')",
    ),
}

# Entries of a story that is under embargo itself come with it, if their time is over by then.
_ENTRIES = (
    "FROM live_instant AS l INDEXED BY live_instant_by_instant "
    "CROSS JOIN article AS a ON a.path = l.path WHERE l.instant > :now AND NOT l.is_end "
    "AND l.instant > a.instant AND a.written NOT IN ('draft', 'withdrawn')"
)


def glance(connection: sqlite3.Connection, *, midnight: int, now: int, first: int) -> Glance:
    """Return the paper at a glance: of each state the first articles, by time.

    `midnight` began the day, in seconds since 1970 UTC as `now`. Drafts without a date come last.
    """
    groups = {}
    for name, (by, direction, where) in _GROUPS.items():
        values = {"midnight": midnight - 1, "now": now, "first": first}
        count = connection.execute(f"SELECT count(*) FROM article {where}", values).fetchone()[0]
        rows = connection.execute(
            f"SELECT path, title, {by} FROM article {where} ORDER BY {by} {direction} LIMIT :first",
            values,
        )
        groups[name] = Group(count, [Seen(*row) for row in rows])
    entries = _entries(connection, now=now, first=first)
    coming = sorted((*groups["due"].first, *entries.first), key=lambda one: one.instant)
    groups["due"] = Group(groups["due"].total + entries.total, coming[:first])
    return Glance(**groups)


def _entries(connection: sqlite3.Connection, *, now: int, first: int) -> Group:
    """Return the entries of live stories whose time will come."""
    values = {"now": now, "first": first}
    count = connection.execute(f"SELECT count(*) {_ENTRIES}", values).fetchone()[0]
    rows = connection.execute(
        f"SELECT a.path, a.title, l.instant, l.title {_ENTRIES} ORDER BY l.instant LIMIT :first",
        values,
    )
    return Group(count, [Seen(*row) for row in rows])
