"""Which files are made of a picture, and what they are called.

Names only: nothing here opens a picture.
"""

import hashlib
from functools import cache
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from newsroom.content.picture import PictureFile, is_vector
from newsroom.language.patterns import lazy_pattern
from newsroom.versions import version_of

# From a thumbnail on an old phone to an article's measure on a dense screen. The steps are wide,
# for each is a file to make, store and publish; between two of them a reader loses no more than
# a third of the bytes.
WIDTHS = (240, 480, 800, 1200, 1600)
THUMBNAIL_WIDTHS = WIDTHS[:2]

# In the order in which a browser should take the first that it knows. Measured on a photograph of
# 1200 x 675: AVIF 51 KB, WebP 54 KB, JPEG 96 KB. AVIF at speed 8 takes 90 ms of one core, at
# Pillow's own default of 6 three times that for 2 % fewer bytes. One thread: libavif cuts a
# picture into tiles by their number, and the bytes must not depend on the machine.
ENCODINGS: dict[str, dict[str, Any]] = {
    "avif": {
        "format": "AVIF",
        "quality": 55,
        "speed": 8,
        "subsampling": "4:2:0",
        "max_threads": 1,
    },
    "webp": {"format": "WEBP", "quality": 76, "method": 2},
    "jpg": {"format": "JPEG", "quality": 78, "optimize": True, "progressive": True},
}
MEDIA_TYPES = {"avif": "image/avif", "webp": "image/webp"}
"""Of the formats that a page offers before JPEG, which every browser shows."""

CODECS = ("Pillow", "pillow-heif")
"""The distributions that open and write pictures; libavif and the like come inside them."""

PDF_READER = "pypdfium2"
"""The distribution that paints the first page of a printed paper."""

PAINTER = "resvg-py"
"""The distribution that paints drawings on trial."""

LARGEST_SIDE = 16_383
"""Pixels on the longer side of any variant: WebP holds no more."""

_VECTOR = "svg"
_VARIANT_PATH = lazy_pattern(r"(.+)\.[0-9a-f]{10}(?:-\d+(?:x\d+-\d+-\d+)?\.\w+|\.svg)")


class Variant(NamedTuple):
    """One file made of a picture; a drawing's only one has no width."""

    width: int
    height: int
    format: str

    @property
    def name(self) -> str:
        """Its name among the variants of the picture: `800.avif`, or `svg`."""
        return f"{self.width}.{self.format}" if self.width else self.format


def variants_of(picture: PictureFile) -> tuple[Variant, ...]:
    """Return the files made of a picture: in each format all widths below its own, and that.

    No variant is larger than the picture; the largest is the greatest width of the list, or the
    picture's own if that is less.
    """
    if is_vector(picture.path):
        return (Variant(0, 0, _VECTOR),)
    width, height = picture.width, picture.height
    largest = max(1, min(width, WIDTHS[-1], width * LARGEST_SIDE // height))
    widths = [*(each for each in WIDTHS if each < largest), largest]
    return tuple(
        Variant(each, max(1, round(height * each / width)), name)
        for name in ENCODINGS
        for each in widths
    )


def variant_path(path: str, digest: str, name: str) -> str:
    """Return where a variant of the picture `path` is written: `images/a.0f9ab3c1d2-800.avif`.

    The name holds a hash of the picture, so that caches may keep it for good. The path is part
    of the hash: `a.jpg` and `a.png` may lie beside each other.
    """
    version = hashlib.blake2b(f"{path}\0{digest}".encode(), digest_size=5).hexdigest()
    stem = PurePosixPath(path).with_suffix("")
    separator = "." if name == _VECTOR else "-"
    return f"{stem}.{version}{separator}{name}"


def stem_of_variant(path: str) -> str:
    """Return the picture that a file is a variant of, without its ending; empty for no variant.

    The reverse of `variant_path`, as far as that can be told from a name.
    """
    match = _VARIANT_PATH.fullmatch(path)
    return match[1] if match else ""


def recipe(path: str = "") -> str:
    """Return what decides a variant's bytes besides the picture: how, and with which software."""
    return _recipe((*CODECS, PDF_READER) if path.endswith(".pdf") else CODECS)


@cache
def _recipe(distributions: tuple[str, ...]) -> str:
    versions = [version_of(name) for name in distributions]
    return hashlib.blake2b(repr((ENCODINGS, versions)).encode(), digest_size=8).hexdigest()
