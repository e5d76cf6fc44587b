"""Front matter in YAML, TOML and plain lines, with the line of each field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import meta

from newsroom.content.fields import plain_fields
from newsroom.content.fields.front_matter import Syntax, body_of, read_front_matter
from newsroom.content.fields.plain_fields import read_plain
from newsroom.content.fields.tree import LARGEST_FRONT_MATTER, Fault, Field

lines = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "",
                "---",
                "...",
                "Title: Lúa",
                "title: xuân",
                "Tags: a, b",
                "    more",
                "   three spaces",
                "\ttab",
                "Một đoạn.",
                "Key with space: x",
                "a-b_c: : x",
                "  Date:   2019  ",
                ":",
            ]
        ),
        st.text(alphabet="aT: -\t.é", max_size=12),
    ),
    max_size=12,
)


def test_each_field_knows_the_line_on_which_it_stands():
    matter = read_front_matter("Title: Lúa xuân\nDate: 2019-03-11\n\nMột đoạn.")

    assert matter.fields == {"title": Field(1, ("Lúa xuân",)), "date": Field(2, ("2019-03-11",))}
    assert matter.body == "Một đoạn."


def test_dashes_around_the_fields_count_as_lines():
    matter = read_front_matter("---\nTitle: Lúa xuân\n---\nMột đoạn.")

    assert matter.fields == {"title": Field(2, ("Lúa xuân",))}
    assert matter.body == "Một đoạn."


def test_an_indented_line_goes_on_with_the_field_above():
    matter = read_front_matter("Summary: Một câu dài\n    viết trên hai dòng.\nTitle: x\n\n")

    assert matter.fields["summary"].text == "Một câu dài viết trên hai dòng."
    assert matter.fields["title"].line == 3


def test_a_field_written_twice_has_both_values_and_knows_both_lines():
    matter = read_front_matter("Author: Đào Quyên\nTitle: x\nAuthor: Lê Mai\n\n")

    assert matter.fields["author"] == Field(1, ("Đào Quyên", "Lê Mai"), again=3)


def test_a_text_without_fields_is_all_body():
    assert read_front_matter("Một đoạn, không có đầu.").fields == {}
    assert read_front_matter("Một đoạn, không có đầu.").body == "Một đoạn, không có đầu."


def test_the_body_keeps_its_empty_lines():
    assert read_front_matter("Title: x\n\nMột.\n\n\nHai.\n").body == "Một.\n\n\nHai.\n"


@given(lines)
def test_plain_fields_are_those_that_markdown_would_read(lines):
    lines = lines or [""]
    markdown = Markdown(extensions=["markdown.extensions.meta"])

    left = markdown.preprocessors["meta"].run(list(lines))

    text = "\n".join(lines)
    assert body_of(text) == read_front_matter(text).body
    plain = read_plain(lines)
    assert {key: list(field.values) for key, field in plain.fields.items()} == vars(markdown)[
        "Meta"
    ]
    assert lines[plain.body_begins :] == left


READ = {
    "quotation marks": ('title: "A: b"', {"title": Field(2, ("A: b",))}),
    "single ones": ("title: 'Ông ''Tư'' đến'", {"title": Field(2, ("Ông 'Tư' đến",))}),
    "a flow list": (
        'author: ["Lê A", "Lê B"]',
        {"author": Field(2, ("Lê A", "Lê B"), is_list=True)},
    ),
    "a block list": ("tags:\n  - a, b\n  - c", {"tags": Field(2, ("a, b", "c"), is_list=True)}),
    "a list that is not indented": (
        "tags:\n- a\n- b",
        {"tags": Field(2, ("a", "b"), is_list=True)},
    ),
    "a folded text": ("a: 1\nlead: >-\n  Một\n  hai.", {"a": 2, "lead": Field(3, ("Một hai.",))}),
    "a text of several lines": ("x: |\n  Một\n  hai.", {"x": Field(2, ("Một", "hai."))}),
    "what is as it was typed": ("a: yes\nb: 007\nc: 2019-03-11", {"a": "yes", "b": "007", "c": 4}),
    "nothing": ("a:\nb: ~\nc: null\nd: ''", dict.fromkeys("abcd", "")),
    "a word for nothing, as a text": ('a: "null"', {"a": "null"}),
    "keys within keys": (
        "cover:\n  image: a.jpg\n  alt: Lúa",
        {"cover": "", "cover.image": Field(3, ("a.jpg",)), "cover.alt": 4},
    ),
    "a list of keys": (
        "authors:\n  - name: A\n  - {name: B}",
        {"authors": "", "authors.name": Field(3, ("A", "B"), is_list=True)},
    ),
    "a key that is given twice": ("a: 1\nb: 2\na: 3", {"a": Field(2, ("1", "3"), again=4), "b": 3}),
    "a comment": ("# x\na: 1 # y", {"a": Field(3, ("1",))}),
    "a key with capitals and spaces": ("Tác giả: A", {"tác giả": "A"}),
    "a colon that is no YAML": (
        "title: Lúa: được mùa\ntags: [a, b]\ndate: 2019",
        {
            "title": Field(2, ("Lúa: được mùa",)),
            "tags": Field(3, ("a", "b"), is_list=True),
            "date": 4,
        },
    ),
    "such a text on two lines": (
        "title: Lúa: được\n    mùa\n# x\na:\n- b",
        {"title": "Lúa: được mùa", "a": Field(5, ("b",), is_list=True)},
    ),
    "a quotation with words behind it": ('title: "Về" quê', {"title": '"Về" quê'}),
    "a star that is no alias": ("title: *quan trọng*", {"title": "*quan trọng*"}),
    "at signs": ("title: @nhà", {"title": "@nhà"}),
    "an empty line": ("a: 1\n\nb: 2", {"a": 2, "b": 4}),
}


def as_expected(field, expected):
    """Return a field, or only its text or its line if no more is expected."""
    if isinstance(expected, str):
        return field.text
    return field.line if isinstance(expected, int) else field


@pytest.mark.parametrize(("block", "fields"), READ.values(), ids=READ)
def test_yaml_gives_texts_with_their_lines(block, fields):
    matter = read_front_matter(f"---\n{block}\n---\nThân bài")

    assert (matter.syntax, matter.fault) == (Syntax.YAML, None)
    assert matter.fields.keys() == fields.keys()
    assert {key: as_expected(matter.fields[key], fields[key]) for key in fields} == fields
    assert (matter.body, matter.body_line) == ("Thân bài", block.count("\n") + 4)


READ_TOML = {
    "a text": ('title = "A: b"', {"title": Field(2, ("A: b",))}),
    "a list on lines": (
        'tags = [\n  "a, b", # ]\n  "c"\n]\nx = 1',
        {"tags": Field(2, ("a, b", "c"), is_list=True), "x": 6},
    ),
    "a text on lines": ('a = """\nb = 1\nc"""\nd = 1', {"a": Field(2, ("b = 1", "c")), "d": 5}),
    "dates": (
        "a = 2019-03-11T20:23:00+07:00\nb = 2019-03-11",
        {"a": "2019-03-11 20:23:00+07:00", "b": "2019-03-11"},
    ),
    "truth": ("draft = true", {"draft": "true"}),
    "numbers": ("a = 1_000\nb = 1.50", {"a": "1000", "b": "1.50"}),
    "tables": (
        '\n[taxonomies]\ntags = ["a"]\n[extra.b]\n"c" = 1',
        {"taxonomies": 3, "taxonomies.tags": 4, "extra": "", "extra.b": 5, "extra.b.c": 6},
    ),
}


@pytest.mark.parametrize(("block", "fields"), READ_TOML.values(), ids=READ_TOML)
def test_toml_gives_texts_with_their_lines(block, fields):
    matter = read_front_matter(f"+++\n{block}\n+++\nThân bài")

    assert (matter.syntax, matter.fault) == (Syntax.TOML, None)
    assert matter.fields.keys() == fields.keys()
    assert {key: as_expected(matter.fields[key], fields[key]) for key in fields} == fields
    assert (matter.body, matter.body_line) == ("Thân bài", block.count("\n") + 4)


UNREADABLE = {
    "a list that does not end": ("---\na: 1\nb: [c\nd\n---\n", Fault.UNREADABLE, 4),
    "a sentence": ("---\na: 1\nMột câu.\n---\n", Fault.UNREADABLE, 3),
    "no mapping": ("---\n- a\n- b\n---\n", Fault.UNREADABLE, 2),
    "an anchor": ("---\na: 1\nb: &x [1]\nc: *x\n---\n", Fault.LINKED, 3),
    "a deep list": (f"---\na: {'[' * 9}{']' * 9}\n---\n", Fault.DEEP, 2),
    "no TOML": ("+++\na = 1\nb = \n+++\n", Fault.UNREADABLE, 3),
    "a key given twice in TOML": ("+++\na = 1\na = 2\n+++\n", Fault.UNREADABLE, 3),
    "a deep list in TOML": (f"+++\na = {'[' * 9}{']' * 9}\n+++\n", Fault.DEEP, 2),
    "a very deep one": (f"+++\na = {'[' * 9000}\n+++\n", Fault.DEEP, 2),
    "a number of thousands of digits": (f"+++\na = {'9' * 9000}\n+++\n", Fault.UNREADABLE, 2),
    "no JSON": ('{\n"a": 1,\nb: 2\n}\n', Fault.UNREADABLE, 3),
    "a number that is none": ('{"a": NaN}\n', Fault.UNREADABLE, 1),
    "words behind the last bracket": ('{"a": 1\n} Chữ.\n', Fault.UNREADABLE, 2),
    "a deep list in JSON": (f'{{\n"a": {"[" * 9}{"]" * 9}}}\n', Fault.DEEP, 2),
    "a very deep one in JSON": (f'{{"a": {"[" * 90_000}', Fault.DEEP, 1),
    "no last bracket": ('{\n"a": 1,\n', Fault.UNCLOSED, 1),
    "no second fence": ("+++\na = 1\n", Fault.UNCLOSED, 1),
}


@pytest.mark.parametrize(("text", "fault", "line"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_told_with_its_line(text, fault, line):
    matter = read_front_matter(text)

    assert (matter.fields, matter.fault) == ({}, (fault, line))


def test_an_object_of_json_has_the_fields_that_it_says_with_their_lines():
    matter = read_front_matter(
        '{\n\t"title": "Lúa: \\u201cmùa\\u201d \\ud83c\\udf3e",\n'
        '"date": "2019-03-11",\n"draft": false,\n'
        '"tags": ["a",\n "b"], "x": null,\n"cover": {"image": "a.jpg"},\n"weight": 1.50,\n'
        '"date": 2\n}\n\nMột {đoạn}.'
    )

    assert matter.syntax is Syntax.JSON
    assert matter.fields == {
        "title": Field(2, ("Lúa: “mùa” 🌾",)),
        "date": Field(3, ("2019-03-11", "2"), again=9),
        "draft": Field(4, ("false",)),
        "tags": Field(5, ("a", "b"), is_list=True),
        "x": Field(6, ()),
        "cover": Field(7, ()),
        "cover.image": Field(7, ("a.jpg",)),
        "weight": Field(8, ("1.50",)),
    }
    assert matter.fields["tags"].lines == (5, 6)
    assert (matter.body, matter.body_line) == ("\nMột {đoạn}.", 11)


@pytest.mark.parametrize("text", ["{{< figure >}}", "{static}/a.jpg", "{a}", "", '"{"'])
def test_a_text_with_brackets_is_no_json(text):
    assert read_front_matter(text).syntax is Syntax.PLAIN


def test_a_line_across_the_text_is_no_second_fence():
    matter = read_front_matter("---\nTitle: Lúa: mùa\n\nMột đoạn.\n\n---\n\nHai.")

    assert (matter.syntax, matter.fields) == (Syntax.PLAIN, {"title": Field(2, ("Lúa: mùa",))})
    assert matter.body == "Một đoạn.\n\n---\n\nHai."


def test_a_block_of_more_than_twenty_thousand_characters_is_not_looked_at():
    matter = read_front_matter(f"---\na: {'x' * 20_000}\n---\n")

    assert (matter.fields, matter.fault) == ({}, None)


def test_a_letter_that_nobody_sees_cannot_hide_behind_an_escape(read_file):
    fields = 'title: "Lúa\\u200b xuân"\ndate: 2019\ncategory: kinh-te\nsummary: "a\\u202eb"'

    (rejection,) = read_file(f"---\n{fields}\n---\nx")

    assert (rejection.code, rejection.line) == ("invisible-character", 5)


@pytest.mark.parametrize(
    "text",
    [
        "Title: Một\nDate: 2019\n\nBài.\n\nHai: ba\n",
        "Title: Một\n\n\nBài.",
        "Title: Một\n  tiếp\n\nBài.",
        "Title: Một\nBài.\n\nHai.",
        "Title: Một\n \nBài.",
        "Title: Một\n---: x\n\nBài.",
        "Title: Một\n---\nBài.",
        "---\ntitle: Một\n---\n\nBài.",
        "+++\ntitle = 'Một'\n+++\nBài.",
        "Tiêu đề: Một\n\nBài.",
        "Title: Một",
        "Title: Một\n",
        "\nTitle: Một\n\nBài.",
        f"Title: {'x' * LARGEST_FRONT_MATTER}\n\nBài.\n\nHai.",
        "",
    ],
)
def test_a_body_alone_is_that_which_stands_below_the_fields(text):
    assert body_of(text) == read_front_matter(text).body


@pytest.mark.parametrize("name", ["META_RE", "META_MORE_RE", "BEGIN_RE", "END_RE"])
def test_fields_are_found_by_the_expressions_of_markdown(name):
    ours, theirs = getattr(plain_fields, name), getattr(meta, name)

    assert (ours.pattern, ours.flags) == (theirs.pattern, theirs.flags)
