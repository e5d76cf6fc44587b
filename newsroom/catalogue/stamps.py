"""What `stat` said of the files of output/, in turns: a large edition has too many for one build.

Loads nothing, for a scan begun early asks here before anything else is loaded.
"""

import sqlite3
from collections.abc import Iterator

# Files a build looks at. Measured: 70 ms of one core, while the build itself is busy on another.
A_TURN = 25_000

_AFTER = "SELECT path, stamp FROM output WHERE path > ? ORDER BY path LIMIT ?"
_UP_TO = "SELECT path, stamp FROM output WHERE path <= ? ORDER BY path LIMIT ?"


def turn(connection: sqlite3.Connection, after: str) -> Iterator[tuple[str, int]]:
    """Yield path and stamp of the files whose turn it is: A_TURN of them, or all if they are fewer.

    `after` is the last path of the turn before; the first file comes after the last one.
    """
    count = 0
    for row in connection.execute(_AFTER, (after, A_TURN)):
        count += 1
        yield row
    yield from connection.execute(_UP_TO, (after, A_TURN - count))


def end_of_turn(connection: sqlite3.Connection, after: str) -> str:
    """Return the last path of the turn that follows that one; empty at the end of all files."""
    row = connection.execute(
        "SELECT path FROM output WHERE path > ? ORDER BY path LIMIT 1 OFFSET ?", (after, A_TURN - 1)
    ).fetchone()
    return str(row[0]) if row else ""
