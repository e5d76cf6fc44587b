"""Two versions of one text: what is told of them, and how they are brought together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.desk.comparison import changes
from newsroom.desk.merging import merged, merged_fields

BASE = "một\n\nhai\n\nba"
MERGES = {
    "both are the same": (BASE, BASE, BASE, [BASE]),
    "only mine": (BASE, "MỘT\n\nhai\n\nba", BASE, ["MỘT\n\nhai\n\nba"]),
    "only theirs": (BASE, BASE, "một\n\nhai", ["một\n\nhai"]),
    "in two places": (BASE, "MỘT\n\nhai\n\nba", "một\n\nhai\n\nBA", ["MỘT\n\nhai\n\nBA"]),
    "the same in both": (BASE, "một\n\nhai", "một\n\nhai", ["một\n\nhai"]),
    "in one place": (BASE, "A\n\nhai\n\nba", "B\n\nhai\n\nba", [("A\n", "B\n"), "\nhai\n\nba"]),
    "without a base": (None, "a\nb", "a\nc", ["a\n", ("b", "c")]),
}


@pytest.mark.parametrize(("base", "mine", "theirs", "pieces"), MERGES.values(), ids=MERGES)
def test_what_only_one_has_changed_is_settled(base, mine, theirs, pieces):
    found = [one.mine if one.is_agreed else tuple(one) for one in merged(base, mine, theirs)]
    assert found == pieces


TEXT = st.lists(st.sampled_from(["a", "b", "c", ""]), max_size=6).map("\n".join)


@given(TEXT, TEXT, TEXT)
def test_no_line_of_either_is_lost(base, mine, theirs):
    pieces = merged(None, mine, theirs)
    assert "".join(one.mine for one in pieces).rstrip("\n") == mine.rstrip("\n")
    assert "".join(one.theirs for one in pieces).rstrip("\n") == theirs.rstrip("\n")
    settled = merged(base, mine, base)
    assert all(one.is_agreed for one in settled)
    assert "".join(one.mine for one in settled).rstrip("\n") == mine.rstrip("\n")


def test_fields_are_settled_one_by_one():
    base = {"title": "A", "date": "2019", "slug": "", "tags": "x"}
    mine = {"title": "B", "date": "2019", "slug": "", "tags": "y"}
    theirs = {"title": "A", "date": "2020", "slug": "", "tags": "z"}

    assert merged_fields(base, mine, theirs) == {
        "title": ("B", "B"),
        "date": ("2020", "2020"),
        "slug": ("", ""),
        "tags": ("y", "z"),
    }


def test_a_change_is_told_by_words_with_what_is_around_it():
    before = "Đầu.\nCầu dài 3 km, rộng 9 m.\nCuối.\nXa.\nXa nữa."
    (change,) = changes(before, before.replace("3 km", "300 m"))

    assert change.line == 1
    assert ("out", "3") in change.parts
    assert ("in", "300") in change.parts
    assert ("same", "Cuối.\n") in change.parts
    assert all("Xa nữa" not in part.text for part in change.parts)


@given(TEXT, TEXT)
def test_what_is_told_leads_from_one_text_to_the_other(before, after):
    told = changes(before, after)
    assert (told == []) is (before == after)
    lines = {
        kind: sum(
            part.text.count("\n") for change in told for part in change.parts if part.kind == kind
        )
        for kind in ("in", "out")
    }
    assert lines["in"] - lines["out"] == after.count("\n") - before.count("\n")
