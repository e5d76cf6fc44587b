"""Files that journalists hand in: pictures and documents, looked at, put right, and put away."""

from collections.abc import Callable
from itertools import count
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from newsroom.content.findings.speech import said
from newsroom.content.picture import is_picture, is_vector, rejection_of_picture
from newsroom.content.rejection import Rejection
from newsroom.content.safety.attachments import ENDINGS, has_allowed_name, is_attachment
from newsroom.desk.files import write_new
from newsroom.edition import Edition
from newsroom.language.slugs import slugify
from newsroom.pictures.clean_copy import clean_copy
from newsroom.pictures.inspection import ending_by_bytes, inspect
from newsroom.pictures.vector import read_drawing

PICTURES = "images"
"""The folder, relative to content/, below which pictures lie by month."""

LARGEST_UPLOAD = 100_000_000
"""Bytes of a file that is handed in; a longer film is put into content/ otherwise."""

_ENDINGS = " ".join(ending[1:] for ending in ENDINGS)


class RefusedUploadError(Exception):
    """A file is not taken; `finding` says why, and what to do."""

    def __init__(self, finding: Rejection) -> None:
        self.finding = finding
        super().__init__(finding.code)

    def in_words(self, language: str) -> str:
        """Return why, and what to do, in `language`."""
        words = said(self.finding, language)
        return f"{words.message} → {words.remedy}"


class Kept(NamedTuple):
    """A file that was taken: its path under content/, and whether it is a picture."""

    path: str
    is_picture: bool


class Place(NamedTuple):
    """Where a file goes: a `folder`, or that of a `month`, such as `2019/03`, for its kind.

    `may_be` tells whether a path is for this sender to write; one that is not counts as taken.
    """

    month: str
    folder: str = ""
    may_be: Callable[[str], bool] = lambda _path: True


def take(edition: Edition, received: Path, name: str, place: Place) -> Kept:
    """Put a received file into content/ under a name that no other file has, and return where.

    `name` is what its sender calls it, which decides nothing but the new name and, for documents,
    which kind it must be. RefusedUploadError if it is neither a picture nor a document that may be
    published.
    """
    name = PurePosixPath(name.replace("\\", "/")).name or "file"
    data, ending = _made_safe(received, name)
    is_shown = is_picture(f"x{ending}")
    of_kind = f"{PICTURES if is_shown else 'documents'}/{place.month}"
    folder = place.folder.strip("/") or of_kind
    stem = slugify(PurePosixPath(name).stem, edition.language)
    for number in count(1):
        path = f"{folder}/{stem}{f'-{number}' if number > 1 else ''}{ending}"
        if not place.may_be(path):
            continue
        try:
            write_new(edition.content / path, data)
        except FileExistsError:
            continue
        return Kept(path, is_shown)
    raise AssertionError("numbers do not end")


def _made_safe(received: Path, name: str) -> tuple[bytes, str]:
    """Return the bytes that are kept of a file, and the ending that it gets."""
    ending = ending_by_bytes(received) or PurePosixPath(name).suffix.lower()
    if is_picture(f"x{ending}"):
        return _picture(received, name, ending)
    with received.open("rb") as stream:
        if not has_allowed_name(name) or not is_attachment(name, stream):
            raise RefusedUploadError(
                Rejection.of(name, 0, "forbidden-attachment", file=name, endings=_ENDINGS)
            )
    return received.read_bytes(), ending


def _picture(received: Path, name: str, ending: str) -> tuple[bytes, str]:
    named = received.with_suffix(ending)
    received.rename(named)
    try:
        if fault := inspect(named).fault:
            raise RefusedUploadError(rejection_of_picture(name, 0, name, fault))
        data = named.read_bytes()
    finally:
        named.rename(received)
    return (read_drawing(data).data, ending) if is_vector(named.name) else clean_copy(data)
