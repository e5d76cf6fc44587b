"""Is this file a picture that may be published? Asked of every new or changed one, once.

The bytes are an attacker's until proved otherwise: they come from stringers' phones and mailboxes.
"""

import warnings
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

from newsroom.content.picture import Inspection, PictureFault, is_vector
from newsroom.pictures.focus import focus_of
from newsroom.pictures.painting import CostlyDrawingError, is_painted_soon
from newsroom.pictures.variants import LARGEST_SIDE
from newsroom.pictures.vector import UnsafeDrawingError, read_drawing

register_heif_opener(thumbnails=False)

_KINDS = {
    ".jpg": ("JPEG", "MPO"),  # MPO: a JPEG with a second picture for depth, as phones write them
    ".jpeg": ("JPEG", "MPO"),
    ".png": ("PNG",),
    ".gif": ("GIF",),
    ".webp": ("WEBP",),
    ".avif": ("AVIF",),
    ".heic": ("HEIF",),
    ".heif": ("HEIF",),
}
# Pillow tries no other decoder, however the bytes ask for it. It opens MPO as a JPEG.
FORMATS = tuple(dict.fromkeys(kinds[0] for kinds in _KINDS.values()))
# The first ending of each kind, for files whose names say nothing or something else.
_ENDINGS = {kind: ending for ending, kinds in reversed(_KINDS.items()) for kind in kinds}
_STILLS = frozenset({"JPEG", "MPO", "HEIF"})  # further frames of these are no film
LARGEST_DRAWING = 2_000_000
"""Bytes of an SVG: as a tree it takes fifty times as many, and readers' phones must draw it."""
_SIZE_MATTERS = 64  # pixels to which a JPEG is decoded when only its soundness is asked


def inspect(file: Path) -> Inspection:
    """Return the size of the picture in `file`, or why it may not be published.

    It is decoded to its end: a header tells nothing about a truncated file. Raises OSError only
    if the file cannot be read.
    """
    is_drawing = is_vector(file.name)
    if is_drawing and file.stat().st_size > LARGEST_DRAWING:
        return _faulty(PictureFault.HEAVY)
    data = file.read_bytes()
    try:
        return _inspect_drawing(data) if is_drawing else _inspect_raster(file)
    except (UnsafeDrawingError, CostlyDrawingError) as error:
        is_costly = isinstance(error, CostlyDrawingError)
        return _faulty(PictureFault.HEAVY if is_costly else PictureFault.ACTIVE)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        return _faulty(PictureFault.TOO_LARGE)
    except UnidentifiedImageError:
        return _faulty(PictureFault.UNKNOWN)
    except Exception:  # decoders raise whatever hostile bytes make them raise
        return _faulty(PictureFault.DAMAGED)


def ending_by_bytes(file: Path) -> str:
    """Return the ending that a picture should have by its first bytes; empty for no such picture.

    Drawings are texts, and not known so.
    """
    try:
        with Image.open(file, formats=FORMATS) as image:
            return _ENDINGS.get(image.format or "", "")
    except Exception:  # decoders raise whatever hostile bytes make them raise
        return ""


def _inspect_drawing(data: bytes) -> Inspection:
    drawing = read_drawing(data)
    if not is_painted_soon(drawing.data):
        return _faulty(PictureFault.HEAVY)
    return Inspection(drawing.width, drawing.height, None)


def _inspect_raster(file: Path) -> Inspection:
    kinds = _KINDS.get(file.suffix.lower())
    if kinds is None:
        return _faulty(PictureFault.UNKNOWN)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(file, formats=FORMATS) as image:
            if image.format not in kinds:
                return _faulty(PictureFault.MISNAMED)
            if image.format not in _STILLS and getattr(image, "n_frames", 1) > 1:
                return _faulty(PictureFault.MOVING)
            size = image.size
            image.draft(image.mode, (_SIZE_MATTERS, _SIZE_MATTERS))
            image.load()
            upright = ImageOps.exif_transpose(image)
            is_upright = upright.size == image.size
            width, height = size if is_upright else size[::-1]
            if height > width * LARGEST_SIDE:
                return _faulty(PictureFault.NARROW)
            return Inspection(width, height, None, focus_of(upright))


def _faulty(fault: PictureFault) -> Inspection:
    return Inspection(0, 0, fault)
