"""Which pictures may be published: sound ones of known kinds, whatever their bytes attempt."""

import struct
import zlib

import pytest
from PIL import Image

from newsroom.content.picture import PictureFault
from newsroom.pictures.inspection import LARGEST_DRAWING, inspect
from tests.pictures.conftest import ORIENTATION, a_photograph, encoded, exif_of

KINDS = {
    "a.jpg": "JPEG",
    "a.JPEG": "JPEG",
    "a.png": "PNG",
    "a.gif": "GIF",
    "a.webp": "WEBP",
    "a.avif": "AVIF",
    "a.heic": "HEIF",
}


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_pictures_of_every_kind_that_newsrooms_get_are_sound(name, kind, write):
    found = inspect(write(name, encoded(a_photograph(90, 60), kind)))

    assert (found.width, found.height, found.fault) == (90, 60, None)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_size_is_that_of_the_picture_as_it_is_to_be_seen(orientation, write):
    exif = exif_of(**{f"tag_{ORIENTATION}": orientation})
    found = inspect(write("a.jpg", encoded(a_photograph(90, 60), exif=exif)))

    assert (found.width, found.height) == ((60, 90) if orientation > 4 else (90, 60))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("share", [0.5, 0.9])
def test_a_truncated_picture_is_refused(kind, share, write):
    data = encoded(a_photograph(400, 300), kind)
    name = f"a.{kind.lower()}"

    assert inspect(write(name, data[: int(len(data) * share)])).fault in {
        PictureFault.DAMAGED,
        PictureFault.UNKNOWN,
    }


def test_a_picture_under_another_kind_s_ending_is_refused(write):
    data = encoded(a_photograph(9, 6), "PNG")

    assert inspect(write("a.jpg", data)).fault is PictureFault.MISNAMED


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", b""),
        ("a.jpg", b"<!doctype html><script>alert(1)</script>"),
        ("a.png", b"%PDF-1.7"),
        ("a.tif", encoded(Image.new("RGB", (9, 6)), "TIFF")),
        ("a.bmp", encoded(Image.new("RGB", (9, 6)), "BMP")),
    ],
)
def test_what_is_no_picture_of_a_known_kind_is_refused(name, data, write):
    assert inspect(write(name, data)).fault is PictureFault.UNKNOWN


def test_a_decoder_that_the_ending_does_not_ask_for_is_never_run(write):
    postscript = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 6\nshowpage\n"

    assert inspect(write("a.jpg", postscript)).fault is PictureFault.UNKNOWN


_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{width}">{inside}</svg>'


@pytest.mark.parametrize(
    ("width", "inside", "fault"),
    [
        ("9", "<!--" + "x" * LARGEST_DRAWING + "-->", PictureFault.HEAVY),
        ("9", "<g>" * 100_000 + "</g>" * 100_000, PictureFault.DAMAGED),
        ("9" + " " * 300_000 + "x", "", None),
    ],
    ids=["megabytes", "a hundred thousand groups in one another", "a length full of spaces"],
)
def test_a_drawing_that_is_hard_to_read_costs_no_more_than_a_glance(width, inside, fault, write):
    drawing = _SVG.format(width=width, inside=inside).encode()

    assert inspect(write("a.svg", drawing)).fault is fault


@pytest.mark.parametrize("side", [10_000, 60_000])
def test_a_picture_that_would_fill_memory_is_refused_before_it_is_opened(side, write):
    assert inspect(write("a.png", _png_bomb(side))).fault is PictureFault.TOO_LARGE


def test_compressed_text_that_would_fill_memory_is_refused(write):
    picture = encoded(a_photograph(9, 6), "PNG")
    text = zlib.compress(b"x" * 80_000_000)
    bomb = _chunk(b"zTXt", b"note\0\0" + text)

    data = picture[:33] + bomb + picture[33:]

    assert inspect(write("a.png", data)).fault is PictureFault.DAMAGED


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_a_moving_picture_is_refused(kind, write):
    frames = [Image.new("RGB", (9, 6), colour) for colour in ("red", "blue")]
    data = encoded(frames[0], kind, save_all=True, append_images=frames[1:])

    assert inspect(write(f"a.{kind.lower()}", data)).fault is PictureFault.MOVING


def test_a_phone_s_picture_with_a_second_one_inside_is_sound(write):
    data = encoded(a_photograph(90, 60), "MPO", save_all=True, append_images=[a_photograph(9, 6)])

    assert inspect(write("a.jpg", data)).fault is None


def _png_bomb(side: int) -> bytes:
    """Return a small file that claims to hold `side` times `side` pixels."""
    header = _chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    pixels = _chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + header + pixels + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


@pytest.mark.parametrize(
    ("size", "at", "focus"),
    [
        ((400, 100), (320, 20), "100% 50%"),
        ((400, 100), (10, 20), "0% 50%"),
        ((100, 400), (20, 20), "50% 10%"),
        ((200, 200), (70, 70), ""),
        ((400, 100), (170, 20), ""),
    ],
)
def test_the_focus_is_where_the_detail_is(size, at, focus, write):
    picture = Image.new("RGB", size, "white")
    picture.paste(a_photograph(60, 60), at)

    assert inspect(write("a.png", encoded(picture, "PNG"))).focus == focus
