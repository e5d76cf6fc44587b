"""Which files a picture becomes, and what they are called."""

import pytest

from newsroom.content.picture import PictureFile
from newsroom.pictures.variants import variant_path, variants_of


def widths(width, height=600):
    picture = PictureFile("images/a.jpg", "digest", width, height)
    return [each.width for each in variants_of(picture) if each.format == "avif"]


@pytest.mark.parametrize(
    ("own", "made"),
    [
        (100, [100]),
        (240, [240]),
        (700, [240, 480, 700]),
        (1600, [240, 480, 800, 1200, 1600]),
        (6000, [240, 480, 800, 1200, 1600]),
    ],
)
def test_no_variant_is_larger_than_the_picture_or_than_screens_are(own, made):
    assert widths(own) == made


def test_a_very_tall_picture_stays_within_what_formats_hold():
    variants = variants_of(PictureFile("a.png", "digest", 800, 40_000))

    assert max(each.height for each in variants) <= 16_383


def test_every_width_comes_in_every_format():
    names = {each.name for each in variants_of(PictureFile("a.heic", "digest", 300, 200))}

    assert names == {f"{width}.{kind}" for width in (240, 300) for kind in ("avif", "webp", "jpg")}


def test_a_drawing_stays_a_drawing():
    picture = PictureFile("images/so-do.svg", "digest", 300, 200)

    [variant] = variants_of(picture)

    assert variant.name == "svg"
    assert variant_path(picture.path, "digest", "svg").startswith("images/so-do.")
    assert variant_path(picture.path, "digest", "svg").endswith(".svg")


def test_a_changed_picture_has_another_address():
    assert variant_path("a.jpg", "one", "240.avif") != variant_path("a.jpg", "other", "240.avif")


def test_pictures_of_one_name_and_content_have_addresses_of_their_own():
    assert variant_path("a.jpg", "one", "240.avif") != variant_path("a.jpeg", "one", "240.avif")
