"""The manifest in the catalogue: which files output/ holds, from which page key and inputs.

With it stand the notes that make a killed build harmless: what it had set out to write.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newsroom.content.picture import PictureFault, folder_of
from newsroom.content.rejection import Rejection
from newsroom.content.scan import FileEntry


class OutputFile(NamedTuple):
    """A file in output/: path from there, page key, what it was made from, what it is.

    `stamp` is what `stat` said of it when it was left (see `newsroom.content.scan`).
    """

    path: str
    kind: str
    language: str
    subject: str
    period: str
    fingerprint: str
    digest: str
    size: int
    stamp: int


Key = tuple[str, str, str, str]  # a page key as a row; `*` as subject: all pages of the kind
_EVERY = "*"


class FailedPage(NamedTuple):
    """A page that could not be made: its key, its source or address, and the error."""

    key: Key
    place: str
    error: str


_OUTPUT_COLUMNS = ", ".join(OutputFile._fields)


class Manifest:
    """Reads and writes what is known of output/ and of the builds that made it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    # What the last build left ------------------------------------------------------------------

    def note(self, name: str, default: str = "") -> str:
        """Return a note of an earlier build."""
        row = self._connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else default

    def set_note(self, name: str, value: str) -> None:
        """Leave a note for later builds."""
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def environments(self) -> dict[tuple[str, str], str]:
        """Return the fingerprint of templates, settings and software by (kind, language)."""
        rows = self._connection.execute("SELECT kind, language, fingerprint FROM environment")
        return {(kind, language): fingerprint for kind, language, fingerprint in rows}

    def set_environments(self, environments: dict[tuple[str, str], str]) -> None:
        """Replace the environments by those of this build."""
        self._connection.execute("DELETE FROM environment")
        self._connection.executemany(
            "INSERT INTO environment VALUES (?, ?, ?)",
            ((*key, fingerprint) for key, fingerprint in environments.items()),
        )

    def files(self) -> Iterator[FileEntry]:
        """Yield the files of content/ as last read, in the byte order of their paths."""
        return self._connection.execute("SELECT path, changed, stamp FROM file ORDER BY path")

    def files_at(self, path: str) -> Iterator[FileEntry]:
        """Yield those at a path of content/ and, if it is or was a folder, below it; likewise."""
        return self._connection.execute(
            "SELECT path, changed, stamp FROM file WHERE path = ? OR (path > ? AND path < ?) "
            "ORDER BY path",
            (path, f"{path}/", f"{path}0"),  # `0` is what comes after `/`
        )

    def digest_of(self, path: str) -> str:
        """Return the digest of a file of content/ as last read; empty for an unknown one."""
        row = self._connection.execute("SELECT digest FROM file WHERE path = ?", (path,)).fetchone()
        return str(row[0]) if row else ""

    def knows(self, path: str) -> bool:
        """Tell whether a file of content/ was there when it was last looked for."""
        return (
            self._connection.execute("SELECT 1 FROM file WHERE path = ?", (path,)).fetchone()
            is not None
        )

    def paths_naming(self, target: str) -> list[str]:
        """Return the content files whose last accepted version names a file, or its folder."""
        rows = self._connection.execute(
            "SELECT path FROM reference WHERE target IN (?, ?)", (target, folder_of(target))
        )
        return [path for (path,) in rows]

    def paths_rejected_for(self, codes: Sequence[str]) -> list[str]:
        """Return the content files that were refused for one of these reasons."""
        marks = ", ".join("?" for _code in codes)
        rows = self._connection.execute(
            f"SELECT DISTINCT path FROM rejection WHERE code IN ({marks})", tuple(codes)
        )
        return [path for (path,) in rows]

    def values_of(self, code: str, name: str) -> set[str]:
        """Return the values of that name in all that was found for one reason."""
        return {dict(one.values)[name] for one in self.rejections() if one.code == code}

    def faulty_pictures(self) -> dict[str, PictureFault]:
        """Return what is wrong with each picture under content/ that cannot be published."""
        rows = self._connection.execute("SELECT path, fault FROM picture WHERE fault <> ''")
        return {path: PictureFault(fault) for path, fault in rows}

    def forbidden(self) -> frozenset[str]:
        """Return the files that are neither articles nor pictures and may not be handed out."""
        rows = self._connection.execute("SELECT path FROM download WHERE NOT is_allowed")
        return frozenset(path for (path,) in rows)

    def unnamed_downloads(self) -> Iterator[str]:
        """Yield the files that are neither Markdown nor pictures, and that no text names."""
        rows = self._connection.execute(
            "SELECT path FROM download WHERE NOT EXISTS "
            "(SELECT 1 FROM reference WHERE reference.target = download.path)"
        )
        return (path for (path,) in rows)

    def twins(self) -> dict[str, str]:
        """Return each download that would overwrite another on some hosts, with the other."""
        rows = self._connection.execute(
            "SELECT one.path, other.path FROM download AS one JOIN download AS other "
            "ON other.disk_name = one.disk_name AND other.path <> one.path "
            "ORDER BY one.path, other.path DESC"
        )
        return dict(rows)

    def rejections(self) -> list[Rejection]:
        """Return all that is wrong with content/, by file and line."""
        rows = self._connection.execute(
            "SELECT path, line, code, details FROM rejection ORDER BY path, line, code, details"
        )
        return [
            Rejection(path, line, code, tuple((name, value) for name, value in json.loads(details)))
            for path, line, code, details in rows
        ]

    def rejected_paths(self) -> set[str]:
        """Return the files of which no version, or an earlier one, is in the edition."""
        rows = self._connection.execute("SELECT DISTINCT path, code FROM rejection")
        return {path for path, code in rows if not Rejection(path, 0, code).is_warning}

    # Outputs -------------------------------------------------------------------------------------

    def output(self, key: Key) -> OutputFile | None:
        """Return the file that a page key was last written to."""
        row = self._connection.execute(
            f"SELECT {_OUTPUT_COLUMNS} FROM output "
            "WHERE kind = ? AND language = ? AND subject = ? AND period = ?",
            key,
        ).fetchone()
        return OutputFile(*row) if row else None

    def has_outputs(self) -> bool:
        """Tell whether anything is known of output/."""
        return self._connection.execute("SELECT 1 FROM output LIMIT 1").fetchone() is not None

    def outputs(self) -> Iterator[OutputFile]:
        """Yield every file of output/ in the byte order of its path."""
        rows = self._connection.execute(f"SELECT {_OUTPUT_COLUMNS} FROM output ORDER BY path")
        return map(OutputFile._make, rows)

    def key_at(self, path: str) -> Key | None:
        """Return the page key whose file is at `path`."""
        row: Key | None = self._connection.execute(
            "SELECT kind, language, subject, period FROM output WHERE path = ?", (path,)
        ).fetchone()
        return row

    def digest_at(self, path: str) -> str:
        """Return the digest of a file of output/ as it was last written; empty if none was."""
        row = self._connection.execute(
            "SELECT digest FROM output WHERE path = ?", (path,)
        ).fetchone()
        return str(row[0]) if row else ""

    def languages_of(self, kind: str) -> list[str]:
        """Return the languages that have files of a kind, also those that the edition has lost."""
        rows = self._connection.execute(
            "SELECT DISTINCT language FROM output WHERE kind = ? ORDER BY language", (kind,)
        )
        return [language for (language,) in rows]

    def paths_of(self, kind: str, language: str, subject: str) -> list[str]:
        """Return the paths of all files of one subject."""
        rows = self._connection.execute(
            "SELECT path FROM output WHERE kind = ? AND language = ? AND subject = ?",
            (kind, language, subject),
        )
        return [path for (path,) in rows]

    def left_by(self, files: Iterable[OutputFile]) -> list[str]:
        """Return the paths at which the pages of `files` were, if they are elsewhere now."""
        paths: list[str] = []
        for file in files:
            rows = self._connection.execute(
                "SELECT path FROM output WHERE kind = ? AND language = ? AND subject = ? "
                "AND period = ? AND path <> ?",
                (*file[1:5], file.path),
            )
            paths.extend(path for (path,) in rows)
        return paths

    def is_visited(self, path: str, run: int) -> bool:
        """Tell whether the build number `run` entered a file at this path."""
        row = self._connection.execute("SELECT run FROM output WHERE path = ?", (path,)).fetchone()
        return bool(row) and row[0] == run

    def record(self, files: Iterable[OutputFile], run: int) -> None:
        """Note files as they are since the build number `run`."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO output VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((*file, run) for file in files),
        )

    def forget(self, path: str) -> None:
        """Note that output/ has no such file any more."""
        self._connection.execute("DELETE FROM output WHERE path = ?", (path,))

    def unvisited(self, kind: str, language: str, run: int) -> list[str]:
        """Return the paths of a kind's pages that the build number `run` did not come by."""
        rows = self._connection.execute(
            "SELECT path FROM output WHERE kind = ? AND language = ? AND run <> ?",
            (kind, language, run),
        )
        return [path for (path,) in rows]

    # Pages that failed ---------------------------------------------------------------------------

    def failed_pages(self) -> list[FailedPage]:
        """Return the pages at which the last build failed."""
        rows = self._connection.execute("SELECT * FROM failed_page")
        return [FailedPage(tuple(row[:4]), *row[4:]) for row in rows]

    def set_failed_pages(self, pages: Iterable[FailedPage]) -> None:
        """Replace the pages at which the last build failed by those of this one."""
        self._connection.execute("DELETE FROM failed_page")
        self._connection.executemany(
            "INSERT OR REPLACE INTO failed_page VALUES (?, ?, ?, ?, ?, ?)",
            ((*page.key, page.place, page.error) for page in pages),
        )

    # Builds that were killed ----------------------------------------------------------------------

    def promise(self, keys: Iterable[Key]) -> None:
        """Note the pages that this build may write, before it writes the first of them."""
        self._connection.executemany("INSERT OR IGNORE INTO pending VALUES (?, ?, ?, ?)", keys)

    def broken_promises(self) -> list[Key]:
        """Return what a killed build had set out to write; an output of these may hold anything.

        Their fingerprints are forgotten, so that all of them are made again.
        """
        keys: list[Key] = self._connection.execute("SELECT * FROM pending").fetchall()
        for kind, language, subject, period in keys:
            self._connection.execute(
                "UPDATE output SET fingerprint = '' WHERE kind = ? AND language = ? "
                "AND (? = '*' OR (subject = ? AND period = ?))",
                (kind, language, subject, subject, period),
            )
        return keys

    def keep_promises(self) -> None:
        """Note that everything promised has been written."""
        self._connection.execute("DELETE FROM pending")


def every_page(kind: str, language: str) -> Key:
    """Return the promise to write any page of a kind."""
    return kind, language, _EVERY, ""


def is_every_page(key: Key) -> bool:
    """Tell whether a promise is for all pages of its kind."""
    return key[2] == _EVERY
