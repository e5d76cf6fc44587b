"""Bodies kept between builds: found by all that they are made of, not trusted when damaged."""

from pathlib import Path

import pytest

from newsroom.catalogue.kept_bodies import KeptBodies, Source, remove_kept_bodies

SOURCE = Source("2019/a.md", "digest", "vi", {"b.md": "/2019/b/"})


def keep(cache: Path, html: str, source: Source = SOURCE, made_by: str = "software") -> str:
    """Return what a process gets that would convert the body to `html`."""
    bodies = KeptBodies(cache, made_by)
    found = bodies.html(source, lambda: html)
    bodies.close()
    return found


def test_a_body_is_converted_once(tmp_path: Path) -> None:
    assert keep(tmp_path, "<p>Một</p>") == "<p>Một</p>"
    assert keep(tmp_path, "<p>khác</p>") == "<p>Một</p>"


@pytest.mark.parametrize(
    ("source", "made_by"),
    [
        (SOURCE._replace(markdown="another text"), "software"),
        (SOURCE._replace(language="en"), "software"),
        (SOURCE._replace(addresses={"b.md": "/2019/moved/"}), "software"),
        (SOURCE._replace(addresses={}), "software"),
        (SOURCE, "other settings"),
    ],
)
def test_all_that_it_is_made_of_counts(tmp_path: Path, source: Source, made_by: str) -> None:
    keep(tmp_path, "<p>cũ</p>")

    assert keep(tmp_path, "<p>mới</p>", source, made_by) == "<p>mới</p>"


def test_a_file_has_one_body_at_most(tmp_path: Path) -> None:
    keep(tmp_path, "<p>cũ</p>")
    keep(tmp_path, "<p>mới</p>", SOURCE._replace(markdown="another text"))

    assert keep(tmp_path, "<p>cũ, lại</p>") == "<p>cũ, lại</p>"


def test_what_was_written_by_halves_is_as_good_as_missing(tmp_path: Path) -> None:
    keep(tmp_path, "<p>cũ</p>" * 200)
    file = tmp_path / "bodies.sqlite"
    data = bytearray(file.read_bytes())
    place = data.index(b"2019/a.md") + 40  # within the row
    data[place] ^= 0xFF
    file.write_bytes(data)

    assert keep(tmp_path, "<p>mới</p>") == "<p>mới</p>"


def test_a_file_that_is_something_else_stops_nothing_and_is_deleted(tmp_path: Path) -> None:
    file = tmp_path / "bodies.sqlite"
    file.write_bytes(b"no database at all " * 100)

    assert keep(tmp_path, "<p>mới</p>") == "<p>mới</p>"
    assert not file.exists()


def test_without_a_folder_nothing_is_kept(tmp_path: Path) -> None:
    assert keep(tmp_path / "missing", "<p>mới</p>") == "<p>mới</p>"


def test_what_was_kept_can_be_removed(tmp_path: Path) -> None:
    keep(tmp_path, "<p>cũ</p>")
    remove_kept_bodies(tmp_path)

    assert keep(tmp_path, "<p>mới</p>") == "<p>mới</p>"
