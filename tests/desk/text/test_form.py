"""The form of an article: what is saved differs from what was opened by the change alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.desk.text.form import field_on, form_of, with_form

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
    "between fences": (
        "---\nTitle: a: b: c\n---\n\nB",
        {"body": "C", "title": "d: e"},
        '---\nTitle: "d: e"\n---\n\nC',
    ),
    "a first text below a fence": (
        "---\ntitle: A\n---",
        {"body": "B"},
        "---\ntitle: A\n---\n\nB",
    ),
}


@pytest.mark.parametrize(("text", "change", "after"), CHANGES.values(), ids=CHANGES)
def test_only_what_was_changed_is_another(text, change, after):
    assert changed(text, **change) == after


YAML = """---
# of the agency
title: "Cũ"   # a comment
date: 2019-03-11   # when
draft: true
weight: 5
tags: [lúa, "mùa, vụ"]
authors:
  - Lê Mai   # by phone
  - 'Trần Lâm'
summary: >
  Một câu
  hai dòng.
category: 'Kinh tế'
source:
params:
  map: {zoom: 3}
---

Đoạn một.
"""
TOML = """+++
title = 'Cũ'   # a comment
date = 2019-03-11T15:40:00
draft = false
tags = [ "lúa", 'mùa' ] # two
summary = \"\"\"
Một câu.\"\"\"
author = "Mai"

[menu]
title = "of a table"
+++
Đoạn một.
"""
FENCED = {
    "a text between marks": (YAML, {"title": 'Mới "hay"'}, ['"Cũ"', '"Mới \\"hay\\""']),
    "a text without marks": (
        YAML,
        {"date": "2019-03-12 06:00"},
        ["2019-03-11 ", "2019-03-12 06:00 "],
    ),
    "a text that needs marks": (YAML, {"date": "a: #b"}, ["2019-03-11 ", '"a: #b" ']),
    "single marks": (YAML, {"category": "Xã 'hội'"}, ["'Kinh tế'", "'Xã ''hội'''"]),
    "an empty value": (YAML, {"source": "https://a.vn/"}, ["source:", "source: https://a.vn/"]),
    "a text of two lines": (
        YAML,
        {"summary": "Một câu."},
        [">\n  Một câu\n  hai dòng.\n", "Một câu.\n"],
    ),
    "an emptied text": (YAML, {"title": ""}, ['title: "Cũ"   # a comment\n', ""]),
    "an emptied list": (
        YAML,
        {"author": ""},
        ["authors:\n  - Lê Mai   # by phone\n  - 'Trần Lâm'\n", ""],
    ),
    "a name more on a line of its own": (
        YAML,
        {"author": "Lê Mai, Trần Lâm, Hà"},
        ["  - 'Trần Lâm'\n", "  - 'Trần Lâm'\n  - Hà\n"],
    ),
    "a name less": (YAML, {"author": "Trần Lâm"}, ["  - Lê Mai   # by phone\n", ""]),
    "a list in brackets": (YAML, {"tags": "gạo; mùa, vụ"}, ["[lúa, ", "[gạo, "]),
    "a flag": (YAML, {"status": ""}, ["draft: true", "draft: false"]),
    "what a flag cannot say": (
        YAML,
        {"status": "hidden"},
        ["draft: true", "draft: false", "zoom: 3}\n", 'zoom: 3}\nstatus: "hidden"\n'],
    ),
    "further fields": (
        YAML,
        {"slug": "moi", "image": "a.jpg"},
        ["zoom: 3}\n", 'zoom: 3}\nslug: "moi"\nimage: "a.jpg"\n'],
    ),
    "text of TOML": (TOML, {"title": "Mới"}, ["'Cũ'", "'Mới'"]),
    "text of TOML with marks": (TOML, {"title": "Mới's"}, ["'Cũ'", '"Mới\'s"']),
    "a date of TOML": (
        TOML,
        {"date": "2019-03-12 06:00"},
        ["2019-03-11T15:40:00", "2019-03-12 06:00:00"],
    ),
    "what is no date of TOML": (TOML, {"date": "2019"}, ["2019-03-11T15:40:00", '"2019"']),
    "a flag of TOML": (TOML, {"status": "draft"}, ["draft = false", "draft = true"]),
    "a list of TOML": (TOML, {"tags": "mùa, gạo"}, ["[ \"lúa\", 'mùa' ]", "['mùa', \"gạo\"]"]),
    "lines of TOML": (TOML, {"summary": "A"}, ['"""\nMột câu."""', '"A"']),
    "a field more in TOML": (TOML, {"slug": "moi"}, ['"Mai"\n', "\"Mai\"\nslug = 'moi'\n"]),
}


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(("text", "change", "replaced"), FENCED.values(), ids=FENCED)
def test_values_between_fences_are_written_as_they_stood(text, change, replaced, ending):
    after = text
    for old, new in zip(replaced[::2], replaced[1::2], strict=True):
        assert after.count(old) == 1
        after = after.replace(old, new)
    before = text.replace("\n", ending)
    form = form_of(before)
    assert with_form(before, form.fields, form.body) == before
    assert with_form(before, {**form.fields, **change}, form.body) == after.replace("\n", ending)


@pytest.mark.parametrize(
    ("text", "line", "field"),
    [
        (YAML, 3, "title"),
        (YAML, 5, "status"),
        (YAML, 6, ""),
        (YAML, 9, "author"),
        (TOML, 3, "date"),
    ],
)
def test_what_is_wrong_on_a_line_is_told_beside_its_field(text, line, field):
    assert field_on(text, line) == field


FIXED = {
    "a picture in a mapping": ("---\ntitle: A\ncover:\n  image: a.jpg\n---\nB", "image"),
    "two keys": ("---\ntitle: A\ntags: [a]\nkeywords: [b]\n---\nB", "tags"),
    "twice": ("---\ntitle: A\nslug: a\nslug: b\n---\nB", "slug"),
    "a comment in a list": ("---\ntitle: A\ntags: [a, # one\n  b]\n---\nB", "tags"),
    "names with commas": ("---\ntitle: A\nauthors: ['Mai, Hà Nội']\n---\nB", "author"),
    "a table": ('+++\ntitle = "A"\n[cover]\nimage = "a.jpg"\n+++\nB', "image"),
}


@pytest.mark.parametrize(("text", "name"), FIXED.values(), ids=FIXED)
def test_what_the_form_cannot_say_stays_as_it_is(text, name):
    form = form_of(text)

    assert form.fixed == {name}
    assert form.fields[name]
    changed = with_form(text, {**form.fields, name: "x", "title": "Y"}, form.body)
    assert changed in {text.replace("title: A", "title: Y"), text.replace('"A"', '"Y"')}


TYPED = st.text(st.sampled_from("aề'\"#:,[]{}|>&*!%@`\\ -?0.\u00a0\x7f"), max_size=12)
NAMES = ("title", "date", "category", "summary", "slug")


@given(st.sampled_from([YAML, TOML]), st.dictionaries(st.sampled_from(NAMES), TYPED))
def test_whatever_is_typed_is_read_again_and_no_other_line_changes(text, change):
    form = form_of(text)
    after = with_form(text, {**form.fields, **change}, form.body)
    seen = form_of(after)

    expected = {**form.fields, **change}
    assert {name: " ".join(value.split()) for name, value in seen.fields.items()} == {
        name: " ".join(value.split()) for name, value in expected.items()
    }
    assert (seen.body, seen.others) == (form.body, form.others)
    lines = after.split("\n")
    own = (*change, " ", "Một")  # and further lines of a value
    assert all(line in lines for line in text.split("\n") if not line.startswith(own))


@given(
    st.sampled_from(["---", "+++"]),
    st.lists(st.sampled_from([*YAML.split("\n"), *TOML.split("\n")]), max_size=12),
    st.sampled_from(["\n", "\r\n"]),
)
def test_any_lines_between_fences_are_saved_as_they_were(fence, lines, ending):
    text = ending.join([fence, *lines, fence, "", "Chữ."])
    form = form_of(text)
    assert with_form(text, form.fields, form.body) == text


WHOLE = [
    *("---\n- a\n---\nB", "+++\ntitle = A\n+++\nB", "---\ntitle: &a A\n---\nB"),
    *("Chữ.\n", "", '{"title": "A"}\nB'),
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_file_without_fields_that_a_form_can_keep_is_edited_whole(text):
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
