"""From a picture to one of its variants: turned upright, scaled, encoded, and without a past.

A variant keeps its colour profile and nothing else: where and when a picture was taken, and with
whose camera, could betray a source.
"""

import io
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageCms, ImageOps

from newsroom.content.picture import PictureFile, is_vector
from newsroom.content.scan import digest
from newsroom.pictures.crops import Crop
from newsroom.pictures.inspection import FORMATS
from newsroom.pictures.variants import ENCODINGS, WIDTHS, Variant
from newsroom.pictures.vector import read_drawing

_PAPER = (255, 255, 255)  # what shows through where JPEG knows no transparency


class Decoded(NamedTuple):
    """A picture ready to be scaled: upright, RGB or RGBA; `profile` is ICC, empty for sRGB."""

    image: Image.Image
    profile: bytes


def derive(file: Path, picture: PictureFile, variant: Variant | Crop) -> bytes | None:
    """Return the bytes of a variant or crop; None if `file` is not what was recorded any more."""
    decoded = _decode(file, picture)
    if decoded is None or isinstance(decoded, bytes):
        return decoded
    image = decoded.image
    size = (variant.width, variant.height)
    box = _box_in(image, picture, variant.box) if isinstance(variant, Crop) else None
    if box or image.size != size:
        image = image.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
    if variant.format == "jpg" and image.mode == "RGBA":
        paper = Image.new("RGB", image.size, _PAPER)
        paper.paste(image, mask=image.getchannel("A"))
        image = paper
    written = io.BytesIO()
    image.save(written, icc_profile=decoded.profile or None, **ENCODINGS[variant.format])
    return written.getvalue()


def _box_in(
    image: Image.Image, picture: PictureFile, box: tuple[int, int, int, int]
) -> tuple[float, float, float, float]:
    """Return a box of the picture in pixels of what was decoded of it, which may be smaller."""
    across, down = image.width / picture.width, image.height / picture.height
    left, top, right, bottom = box
    return (
        left * across,
        top * down,
        min(right * across, image.width),
        min(bottom * down, image.height),
    )


# A picture's variants are made one after the other: one decoded picture is enough to remember.
@lru_cache(maxsize=1)
def _decode(file: Path, picture: PictureFile) -> Decoded | bytes | None:
    data = file.read_bytes()
    if digest(data) != picture.digest:
        return None
    if is_vector(picture.path):
        return read_drawing(data).data
    with Image.open(io.BytesIO(data), formats=FORMATS) as image:
        _decode_smaller(image, picture)
        upright = ImageOps.exif_transpose(image)
        profile = upright.info.get("icc_profile", b"")
        decoded = in_colour(upright, profile)
    decoded.image.info = {}
    return decoded


def _decode_smaller(image: Image.Image, picture: PictureFile) -> None:
    """Let a JPEG be decoded at a half, quarter or eighth of its size, if that is large enough."""
    scale = WIDTHS[-1] / picture.width
    if scale < 1:
        width, height = image.size
        image.draft(image.mode, (round(width * scale), round(height * scale)))


def in_colour(image: Image.Image, profile: bytes) -> Decoded:
    """Return a picture as RGB or RGBA; `profile` is its ICC profile, empty for none."""
    if image.mode == "CMYK":
        with suppress(ImageCms.PyCMSError, OSError):
            if profile:
                source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
                screen = ImageCms.createProfile("sRGB")
                converted = ImageCms.profileToProfile(image, source, screen, outputMode="RGB")
                if converted is not None:
                    return Decoded(converted, b"")
        return Decoded(image.convert("RGB"), b"")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    kept = profile if image.mode in {"RGB", "RGBA", "P"} and not _is_srgb(profile) else b""
    return Decoded(image if image.mode == mode else image.convert(mode), kept)


def _is_srgb(profile: bytes) -> bool:
    """Tell whether a profile is the one that browsers assume; 3 KB on a thumbnail of 3 KB."""
    if not profile:
        return True
    try:
        described = ImageCms.ImageCmsProfile(io.BytesIO(profile)).profile.profile_description
    except (ImageCms.PyCMSError, OSError):
        return True  # no profile that any browser could use
    return (described or "").startswith("sRGB")
