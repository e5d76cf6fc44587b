"""What is cut out of an article's picture for search engines and networks, which ask for shapes.

Google asks for pictures of 16 to 9, 4 to 3 and 1 to 1; networks show the first. Names and sizes
only: nothing here opens a picture.
"""

from typing import NamedTuple

from newsroom.content.picture import PictureFile, is_vector

SHAPES = {"16x9": (16, 9), "4x3": (4, 3), "1x1": (1, 1)}
"""The shapes by their names, the one that networks show first."""

WIDEST = 1200
"""Pixels: what Google asks for. A wider one is more to fetch, and shown no larger anywhere."""

SMALLEST = 50_000
"""Pixels in all: Google shows none that has fewer."""

_MIDDLE = "50% 50%"


class Crop(NamedTuple):
    """One file cut out of a picture; `box` is what of the picture it shows, in its pixels."""

    shape: str
    width: int
    height: int
    box: tuple[int, int, int, int]

    @property
    def format(self) -> str:
        """JPEG, which every network shows."""
        return "jpg"

    @property
    def name(self) -> str:
        """Its name among the crops of the picture: `16x9-0-80.jpg`."""
        left, top, _right, _bottom = self.box
        return f"{self.shape}-{left}-{top}.{self.format}"


def crops_of(picture: PictureFile) -> tuple[Crop, ...]:
    """Return what is cut out of a picture around its focus; nothing of a drawing or a small one."""
    if is_vector(picture.path):
        return ()
    crops = (_crop(picture, shape, *ratio) for shape, ratio in SHAPES.items())
    return tuple(crop for crop in crops if crop.width * crop.height >= SMALLEST)


def _crop(picture: PictureFile, shape: str, across: int, down: int) -> Crop:
    width, height = picture.width, picture.height
    wide = max(1, min(width, height * across // down))
    high = max(1, min(height, width * down // across))
    x, y = (int(part.rstrip("%")) for part in (picture.focus or _MIDDLE).split())
    left, top = (width - wide) * x // 100, (height - high) * y // 100
    shown = min(WIDEST, wide)
    return Crop(shape, shown, max(1, shown * down // across), (left, top, left + wide, top + high))
