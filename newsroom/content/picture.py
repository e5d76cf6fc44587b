"""Pictures under content/: their records, and what may be wrong with one."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import NamedTuple

from newsroom.content.rejection import Rejection

# What a camera, a phone or an agency may send. Those that no browser shows, and that we do not
# open, count as pictures too: copied as they are, they would tell where they were taken.
_SUFFIXES = frozenset(
    [
        ".jpg",
        ".jpeg",
        ".png",
        ".gif",
        ".webp",
        ".avif",
        ".heic",
        ".heif",
        ".svg",
        ".tif",
        ".tiff",
        ".bmp",
        ".jp2",
        ".jxl",
        ".psd",
        ".dng",
        ".cr2",
        ".cr3",
        ".nef",
        ".arw",
    ]
)


class PictureFault(StrEnum):
    """Why a picture cannot be published; the codes of rejections."""

    UNKNOWN = "unknown-picture"  # not a picture, or of a kind that we do not open
    MISNAMED = "misnamed-picture"  # the ending says PNG, the bytes say JPEG
    DAMAGED = "damaged-picture"  # truncated, or not what its own header says
    TOO_LARGE = "too-large-picture"  # so many pixels that opening it would be an attack
    HEAVY = "heavy-picture"  # an SVG that is an attack on whoever reads or paints it
    MOVING = "moving-picture"
    NARROW = "narrow-picture"  # so much longer than wide that nothing can be made of it
    FAILED = "failed-here"  # the software failed at it: see newsroom.engine.failures
    ACTIVE = "active-picture"  # an SVG with scripts, or one that fetches from elsewhere


class PictureFile(NamedTuple):
    """A picture that may be published: its path under content/, digest, size in pixels.

    The size is that of the picture as it is to be seen: turned as the camera says it was held.
    `focus` is the point that stays in sight where it is cut, as `object-position` of CSS has it
    (`30% 20%`); empty for the middle.
    """

    path: str
    digest: str
    width: int
    height: int
    focus: str = ""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found of a picture: size in pixels as it is to be seen and focus, or a fault."""

    width: int
    height: int
    fault: PictureFault | None
    focus: str = ""


def is_picture(path: str) -> bool:
    """Tell whether a file is to be treated as a picture: by its ending."""
    return PurePosixPath(path).suffix.lower() in _SUFFIXES


def folder_of(path: str) -> str:
    """Return the folder of a file under content/ as a gallery names it: with a slash at its end."""
    return path[: path.rfind("/") + 1]


def counting_key(path: str) -> list[tuple[int, str]]:
    """Return by what to sort names so that `anh-2.jpg` comes before `anh-10.jpg`."""
    parts = re.split(r"(\d+)", path)
    return [(int(part), "") if part.isdigit() else (0, part) for part in parts]


def is_vector(path: str) -> bool:
    """Tell whether a picture is a drawing that fits every size: SVG."""
    return path.lower().endswith(".svg")


def rejection_of_picture(path: str, line: int, picture: str, fault: PictureFault) -> Rejection:
    """Return the rejection of the file `path`, whose line names a picture with a fault."""
    return Rejection.of(path, line, fault.value, picture=picture)
