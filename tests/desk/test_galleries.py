"""Galleries sorted by hand: the order is in the names, and no picture is ever lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.content.picture import counting_key
from newsroom.desk.galleries import (
    NamedPictureError,
    OtherPicturesError,
    names_in_order,
    pictures_in,
    sort_pictures,
)

ORDERS = {
    "in order": (["a.jpg", "b.jpg"], ["a.jpg", "b.jpg"]),
    "turned around": (["b.jpg", "a.jpg"], ["01-b.jpg", "02-a.jpg"]),
    "numbered before": (["02-a.jpg", "01-b.jpg"], ["01-a.jpg", "02-b.jpg"]),
    "a number that is free": (["02-a.jpg", "01-a.jpg"], ["001-a.jpg", "002-a.jpg"]),
    "numbers alone": (["2.jpg", "1.jpg"], ["01-2.jpg", "02-1.jpg"]),
}


@pytest.mark.parametrize(("names", "new"), ORDERS.values(), ids=ORDERS)
def test_names_say_the_order(names, new):
    assert names_in_order(names) == new


@given(st.lists(st.from_regex(r"(\d{1,3}-)?[ab]{1,2}\.jpg", fullmatch=True), unique=True))
def test_any_order_can_be_named_without_taking_another_picture_s_name(names):
    new = names_in_order(names)

    assert sorted(new, key=counting_key) == new
    assert len(set(new)) == len(names)
    assert all(one == old or one not in names for old, one in zip(names, new, strict=True))


def test_pictures_are_renamed_and_their_bytes_stay(tmp_path):
    for name in ("a.jpg", "b.jpg", "note.txt", ".hidden.jpg"):
        (tmp_path / name).write_text(name)

    sort_pictures(tmp_path, ["b.jpg", "a.jpg"], lambda _name: False)

    assert pictures_in(tmp_path) == ["01-b.jpg", "02-a.jpg"]
    assert (tmp_path / "01-b.jpg").read_text() == "b.jpg"


def test_nothing_is_renamed_that_a_text_names_or_that_was_not_seen(tmp_path):
    for name in ("a.jpg", "b.jpg"):
        (tmp_path / name).touch()

    with pytest.raises(OtherPicturesError):
        sort_pictures(tmp_path, ["b.jpg"], lambda _name: False)
    with pytest.raises(NamedPictureError):
        sort_pictures(tmp_path, ["b.jpg", "a.jpg"], lambda name: name == "a.jpg")

    assert pictures_in(tmp_path) == ["a.jpg", "b.jpg"]
