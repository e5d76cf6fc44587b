"""Printed papers (PDF) that are the same byte for byte whenever they are written."""

_PDF = """%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents 4 0 R>>endobj
4 0 obj<</Length {length}>>stream
{shapes}
endstream endobj
trailer<</Root 1 0 R>>
"""


def pdf(shapes: str = "10 10 99 99 re f", *, width: int = 600, height: int = 840) -> bytes:
    """Return a PDF of one page of this size, in points, with these shapes on it."""
    return _PDF.format(width=width, height=height, length=len(shapes), shapes=shapes).encode()
