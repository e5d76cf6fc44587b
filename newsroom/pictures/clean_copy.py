"""The copy of a picture that a newsroom keeps: upright, no larger than needed, without a past.

What a camera or phone sends tells where it was taken, when, and by whose camera. Nobody should have
to remember that before the file goes into a folder that many can read.
"""

import io
from typing import Any

from PIL import Image, ImageOps

from newsroom.pictures.derivation import in_colour
from newsroom.pictures.inspection import FORMATS

LONGEST_SIDE = 2400
"""Pixels: half as many again as the widest file that pages show, so that one can still crop."""

_JPEG: dict[str, Any] = {"format": "JPEG", "quality": 90, "optimize": True, "progressive": True}
_PNG: dict[str, Any] = {"format": "PNG", "optimize": True}
_LOSSLESS = frozenset({"PNG", "GIF"})


def clean_copy(data: bytes) -> tuple[bytes, str]:
    """Return a copy of a picture that was inspected and is no drawing, and the ending of its name.

    It keeps its colour profile and nothing else of what the file says beside the picture.
    """
    with Image.open(io.BytesIO(data), formats=FORMATS) as image:
        is_drawn = image.format in _LOSSLESS
        if max(image.size) > LONGEST_SIDE:
            scale = LONGEST_SIDE / max(image.size)
            image.draft(image.mode, (round(image.width * scale), round(image.height * scale)))
        upright = ImageOps.exif_transpose(image)
        decoded = in_colour(upright, upright.info.get("icc_profile", b""))
    copy, kind = decoded.image, _PNG if is_drawn or decoded.image.mode == "RGBA" else _JPEG
    copy.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    copy.info = {}
    written = io.BytesIO()
    copy.save(written, icc_profile=decoded.profile or None, **kind)
    return written.getvalue(), ".png" if kind is _PNG else ".jpg"
