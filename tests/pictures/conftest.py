"""Pictures as cameras, phones and attackers make them: each built by the test that needs it."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from newsroom.content.picture import PictureFile
from newsroom.content.scan import digest
from newsroom.pictures.derivation import derive
from newsroom.pictures.inspection import inspect
from newsroom.pictures.variants import Variant, variants_of

PLACE = "SECRET-PLACE"
ORIENTATION, GPS, DESCRIPTION = 0x0112, 0x8825, 0x010E

Write = Callable[[str, bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a file and returns it."""

    def write_file(name: str, data: bytes) -> Path:
        file = tmp_path / name
        file.write_bytes(data)
        return file

    return write_file


def encoded(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    """Return the bytes of a picture."""
    written = io.BytesIO()
    image.save(written, kind, **options)
    return written.getvalue()


def a_photograph(width: int = 900, height: int = 600, mode: str = "RGB") -> Image.Image:
    """Return a picture whose halves differ, so that a turned one is told from it."""
    image = Image.new("RGB", (width, height), "navy")
    image.paste(Image.new("RGB", (width // 2, height), "gold"))
    return image.convert(mode)


def exif_of(**fields: object) -> Image.Exif:
    """Return EXIF that tells the place, as phones write it, and the given fields by number."""
    exif = Image.Exif()
    exif[DESCRIPTION] = PLACE
    exif.get_ifd(GPS)[29] = PLACE
    for number, value in fields.items():
        exif[int(number.removeprefix("tag_"))] = value
    return exif


def a_profile(name: str) -> bytes:
    """Return an ICC profile with a name of its own."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(_utf16("sRGB built-in"), _utf16(name.ljust(13)[:13]))


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-be")


@pytest.fixture
def variants(write: Write) -> Callable[..., dict[str, bytes]]:
    """Return a function that makes all variants of a picture's bytes, by their names."""

    def make_all(data: bytes, name: str = "a.jpg") -> dict[str, bytes]:
        file = write(name, data)
        found = inspect(file)
        assert found.fault is None
        picture = PictureFile(name, digest(data), found.width, found.height)
        return {each.name: _made(file, picture, each) for each in variants_of(picture)}

    return make_all


def _made(file: Path, picture: PictureFile, variant: Variant) -> bytes:
    data = derive(file, picture, variant)
    assert data is not None
    return data


def opened(data: bytes) -> Image.Image:
    """Return a picture, loaded."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image
