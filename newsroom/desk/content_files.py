"""Which files and folders the desk opens: those within content/, reached by no link."""

from pathlib import Path, PurePosixPath

from newsroom.content.picture import is_picture
from newsroom.content.scan import is_content
from newsroom.edition import Edition

_TEXT = ".md"


def content_file(edition: Edition, path: str) -> Path | None:
    """Return the text at a path relative to content/; None if the desk does not open such a path.

    It opens no hidden file, no other kind of file, nothing outside content/, and follows no link.
    """
    return _file(edition, path) if path.endswith(_TEXT) else None


def content_picture(edition: Edition, path: str) -> Path | None:
    """Return the picture at a path relative to content/; None likewise."""
    return _file(edition, path) if is_picture(path) else None


def content_folder(edition: Edition, path: str) -> Path | None:
    """Return the folder at a path relative to content/, which need not be there; None likewise."""
    folder = edition.content / path
    is_open = _is_plain(path) and is_content(path) and folder.resolve() == folder
    return folder if is_open and (folder.is_dir() or not folder.exists()) else None


def _file(edition: Edition, path: str) -> Path | None:
    file = edition.content / path
    is_open = _is_plain(path) and is_content(path) and file.resolve() == file
    return file if is_open and file.is_file() else None


def _is_plain(path: str) -> bool:
    """Tell whether a path has one way to be written, and leads nowhere but down."""
    if "\0" in path or "\\" in path:
        return False
    parts = PurePosixPath(path).parts
    return bool(parts) and path == "/".join(parts) and not {"..", "/"} & {*parts}
