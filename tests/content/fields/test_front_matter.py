"""Front matter as Python-Markdown's own `meta` extension reads it, with the line of each field."""

from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from newsroom.content.fields.front_matter import Field, read_front_matter

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
def test_fields_and_body_are_those_that_markdown_would_read(lines):
    text = "\n".join(lines)
    markdown = Markdown(extensions=["markdown.extensions.meta"])

    left = markdown.preprocessors["meta"].run(text.split("\n"))

    matter = read_front_matter(text)
    assert {key: list(field.values) for key, field in matter.fields.items()} == vars(markdown)[
        "Meta"
    ]
    assert matter.body == "\n".join(left)
