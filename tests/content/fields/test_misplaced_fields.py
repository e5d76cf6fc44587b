"""A line that keeps fields from being read is named, not the fields that stand in plain sight."""

import pytest

from newsroom.content.findings.speech import said

FIELDS = "Title: Lúa xuân\nDate: 2019-03-10\nCategory: Kinh tế\n"
INTERRUPTED = {
    "an empty line first": (f"\n{FIELDS}\nx", 1, "Delete the empty lines"),
    "an empty line among them": (FIELDS.replace("Date", "\nDate"), 2, "Delete this line"),
    "a space before the colon": (FIELDS.replace("Title", "Title "), 1, "“Title:”"),
    "a wide colon": (FIELDS.replace("Title:", "Title："), 1, "“Title:”"),
    "a name in bold": (FIELDS.replace("Title:", "**Title:**"), 1, "“Title:”"),
    "a heading first": (f"# Lúa\n\n{FIELDS}\nx", 1, "move it below the fields"),
    "a heading for a title": (
        FIELDS.replace("Title: Lúa xuân", "# Lúa xuân"),
        1,
        "“Title: Lúa xuân”",
    ),
    "a sentence first": (f"Bài gửi toà soạn\n{FIELDS}\nx", 1, "move it below the fields"),
    "a line that is not indented": (f"Summary: Một\nhai.\n{FIELDS}\nx", 2, "four spaces"),
    "a sentence among whole fields": (f"{FIELDS}Một\nTags: lúa\n\nx", 4, "four spaces"),
}


@pytest.mark.parametrize(("text", "line", "remedy"), INTERRUPTED.values(), ids=INTERRUPTED)
def test_the_line_that_keeps_fields_from_being_read_is_named(read_file, text, line, remedy):
    (rejection,) = read_file(text)

    assert (rejection.line, rejection.code) == (line, "interrupted-fields")
    assert remedy in said(rejection, "en").remedy


def test_a_wrong_name_is_quoted_as_it_stands(read_file):
    (rejection,) = read_file(f"Title : Lúa\n{FIELDS}")

    assert said(rejection, "en").message.startswith("“Title :”")


@pytest.mark.parametrize(
    "body", ["Một đoạn.", "Một đoạn.\nNguồn: TTXVN", "Một đoạn: hai.\n\nTitle: x", "\nDate: x"]
)
def test_a_text_right_below_whole_fields_is_no_fault(read_file, body):
    assert not isinstance(read_file(FIELDS + body), tuple)


def test_a_text_without_any_field_lacks_them_all(read_file):
    assert {one.code for one in read_file("Một đoạn.")} == {"no-title", "no-date", "no-section"}


def test_a_standing_page_is_read_alike(read_file):
    (rejection,) = read_file("Title : Toà soạn\n\nx", "pages/a.md")

    assert (rejection.code, said(rejection, "en").remedy) == (
        "interrupted-fields",
        "Begin the line with “Title:”.",
    )
