"""Who keeps an address that several files claim: the ledger's lines, and the order of claims."""

import sqlite3
from collections.abc import Mapping

IS_PUBLIC = "status IN ('published', 'hidden')"
"""The condition of a standing page that readers may see."""


def owners(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the ledger's lines as last read: paths under content/ by address."""
    return dict(connection.execute("SELECT address, path FROM owner"))


def replace_owners(connection: sqlite3.Connection, lines: Mapping[str, str]) -> None:
    """Replace what is known of the ledger."""
    connection.execute("DELETE FROM owner")
    connection.executemany("INSERT INTO owner VALUES (?, ?)", lines.items())


def owner_of(connection: sqlite3.Connection, address: str) -> str:
    """Return the file to which the ledger leaves an address; empty if it does not name it."""
    row = connection.execute("SELECT path FROM owner WHERE address = ?", (address,)).fetchone()
    return row[0] if row else ""


def claim(path: str, stamp: str, owner: str) -> tuple[bool, str, int, str]:
    """Return by what to sort those who claim an address: the first one keeps it.

    That is the `owner` by the ledger, then the earlier stamp, then the shorter path: an original
    goes before its copies, which have longer names.
    """
    return path != owner, stamp, len(path), path


def claimants(connection: sqlite3.Connection, url: str) -> list[str]:
    """Return the files whose page is, or will be, at `url`; the first one keeps it."""
    owner = owner_of(connection, url)
    rows = connection.execute(
        "SELECT path, stamp FROM article WHERE url = ? AND status <> 'draft' "
        f"UNION ALL SELECT path, '' FROM standing_page WHERE url = ? AND {IS_PUBLIC}",
        (url, url),
    )
    return [path for path, _stamp in sorted(rows, key=lambda row: claim(row[0], row[1], owner))]


def published_at(connection: sqlite3.Connection, url: str) -> str | None:
    """Return the file whose page readers find at `url`."""
    row = connection.execute("SELECT path FROM article WHERE url = ? AND live", (url,)).fetchone()
    if row is None:
        pages = connection.execute(
            f"SELECT path FROM standing_page WHERE url = ? AND {IS_PUBLIC}", (url,)
        )
        owner = owner_of(connection, url)
        row = min(pages, key=lambda one: claim(one[0], "", owner), default=None)
    return row[0] if row else None


def former_claimants(connection: sqlite3.Connection, address: str) -> list[tuple[str, str]]:
    """Return (path, url) of the live articles that say they had an address; the first has it."""
    owner = owner_of(connection, address)
    rows = connection.execute(
        "SELECT a.path, a.stamp, a.url FROM former_address AS f "
        "JOIN article AS a ON a.path = f.path WHERE f.address = ? AND a.live",
        (address,),
    )
    ordered = sorted(rows, key=lambda row: claim(row[0], row[1], owner))
    return [(path, url) for path, _stamp, url in ordered]
