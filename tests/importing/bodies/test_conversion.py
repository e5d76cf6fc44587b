"""HTML of old systems, and the Markdown that says the same to Python-Markdown."""

import pytest
from markdown import Markdown

from newsroom.importing.bodies.cleaning import clean
from newsroom.importing.bodies.conversion import Conversion, html_body, text_body
from newsroom.importing.bodies.fidelity import facts_of, losses
from newsroom.importing.bodies.structures import find_figures
from newsroom.importing.bodies.tree import parse

MARKDOWN = Markdown(extensions=["extra"])


def converted(html):
    root = parse(html)
    clean(root)
    find_figures(root)
    return root, Conversion().markdown(root)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>Một <b>hai</b> <i>ba</i></p>", "Một **hai** *ba*\n"),
        ("Một dòng trần", "Một dòng trần\n"),
        ("<div>Một<br><br>Hai</div>", "Một\n\nHai\n"),
        ("<p>Một<br>Hai</p>", "Một  \nHai\n"),
        ("<h1>Đầu</h1><p>x</p>", "## Đầu\n\nx\n"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n    - b\n"),
        ("<blockquote>Lời</blockquote>", "> Lời\n"),
        ("<p>3*4*5 _a_ [b] # c</p>", "3\\*4\\*5 \\_a\\_ \\[b] # c\n"),
        ("<p># không là đề mục</p>", "\\# không là đề mục\n"),
        ("<p>1. không là mục</p>", "1\\. không là mục\n"),
        ("<p>- không là mục</p>", "\\- không là mục\n"),
        ("<p>a &lt;b&gt; &amp;amp; c</p>", "a &lt;b> &amp;amp; c\n"),
        ("<p><a href='http://a.vn/x (1).pdf'>t</a></p>", "[t](http://a.vn/x%20%281%29.pdf)\n"),
        ("<p>H<sub>2</sub>O, 5 m<sup>2</sup></p>", "H<sub>2</sub>O, 5 m<sup>2</sup>\n"),
        ("<p><code>a_b*c</code></p>", "`a_b*c`\n"),
        ("<pre>  x = 1\n\n  y</pre>", "```\n  x = 1\n\n  y\n```\n"),
        ('<pre class="language-python">x</pre>', "```python\nx\n```\n"),
        ("<p class=MsoNormal style='x'>A<o:p></o:p></p><p>&nbsp;</p>", "A\n"),
        ("<p><font face=Arial><span>A</span></font></p>", "A\n"),
        ('<p><img src="/a.jpg" alt="lúa"></p>', "![lúa](/a.jpg)\n"),
        (
            '<figure><img src="/a.jpg" alt="l"><figcaption>Câu <i>dưới</i></figcaption></figure>',
            '![l](/a.jpg "Câu dưới")\n',
        ),
        (
            "<figure><figure><img src='/a.jpg'><figcaption>Một</figcaption></figure>"
            "<div><figcaption>Cả hai</figcaption></div></figure>",
            '![](/a.jpg "Một")\n\nCả hai\n',
        ),
        (
            "<table><tr><td><img src='/a.jpg'></td></tr><tr><td>Chú thích</td></tr></table>",
            '![](/a.jpg "Chú thích")\n',
        ),
        ('<a href="/b.jpg"><img src="/b-300x200.jpg" alt="x"></a>', "![x](/b.jpg)\n"),
        (
            "<table><tr><th>a|b</th><th>c</th></tr><tr><td>1</td><td>2</td></tr></table>",
            "| a&#124;b | c |\n| --- | --- |\n| 1 | 2 |\n",
        ),
        (
            "<ul><li><img src='/a.jpg'></li><li><img src='/b.jpg'></li></ul>",
            "![](/a.jpg)\n\n![](/b.jpg)\n",
        ),
    ],
)
def test_html_becomes_the_markdown_that_a_journalist_would_write(html, markdown):
    root, found = converted(html)
    assert found == markdown
    assert losses(facts_of(root), facts_of(parse(MARKDOWN.reset().convert(found)))) == ()


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td colspan=2>a</td></tr><tr><td>b</td><td>c</td></tr></table><p>d</p>",
        "<table><tr><td><p>a</p><p>b</p></td><td>c</td></tr></table>",
        "<dl><dt>a</dt><dd>b</dd></dl>",
        "<p>``a` b</p><p>a__b__c **d** ~~~</p><p>: nghĩa</p>",
        "<p>(1) [x](y) ![z](q) {: .a }</p>",
        "<p>a</p><hr><p>b</p><blockquote><p>c</p><p>d</p></blockquote>",
        "<p>2 < 3 và &copy; &amp;copy; &lt;script&gt;</p>",
        "<p>src=a.jpg href=b</p>",
        "<ul><li><p>a</p><p>b</p></li><li>c</li></ul>",
        "<p>a <strong><em>b</em></strong><strong>c</strong></p>",
        "<p>Một đoạn<br>- không là mục<br>1. cũng không<br># không</p>",
    ],
)
def test_what_is_hard_for_markdown_is_said_all_the_same(html):
    root, markdown = converted(html)
    assert losses(facts_of(root), facts_of(parse(MARKDOWN.reset().convert(markdown)))) == ()


def test_a_body_as_html_says_all_of_it_and_has_no_empty_line():
    root, _markdown = converted("<p>a</p><pre>x\n\n\ny</pre><ul><li>b</li></ul>")
    body = html_body(root)
    assert "\n\n" not in body
    rendered = facts_of(parse(MARKDOWN.reset().convert(body)))
    assert losses(facts_of(root), rendered) in {(), ("code",)}
    assert rendered.text == facts_of(root).text


def test_plain_text_becomes_paragraphs_whose_marks_are_no_marks():
    assert text_body("Một *hai*\n\n- ba\n") == "Một \\*hai\\*\n\n\\- ba\n"


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        ("<p>một hai</p>", "<p>một</p>", ("text",)),
        ("<p><img src=/a.jpg></p>", "<p></p>", ("pictures",)),
        ("<p><a href=/x>a</a></p>", "<p>a</p>", ("links",)),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "<p>ab</p>", ("tables",)),
        ("<ul><li>a</li></ul>", "<p>a</p>", ("counts",)),
        ("<pre>a\n b</pre>", "<p>ab</p>", ("code",)),
    ],
)
def test_a_loss_is_seen(before, after, lost):
    assert losses(facts_of(parse(before)), facts_of(parse(after))) == lost
