import pytest

from newsroom.importing.bodies.cleaning import clean
from newsroom.importing.bodies.structures import Ending, find_figures, take_ending
from newsroom.importing.bodies.tree import inner_html, parse
from newsroom.importing.item import LeftOut


@pytest.mark.parametrize(
    ("html", "left", "told"),
    [
        ("<p>a</p><script>x()</script>", "<p>a</p>", [LeftOut("script", "…")]),
        (
            '<iframe src="https://www.youtube.com/embed/abc?x=1" title="Phim"></iframe>',
            '<p><a href="https://www.youtube.com/watch?v=abc">Phim</a></p>',
            [LeftOut("frame", "https://www.youtube.com/watch?v=abc")],
        ),
        (
            "<form action='/gui'><p>a</p><input name=x></form>",
            "<p>a</p>",
            [LeftOut("form", "/gui")],
        ),
        ("<p>a<svg><path/></svg></p>", "<p>a</p>", [LeftOut("drawing", "svg")]),
        ("<p style='display:none'>ẩn</p><p>a</p>", "<p>a</p>", []),
        ("<!-- [if mso]>x<![endif]--><style>p{}</style><p>a</p>", "<p>a</p>", []),
        (
            '<img src="data:image/gif;base64,R0" data-src="/a.jpg">',
            '<p><img src="/a.jpg"></p>',
            [],
        ),
        ('<p>a <img class="emoji" alt="😀" src="/e.png"></p>', "<p>a 😀</p>", []),
        ('<p>a</p><img src="/d.gif" width="1" height="1">', "<p>a</p>", []),
        ('<noscript><img src="/a.jpg"></noscript>', '<p><img src="/a.jpg"></p>', []),
        ("<p><code>a\nb</code></p>", "<pre>a\nb</pre>", []),
    ],
)
def test_debris_goes_and_what_readers_lose_is_told(html, left, told):
    root = parse(html)
    assert list(clean(root)) == told
    assert inner_html(root) == left


@pytest.mark.parametrize(
    ("last", "ending"),
    [
        ("<p align=right>Đào Quyên</p>", Ending(("Đào Quyên",))),
        ("<p><strong>Lê Mai - Trần Văn A</strong></p>", Ending(("Lê Mai", "Trần Văn A"))),
        ("<p>Bài, ảnh: Mai Hương</p>", Ending(("Mai Hương",))),
        (
            '<p>Nguồn: <a href="https://ttxvn.vn/1">TTXVN</a></p>',
            Ending(source="https://ttxvn.vn/1"),
        ),
        ("<p>Theo TTXVN</p>", Ending()),
        ("<p>Thái Bình</p>", Ending()),
        ("<p align=right>Hết mùa lúa, bà con nghỉ ngơi.</p>", Ending()),
    ],
)
def test_a_last_paragraph_of_names_or_source_is_no_text(last, ending):
    root = parse(f"<p>Bài viết dài.</p>{last}")
    clean(root)
    find_figures(root)
    assert take_ending(root) == ending
    assert len(root) == (2 if ending == Ending() else 1)


def test_a_name_may_stand_above_the_source():
    root = parse("<p>Bài dài.</p><p><b>Lê Mai</b></p><p>Nguồn: https://ttxvn.vn/1</p>")
    clean(root)
    assert take_ending(root) == Ending(("Lê Mai",), "https://ttxvn.vn/1")
    assert len(root) == 1
