"""What the segments of the search index were made of, so that one article can be changed in them.

All is packed: what it says, the index knows (`newsroom.search.indexed_items`).
"""

import sqlite3
from collections.abc import Sequence


class IndexedTexts:
    """Reads and writes what is known of segments, each told by its language and name."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def set(self, language: str, name: str, words: bytes, chunks: Sequence[bytes]) -> None:
        """Note the words of a segment and all its items, in place of what was known of it."""
        self.forget(language, name)
        self.set_words(language, name, words)
        self._connection.executemany(
            "INSERT INTO indexed_chunk VALUES (?, ?, ?, ?)",
            ((language, name, number, items) for number, items in enumerate(chunks)),
        )

    def set_words(self, language: str, name: str, words: bytes) -> None:
        """Note the words of a segment."""
        self._connection.execute(
            "INSERT OR REPLACE INTO indexed_segment VALUES (?, ?, ?)", (language, name, words)
        )

    def set_chunk(self, language: str, name: str, number: int, items: bytes) -> None:
        """Note some items of a segment."""
        self._connection.execute(
            "INSERT OR REPLACE INTO indexed_chunk VALUES (?, ?, ?, ?)",
            (language, name, number, items),
        )

    def forget(self, language: str, name: str) -> None:
        """Note that nothing is known of a segment."""
        for table in ("indexed_segment", "indexed_chunk"):
            self._connection.execute(
                f"DELETE FROM {table} WHERE language = ? AND name = ?", (language, name)
            )

    def words(self, language: str, name: str) -> bytes:
        """Return the words of a segment. Raises LookupError if nothing is known of it."""
        return self._one(
            "SELECT words FROM indexed_segment WHERE language = ? AND name = ?", language, name
        )

    def chunk(self, language: str, name: str, number: int) -> bytes:
        """Return some items of a segment. Raises LookupError if they are not known."""
        return self._one(
            "SELECT items FROM indexed_chunk WHERE language = ? AND name = ? AND number = ?",
            *(language, name, number),
        )

    def _one(self, query: str, *values: str | int) -> bytes:
        row = self._connection.execute(query, values).fetchone()
        if row is None:
            raise LookupError(*values)
        return bytes(row[0])
