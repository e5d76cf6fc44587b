import unicodedata
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown

from newsroom.content.fields.front_matter import read_front_matter
from newsroom.content.markdown.references import references_in
from newsroom.importing.markdown_file import article_file, escape_paragraph, headline_file
from newsroom.importing.scraped_page import ScrapedPage

# Pelican's default extensions, and the one by which stock Pelican finds the body.
BODY = Markdown(extensions=["codehilite", "extra"], output_format="html")
WHOLE_FILE = Markdown(extensions=["codehilite", "extra", "meta"], output_format="html")


class Paragraphs(HTMLParser):
    """Collects the text of the paragraphs of an HTML fragment, and every tag in it."""

    def __init__(self):
        super().__init__()
        self.texts = []
        self.tags = set()

    def handle_starttag(self, tag, attributes):
        self.tags.add((tag, *attributes))
        self.texts.append("")

    def handle_data(self, data):
        if self.texts:
            self.texts[-1] += data


def paragraphs_of(text, markdown=BODY):
    """Return the texts of the paragraphs that Markdown makes, and whether there is nothing else."""
    reader = Paragraphs()
    reader.feed(markdown.reset().convert(text))
    reader.close()
    texts = [text.rstrip("\n") for text in reader.texts]
    return texts, reader.tags <= {("p",)}


LINES = (
    st.text(
        st.one_of(
            st.sampled_from("*_`#<>&;[](){}!:=~|+-.\\\"'/0123456789 abx"),
            st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]),
        ),
        min_size=1,
        max_size=60,
    )
    .map(lambda text: unicodedata.normalize("NFC", text).strip())
    .filter(bool)
)


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2 = 30 và *không nghiêng*, **không đậm**",
        "tệp_ban_dau và _gạch chân_",
        "# Không phải tiêu đề",
        "1. Không phải danh sách",
        "2019. Một năm nhiều mưa",
        "- Gạch đầu dòng của bản gốc",
        "+ Dấu cộng",
        "> Không phải trích dẫn",
        "---",
        "***",
        "===",
        "~~~",
        "```",
        ": không phải định nghĩa",
        "!!! note",
        "| a | b |",
        "<script>alert(1)</script> và <b>đậm</b>, a < b > c",
        "&lt; &amp; &#60; &copy AT&T R&D;",
        "[đường dẫn](https://example.com/a.html) và ![ảnh](a.jpg)",
        "[1]: https://example.com",
        "[^1]: chú thích",
        "*[NTM]: nông thôn mới",
        "chữ {: .lop } và { #ma }",
        "C:\\Users\\bao và \\* \\\\",
        '<img src="a.jpg"> href="b.md"',
        "`mã` và ``mã``",
        "https://example.com/a_b_c và ban@example.com <ban@example.com>",
        "[TOC]",
    ],
)
def test_a_paragraph_reads_as_it_was_written(text):
    assert paragraphs_of(escape_paragraph(text)) == ([text], True)


@given(LINES)
@example("](a.jpg")
@example("[x](src=a.md)")
@example("1)")
def test_no_mark_of_any_text_means_anything(text):
    assert paragraphs_of(escape_paragraph(text)) == ([text], True)


@given(LINES)
@example('src="a.jpg"')
@example("](a.jpg)")
@example("[1]: a.jpg")
def test_no_text_names_a_file(text):
    assert references_in("2019/03/a.md", escape_paragraph(text)) == ()


@given(st.lists(LINES, min_size=1, max_size=5), LINES, LINES, LINES)
def test_an_article_comes_out_of_its_file_as_it_went_in(paragraphs, title, byline, caption):
    page = ScrapedPage(title, caption, tuple(paragraphs), byline, (), ())

    file = read_front_matter(article_file(page, date="2019-03-11 20:23", section="Kinh tế"))

    assert {key: field.text for key, field in file.fields.items()} == {
        "title": title,
        "date": "2019-03-11 20:23",
        "category": "Kinh tế",
        "author": byline,
        "image-caption": caption,
    }
    assert paragraphs_of(file.body) == (paragraphs, True)


@given(st.lists(LINES, min_size=1, max_size=3))
@example(["Note: đoạn đầu trông như siêu dữ liệu", "Author: và đoạn sau"])
def test_stock_markdown_finds_the_body_where_we_do(paragraphs):
    page = ScrapedPage("Tiêu đề", "", tuple(paragraphs), "Lê Mai", (), ())

    text = article_file(page, date="2019", section="Kinh tế")

    assert paragraphs_of(text, WHOLE_FILE) == (paragraphs, True)


def test_plain_prose_is_left_as_it_is():
    text = "Xã góp 1.200 ngày công (2018 - 2019), đạt 98,5%; R&D, “C++” & #1!"

    assert escape_paragraph(text) == text


def test_a_headline_item_has_no_body():
    text = headline_file("Họp báo: kết quả", date="2019-11", section="Chính trị")

    assert text == "Title: Họp báo: kết quả\nDate: 2019-11\nCategory: Chính trị\n"


def test_what_has_no_date_is_a_draft():
    text = headline_file("Họp báo", date="", section="Chính trị")

    assert text == "Title: Họp báo\nCategory: Chính trị\nStatus: draft\n"


def test_a_page_without_picture_has_no_caption():
    page = ScrapedPage("Tiêu đề", "", ("Đoạn văn.",), "Lê Mai", (), ())

    assert "Image-Caption" not in article_file(page, date="2019", section="Kinh tế")
