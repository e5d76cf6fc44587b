"""The first page of a printed paper (PDF) as a picture.

A PDF is a program for painters, and may come from anybody's mailbox. It is painted once on trial,
in a process with bounds on time and memory, and again only where that ended.
"""

from pathlib import Path

import pypdfium2
from PIL import Image

from newsroom.content.picture import Inspection, PictureFault
from newsroom.content.safety.sandbox import endures
from newsroom.pictures.variants import WIDTHS

SECONDS = 10.0
"""Processor time that painting may take. A front page in A2 with photographs takes 0.5 s."""

WIDTH = WIDTHS[2]
"""Pixels: twice those of the column that it stands in. Who wants to read opens the file."""

LONGEST = 4
"""How many times as high as wide a page may be: a picture of one that is longer shows nothing."""


class UnreadablePrintError(Exception):
    """The file is no PDF, is damaged or locked, or its first page has no sensible size."""


def inspect_print(file: Path) -> Inspection:
    """Return the size of the first page as it will be painted, or that it cannot be."""
    data = file.read_bytes()
    if not endures(lambda: first_page(data), seconds=SECONDS):
        return Inspection(0, 0, PictureFault.DAMAGED)
    return Inspection(*first_page(data).size, None)


def first_page(data: bytes) -> Image.Image:
    """Return the first page of a PDF, WIDTH pixels wide.

    Raises UnreadablePrintError where there is none. Scripts in it are not run, nor are its forms
    filled; nothing is fetched.
    """
    try:
        with pypdfium2.PdfDocument(data) as document:
            page = document[0]
            width, height = page.get_size()
            if not 0 < height <= LONGEST * width:
                raise UnreadablePrintError(f"{width} x {height}")
            painted = page.render(scale=WIDTH / width, may_draw_forms=False)
            picture: Image.Image = painted.to_pil().convert("RGB")
            return picture
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise UnreadablePrintError(str(error)) from error
