"""The form of an article: what is saved differs from what was opened by the change alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.desk.text.form import form_of, with_form

PLAIN = "Title: Cũ\nX-Own:   1\nTags: a,\n    b\nDate: 2019\n\nĐoạn một.\n\nĐoạn hai.\n"


def changed(text, body=None, **fields):
    form = form_of(text)
    return with_form(text, {**form.fields, **fields}, form.body if body is None else body)


CHANGES = {
    "a field": (PLAIN, {"title": "Mới"}, PLAIN.replace("Title: Cũ", "Title: Mới")),
    "a long field": (PLAIN, {"tags": "c"}, PLAIN.replace("Tags: a,\n    b", "Tags: c")),
    "an emptied field": (PLAIN, {"tags": ""}, PLAIN.replace("Tags: a,\n    b\n", "")),
    "a new field": (PLAIN, {"summary": "S"}, PLAIN.replace("2019\n", "2019\nSummary: S\n")),
    "several": (
        PLAIN,
        {"title": "A", "date": "2020", "tags": ""},
        "Title: A\nX-Own:   1\nDate: 2020\n\nĐoạn một.\n\nĐoạn hai.\n",
    ),
    "the text": (PLAIN, {"body": "Chữ."}, PLAIN.partition("Đoạn")[0] + "Chữ."),
    "line ends": (
        "Title: A\r\n\r\nB\r\nC\r\n",
        {"title": "X", "body": "B\nD\n"},
        "Title: X\r\n\r\nB\r\nD\r\n",
    ),
    "Vietnamese names": ("Tiêu đề: A\n\nB", {"title": "X"}, "Tiêu đề: X\n\nB"),
    "lines in a value": (
        "Title: A\n\nB",
        {"title": "X\nStatus: draft"},
        "Title: X Status: draft\n\nB",
    ),
    "a first text": ("Title: A", {"body": "B"}, "Title: A\n\nB"),
    "a first text below a line end": ("Title: A\n", {"body": "B"}, "Title: A\n\nB"),
    "a field of a file without text": ("Title: A", {"date": "2019"}, "Title: A\nDate: 2019"),
    "between fences": ("---\nTitle: a: b: c\n---\n\nB", {"body": "C"}, "C"),
}


@pytest.mark.parametrize(("text", "change", "after"), CHANGES.values(), ids=CHANGES)
def test_only_what_was_changed_is_another(text, change, after):
    assert changed(text, **change) == after


WHOLE = ["---\ntitle: A\n---\nB", '+++\ntitle = "A"\n+++\nB', "Chỉ chữ.\n", ""]


@pytest.mark.parametrize("text", WHOLE)
def test_a_file_without_plain_fields_is_edited_whole(text):
    form = form_of(text)

    assert (form.is_whole, form.body, form.fields) == (True, text, {})
    assert with_form(text, {"title": "X"}, "Y") == "Y"


def test_a_field_that_is_given_twice_stays():
    text = "Title: A\nAuthor: B\nAuthor: C\n\nD"

    assert form_of(text).fixed == {"author"}
    assert changed(text, author="X", title="Y") == text.replace("Title: A", "Title: Y")


@given(st.text(st.sampled_from("Tilteag: -+\n\r\t.aề\ufeff"), max_size=60))
def test_whatever_is_opened_and_saved_is_what_it_was(text):
    form = form_of(text)
    assert with_form(text, form.fields, form.body) == text
