"""Files whose names the disk spells otherwise than the text, and articles that come and go."""

import unicodedata

from tests.engine.newspaper import Newspaper


def nfd(name: str) -> str:
    return unicodedata.normalize("NFD", name)


def page(newspaper: Newspaper, path: str = "2019/03/10/a/index.html") -> str:
    return newspaper.tree()[path].decode()


def told(newspaper: Newspaper) -> list[tuple[str, str, int]]:
    report = newspaper.build()
    assert newspaper.tree() == newspaper.cold_tree()
    return [(one.path, one.code, one.line) for one in (*report.rejections, *report.warnings)]


def test_names_in_decomposed_letters_are_found_by_composed_ones(newspaper: Newspaper) -> None:
    newspaper.picture(nfd("ảnh/lúa.jpg"))
    newspaper.picture(nfd("ảnh/bìa.jpg"))
    newspaper.write(nfd("tệp/quy hoạch #1.pdf"), "%PDF")
    newspaper.article(nfd("bài cũ.md"), Title="Bài cũ", Slug="bai-cu")
    newspaper.article(
        "a.md",
        Title="A",
        Slug="a",
        Image="ảnh/bìa.jpg",
        Image_Alt="Bìa",
        body="![Lúa](ảnh/lúa.jpg)\n\n[bài cũ]({filename}bài cũ.md#x) [tệp](tệp/quy hoạch #1.pdf)",
    )

    assert told(newspaper) == []
    html = page(newspaper)
    assert 'href="/2019/03/10/bai-cu/#x"' in html
    assert "quy%20hoa%CC%A3ch%20%231.pdf" in html
    assert html.count("<img ") >= 2


def test_an_article_that_is_not_there_is_told_until_it_comes(newspaper: Newspaper) -> None:
    newspaper.article("a.md", Title="A", Slug="a", body="Một.\n\n[bài]({filename}bài.md)")
    assert told(newspaper) == [("a.md", "missing-article", 8)]

    came = newspaper.article(nfd("bài.md"), Title="Bài", Slug="bai")
    assert told(newspaper) == []
    assert 'href="/2019/03/10/bai/"' in page(newspaper)

    came.unlink()
    assert told(newspaper) == [("a.md", "missing-article", 8)]


def test_what_a_page_leaves_out_is_told_by_every_build(newspaper: Newspaper) -> None:
    newspaper.article(
        "a.md", Title="A", Slug="a", body="![Cầu](https://a.vn/b.jpg)\n\n<font>x</font>"
    )

    assert told(newspaper) == [("a.md", "left-out", 6), ("a.md", "left-out", 8)]
    assert told(newspaper) == [("a.md", "left-out", 6), ("a.md", "left-out", 8)]
