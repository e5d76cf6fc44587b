import pytest

from newsroom.importing.formats.paragraphs import with_paragraphs


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("a\n\nb", "<p>a</p>\n<p>b</p>"),
        ("a\nb", "<p>a<br>\nb</p>"),
        ("<h2>a</h2>\nb", "<h2>a</h2>\n<p>b</p>"),
        (
            "<ul>\n\t<li>a\n<ul>\n\t<li>b</li>\n</ul>\n</li>\n</ul>",
            "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>",
        ),
        ("<table><tr><td>a</td></tr></table>", "<table>\n<tr>\n<td>a</td>\n</tr>\n</table>"),
        ("<blockquote>a\n\nb</blockquote>", "<blockquote><p>a</p>\n<p>b</p></blockquote>"),
        ("a <pre>b\n\nc</pre> d", "<p>a</p>\n<pre>b\n\nc</pre>\n<p>d</p>"),
        ("a <code>b\nc</code> d", "<p>a <code>b\nc</code> d</p>"),
        ("<p>a</p>", "<p>a</p>"),
        ("<div>a\n\nb</div>", "<div>a</p>\n<p>b</div>"),
        ("a<br /><br />b", "<p>a</p>\n<p>b</p>"),
    ],
)
def test_an_empty_line_parts_paragraphs(stored, shown):
    assert with_paragraphs(stored) == shown
