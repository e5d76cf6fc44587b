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


_COLUMNS = "path, title, section, stamp, instant, written"


def listed(
    connection: sqlite3.Connection, *, status: str, section: str, words: str, count: int
) -> list[Listed]:
    """Return the newest articles, `count` of them at most; empty conditions ask for nothing.

    `words` are looked for in titles, whatever their capitals and marks. Without them the list
    comes of an index, and costs the same in an archive of any size.
    """
    connection.create_function("folded", 1, fold, deterministic=True)
    conditions = {
        "written = ?": status,
        "section = ?": section,
        "instr(folded(title), ?) > 0": fold(words),
    }
    chosen = {condition: value for condition, value in conditions.items() if value}
    where = " AND ".join(chosen) or "1"
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM article INDEXED BY article_by_instant WHERE {where} "
        "ORDER BY instant DESC, path LIMIT ?",
        (*chosen.values(), count),
    )
    return [Listed(*row) for row in rows]
