"""Bodies that took the long way to HTML, kept between builds: a new theme converts none anew.

Plain bodies are not kept, for setting one again takes hardly more than looking for it (see
`content.markdown.plain_bodies`). The others are kept in a file of their own in cache/, a row for
each file of content/, found by all that their HTML is made of. It may be deleted at any time, and
is by `invoke clean` and a cold build. What cannot be read, or is not what was written, is as good
as missing; a build never fails for it.
"""

import hashlib
import os
import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from newsroom.catalogue.schema import is_damage

_FILE = "bodies.sqlite"
_PATIENCE = 5.0  # seconds to wait for another process that writes
_LARGEST = 512 << 20
"""Bytes of the file beyond which no more bodies are kept: those of some 400,000 articles."""

# `proof` is of key and HTML: a file that a crash has left half written may hold anything.
_SCHEMA = """
CREATE TABLE IF NOT EXISTS body (
    path TEXT PRIMARY KEY, key BLOB NOT NULL, html BLOB NOT NULL, proof BLOB NOT NULL
)
"""


class Source(NamedTuple):
    """What a body's HTML is made of, besides settings and software.

    `markdown` is the text, or a part of it, of the file at `path`; `addresses` are those of the
    files that it names.
    """

    path: str
    markdown: str
    language: str
    addresses: dict[str, str]


class KeptBodies:
    """The kept bodies of one edition, for one process."""

    def __init__(self, cache: Path, made_by: str) -> None:
        """Keep them in the folder `cache`; `made_by` is the fingerprint of all that converts.

        That is settings and software; the theme is no part of it.
        """
        self._file = cache / _FILE
        self._made_by = made_by
        self._waiting: dict[str, tuple[bytes, bytes, bytes]] = {}
        self._process = 0
        self._connection: sqlite3.Connection | None = None

    def html(self, source: Source, convert: Callable[[], str]) -> str:
        """Return the HTML of a body: as it was kept, or else as `convert` makes it now."""
        key = self._key(source)
        kept = self._kept(source.path, key)
        if kept is None:
            kept = convert()
            packed = zlib.compress(kept.encode(), 1)
            self._waiting[source.path] = (key, packed, _proof(key, packed))
        return kept

    def save(self) -> None:
        """Write what was converted since the last time, while there is room."""
        rows, self._waiting = self._waiting, {}
        connection = self._opened() if rows else None
        if connection is None:
            return
        try:
            if _size(connection) <= _LARGEST:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany(
                    "INSERT OR REPLACE INTO body VALUES (?, ?, ?, ?)",
                    ((path, *values) for path, values in rows.items()),
                )
                connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._do_without(error)

    def close(self) -> None:
        """Save what is waiting, and let go of the file."""
        self.save()
        if self._connection is not None and self._process == os.getpid():
            self._connection.close()
        self._connection = None

    def _kept(self, path: str, key: bytes) -> str | None:
        connection = self._opened()
        if connection is None:
            return None
        try:
            row = connection.execute(
                "SELECT html, proof FROM body WHERE path = ? AND key = ?", (path, key)
            ).fetchone()
            return (
                zlib.decompress(row[0]).decode() if row and row[1] == _proof(key, row[0]) else None
            )
        except sqlite3.Error as error:
            self._do_without(error)
            return None

    def _key(self, source: Source) -> bytes:
        parts = (self._made_by, *source[:3], sorted(source.addresses.items()))
        return hashlib.blake2b(repr(parts).encode(), digest_size=16).digest()

    def _opened(self) -> sqlite3.Connection | None:
        """Return this process's connection; None where there can be none.

        It is opened at first need. One that a fork has inherited is its parent's.
        """
        if self._process == os.getpid():
            return self._connection
        self._process, self._connection = os.getpid(), None
        try:
            self._connection = connection = sqlite3.connect(
                self._file, _PATIENCE, isolation_level=None
            )
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = OFF")  # it may be lost
            connection.execute(_SCHEMA)
        except sqlite3.Error as error:
            self._do_without(error)
        return self._connection

    def _do_without(self, error: sqlite3.Error) -> None:
        """Keep nothing in this process any more; a damaged file is deleted, for the next build."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if is_damage(error):
            remove_kept_bodies(self._file.parent)


def remove_kept_bodies(cache: Path) -> None:
    """Delete the kept bodies in the folder `cache`, so that the next build converts all anew."""
    for suffix in ("", "-wal", "-shm"):
        (cache / f"{_FILE}{suffix}").unlink(missing_ok=True)


def _size(connection: sqlite3.Connection) -> int:
    """Return the bytes of the file."""
    pages, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size")
    )
    return int(pages * size)


def _proof(key: bytes, packed: bytes) -> bytes:
    return hashlib.blake2b(key + packed, digest_size=8).digest()
