import pytest

from newsroom.language.typography.typographer import Typographer

VIETNAMESE = Typographer("vi")


def tex(text: str) -> str:
    """Return `text` with ~ for each no-break space, as TeX writes it."""
    return text.replace("\u00a0", "~")


def brief(html: str) -> str:
    """Return `html` as `tex` does, with [ ] for the spans of capitals."""
    return tex(html).replace('<span class="caps">', "[").replace("</span>", "]")


HEADLINES = [
    (
        "Hưng Hà nâng cao hiệu quả xây dựng nông thôn mới giai đoạn 2018 - 2020",
        "Hưng Hà nâng cao hiệu quả xây dựng nông thôn mới giai đoạn 2018~–~2020",
    ),
    (
        "Thường trực HĐND tỉnh giám sát tại huyện Tiền Hải",
        "Thường trực HĐND tỉnh giám sát tại huyện Tiền~Hải",
    ),
    (
        "Đồng chí Ngô Đông Hải giữ chức Phó Trưởng Ban Tuyên giáo Trung ương",
        "Đồng chí~Ngô Đông Hải giữ chức Phó Trưởng Ban Tuyên giáo Trung~ương",
    ),
    (
        "Chúc mừng phụ nữ nhân ngày Quốc tế Phụ nữ 8/3",
        "Chúc mừng phụ nữ nhân ngày Quốc tế Phụ nữ~8/3",
    ),
    ('Hội thi "Dân vận khéo" năm 2019', "Hội thi “Dân vận khéo” năm~2019"),
    ("Quốc lộ 10: Thông xe 12,5 km...", "Quốc lộ~10: Thông xe 12,5~km…"),
    ("TP. Thái Bình -- vươn mình bên sông", "TP.~Thái Bình — vươn mình bên~sông"),
    ("'Cát tặc' lộng hành ở xã Hồng Tiến", "‘Cát tặc’ lộng hành ở xã Hồng~Tiến"),
    ("Giá lợn hơi giảm còn 35.000 đồng/kg", "Giá lợn hơi giảm còn 35.000~đồng/kg"),
    ("Sửa Điều 5 Luật Báo chí", "Sửa Điều~5 Luật Báo~chí"),
    ("Đọc tiếp tại https://a.vn/b--c", "Đọc tiếp tại~https://a.vn/b--c"),
    ("Covid-19", "Covid-19"),
    ("A < B & C > D", "A < B & C >~D"),
    ("", ""),
]
BODIES = [
    ("<p>Thường trực HĐND tỉnh</p>", "<p>Thường trực [HĐND]~tỉnh</p>"),
    ("<p>xã NTM, TP.HCM, ĐÀ NẴNG.</p>", "<p>xã [NTM], [TP.HCM], [ĐÀ~NẴNG].</p>"),
    (
        "<p>từ ngày 11 tháng 3 năm 2019, ông Nguyễn Văn A nộp 12,5 tỷ đồng</p>",
        "<p>từ ngày~11 tháng~3 năm~2019, ông~Nguyễn Văn A nộp 12,5~tỷ~đồng</p>",
    ),
    ("<p>theo <a href='x'>Điều 5</a> Luật này</p>", "<p>theo <a href='x'>Điều~5</a> Luật~này</p>"),
    ("<p>ông <strong>Lê Ân</strong> nói thế</p>", "<p>ông~<strong>Lê Ân</strong> nói~thế</p>"),
    ("<p>dài <em>5</em> km đường làng</p>", "<p>dài <em>5</em>~km đường~làng</p>"),
    ('<p>Phim "<em>Đi</em>" hay</p>', "<p>Phim “<em>Đi</em>”~hay</p>"),
    ("<ul><li>một hai</li><li>ba bốn</li></ul>", "<ul><li>một~hai</li><li>ba~bốn</li></ul>"),
    ("<h2>Kết quả bước đầu</h2>", "<h2>Kết quả bước~đầu</h2>"),
    ("<table><tr><td>Tiền Hải</td></tr></table>", "<table><tr><td>Tiền Hải</td></tr></table>"),
    ("<p>A &quot;B&quot;&nbsp;&ndash; C</p>", "<p>A “B”~–~C</p>"),
]
UNTOUCHED = [
    '<p><code>a -- "b" ... UBND 5 km</code></p>',
    '<pre><code>2018 - 2020 "x" HĐND\n</code></pre>',
    "<p><kbd>CTRL -- C</kbd></p>",
    "<script>var a = \"UBND -- '...'\";</script>",
    '<style>p { content: "HĐND..." }</style>',
    '<p><a href="/a--b?c=1&d=...">x</a></p>',
    '<p><img alt="HĐND -- UBND & \'họp\'" data-x="A & B" src="x"></p>',
    "<p>https://baothaibinh.com.vn/UBND--HDND...html</p>",
    "<p>UBND--HĐND@thaibinh.gov.vn</p>",
    '<!-- "HĐND" -- ... -->',
    '<p><span class="caps">HĐND</span></p>',
    '<p><span class="dquo">“</span>A”</p>',
]


@pytest.mark.parametrize(("typed", "printed"), HEADLINES)
def test_sets_a_headline(typed, printed):
    assert tex(VIETNAMESE.headline(typed)) == printed


@pytest.mark.parametrize(("typed", "printed"), BODIES)
def test_sets_a_body(typed, printed):
    assert brief(VIETNAMESE.html(typed)) == printed


@pytest.mark.parametrize("html", UNTOUCHED)
def test_leaves_code_addresses_attributes_and_set_spans(html):
    assert VIETNAMESE.html(html) == html


def test_hangs_the_quote_that_begins_a_block():
    html = '<p><em>"Một"</em> và "hai"</p><ul><li>\'Ba\'</li></ul>'

    assert VIETNAMESE.html(html) == (
        '<p><em><span class="dquo">“</span>Một”</em> và\u00a0“hai”</p>'
        '<ul><li><span class="quo">‘</span>Ba’</li></ul>'
    )


def test_sets_an_ampersand_between_spaces():
    assert VIETNAMESE.html("<p>Bia &amp; rượu, R&amp;D</p>") == (
        '<p>Bia <span class="amp">&amp;</span> rượu, R&amp;D</p>'.replace("u, R", "u,\u00a0R")
    )


def test_plain_text_is_set_without_tags():
    assert tex(VIETNAMESE.text('UBND: "Quyết tâm" năm 2019...')) == "UBND: “Quyết tâm” năm~2019…"


def test_a_region_of_a_language_is_set_like_the_language():
    assert tex(Typographer("vi_VN").text("Điều 5")) == "Điều~5"
    assert tex(Typographer("en-GB").text("Dr. No, 11 March")) == "Dr.~No, 11~March"


def test_text_with_characters_of_our_own_is_returned_as_it_came():
    assert VIETNAMESE.html('<p>\ufdd0 "a"</p>') == '<p>\ufdd0 "a"</p>'
    assert VIETNAMESE.text('\ufdd1 "a"') == '\ufdd1 "a"'
