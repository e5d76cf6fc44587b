"""What comes from elsewhere is a link, nothing empty is left, and all that is left out is told."""

import re
from dataclasses import replace

import pytest

from newsroom.content.advice import told_of_losses
from newsroom.content.markdown.body import BodyConverter
from newsroom.content.markdown.left_out import left_out
from newsroom.content.markdown.references import resolve

LINK = '<a class="embed" rel="external" href="{}">{}</a>'


@pytest.fixture
def html(edition):
    """Return a function that converts a body, without typesetting."""
    converter = BodyConverter(replace(edition, typogrify=False))
    return lambda body: converter.html("a.md", body, "vi", {"phim.mp4": "/media/phim.mp4"})


ELSEWHERE = [
    ('![Cầu](http://a.vn/b.jpg "Ảnh: Mai")', "http://a.vn/b.jpg", "Cầu – Ảnh: Mai"),
    ("![](https://a.vn/c%E1%BA%A7u.jpg)", "https://a.vn/c%E1%BA%A7u.jpg", "cầu.jpg (a.vn)"),
    ("![Cầu][r]\n\n[r]: //a.vn/b.jpg", "https://a.vn/b.jpg", "Cầu"),
    ("<img src='http://a.vn/b.jpg' alt='Cầu'>", "http://a.vn/b.jpg", "Cầu"),
    ("<iframe src='//a.vn/x' title='Lễ hội'></iframe>", "https://a.vn/x", "Lễ hội"),
    ("<iframe src='https://a.vn/x'>\n\nSau.", "https://a.vn/x", "a.vn"),
    ("<embed src='http://a.vn/x.swf'>", "http://a.vn/x.swf", "a.vn"),
    ("<object data='http://a.vn/x.swf'></object>", "http://a.vn/x.swf", "a.vn"),
    ("<video src='http://a.vn/x.mp4'>Xem</video>", "http://a.vn/x.mp4", "Xem"),
    ("<audio><source src='http://a.vn/x.mp3'></audio>", "http://a.vn/x.mp3", "x.mp3 (a.vn)"),
    ("<video><source src='http://a.vn/x.mp4'></video>", "http://a.vn/x.mp4", "x.mp4 (a.vn)"),
]


@pytest.mark.parametrize(("body", "address", "words"), ELSEWHERE)
def test_what_lies_elsewhere_is_a_link_with_its_words_and_is_told(html, body, address, words):
    assert LINK.format(address, words) in html(body)
    assert [one.address for one in left_out(body, lambda _target: False) if one.address] == [
        address
    ]


def test_a_picture_elsewhere_within_a_link_is_its_words(html):
    assert html("[![Cầu](http://a.vn/b.jpg)](/x/)") == '<p><a href="/x/">Cầu</a></p>'


def test_a_recording_of_ours_stays_though_its_poster_is_elsewhere(html):
    assert html("<video src='phim.mp4' poster='http://a.vn/b.jpg'></video>") == (
        '<video controls preload="none" src="/media/phim.mp4"></video>'
    )


@pytest.mark.parametrize(
    "body",
    [
        "![](data:image/png;base64,AA)",
        "<p><iframe></iframe></p>",
        "<figure><svg></svg></figure>",
        "<div><p><script>x</script></p></div>",
        "- ![](data:x)",
        "> <embed>",
        "<table><tr><td><script>x</script></td></tr></table>",
        "<p><a href='/x/'><img src='data:x'></a></p>",
    ],
)
def test_nothing_empty_is_left_where_all_was_taken_out(html, body):
    assert re.sub(r"\s", "", html(f"{body}\n\nSau.")) == "<p>Sau.</p>"


def test_a_cell_that_loses_its_content_keeps_its_column(html):
    page = html("<table><tr><td>a</td><td><script>x</script></td><td></td></tr></table>")

    assert page == "<table><tbody><tr><td>a</td><td>–</td><td></td></tr></tbody></table>"


def test_words_of_two_blocks_do_not_run_together(html):
    assert html("<section>Một</section><section>Hai</section>").count("<div>") == 2


TOLD = [
    ("Một.\n\n<font color='red'>đỏ</font> <font>x</font>", [(3, "<font>", "<font>")]),
    ("<p style='x'>a</p>\n\n<p style='y' onclick='z'>b</p>",
     [(1, "style", "style="), (3, "onclick", "onclick=")]),
    ("[x](javascript:alert)\n[y](javascript:b)", [(1, "javascript", "javascript:alert")]),
    ("[x](C:\\anh.docx)", [(1, "c", "C:\\anh.docx")]),
    ("<script>\n<b>x</b>\n</script>\n\n<custom>x</custom>", [(1, "<script>", "<script>")]),
    ("<o:p>x</o:p>", [(1, "<o:p>", "<o:p>")]),
    ("a\n\n[r]: https://a.vn 'b'", [(3, "[]:", "[r]:")]),
    ("[r]\n\n[r]: https://a.vn\n[r]: https://b.vn", [(3, "[]:", "[r]:")]),
    ("*[UBND]: Ủy ban", [(1, "*[]:", "*[UBND]:")]),
    ("[^1]\n\n[^1]: a\n[^1]: b", [(3, "[^]:", "[^1]:")]),
    ("Câu.\n{: .la style=x }", [(2, "class", "class="), (2, "style", "style=")]),
    ("![x](khong-co)", [(1, "<img>", "![…](…)")]),
    ("<!-- ghi chú -->", []),
    ("`<font>` <!-- <font> -->\n\n```\n<font>\n```\n\n<pre><img src='x'></pre>", []),
    ("<strike>a</strike> <center>b</center> <b>c</b> <a href='https://a.vn'>d</a>", []),
    ("[//]: # (ghi chú)", []),
    ("<Nguyễn> {tên} [Nguồn]: TTXVN", []),
]  # fmt: skip


@pytest.mark.parametrize(("body", "told"), TOLD)
def test_what_is_left_out_is_told_once_a_kind_with_its_line(body, told):
    found = left_out(body, lambda target: bool(resolve("a.md", target)))

    assert [(body.count("\n", 0, one.offset) + 1, one.kind, one.what) for one in found] == told


def test_a_warning_names_the_line_in_the_file_and_frames_that_are_wanted_are_none(read_file):
    head = "Title: Lúa\nDate: 2019-03-10\nCategory: Kinh tế\n\n"
    body = "<iframe src='https://a.vn/x'></iframe>\n\n<iframe src='https://b.vn/y'></iframe>\n"
    record = read_file(head + body)

    (warning,) = told_of_losses(record, body, 5, ())
    assert (warning.code, warning.line, warning.is_warning) == ("left-out", 5, True)
    assert dict(warning.values) == {"what": "<iframe>", "address": "https://a.vn/x"}
    assert not list(told_of_losses(record, body, 5, {"a.vn", "b.vn"}))
