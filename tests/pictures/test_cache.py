"""No variant is made twice, and nothing in the cache can be wrong."""

import pytest

from newsroom.content.picture import PictureFile
from newsroom.content.scan import digest
from newsroom.pictures import derivation
from newsroom.pictures.cache import variant_bytes
from newsroom.pictures.variants import variants_of
from tests.pictures.conftest import a_photograph, encoded


@pytest.fixture
def picture(write):
    data = encoded(a_photograph(90, 60))
    write("a.jpg", data)
    return PictureFile("a.jpg", digest(data), 90, 60)


@pytest.fixture
def made(monkeypatch):
    """What has been made, in order."""
    names = []
    derive = derivation.derive

    def counting(file, picture, variant):
        names.append((picture.path, variant.name))
        return derive(file, picture, variant)

    monkeypatch.setattr(derivation, "derive", counting)
    return names


def test_a_variant_is_made_once(picture, made, tmp_path):
    variant = variants_of(picture)[0]

    first = variant_bytes(tmp_path, tmp_path / "cache", picture, variant)
    second = variant_bytes(tmp_path, tmp_path / "cache", picture, variant)

    assert first == second
    assert made == [("a.jpg", "90.avif")]


def test_the_same_picture_elsewhere_is_not_made_again(picture, made, tmp_path):
    (tmp_path / "b.jpg").write_bytes((tmp_path / "a.jpg").read_bytes())
    variant = variants_of(picture)[0]

    variant_bytes(tmp_path, tmp_path / "cache", picture, variant)
    variant_bytes(tmp_path, tmp_path / "cache", picture._replace(path="b.jpg"), variant)

    assert made == [("a.jpg", "90.avif")]


def test_a_cached_variant_outlives_its_picture(picture, tmp_path):
    variant = variants_of(picture)[0]
    data = variant_bytes(tmp_path, tmp_path / "cache", picture, variant)
    (tmp_path / "a.jpg").unlink()

    assert variant_bytes(tmp_path, tmp_path / "cache", picture, variant) == data


def test_nothing_is_made_of_a_picture_that_is_gone(picture, tmp_path):
    (tmp_path / "a.jpg").unlink()

    assert variant_bytes(tmp_path, tmp_path / "cache", picture, variants_of(picture)[0]) is None
    assert not (tmp_path / "cache").exists()
