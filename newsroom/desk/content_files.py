"""Which files the desk opens: texts within content/, reached by no link."""

from pathlib import Path, PurePosixPath

from newsroom.content.scan import is_content
from newsroom.edition import Edition

_TEXT = ".md"


def content_file(edition: Edition, path: str) -> Path | None:
    """Return the text at a path relative to content/; None if the desk does not open such a path.

    It opens no hidden file, no other kind of file, nothing outside content/, and follows no link.
    """
    parts = PurePosixPath(path).parts
    is_plain = path == "/".join(parts) and not {"..", "/"} & {*parts} and "\0" not in path
    if not parts or not is_plain or "\\" in path or not path.endswith(_TEXT):
        return None
    file = edition.content / path
    if not is_content(path) or file.resolve() != file or not file.is_file():
        return None
    return file
