"""Pictures and documents: found in a copy of the old site's folders, copied once by content.

Old sites wrote one file in many ways: as its thumbnail `-300x200`, with `%20` or a space, in
capitals. What is looked for is the file that is meant, and of a picture the largest.
"""

import os
import re
import unicodedata
from base64 import b64decode
from binascii import Error as BinasciiError
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from newsroom.content.markdown.recording import (
    captions_of,
    is_film,
    is_recording,
    poster_of,
)
from newsroom.content.named_files import is_source
from newsroom.content.picture import is_picture
from newsroom.content.safety.attachments import is_attachment
from newsroom.content.scan import digest
from newsroom.engine.output import write
from newsroom.importing.steps.old_addresses import TREE
from newsroom.importing.steps.spool import Spool
from newsroom.language.slugs import slugify
from newsroom.pictures.inspection import inspect

_SIZES = re.compile(r"(?:-\d{2,5}x\d{2,5}|-scaled|-rotated|-e\d{10,})+(?=\.\w+$)", re.IGNORECASE)
_DOCUMENT_ENDINGS = """
    .pdf .doc .docx .xls .xlsx .ppt .pptx .odt .ods .odp .rtf .txt .csv .zip .rar .7z .epub .ics
    .kml .kmz .gpx .geojson .mp3 .m4a .mp4 .m4v .webm .ogg .oga .opus .wav .aac .vtt
"""
_DOCUMENTS = frozenset(_DOCUMENT_ENDINGS.split())


_LANGUAGE = "en"  # of signs in names of files, which are for machines


@dataclass(frozen=True, slots=True)
class Mirror:
    """A copy of a part of the old site: what its addresses began with, and the folder it is in."""

    prefix: str
    folder: Path


class Medium(NamedTuple):
    """What became of a file of the old site: its path under content/, or why it has none."""

    path: str
    fault: str = ""


_TREE_HOST = urlsplit(TREE).netloc
MISSING = Medium("", "missing")


def mirror_of(written: str) -> Mirror | None:
    """Return what `PREFIX=FOLDER` on the command line means, None if it means nothing."""
    prefix, mark, folder = written.rpartition("=")
    if not mark or not prefix or not Path(folder).is_dir():
        return None
    return Mirror(prefix, Path(folder).resolve())


class Media:
    """The files of the old site, for one process: finds them and brings them to content/."""

    def __init__(self, mirrors: tuple[Mirror, ...], content: Path, spool: Spool) -> None:
        self._mirrors = tuple(
            sorted(mirrors, key=lambda one: len(one.prefix), reverse=True)  # the nearest first
        )
        self._content = content
        self._spool = spool
        self._brought: dict[Path, Medium] = {}

    def bring(self, address: str) -> Medium:
        """Return the file at an old address, copied to content/ if it is found."""
        if address.startswith("data:"):
            return self._embedded(address)
        for mirror in self._mirrors:
            inside = _inside(address, mirror.prefix)
            if inside is None:
                continue
            found = _find(mirror.folder, inside)
            if found is not None:
                return self._brought_file(found, mirror.folder)
        return MISSING

    def _brought_file(self, file: Path, root: Path) -> Medium:
        if file not in self._brought:
            if len(self._brought) > 5_000:
                self._brought.clear()
            self._brought[file] = self._copied(file, root)
        return self._brought[file]

    def _copied(self, file: Path, root: Path) -> Medium:
        data = file.read_bytes()
        medium = self._stored(_name_under_content(file.relative_to(root), data), data)
        if is_film(medium.path):
            self._copy_companions(file, medium.path)
        return medium

    def _copy_companions(self, film: Path, path: str) -> None:
        """Copy the captions and the picture that stand beside a film under its name."""
        for name in (captions_of(path), poster_of(path)):
            beside = film.with_suffix(PurePosixPath(name).suffix)
            if beside.is_file() and not (self._content / name).exists():
                write(self._content / name, beside.read_bytes())

    def _embedded(self, address: str) -> Medium:
        """Return a picture that a page carried within itself, as Word and mail programs do."""
        kind, _mark, encoded = address.partition(",")
        suffix = "." + kind.partition("/")[2].partition(";")[0].lower()
        try:
            data = b64decode(unquote(encoded), validate=False)
        except (BinasciiError, ValueError):
            return Medium("", "damaged-picture")
        return self._stored(
            _name_under_content(Path(f"embedded/{digest(data)[:12]}{suffix}"), data), data
        )

    def _stored(self, name: str, data: bytes) -> Medium:
        if is_source(name) or not data:
            return Medium("", "empty-file")
        if not is_picture(name) and not is_attachment(name, BytesIO(data)):
            return Medium("", "forbidden-attachment")
        path = self._spool.media_path(digest(data), self._free_names(name, data))
        target = self._content / path
        is_new = write(target, data)
        if is_picture(path) and (fault := inspect(target).fault):
            if is_new:
                target.unlink(missing_ok=True)
            return Medium("", fault.value)
        return Medium(path)

    def _free_names(self, name: str, data: bytes) -> Iterator[str]:
        """Yield names under content/ at which no other content lies."""
        path = PurePosixPath(name)
        for candidate in (name, f"{path.parent}/{path.stem}-{digest(data)[:8]}{path.suffix}"):
            there = self._content / candidate
            if not there.exists() or there.read_bytes() == data:
                yield candidate


def is_medium(address: str) -> bool:
    """Tell whether an address is that of a picture, recording or document, by its ending."""
    try:
        suffix = PurePosixPath(unquote(urlsplit(address).path)).suffix.lower()
    except ValueError:
        return False
    return suffix in _DOCUMENTS or is_picture(f"a{suffix}") or is_recording(f"a{suffix}")


def _inside(address: str, prefix: str) -> str | None:
    """Return the path below a mirror's prefix, None for an address that is not below it."""
    one, other = _comparable(address), _comparable(prefix).rstrip("/")
    if one.startswith(_TREE_HOST):  # the source does not say on which site it was
        other = _TREE_HOST + other[len(other.partition("/")[0]) :]
    if not one.startswith(other) or (other and one[len(other) : len(other) + 1] not in {"/", ""}):
        return None
    return one[len(other) :].lstrip("/")


def _comparable(address: str) -> str:
    """Return an address without its scheme, `www.` and query; capitals of its path stay."""
    try:
        parts = urlsplit(address if "//" in address[:8] else f"//{address.lstrip('/')}")
    except ValueError:
        return address
    if address.startswith("/") and not address.startswith("//"):
        return _on_tree(address)
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path}"


def _on_tree(address: str) -> str:
    """Return an address from the root as one on the site that a folder of files would be."""
    return urlsplit(TREE).netloc + urlsplit(address).path


def _find(folder: Path, inside: str) -> Path | None:
    """Return the file below a folder that an address means, None if there is none."""
    *folders, name = [part for part in inside.split("/") if part] or [""]
    for part in folders:
        step = _entry(folder, part, is_folder=True)
        if step is None:
            return None
        folder = step
    for candidate in _names(name):
        if found := _entry(folder, candidate, is_folder=False):
            return found
    return None


def _names(name: str) -> Iterator[str]:
    """Yield the names that a file may have, the largest picture first."""
    plain = unquote(name)
    if _SIZES.search(plain):
        yield _SIZES.sub("", plain)
        yield _SIZES.sub("-scaled", plain)
    yield name
    yield plain
    yield unquote(plain)
    stem, mark, suffix = plain.rpartition(".")
    yield f"{stem}-scaled{mark}{suffix}"  # what WordPress keeps of a very large one


def _entry(folder: Path, name: str, *, is_folder: bool) -> Path | None:
    """Return the file or folder of a name, spelt as it may be on disk."""
    if name in {"", ".", ".."}:
        return None
    exact = folder / name
    try:
        if exact.is_dir() if is_folder else exact.is_file():
            return exact
    except (OSError, ValueError):
        return None
    listing = _listing(str(folder))
    for key in (_folded(name), _loose(name)):
        found = listing.get(key)
        if found and (folder / found).is_dir() == is_folder:
            return folder / found
    return None


@lru_cache(maxsize=512)
def _listing(folder: str) -> dict[str, str]:
    """Return the names in a folder by their folded and, where they are one, loose spelling."""
    loose: dict[str, str | None] = {}
    names: dict[str, str] = {}
    try:
        entries = sorted(entry.name for entry in os.scandir(folder))
    except OSError:
        return {}
    for name in entries:
        names.setdefault(_folded(name), name)
        key = _loose(name)
        loose[key] = None if key in loose else name
    return {key: name for key, name in loose.items() if name} | names


def _folded(name: str) -> str:
    """Return a name in NFC and small letters, percent signs and plus signs read."""
    once = unquote(unquote(name)).replace("+", " ")
    once = once.partition("?")[0] if "?" in once else once
    return unicodedata.normalize("NFC", " ".join(once.split())).casefold()


def _loose(name: str) -> str:
    """Return letters and digits only: `anh (68).JPG` and `anh-68.jpg` are one."""
    path = PurePosixPath(_folded(name))
    bare = unicodedata.normalize("NFD", path.stem)
    stem = "".join(letter for letter in bare if letter.isalnum())
    return f"loose:{stem}{path.suffix}"


def _name_under_content(inside: Path, data: bytes) -> str:
    """Return the path of a file under content/: its folders and name as in addresses."""
    suffix = _true_ending(inside.suffix.lower(), data)
    stem = slugify(
        _SIZES.sub("", unquote(inside.name)).rpartition(".")[0] or inside.stem, _LANGUAGE
    )
    folders = [slugify(unquote(part), _LANGUAGE) for part in inside.parts[:-1]]
    if is_picture(f"a{suffix}"):
        top = "images"
    elif is_recording(f"a{suffix}"):
        top = "recordings"
    else:
        top = "documents"
    while folders and folders[0] in _SAY_NOTHING:
        del folders[0]
    return "/".join([top, *folders, f"{stem}{suffix}"])


# Folders of generators and systems that say nothing of a file.
_SAY_NOTHING = frozenset(
    (
        "content",
        "static",
        "public",
        "src",
        "assets",
        "uploads",
        "wp-content",
        "images",
        "img",
        "files",
    )
)
_SIGNATURES = (
    (b"\xff\xd8\xff", ".jpg"),
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"GIF8", ".gif"),
)


def _true_ending(suffix: str, data: bytes) -> str:
    """Return the ending that a picture's bytes ask for: `photo.png` is often a JPEG."""
    suffix = ".jpg" if suffix in {".jpeg", ".jpe", ".jfif"} else suffix
    if not is_picture(f"a{suffix}"):
        return suffix
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ".webp"
    return next((ending for start, ending in _SIGNATURES if data.startswith(start)), suffix)
