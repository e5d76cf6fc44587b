"""What is typed is what is read: angle brackets, lists, indents, addresses, braces, tables."""

import re
from dataclasses import replace

import pytest

from newsroom.content.markdown.body import BodyConverter


@pytest.fixture
def html(edition):
    """Return a function that converts a body, without typesetting."""
    converter = BodyConverter(replace(edition, typogrify=False))
    return lambda body, **addresses: converter.html("a.md", body, "vi", addresses)


ANGLE_BRACKETS = [
    ("<Nguyễn Văn A> nói", "<p>&lt;Nguyễn Văn A&gt; nói</p>"),
    ("<A> nói với <B>", "<p>&lt;A&gt; nói với &lt;B&gt;</p>"),
    ("<Menu> và <Time>", "<p>&lt;Menu&gt; và &lt;Time&gt;</p>"),
    ("<P>Một<P>Hai", "<p>Một</p><p>Hai</p>"),
    ("xã <tên xã>, </tên>", "<p>xã &lt;tên xã&gt;, &lt;/tên&gt;</p>"),
    ("<b nhưng không> đậm", "<p>&lt;b nhưng không&gt; đậm</p>"),
    ("<B>đậm</B>, <b>đậm</b>", "<p><b>đậm</b>, <b>đậm</b></p>"),
    ("a <b và c", "<p>a &lt;b và c</p>"),
    ('<a href="http://a.vn>bài</a>', '<p>&lt;a href="http://a.vn&gt;bài</p>'),
    ("<script> là gì?\n\nHai.", "<p>&lt;script&gt; là gì?</p>\n<p>Hai.</p>"),
    ("<!-- chưa đóng\n\nHai.", "<p>&lt;!-- chưa đóng</p>\n<p>Hai.</p>"),
    ("`<Tên>` <br>", "<p><code>&lt;Tên&gt;</code> <br></p>"),
    ("<div>\n<Tên> nói\n</div>", "<div>\n&lt;Tên&gt; nói\n</div>"),
    ("<pre>\n<img src='a.jpg'>\n</pre>", "<pre>&lt;img src='a.jpg'&gt;\n</pre>"),
    ("<li>thư <a@b.vn>", '<li>thư &lt;<a href="mailto:a@b.vn">a@b.vn</a>&gt;</li>'),
    ("*Đất Mỏ*{tên cũ}", "<p><em>Đất Mỏ</em>{tên cũ}</p>"),
    ("## Chương {mới}", "<h2>Chương {mới}</h2>"),
    ("Câu.\n{: .pull }", '<p class="pull">Câu.</p>'),
    ("[Nguồn]: TTXVN", "<p>[Nguồn]: TTXVN</p>"),
    ("*a b**c d*e", "<p>*a b**c d*e</p>"),
]
LISTS = [
    ("3. Ba\n4. Bốn", '<ol start="3">|<li>Ba</li>|<li>Bốn</li>|</ol>'),
    ("1975. Đó là năm thống nhất.", '<ol start="1975">|<li>Đó là năm thống nhất.</li>|</ol>'),
    ("0. Không", '<ol start="0">|<li>Không</li>|</ol>'),
    ("84912345678. Số", "<p>84912345678. Số</p>"),
    (
        "1. Một\n\nĐoạn.\n\n2. Hai",
        '<ol>|<li>Một</li>|</ol>|<p>Đoạn.</p>|<ol start="2">|<li>Hai</li>|</ol>',
    ),
    ("1. a\n1. b\n1. c", "<ol>|<li>a</li>|<li>b</li>|<li>c</li>|</ol>"),
    ("1. a\n2. b\n5. c", '<ol>|<li>a</li>|<li>b</li>|<li value="5">c</li>|</ol>'),
    (
        "3. a\n2. b\n1. c",
        '<ol start="3">|<li>a</li>|<li value="2">b</li>|<li value="1">c</li>|</ol>',
    ),
    (
        "1. Một\n\n   Đoạn hai.\n\n2. Hai",
        "<ol>|<li>|<p>Một</p>|<p>Đoạn hai.</p>|</li>|<li>|<p>Hai</p>|</li>|</ol>",
    ),
    (
        "1. Một\n\n   > Trích\n   > tiếp\n2. Hai",
        "<ol>|<li>|<p>Một</p>|<blockquote>|<p>Trích|tiếp</p>|</blockquote>|</li>|<li>|<p>Hai</p>"
        "|</li>|</ol>",
    ),
    (
        "- Một\n\n  > Trích\n- Hai",
        "<ul>|<li>|<p>Một</p>|<blockquote>|<p>Trích</p>|</blockquote>|</li>|<li>|<p>Hai</p>"
        "|</li>|</ul>",
    ),
    ("Một\n\n  > Trích", "<p>Một</p>|<blockquote>|<p>Trích</p>|</blockquote>"),
    (
        "1. Một\n   - con\n   - con\n2. Hai",
        "<ol>|<li>Một<ul>|<li>con</li>|<li>con</li>|</ul>|</li>|<li>Hai</li>|</ol>",
    ),
    ("- a\n  - b\n- c", "<ul>|<li>a<ul>|<li>b</li>|</ul>|</li>|<li>c</li>|</ul>"),
    ("1) a\n2) b", '<ol class="parenthesis">|<li>a</li>|<li>b</li>|</ol>'),
    (
        "3) a\n\n4) b\n",
        '<ol class="parenthesis" start="3">|<li>|<p>a</p>|</li>|<li>|<p>b</p>|</li>|</ol>',
    ),
    ("1. a\n1) b", '<ol>|<li>a</li>|</ol>|<ol class="parenthesis">|<li>b</li>|</ol>'),
    ("1) a\n\n1. b", '<ol class="parenthesis">|<li>a</li>|</ol>|<ol>|<li>b</li>|</ol>'),
    (
        "- a\n  1) b\n  2) c\n- d",
        '<ul>|<li>a<ol class="parenthesis">|<li>b</li>|<li>c</li>|</ol>|</li>|<li>d</li>|</ul>',
    ),
    ("1) a\n   - b", '<ol class="parenthesis">|<li>a<ul>|<li>b</li>|</ul>|</li>|</ol>'),
    ("a) b\nc) d", "<p>a) b|c) d</p>"),
    ("1. a\n- b", "<ol>|<li>a</li>|</ol>|<ul>|<li>b</li>|</ul>"),
    ("- a\n\n1. b", "<ul>|<li>a</li>|</ul>|<ol>|<li>b</li>|</ol>"),
    (
        "> 4. a\n>    - b",
        '<blockquote>|<ol start="4">|<li>a<ul>|<li>b</li>|</ul>|</li>|</ol>|</blockquote>',
    ),
]
INDENTS = [
    ("\tĐoạn một.\n\n    Đoạn hai\ntiếp.", "<p>Đoạn một.</p>\n<p>Đoạn hai\ntiếp.</p>"),
    ("Đầu.\n\n\t\t\t\tSâu.", "<p>Đầu.</p>\n<p>Sâu.</p>"),
    ("- a\n\n\tcủa a", "<ul>\n<li>\n<p>a</p>\n<p>của a</p>\n</li>\n</ul>"),
    ("```\n    mã\n```", "<pre><code>    mã\n</code></pre>"),
]
ADDRESSES = [
    ("https://a.vn/b_c_d?e=1&f=2.", "https://a.vn/b_c_d?e=1&amp;f=2"),
    ("xem https://a.vn/_x_/*y*/z nhé", "https://a.vn/_x_/*y*/z"),
    ("(https://vi.wikipedia.org/wiki/A_(b))", "https://vi.wikipedia.org/wiki/A_(b)"),
    ("<p>https://a.vn/b</p>", "https://a.vn/b"),
    ("**https://a.vn**", "https://a.vn"),
    ("*https://a.vn/x_y_z*", "https://a.vn/x_y_z"),
    ("<toa soan@a.vn>", "mailto:soan@a.vn"),
    ("Thư: toa.soan@a.vn.", "mailto:toa.soan@a.vn"),
]
CODE = "<pre><code>x &lt;b&gt;|</code></pre>"
FENCES = [
    (
        "- a\n\n  ```\n  x <b>\n  ```\n- b",
        f"<ul>|<li>|<p>a</p>|{CODE}|</li>|<li>|<p>b</p>|</li>|</ul>",
    ),
    ("- a\n  ~~~ js title='x'\n  x <b>\n  ~~~\n- b", f"<ul>|<li>a|{CODE}</li>|<li>b</li>|</ul>"),
    ("1. ```\n   x <b>\n   ```\n2. b", f"<ol>|<li>{CODE}</li>|<li>b</li>|</ol>"),
    (
        "- a\n  - b\n\n    ```\n    x <b>\n    ```\n\n  của a",
        f"<ul>|<li>|<p>a</p>|<ul>|<li>|<p>b</p>|{CODE}|</li>|</ul>|<p>của a</p>|</li>|</ul>",
    ),
    (
        "- a\n  - b\n  ```\n  x <b>\n  ```",
        f"<ul>|<li>|<p>a</p>|<ul>|<li>b</li>|</ul>|{CODE}|</li>|</ul>",
    ),
    ("- a\n  ```\n  x <b>\n  ```\nNgoài.", f"<ul>|<li>a|{CODE}</li>|</ul>|<p>Ngoài.</p>"),
    (
        "> Chữ\n> ```html\n> x <b>\n> ```\n> chữ",
        f"<blockquote>|<p>Chữ</p>|{CODE}|<p>chữ</p>|</blockquote>",
    ),
    ("> ```\n> x <b>\n> ```\nNgoài.", f"<blockquote>|{CODE}|</blockquote>|<p>Ngoài.</p>"),
    (
        "> - a\n>\n>   ```\n>   x <b>\n>   ```",
        f"<blockquote>|<ul>|<li>|<p>a</p>|{CODE}|</li>|</ul>|</blockquote>",
    ),
    (
        "- a\n\n  > ```\n  > x <b>\n  > ```",
        f"<ul>|<li>|<p>a</p>|<blockquote>|{CODE}|</blockquote>|</li>|</ul>",
    ),
    ("Chữ\n  ```\n  x <b>\n  ```\nchữ", f"<p>Chữ</p>|{CODE}|<p>chữ</p>"),
    ("```python title='a b'\nx <b>\n````", CODE),
    ("- a\n\n  ```\n  x\n\n    y", "<ul>|<li>|<p>a</p>|<p>```|  x</p>|<p>y</p>|</li>|</ul>"),
]
BELOW_TEXT = [
    ("Chữ\n| a | b |\n|---|---|\n| 1 | 2 |", "<p>Chữ</p>\n<table>"),
    ("- Chữ\n  | a | b |\n  |---|---|\n  | 1 | 2 |", "<li>Chữ<table>"),
    ("> Chữ\n> | a | b |\n> |---|---|\n> | 1 | 2 |", "<p>Chữ</p>\n<table>"),
]
LISTS_BELOW_TEXT = [
    ("Gồm:\n- a\n- b\n\nHết.", "<p>Gồm:</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>Hết.</p>"),
    ("Gồm:\n* a", "<p>Gồm:</p>\n<ul>\n<li>a</li>\n</ul>"),
    ("Gồm:\ncó\n  + a", "<p>Gồm:\ncó</p>\n<ul>\n<li>a</li>\n</ul>"),
    ("Gồm:\n1) a", '<p>Gồm:</p>\n<ol class="parenthesis">\n<li>a</li>\n</ol>'),
    ("Gồm:\n1. a\n2. b", "<p>Gồm:</p>\n<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
    ("Gồm:\n- a\n  - b", "<p>Gồm:</p>\n<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"),
    ("> Gồm:\n> - a", "<blockquote>\n<p>Gồm:</p>\n<ul>\n<li>a</li>\n</ul>\n</blockquote>"),
    ("> Trích\n- a", "<blockquote>\n<p>Trích</p>\n</blockquote>\n<ul>\n<li>a</li>\n</ul>"),
    ("- a\n\n  Gồm:\n  - b", "<p>Gồm:</p>\n<ul>\n<li>b</li>\n</ul>"),
    ("## Mục\n- a\n  - b", "</h2>\n<ul>\n<li>a<ul>\n<li>b</li>"),
    ("- a\n\n  - b\n- c", "</ul>\n</li>\n<li>\n<p>c</p>\n</li>\n</ul>"),
    ("- a\n\n  của a\n## Mục", "</ul>\n<h2"),
    ("- a\n## Mục\nGồm:\n- b", "<p>Gồm:</p>\n<ul>\n<li>b</li>\n</ul>"),
    ("- a\n> Trích", "</ul>\n<blockquote>\n<p>Trích</p>\n</blockquote>"),
    ("- a\n-", "<ul>\n<li>a</li>\n</ul>"),
    ("- a\n- \n- b\n-", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    ("Năm\n1975. Thống nhất", "<p>Năm\n1975. Thống nhất</p>"),
    ("Từ\n-5 độ\n*nghiêng*", "<p>Từ\n-5 độ\n<em>nghiêng</em></p>"),
    ("Mục\n- - -", "<p>Mục</p>\n<hr>"),
    ("a | b\n- | -\n- 1 | 2", "<td>- 1</td>"),
]
NO_ADDRESSES = [
    "`https://a.vn`",
    "<code>a@b.vn</code>",
    "https://",
    "a @ b",
    "http://a",
    "www.a.vn",
]


@pytest.mark.parametrize(("body", "page"), ANGLE_BRACKETS)
def test_what_is_no_markup_is_text(html, body, page):
    assert html(body) == page


@pytest.mark.parametrize(("body", "page"), LISTS)
def test_lists_keep_their_numbers_and_what_belongs_to_their_items(html, body, page):
    assert html(body).replace("\n", "|") == page


@pytest.mark.parametrize(("body", "page"), INDENTS)
def test_an_indent_makes_a_paragraph(html, body, page):
    assert html(body) == page


@pytest.mark.parametrize(("body", "page"), FENCES)
def test_a_fence_makes_code_wherever_it_stands(html, body, page):
    assert re.sub(r"\n +<", "\n<", html(body)).replace("\n", "|") == page


@pytest.mark.parametrize(("body", "page"), BELOW_TEXT)
def test_a_table_may_stand_right_below_a_text(html, body, page):
    assert page in html(body)
    assert "<td>2</td>" in html(body)


@pytest.mark.parametrize(("body", "page"), LISTS_BELOW_TEXT)
def test_a_list_may_stand_right_below_a_text(html, body, page):
    assert page in html(body)


def test_a_backslash_before_the_end_of_a_line_breaks_it(html):
    assert html("Một\\\nhai\\\\\nba") == "<p>Một<br>\nhai\\\nba</p>"


def test_an_indent_makes_code_where_a_setting_says_so(edition):
    converter = BodyConverter(replace(edition, indented_code=True))

    assert converter.html("a.md", "    mã", "vi", {}) == "<pre><code>mã\n</code></pre>"


@pytest.mark.parametrize(("body", "address"), ADDRESSES)
def test_a_bare_address_is_a_link(html, body, address):
    assert f'<a href="{address}">{address.removeprefix("mailto:")}</a>' in html(body)


@pytest.mark.parametrize("body", NO_ADDRESSES)
def test_what_is_code_or_no_address_is_no_link(html, body):
    assert "<a " not in html(body)


def test_an_address_that_is_a_links_words_is_not_linked_again(html):
    assert html("[https://a.vn](https://b.vn)").count("<a ") == 1


def test_no_cell_of_a_long_row_is_dropped(html):
    assert "<td>ba</td>" in html("| a | b |\n|---|---|\n| một | hai | ba |")
