"""Questions of checks: which file is which page, and which addresses lead to it."""

import json
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple


class PageSource(NamedTuple):
    """A content file and the address of its page; `is_public` tells whether readers see it now."""

    path: str
    url: str
    is_public: bool


def source(connection: sqlite3.Connection, path: str) -> PageSource | None:
    """Return what the file `path` is, by its last accepted version."""
    row = connection.execute(
        "SELECT path, url, live AND status <> 'withdrawn' FROM article WHERE path = ? "
        "UNION ALL SELECT path, url, status IN ('published', 'hidden') FROM standing_page "
        "WHERE path = ?",
        (path, path),
    ).fetchone()
    return PageSource(row[0], row[1], bool(row[2])) if row else None


def is_named(connection: sqlite3.Connection, target: str) -> bool:
    """Tell whether an article or a standing page names a file, drafts among them."""
    row = connection.execute("SELECT 1 FROM reference WHERE target = ? LIMIT 1", (target,))
    return row.fetchone() is not None


def is_named_publicly(connection: sqlite3.Connection, target: str) -> bool:
    """Tell whether what is no draft names a file, or shows a folder whole, a slash at its end.

    Files that would be shown if they were there, such as the captions of a film, are named too.
    """
    row = connection.execute(
        "SELECT 1 FROM reference LEFT JOIN article USING (path) "
        "WHERE target = ? AND written IS NOT 'draft' LIMIT 1",
        (target,),
    )
    return row.fetchone() is not None


def source_paths(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the files that are articles or standing pages, headlines without text excepted."""
    rows = connection.execute(
        "SELECT path FROM article WHERE has_body UNION ALL SELECT path FROM standing_page"
    )
    return (path for (path,) in rows)


def former_addresses(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield (address, path) of every address that an article says it had, in their order."""
    rows = connection.execute(
        "SELECT path, former_addresses FROM article WHERE former_addresses <> '[]' "
        "AND status <> 'draft' ORDER BY stamp, path"
    )
    return ((address, path) for path, addresses in rows for address in json.loads(addresses))
