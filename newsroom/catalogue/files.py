"""What is known of the files of content/: as read, their pictures, and what is wrong with them."""

import json
import sqlite3
from collections.abc import Iterable, Sequence

from newsroom.content.named_files import name_on_disk
from newsroom.content.picture import Inspection, PictureFault, PictureFile, folder_of
from newsroom.content.printed import day_of_print
from newsroom.content.rejection import Rejection
from newsroom.content.scan import SourceFile

_OF_PLACES = "('bad-link', 'unreadable-folder', 'too-deep-folder')"


class FileWriter:
    """Writes what is known of files, whatever record they hold."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def save(self, files: Iterable[tuple[SourceFile, str]]) -> None:
        """Remember files as read, each with its digest (empty: read it again next time)."""
        for file, digest in files:
            self._connection.execute(
                "INSERT OR REPLACE INTO file (path, changed, stamp, digest) VALUES (?, ?, ?, ?)",
                (*file, digest),
            )

    def forget(self, paths: Sequence[str]) -> None:
        """Forget files that are no more; their records go by `apply`."""
        for table in ("file", "picture"):
            self._connection.executemany(
                f"DELETE FROM {table} WHERE path = ?", ((path,) for path in paths)
            )
        for path in paths:
            self.forget_print(path)
        self._connection.executemany(
            "DELETE FROM download WHERE disk_name = ? AND path = ?",
            ((name_on_disk(path), path) for path in paths),
        )

    def save_download(self, path: str, *, is_allowed: bool, seconds: int) -> None:
        """Remember a file that is neither article nor picture, and whether texts may name it.

        `seconds` is how long it plays, 0 for one that does not, or does not say.
        """
        self._connection.execute(
            "INSERT OR REPLACE INTO download VALUES (?, ?, ?, ?)",
            (name_on_disk(path), path, is_allowed, seconds),
        )

    def save_print(self, path: str, digest: str, first_page: Inspection) -> None:
        """Remember the printed paper of a day, whose first page may be shown."""
        self._connection.execute(
            "INSERT OR REPLACE INTO printed_paper VALUES (?, ?, ?, ?)",
            (day_of_print(path), digest, first_page.width, first_page.height),
        )

    def forget_print(self, path: str) -> None:
        """Forget a printed paper that is no more, or cannot be shown; other files are none."""
        if day := day_of_print(path):
            self._connection.execute("DELETE FROM printed_paper WHERE day = ?", (day,))

    def save_picture(self, picture: PictureFile) -> None:
        """Remember a picture that may be published."""
        self._connection.execute(
            "INSERT OR REPLACE INTO picture VALUES (?, ?, ?, ?, ?, ?, '')",
            (picture.path, folder_of(picture.path), *picture[1:]),
        )

    def fault_picture(self, path: str, fault: PictureFault) -> None:
        """Note what is wrong with a picture; what was published of it stays."""
        self._connection.execute(
            "INSERT INTO picture VALUES (?, ?, '', 0, 0, '', ?) "
            "ON CONFLICT (path) DO UPDATE SET fault = excluded.fault",
            (path, folder_of(path), fault.value),
        )

    def reject(self, path: str, rejections: Iterable[Rejection]) -> None:
        """Replace what is wrong with the file `path`; its last accepted record stays."""
        self._connection.execute("DELETE FROM rejection WHERE path = ?", (path,))
        self.warn(rejections)

    def forget_rejections(self, path: str, codes: Sequence[str]) -> None:
        """Forget what was wrong with a file for one of these reasons."""
        self._connection.executemany(
            "DELETE FROM rejection WHERE path = ? AND code = ?", ((path, code) for code in codes)
        )

    def forget_code(self, code: str) -> None:
        """Forget all that was found for one reason, whatever the file."""
        self._connection.execute("DELETE FROM rejection WHERE code = ?", (code,))

    def refuse_names(self, rejections: Iterable[Rejection]) -> None:
        """Replace what is wrong with the names of files, of which nothing else is known."""
        self._connection.execute("DELETE FROM rejection WHERE code = 'bad-file-name'")
        self.warn(rejections)

    def refuse_places(self, rejections: Iterable[Rejection], paths: Sequence[str] | None) -> None:
        """Replace what is wrong with links and folders at `paths` and below; None: everywhere."""
        if paths is None:
            self._connection.execute(f"DELETE FROM rejection WHERE code IN {_OF_PLACES}")
        for path in paths or ():
            self._connection.execute(
                f"DELETE FROM rejection WHERE code IN {_OF_PLACES} "
                "AND (path = ? OR (path >= ? AND path < ?))",
                (path, f"{path}/", f"{path}0"),
            )
        self.warn(rejections)

    def warn(self, warnings: Iterable[Rejection]) -> None:
        """Add what should be mended in files whose records have been applied."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO rejection VALUES (?, ?, ?, ?)",
            ((w.path, w.line, w.code, json.dumps(w.values, ensure_ascii=False)) for w in warnings),
        )
