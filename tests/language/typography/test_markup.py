import pytest

from newsroom.language.typography.markup import (
    BLOCK,
    END,
    INLINE,
    SEALED,
    SET,
    put_together,
    take_addresses,
    take_apart,
)

SHOWN = str.maketrans({INLINE: "·", BLOCK: "|", END: "¶", SEALED: "■", SET: "^"})


@pytest.mark.parametrize(
    ("html", "running"),
    [
        ("<p>Tin <em>mới</em></p>", "|Tin ·mới·¶"),
        ("<ul><li>một</li></ul>", "||một¶|"),
        ("<table><td>ô</td></table>", "||ô||"),
        ("<h2 id='a'>Đầu đề</h2>", "|Đầu đề¶"),
        ("<p>chạy <code>a < b</code></p>", "|chạy ■¶"),
        ("<pre><code>a -- b</code></pre>xong", "|xong"),
        ("<script>if (a < b) '--'</script>xong", "|xong"),
        ("<style>p > a {}</style>", "|"),
        ("<!-- 'a' -- > b -->xong", "·xong"),
        ('<span class="caps">HĐND</span> tỉnh', "^HĐND^ tỉnh"),
        ('<a title="1 > 2" href=x>đó</a>', "·đó·"),
        ('<a title="hỏng>đó</a>', "·đó·"),
        ("dòng<br>mới<br/>", "dòng·mới·"),
        ("a < b và c > d", "a < b và c > d"),
        ("<my-tag>x</my-tag>", "·x·"),
        ("<code>không đóng", "·không đóng"),
        ("xem https://baothaibinh.com.vn/a--b...", "xem ■..."),
        ('(www.thaibinh.gov.vn), "https://a.vn/x"', '(■), "■"'),
        ("gửi toa.soan@baothaibinh.vn nhé", "gửi ■ nhé"),
        ("&quot;A&quot;&nbsp;&ndash;&#8230; &amp; &lt;b&gt;", '"A"\u00a0–… &amp; &lt;b&gt;'),
    ],
)
def test_shows_the_running_text_and_hides_the_rest(html, running):
    text, _ = take_apart(html)

    assert text.translate(SHOWN) == running


@pytest.mark.parametrize(
    "html",
    [
        "<p>Tin <em>mới</em></p>",
        '<p><span class="caps">HĐND</span></p>',
        '<p>a <code>"b"</code> https://a.vn/"c" <!-- d --></p>',
        "không có gì",
        "",
    ],
)
def test_putting_together_undoes_taking_apart(html):
    assert put_together(*take_apart(html)) == html


def test_plain_text_hides_only_addresses():
    text, addresses = take_addresses("1 < 2 <b> https://a.vn/x--y hay a@b.vn")

    assert text.translate(SHOWN) == "1 < 2 <b> ■ hay ■"
    assert addresses == ["https://a.vn/x--y", "a@b.vn"]
