"""What is asked of the catalogue about the files that articles name, pictures above all.

An article names a file by its path, or a gallery's pictures by their folder with a slash at its
end. What nothing live names stays in content/.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import PurePosixPath

from newsroom.catalogue.queries.query_group import QueryGroup
from newsroom.catalogue.rows import (
    ARTICLE_COLUMNS,
    INSETS,
    STANDING_COLUMNS,
    article_of_row,
    standing_page_of_row,
)
from newsroom.content.article import Article, StandingPage
from newsroom.content.insets import Inset
from newsroom.content.named_files import name_on_disk
from newsroom.content.picture import PictureFile, counting_key, folder_of

_LIVE_AND_NAMED = (
    "EXISTS (SELECT 1 FROM reference AS r JOIN article AS a ON a.path = r.path "
    "WHERE r.target {named} AND a.live AND r.since <= a.live_story_shown "
    "AND a.status <> 'withdrawn') "
    "OR EXISTS (SELECT 1 FROM reference AS r JOIN standing_page AS p ON p.path = r.path "
    "WHERE r.target {named} AND p.status IN ('published', 'hidden')) "
    "OR EXISTS (SELECT 1 FROM reference AS r JOIN banner AS b ON b.path = r.path "
    "WHERE r.target {named} AND b.live) "
    "OR EXISTS (SELECT 1 FROM reference AS r JOIN profile AS i ON i.path = r.path "
    "WHERE r.target {named} AND i.live)"
)
_PICTURE_IS_NAMED = _LIVE_AND_NAMED.format(named="IN (picture.path, picture.folder)")
_FILE_IS_NAMED = _LIVE_AND_NAMED.format(named="= file.path")


class MediaQueries(QueryGroup):
    """Questions about files under content/ that are no articles."""

    def media(self) -> Iterator[str]:
        """Yield the files, other than pictures, that a live article or a standing page names."""
        rows = self._connection.execute(
            "SELECT DISTINCT target FROM reference JOIN file ON file.path = target "
            "WHERE target NOT LIKE '%.md' AND NOT EXISTS "
            f"(SELECT 1 FROM picture WHERE picture.path = target) AND ({_FILE_IS_NAMED})"
        )
        return (target for (target,) in rows)

    def articles_with_files(self) -> Iterator[Article]:
        """Yield the live articles with a text that name any file, oldest first."""
        rows = self._connection.execute(
            f"SELECT {ARTICLE_COLUMNS} FROM article INDEXED BY article_by_instant "
            "WHERE live AND has_body AND reference_paths <> '[]' ORDER BY instant"
        )
        return map(article_of_row, rows)

    def articles_without_picture(self, since: str) -> Iterator[Article]:
        """Yield the live articles with a text and without a picture of pixels, since a period."""
        rows = self._connection.execute(
            f"SELECT {ARTICLE_COLUMNS} FROM article INDEXED BY article_by_instant "
            "WHERE live AND has_body AND stamp >= ? AND (image = '' OR image LIKE '%.svg') "
            "ORDER BY instant",
            (since,),
        )
        return map(article_of_row, rows)

    def media_digest(self, path: str) -> str:
        """Return the digest of a file that is no picture if something live names it, or nothing."""
        row = self._one(
            f"SELECT digest FROM file WHERE path = ? AND ({_FILE_IS_NAMED})",
            path,
        )
        return row[0] if row else ""

    def seconds_of(self, path: str) -> int:
        """Return how long a film or sound plays; 0 where that is not known."""
        row = self._one(
            "SELECT seconds FROM download WHERE disk_name = ? AND path = ?",
            name_on_disk(path),
            path,
        )
        return row[0] if row else 0

    def pictures(self) -> Iterator[PictureFile]:
        """Yield the pictures that a live article or a standing page names, by their paths."""
        rows = self._connection.execute(
            "SELECT path, digest, width, height, focus FROM picture "
            f"WHERE digest <> '' AND ({_PICTURE_IS_NAMED}) ORDER BY path"
        )
        return map(PictureFile._make, rows)

    def live_picture(self, path: str) -> PictureFile | None:
        """Return the picture at `path` if something live names it."""
        row = self._one(
            "SELECT path, digest, width, height, focus FROM picture "
            f"WHERE path = ? AND digest <> '' AND ({_PICTURE_IS_NAMED})",
            path,
        )
        return PictureFile._make(row) if row else None

    def has_live_picture(self, stem: str) -> bool:
        """Tell whether something live names a picture of this path, its ending left out."""
        rows = self._connection.execute(
            "SELECT path FROM picture WHERE path >= ? AND path < ? AND digest <> '' "
            f"AND ({_PICTURE_IS_NAMED})",
            (f"{stem}.", f"{stem}/"),  # `/` is what comes after `.`
        )
        return any(PurePosixPath(path).with_suffix("").as_posix() == stem for (path,) in rows)

    def pictures_named(self, references: tuple[str, ...]) -> dict[str, tuple[PictureFile, ...]]:
        """Return, by what names them, the pictures that a record names: files and folders.

        A folder's are in the order in which people count them.
        """
        found = {
            name: tuple(sorted(self._pictures_of(name), key=lambda one: counting_key(one.path)))
            for name in references
        }
        return {name: pictures for name, pictures in found.items() if pictures}

    def pictures_of_articles(self, path: str = "") -> Iterator[PictureFile]:
        """Yield the pictures that live articles have as their own, each once a focus.

        Of all articles, oldest first; or those at `path`, by the articles that name it.
        """
        columns = (
            "p.path, p.digest, p.width, p.height, "
            "CASE a.image_focus WHEN '' THEN p.focus ELSE a.image_focus END"
        )
        are_shown = "a.live AND a.has_body AND a.status <> 'withdrawn' AND p.digest <> ''"
        rows = (
            self._connection.execute(
                f"SELECT {columns} FROM reference AS r "
                "JOIN article AS a ON a.path = r.path JOIN picture AS p ON p.path = a.image "
                f"WHERE r.target = ? AND a.image = ? AND {are_shown}",
                (path, path),
            )
            if path
            else self._connection.execute(
                f"SELECT {columns} FROM article AS a "
                f"JOIN picture AS p ON p.path = a.image WHERE {are_shown} ORDER BY 1, 5"
            )
        )
        return iter(dict.fromkeys(map(PictureFile._make, rows)))

    def published_variants(self, kind: str, path: str) -> list[str]:
        """Return the names of the variants of the picture `path` that output/ holds.

        `kind` is that of their pages.
        """
        rows = self._connection.execute(
            "SELECT period FROM output WHERE kind = ? AND language = '' AND subject = ?",
            (kind, path),
        )
        return [name for (name,) in rows]

    def records_showing(self, path: str) -> Iterator[Article | StandingPage | Inset]:
        """Yield the live articles, standing pages and insets that name a file, or its folder."""
        targets = (path, folder_of(path))
        articles = self._connection.execute(
            f"SELECT {ARTICLE_COLUMNS} FROM article WHERE live AND path IN "
            "(SELECT path FROM reference WHERE target IN (?, ?))",
            targets,
        )
        pages = self._connection.execute(
            f"SELECT {STANDING_COLUMNS} FROM standing_page WHERE path IN "
            "(SELECT path FROM reference WHERE target IN (?, ?))",
            targets,
        )
        found: list[Iterable[Article | StandingPage | Inset]] = [
            map(article_of_row, articles),
            map(standing_page_of_row, pages),
            self._insets_showing(targets),
        ]
        return chain.from_iterable(found)

    def _insets_showing(self, targets: tuple[str, str]) -> Iterator[Inset]:
        for table, columns in INSETS.values():
            rows = self._connection.execute(
                f"SELECT {columns.names} FROM {table} WHERE live AND path IN "
                "(SELECT path FROM reference WHERE target IN (?, ?))",
                targets,
            )
            yield from map(columns.record_of, rows)

    def _pictures_of(self, name: str) -> Iterator[PictureFile]:
        column = "folder" if name.endswith("/") else "path"
        rows = self._connection.execute(
            "SELECT path, digest, width, height, focus FROM picture "
            f"WHERE {column} = ? AND digest <> ''",
            (name,),
        )
        return map(PictureFile._make, rows)
