"""The ledger of contested addresses: what it says, and how builds write to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.content.addresses.ledger import is_copy, read_ledger, rewritten_ledger

URL = "/2019/03/10/lua/"


@given(
    path=st.text(
        st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), min_size=1
    ).filter(lambda path: not path.startswith("/"))
)
def test_any_path_that_is_written_is_read_again(path):
    text = rewritten_ledger("", {URL: path}, (), "en")

    assert read_ledger(text).owners == {URL: path}
    assert read_ledger(text).rejections == ()


def test_lines_are_sorted_and_comments_stay():
    text = f"# a note\n\n{URL} a.md\n<<<<<<< HEAD\n"

    written = rewritten_ledger(text, {"/2018/x/": "b c.md", "/a/#x": "d.md"}, (), "en")

    assert written == f"# a note\n/2018/x/ b%20c.md\n{URL} a.md\n/a/#x d.md\n<<<<<<< HEAD\n"
    assert rewritten_ledger(written, {}, [URL, "/a/#x"], "en") == (
        "# a note\n/2018/x/ b%20c.md\n<<<<<<< HEAD\n"
    )


def test_of_two_lines_for_an_address_the_first_holds():
    ledger = read_ledger(f"{URL} a.md\n{URL} b.md\n{URL} a.md\n")

    assert ledger.owners == {URL: "a.md"}
    assert [(one.line, one.code) for one in ledger.rejections] == [(2, "owner-twice")]


@pytest.mark.parametrize(
    ("path", "original", "verdict"),
    [
        ("x/c (xung đột).md", "x/c.md", True),
        ("c - Copy (2).md", "c.md", True),
        ("c.sync-conflict-20190311-ABC.md", "c.md", True),
        ("Copy of c.md", "c.md", True),
        ("c~1.markdown", "c.md", True),
        ("cd.md", "c.md", False),
        ("y/c (1).md", "x/c.md", False),
        ("c.md", "c (1).md", False),
        ("d.md", "c.md", False),
    ],
)
def test_a_copy_is_known_by_its_name(path, original, verdict):
    assert is_copy(path, original) is verdict
