import pytest
from PIL import Image

from newsroom.importing.source_error import SourceError

PAGE = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title} | Báo</title>
{head}</head><body><nav><a href="/">Trang chủ</a></nav><div id="main"><h1>{title}</h1>
<p class="sapo">Nông dân Vũ Thư thu hoạch sớm hơn mọi năm, năng suất cao hơn gần một tạ mỗi sào.</p>
<div id="than"><table><tr><td><img src="../anh/lua.jpg" alt="Lúa"></td></tr><tr><td>Ruộng lúa</td></tr>
</table><p>Bốn giờ sáng, đèn pin đã lấp loáng trên cánh đồng xã Tam Quang, nơi bà con gặt.</p>
<p>Giá lúa tươi tại ruộng hôm nay là 6.500 đồng một ki-lô-gam, cao hơn tuần trước 300 đồng.</p>
<p>Xem <a href="/tin/b.html">bài khác</a>.</p></div>
<p class="tacgia">Lê Mai</p><p class="ngay">Thứ hai, 11/03/2019 20:23 (GMT+7)</p></div></body></html>"""

LINKED = """<link rel="canonical" href="https://www.bao.vn/tin/lua-duoc-mua-12345.html">
<meta property="og:type" content="article"><script type="application/ld+json">
{"@graph": [{"@type": "NewsArticle", "headline": "Lúa được mùa",
"datePublished": "2019-03-11T20:23:00+07:00", "author": [{"name": "Lê Mai"}],
"articleSection": "Chính trị", "image": {"url": "https://www.bao.vn/anh/lua.jpg"}}]}</script>"""

RULES = """["bao.vn"]
title = "h1"
lead = ".sapo"
body = "#than"
byline = ".tacgia"
date = ".ngay"
"""


@pytest.fixture
def mirror(tmp_path):
    """Return a function that writes pages into a mirror of the site, and returns its folder."""
    root = tmp_path / "mirror"
    (root / "anh").mkdir(parents=True)
    (root / "tin").mkdir()
    Image.new("RGB", (8, 8), "green").save(root / "anh/lua.jpg")

    def write(**pages):
        for name, text in pages.items():
            (root / "tin" / f"{name}.html").write_bytes(
                text if isinstance(text, bytes) else text.encode()
            )
        return root

    return write


def page(title="Lúa được mùa", head=LINKED):
    return PAGE.replace("{title}", title).replace("{head}", head)


def test_a_page_says_what_it_is(mirror, bring, rejections):
    second = page("Ngô", LINKED.replace("Lúa được mùa", "Ngô").replace("lua-duoc-mua-12345", "ngo"))
    imported = bring(mirror(a=page(), b=second.replace("Bốn giờ", "Năm giờ")))
    text = imported.text("2019/03/2019-03-11-lua-duoc-mua.md")
    assert text.startswith(
        "Title: Lúa được mùa\nDate: 2019-03-11 20:23\nCategory: Chính trị\nAuthor: Lê Mai\n"
        "Image: images/anh/lua.jpg\n"
    )
    assert "Redirect-From: /tin/lua-duoc-mua-12345.html\nRedirect-From: /tin/a.html\n" in text
    assert "Ruộng lúa" in text
    assert "[bài khác]({filename}/2019/03/2019-03-11-ngo.md)" in text
    assert "Trang chủ" not in text
    assert rejections() == []


def test_rules_find_what_a_page_does_not_say(mirror, bring, tmp_path, rejections):
    (tmp_path / "rules.toml").write_text(RULES, encoding="utf-8")
    head = '<link rel="canonical" href="https://bao.vn/tin/a.html">'
    imported = bring(
        mirror(a=page(head=head)), rules=str(tmp_path / "rules.toml"), section="Chính trị"
    )
    text = imported.text("2019/03/2019-03-11-lua-duoc-mua.md")
    assert "Date: 2019-03-11 20:23\n" in text
    assert "Author: Lê Mai\nSummary: Nông dân Vũ Thư" in text
    assert text.count("Nông dân Vũ Thư") == 1
    assert '![Lúa](/images/anh/lua.jpg "Ruộng lúa")' in text
    assert "GMT" not in text
    assert rejections() == []


def test_a_rule_that_is_no_selector_is_told(mirror, bring, tmp_path):
    (tmp_path / "rules.toml").write_text('title = "h1["\n')
    with pytest.raises(SourceError, match="no CSS selector"):
        bring(mirror(a=page()), rules=str(tmp_path / "rules.toml"))


def test_a_page_that_is_no_article_is_told(mirror, bring):
    front = (
        "<!DOCTYPE html><html><head><title>Trang nhất</title></head><body><p>x</p></body></html>"
    )
    imported = bring(mirror(a=page(), front=front))
    assert imported.told("not-imported") == ["no-article"]


def test_an_old_encoding_is_read(mirror, bring):
    words = "T«i lµ n«ng d©n ë Th¸i B×nh".encode("latin-1")
    head = b'<html><head><meta charset="iso-8859-1"><meta property="og:type" content="article">'
    date = b'<meta property="article:published_time" content="2019-03-11">'
    page = b"%s%s</head><body><h1>%s</h1><p>%s</p></body></html>" % (
        head,
        date,
        words,
        (words + b" ") * 9,
    )
    imported = bring(mirror(a=page), section="Chính trị")
    assert "Title: Tôi là nông dân ở Thái Bình\n" in imported.text(imported.files[0])
