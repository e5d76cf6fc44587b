"""What `stat` said of the files of output/, in turns: a large edition has too many for one build.

Loads nothing, for a scan begun early asks here before anything else is loaded.
"""

import sqlite3

# Files a build looks at. Measured: 70 ms of one core, while the build itself is busy on another.
A_TURN = 25_000

_AFTER = "SELECT path, stamp FROM output WHERE path > ? ORDER BY path LIMIT ?"
_UP_TO = "SELECT path, stamp FROM output WHERE path <= ? ORDER BY path LIMIT ?"


def turn(connection: sqlite3.Connection, after: str) -> tuple[list[tuple[str, int]], str]:
    """Return path and stamp of the files whose turn it is, and after which path the next one comes.

    It is the turn of A_TURN files, or of all if they are fewer. `after` is the last path of the
    turn before; the first file comes after the last one. An empty path is before all files.
    """
    files = connection.execute(_AFTER, (after, A_TURN)).fetchall()
    last = files[-1][0] if len(files) == A_TURN else ""
    files += connection.execute(_UP_TO, (after, A_TURN - len(files))).fetchall()
    return files, last
