"""Attachments: the files other than pictures that a newspaper hands out, and nothing else.

Whatever lies in the site's own origin may act in its name: a page or a script from a stringer's
folder could read what readers type and register a service worker. So there is a list of kinds, each
known by the ending of the file's name and by its first bytes. What is not on the list, or is not
what its ending says, is not published.

Sources of the first bytes: the specifications of the kinds, and the WHATWG's "MIME Sniffing".
"""

import re
from pathlib import PurePosixPath
from typing import BinaryIO
from xml.parsers import expat

from newsroom.language.patterns import lazy_pattern

_HEAD = 4096  # bytes that tell a kind
_LARGEST_TRACK = 20_000_000  # bytes of a GPX file, all of which are looked at

_PDF = (b"%PDF-",)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
_MATROSKA = (b"\x1a\x45\xdf\xa3",)
_OGG = (b"OggS",)
_MPEG_AUDIO = (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa", b"\xff\xf1", b"\xff\xf9")
_CALENDAR = (b"BEGIN:VCALENDAR",)
_CAPTIONS = (b"WEBVTT",)

_DOCUMENTS: dict[str, tuple[bytes, ...]] = {
    ".pdf": _PDF,
    **dict.fromkeys((".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".zip", ".epub"), _ZIP),
    **dict.fromkeys((".doc", ".xls", ".ppt"), _OLE),
    ".rtf": (b"{\\rtf",),
    ".ics": _CALENDAR,
}
_RECORDINGS: dict[str, tuple[bytes, ...]] = {
    **dict.fromkeys((".webm", ".mkv"), _MATROSKA),
    **dict.fromkeys((".ogg", ".oga", ".ogv", ".opus"), _OGG),
    **dict.fromkeys((".mp3", ".aac"), _MPEG_AUDIO),
    ".flac": (b"fLaC",),
    ".wav": (b"RIFF",),
    ".avi": (b"RIFF",),
    ".vtt": _CAPTIONS,
}
_FIRST_BYTES = {**_DOCUMENTS, **_RECORDINGS}
_ISO_MEDIA = (".mp4", ".m4v", ".m4a", ".mov", ".3gp")  # a box's length stands before its name
_BOXES = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip")
_TEXTS = (".txt", ".csv", ".tsv", ".srt")
_MAPS = (".gpx", ".geojson")

DOCUMENTS = tuple(sorted({*_DOCUMENTS, *_TEXTS, *_MAPS} - {".srt"}))
"""The endings of files that readers save rather than look at: servers send them as attachments."""

ENDINGS = tuple(sorted({*_FIRST_BYTES, *_ISO_MEDIA, *_TEXTS, *_MAPS}))
"""The endings of everything but pictures that may be handed out."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# What a browser that must guess would take for a page, a picture or a feed.
_MARKUP = lazy_pattern(rb"\s*<[a-z!?/]", re.IGNORECASE)
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ACTIVE_NAMESPACES = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg")


def has_allowed_name(path: str) -> bool:
    """Tell whether a file that is no picture may be handed out, as far as its name goes."""
    return _ending(path) in ENDINGS


def is_attachment(path: str, stream: BinaryIO) -> bool:
    """Tell whether the file `path`, whose bytes `stream` holds, is of an allowed kind.

    Both its ending and its bytes must say so. Reads the head of the stream, of a GPX file all.
    """
    ending = _ending(path)
    head = stream.read(_HEAD).removeprefix(_BYTE_ORDER_MARK)
    if ending == ".gpx":
        return _is_track(head + stream.read(_LARGEST_TRACK))
    if first := _FIRST_BYTES.get(ending):
        return head.startswith(first)
    if ending in _ISO_MEDIA:
        return head[4:8] in _BOXES
    if ending == ".geojson":
        return head.lstrip().startswith(b"{")
    return ending in _TEXTS and not _MARKUP.match(head) and not _NO_TEXT.search(head)


def first_bytes(path: str) -> bytes:
    """Return bytes with which a file of this name may begin; empty where none are needed."""
    ending = _ending(path)
    if ending in _ISO_MEDIA:
        return b"\x00\x00\x00\x14" + _BOXES[0]
    return _FIRST_BYTES.get(ending, (b"",))[0]


def _ending(path: str) -> str:
    return PurePosixPath(path).suffix.lower()


def _is_track(data: bytes) -> bool:
    """Tell whether `data` is a GPX document in which nothing could run."""
    if len(data) > _LARGEST_TRACK:
        return False
    names: list[str] = []
    parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
    parser.StartElementHandler = lambda name, _attributes: names.append(name)
    parser.StartDoctypeDeclHandler = _refuse
    parser.ProcessingInstructionHandler = _refuse
    parser.StartNamespaceDeclHandler = _refuse_active_namespace
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError):
        return False
    return names[0].rpartition(" ")[2] == "gpx"


def _refuse(*_arguments: object) -> None:
    raise ValueError("a document type or an instruction")


def _refuse_active_namespace(_prefix: str, address: str) -> None:
    if address in _ACTIVE_NAMESPACES:
        raise ValueError(address)
