"""The spool: everything that an import knows of its source while it runs, in one SQLite file.

Memory stays the same whatever the size of an archive: items wait here between being read and being
written. The file is deleted when the import is done; it holds nothing that the source does not.
"""

import pickle
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from newsroom.importing.item import Item, OldPicture

_SCHEMA = """
CREATE TABLE items (
    seq INTEGER PRIMARY KEY, key TEXT UNIQUE, path TEXT NOT NULL DEFAULT '',
    item BLOB NOT NULL, placed BLOB, into_key TEXT NOT NULL DEFAULT '');
CREATE TABLE addresses (address TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE days (day TEXT, title TEXT, seq INTEGER NOT NULL, PRIMARY KEY (day, title))
    WITHOUT ROWID;
CREATE TABLE urls (url TEXT PRIMARY KEY, key TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE former (address TEXT PRIMARY KEY, key TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (
    key TEXT PRIMARY KEY, parent TEXT NOT NULL, address TEXT NOT NULL, alt TEXT NOT NULL,
    caption TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX files_by_parent ON files (parent);
CREATE TABLE media (digest TEXT PRIMARY KEY, path TEXT NOT NULL UNIQUE) WITHOUT ROWID;
CREATE TABLE fates (address TEXT PRIMARY KEY, path TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE known (key TEXT PRIMARY KEY, entry TEXT NOT NULL) WITHOUT ROWID;
"""


class Waiting(NamedTuple):
    """One item in the spool: its number, itself, and where it is placed (None if nowhere)."""

    seq: int
    item: Item
    placed: object
    into_key: str


class Spool:
    """One spool, opened by the process that uses it."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(file, timeout=60, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = OFF")

    @classmethod
    def created(cls, file: Path) -> "Spool":
        """Return a new spool in a file, whose predecessor, left by a killed import, goes."""
        file.parent.mkdir(parents=True, exist_ok=True)
        discard(file)
        spool = cls(file)
        spool._connection.executescript(_SCHEMA)
        return spool

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def begin(self) -> None:
        """Begin a transaction: thousands of small writes become one."""
        self._connection.execute("BEGIN")

    def commit(self) -> None:
        """End the transaction."""
        self._connection.execute("COMMIT")

    def add(self, item: Item) -> int:
        """Store an item, and return its number: 1 for the first."""
        cursor = self._connection.execute(
            "INSERT INTO items (key, item) VALUES (?, ?)", (item.key, _packed(item))
        )
        return cursor.lastrowid or 0

    def has(self, key: str) -> bool:
        """Tell whether an item of this key is stored."""
        found = self._connection.execute("SELECT 1 FROM items WHERE key = ?", (key,))
        return found.fetchone() is not None

    def place(self, seq: int, item: Item, placed: object, path: str) -> None:
        """Store where an item is placed, and the item as it is after merging."""
        self._connection.execute(
            "UPDATE items SET item = ?, placed = ?, path = ? WHERE seq = ?",
            (_packed(item), _packed(placed), path, seq),
        )

    def paths(self) -> Iterator[str]:
        """Yield the content files that items are placed at."""
        rows = self._connection.execute("SELECT path FROM items WHERE path != '' ORDER BY seq")
        yield from (str(path) for (path,) in rows)

    def merge(self, seq: int, into_key: str) -> None:
        """Store that an item is the same as another."""
        self._connection.execute("UPDATE items SET into_key = ? WHERE seq = ?", (into_key, seq))

    def item(self, seq: int) -> Waiting:
        """Return a stored item."""
        row = self._connection.execute(
            "SELECT seq, item, placed, into_key FROM items WHERE seq = ?", (seq,)
        ).fetchone()
        return _waiting(row)

    def count(self) -> int:
        """Return how many items are stored."""
        (count,) = self._connection.execute("SELECT count(*) FROM items").fetchone()
        return int(count)

    def items(self, first: int, last: int) -> Iterator[Waiting]:
        """Yield the stored items from one number to another, both included."""
        with closing(self._connection.cursor()) as cursor:
            cursor.execute(
                "SELECT seq, item, placed, into_key FROM items WHERE seq BETWEEN ? AND ? "
                "ORDER BY seq",
                (first, last),
            )
            yield from map(_waiting, cursor)

    def seq_at(self, address: str) -> int:
        """Return the number of the item at an old address (see `address_key`), 0 if none."""
        return self._number("SELECT seq FROM addresses WHERE address = ?", (address,))

    def claim_address(self, address: str, seq: int) -> None:
        """Note the old address of an item, unless another has it."""
        self._connection.execute("INSERT OR IGNORE INTO addresses VALUES (?, ?)", (address, seq))

    def path_at(self, address: str) -> str:
        """Return the content file of the item that was at an old address, empty if none."""
        row = self._connection.execute(
            "SELECT coalesce(other.path, items.path) FROM addresses JOIN items USING (seq) "
            "LEFT JOIN items AS other ON other.key = items.into_key WHERE address = ?",
            (address,),
        ).fetchone()
        return str(row[0]) if row else ""

    def seq_on(self, day: str, title: str) -> int:
        """Return the number of the item of this day and folded title, 0 if none."""
        return self._number("SELECT seq FROM days WHERE day = ? AND title = ?", (day, title))

    def claim_day(self, day: str, title: str, seq: int) -> None:
        """Note day and title of an item, unless another has them."""
        self._connection.execute("INSERT OR IGNORE INTO days VALUES (?, ?, ?)", (day, title, seq))

    def claim_url(self, url: str, key: str) -> bool:
        """Take an address of the edition for an item; return whether it was free or its own."""
        self._connection.execute("INSERT OR IGNORE INTO urls VALUES (?, ?)", (url, key))
        (owner,) = self._connection.execute("SELECT key FROM urls WHERE url = ?", (url,)).fetchone()
        return bool(owner == key)

    def release_url(self, url: str, key: str) -> None:
        """Give an address of the edition back."""
        self._connection.execute("DELETE FROM urls WHERE url = ? AND key = ?", (url, key))

    def claim_former(self, address: str, key: str) -> bool:
        """Let an old address lead to an item; return whether it leads to no other."""
        self._connection.execute("INSERT OR IGNORE INTO former VALUES (?, ?)", (address, key))
        row = self._connection.execute("SELECT key FROM former WHERE address = ?", (address,))
        return bool(row.fetchone()[0] == key)

    def add_file(self, key: str, parent: str, picture: OldPicture) -> None:
        """Store a file that the source lists by itself."""
        self._connection.execute(
            "INSERT OR IGNORE INTO files VALUES (?, ?, ?, ?, ?)",
            (key, parent, picture.address, picture.alt, picture.caption),
        )

    def file(self, key: str) -> OldPicture | None:
        """Return a listed file by its key."""
        row = self._connection.execute(
            "SELECT address, alt, caption FROM files WHERE key = ?", (key,)
        ).fetchone()
        return OldPicture(*row) if row else None

    def files_named(self, own: str) -> list[OldPicture]:
        """Return the listed files of one key within whatever source, when there are several."""
        ending = f": {own}"
        rows = self._connection.execute(
            "SELECT address, alt, caption FROM files WHERE substr(key, ?) = ? ORDER BY key",
            (-len(ending), ending),
        )
        return [OldPicture(*row) for row in rows]

    def files_of(self, parent: str) -> list[OldPicture]:
        """Return the listed files that belong to an item."""
        rows = self._connection.execute(
            "SELECT address, alt, caption FROM files WHERE parent = ? ORDER BY key", (parent,)
        )
        return [OldPicture(*row) for row in rows]

    def media_path(self, digest: str, candidates: Iterable[str]) -> str:
        """Return where the file of this content lies under content/: the first free candidate.

        Other processes ask at the same time, and no two contents get one path. Empty if there is
        no free candidate.
        """
        for path in candidates:
            self._connection.execute("INSERT OR IGNORE INTO media VALUES (?, ?)", (digest, path))
            row = self._connection.execute("SELECT path FROM media WHERE digest = ?", (digest,))
            if found := row.fetchone():
                return str(found[0])
        return ""

    def note_fate(self, address: str, path: str) -> None:
        """Store where the file of an old address lies under content/, empty if it is missing."""
        self._connection.execute("INSERT OR IGNORE INTO fates VALUES (?, ?)", (address, path))

    def fate(self, address: str) -> str | None:
        """Return what `note_fate` stored; None for an address that nothing in the source shows."""
        row = self._connection.execute("SELECT path FROM fates WHERE address = ?", (address,))
        found = row.fetchone()
        return str(found[0]) if found else None

    def note_known(self, key: str, entry: str) -> None:
        """Store what the ledger of an earlier import says of an item."""
        self._connection.execute("INSERT OR REPLACE INTO known VALUES (?, ?)", (key, entry))

    def known(self, key: str) -> str:
        """Return what the ledger of an earlier import says of an item, empty if nothing."""
        row = self._connection.execute("SELECT entry FROM known WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def unseen(self) -> Iterator[str]:
        """Yield what the ledger says of items that this source has not."""
        rows = self._connection.execute(
            "SELECT entry FROM known WHERE key NOT IN (SELECT key FROM items) ORDER BY key"
        )
        for (entry,) in rows:
            yield str(entry)

    def _number(self, query: str, values: tuple[str, ...]) -> int:
        row = self._connection.execute(query, values).fetchone()
        return int(row[0]) if row else 0


def discard(file: Path) -> None:
    """Delete a spool's file and what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def _packed(value: object) -> bytes:
    return pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)


def _waiting(row: tuple[int, bytes, bytes | None, str]) -> Waiting:
    seq, item, placed, into_key = row
    # Written by this process into a file of its own: see `created`.
    return Waiting(seq, pickle.loads(item), pickle.loads(placed) if placed else None, into_key)
