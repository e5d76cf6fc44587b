"""What the desk lists: articles by date, status, section and words of their titles."""

import sqlite3
from typing import NamedTuple

from newsroom.language.folding import fold


class Listed(NamedTuple):
    """An article in the desk's list: its moment in seconds since 1970 UTC, its file's status."""

    path: str
    title: str
    section: str
    stamp: str
    instant: int
    status: str


_DAY = 86_400  # seconds; one more than a period has, for a clock that is put back
_LONGEST = {4: 367 * _DAY, 7: 32 * _DAY, 10: 2 * _DAY}  # by the length of a period
_COLUMNS = "path, title, section, stamp, instant, written"


class Conditions(NamedTuple):
    """Which articles are listed; empty for any.

    `words` are looked for in titles, whatever their capitals and marks; `author` is a slug or a
    part of one. `period` is a year, month or day, such as `2019-03`; it begins at `since`, in
    seconds since 1970 UTC.
    """

    status: str = ""
    section: str = ""
    author: str = ""
    words: str = ""
    period: str = ""
    since: int = 0


def listed(connection: sqlite3.Connection, asked: Conditions, count: int) -> list[Listed]:
    """Return the newest articles, `count` of them at most.

    The list comes of an index of their moments: without words, author and status it costs the same
    in an archive of any size.
    """
    connection.create_function("folded", 1, fold, deterministic=True)
    # The stamps tell what is in a period; the instants, where in the index to look for it.
    until = asked.since + _LONGEST[len(asked.period)] if asked.period else ""
    conditions = {
        "instant >= ?": asked.since if asked.period else "",
        "instant < ?": until,
        "stamp >= ?": asked.period,
        "stamp < ?": f"{asked.period}~" if asked.period else "",  # what comes after all digits
        "written = ?": asked.status,
        "section = ?": asked.section,
        "instr(authors, ?) > 0": asked.author,
        "instr(folded(title), ?) > 0": fold(asked.words),
    }
    chosen = {condition: value for condition, value in conditions.items() if value != ""}
    where = " AND ".join(chosen) or "1"
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM article INDEXED BY article_by_instant WHERE {where} "
        "ORDER BY instant DESC, path LIMIT ?",
        (*chosen.values(), count),
    )
    return [Listed(*row) for row in rows]
