"""Insets and places on fronts in the catalogue: which there are, and which readers may see."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsroom.catalogue.change import Change
from newsroom.catalogue.rows import INSETS
from newsroom.content.article import Article
from newsroom.content.insets import Banner, FrontList, Inset, is_shown


class ProfileState(NamedTuple):
    """A profile, and whether any listed item names its author or topic."""

    path: str
    language: str
    kind: str
    slug: str
    title: str
    is_named: bool


class InsetWriter:
    """Writes insets, and the places that articles and the front list give."""

    def __init__(self, connection: sqlite3.Connection, now: int) -> None:
        self._connection = connection
        self._now = now

    def store(self, inset: Inset) -> Iterator[Change]:
        """Write an inset that is not there, and yield what readers will notice."""
        table, columns = INSETS[type(inset)]
        row = (*columns.row_of(inset), is_shown(inset, self._now))
        marks = ", ".join("?" * len(row))
        self._connection.execute(
            f"INSERT INTO {table} ({columns.names}, live) VALUES ({marks})", row
        )
        if isinstance(inset, FrontList):
            self._place(
                [(one.place, one.until, one.line, inset.path, one.path) for one in inset.lines]
            )
        if is_shown(inset, self._now):
            yield Change(None, inset)

    def remove(self, path: str) -> Iterator[Change]:
        """Remove the inset of a file, if it holds one, and yield what readers will notice."""
        for table, columns in INSETS.values():
            row = self._connection.execute(
                f"SELECT {columns.names}, live FROM {table} WHERE path = ?", (path,)
            ).fetchone()
            if row is None:
                continue
            self._connection.execute(f"DELETE FROM {table} WHERE path = ?", (path,))
            self.displace(path)
            if row[-1]:
                yield Change(columns.record_of(row), None)

    def has(self, path: str) -> bool:
        """Tell whether the file at `path` was ever accepted as an inset."""
        return any(
            self._connection.execute(f"SELECT 1 FROM {table} WHERE path = ?", (path,)).fetchone()
            for table, _columns in INSETS.values()
        )

    def foreign(self, languages: Sequence[str]) -> list[str]:
        """Return the files of insets in a language that the settings know no more."""
        marks = ", ".join("?" * len(languages))
        return [
            path
            for table, _columns in INSETS.values()
            for (path,) in self._connection.execute(
                f"SELECT path FROM {table} WHERE language NOT IN ({marks})", languages
            )
        ]

    def place(self, article: Article) -> None:
        """Note the places that an article's own file gives it."""
        self._place(
            [(one.place, one.until, 0, article.path, article.path) for one in article.front]
        )

    def displace(self, source: str) -> None:
        """Forget the places that a file gives."""
        self._connection.execute("DELETE FROM placement WHERE source = ?", (source,))

    def note_validity(self, article: Article, direction: int) -> None:
        """Note until when a listed notice holds (1), or forget it (-1)."""
        if not article.valid_until:
            return
        day = article.valid_until[:10]
        last = day if len(day) == len("2019-03-11") else f"{day}~"
        self._connection.execute(
            "INSERT INTO validity VALUES (?, ?, ?, ?)"
            if direction > 0
            else "DELETE FROM validity WHERE language = ? AND section = ? AND last = ? "
            "AND path = ?",
            (article.language, article.section, last, article.path),
        )

    def pass_time(self, then: int) -> Iterator[Change]:
        """Yield the banners that appear or go between `then` (seconds) and now."""
        table, columns = INSETS[Banner]
        rows = self._connection.execute(
            f"SELECT {columns.names}, live FROM {table} WHERE (since > ? AND since <= ?) "
            "OR (until > 0 AND until > ? AND until <= ?)",
            (min(then, self._now), max(then, self._now)) * 2,
        ).fetchall()
        for row in rows:
            banner, was_live = columns.record_of(row), bool(row[-1])
            is_live = is_shown(banner, self._now)
            if is_live != was_live:
                self._connection.execute(
                    f"UPDATE {table} SET live = ? WHERE path = ?", (is_live, banner.path)
                )
                yield Change(None, banner) if is_live else Change(banner, None)

    def ended_places(self, then: int) -> list[str]:
        """Return the files of articles whose places end between `then` (seconds) and now.

        If the clock was put back, they are those whose places have begun again.
        """
        rows = self._connection.execute(
            "SELECT DISTINCT path FROM placement WHERE until > ? AND until <= ?",
            (min(then, self._now), max(then, self._now)),
        )
        return [path for (path,) in rows]

    def shown_profiles(self) -> list[ProfileState]:
        """Return the profiles that readers may see, by their paths."""
        rows = self._connection.execute(
            "SELECT path, language, kind, slug, title, EXISTS (SELECT 1 FROM listing_item AS s "
            "WHERE s.language = i.language AND s.kind = i.kind AND s.listing = i.slug) "
            "FROM profile AS i WHERE live ORDER BY path"
        )
        return [ProfileState._make((*row[:5], bool(row[5]))) for row in rows]

    def _place(self, rows: list[tuple[str, int, int, str, str]]) -> None:
        self._connection.executemany(
            "INSERT OR REPLACE INTO placement (place, until, line, source, path) "
            "VALUES (?, ?, ?, ?, ?)",
            rows,
        )
