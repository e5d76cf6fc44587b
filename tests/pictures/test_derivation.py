"""What is made of a picture: upright, smaller, the same colours, and without a past."""

import pytest
from PIL import Image

from newsroom.content.picture import PictureFile
from newsroom.content.scan import digest
from newsroom.pictures.derivation import derive
from newsroom.pictures.variants import variants_of
from tests.pictures.conftest import (
    ORIENTATION,
    PLACE,
    a_photograph,
    a_profile,
    encoded,
    exif_of,
    opened,
)

NAVY, GOLD, WHITE = (0, 0, 128), (255, 215, 0), (255, 255, 255)


def is_like(pixel, colour):
    return all(abs(one - other) < 40 for one, other in zip(pixel, colour, strict=False))


def test_every_variant_has_its_size_and_format(variants):
    made = variants(encoded(a_photograph(900, 600)))

    sizes = {name: (opened(data).format, opened(data).size) for name, data in made.items()}

    assert sizes["240.avif"] == ("AVIF", (240, 160))
    assert sizes["480.webp"] == ("WEBP", (480, 320))
    assert sizes["900.jpg"] == ("JPEG", (900, 600))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_nothing_tells_where_a_picture_was_taken(kind, variants):
    data = encoded(a_photograph(90, 60), kind, exif=exif_of(), xmp=PLACE.encode())
    assert PLACE.encode() in data
    name = {"JPEG": "a.jpg", "HEIF": "a.heic"}.get(kind, f"a.{kind.lower()}")

    for made in variants(data, name).values():
        assert PLACE.encode() not in made
        assert b"Exif" not in made
        assert opened(made).getexif() == {}


def test_a_comment_goes_too(variants):
    made = variants(encoded(a_photograph(90, 60), comment=PLACE.encode()))

    assert not [name for name, data in made.items() if PLACE.encode() in data]


@pytest.mark.parametrize(("orientation", "corner"), [(1, GOLD), (3, NAVY), (6, GOLD), (8, NAVY)])
def test_a_picture_is_turned_as_the_camera_was_held(orientation, corner, variants):
    exif = exif_of(**{f"tag_{ORIENTATION}": orientation})

    for made in variants(encoded(a_photograph(90, 60), quality=95, exif=exif)).values():
        image = opened(made).convert("RGB")
        assert image.size == ((60, 90) if orientation > 4 else (90, 60))
        assert is_like(image.getpixel((3, 3)), corner)


def test_a_large_photograph_is_scaled_and_not_cropped(variants):
    made = variants(encoded(a_photograph(4000, 3000), quality=95))

    image = opened(made["1600.jpg"])

    assert image.size == (1600, 1200)
    assert is_like(image.getpixel((100, 600)), GOLD)
    assert is_like(image.getpixel((1500, 600)), NAVY)


def test_a_colour_profile_stays(variants):
    profile = a_profile("Display P3")

    made = variants(encoded(a_photograph(90, 60), icc_profile=profile))

    assert {opened(data).info.get("icc_profile") for data in made.values()} == {profile}


def test_the_profile_that_browsers_assume_is_not_sent(variants):
    made = variants(encoded(a_photograph(90, 60), icc_profile=a_profile("sRGB")))

    assert not [name for name, data in made.items() if "icc_profile" in opened(data).info]


def test_a_broken_profile_is_not_sent(variants):
    made = variants(encoded(a_photograph(90, 60), icc_profile=b"no profile"))

    assert not [name for name, data in made.items() if "icc_profile" in opened(data).info]


@pytest.mark.parametrize("mode", ["L", "CMYK", "1", "P"])
def test_pictures_of_other_colour_models_become_what_screens_show(mode, variants):
    kind, name = ("PNG", "a.png") if mode in {"1", "P"} else ("JPEG", "a.jpg")

    for made in variants(encoded(a_photograph(90, 60, mode), kind), name).values():
        assert opened(made).convert("RGB").getpixel((80, 30))[0] < 130


def test_what_is_transparent_stays_so_and_is_white_where_it_cannot(variants):
    made = variants(encoded(Image.new("RGBA", (90, 60), (0, 0, 0, 0)), "PNG"), "a.png")

    assert opened(made["90.avif"]).getpixel((9, 9))[3] == 0
    assert opened(made["90.webp"]).getpixel((9, 9))[3] == 0
    assert opened(made["90.jpg"]).getpixel((9, 9)) == WHITE


def test_the_same_picture_makes_the_same_bytes(variants, write):
    data = encoded(a_photograph(900, 600))

    assert variants(data, "a.jpg") == variants(data, "b.jpg")


def test_nothing_is_made_of_a_file_that_changed_since_it_was_taken_in(write):
    file = write("a.jpg", encoded(a_photograph(90, 60)))
    picture = PictureFile("a.jpg", digest(b"as it was"), 90, 60)

    assert derive(file, picture, variants_of(picture)[0]) is None
