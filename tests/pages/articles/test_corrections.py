"""Corrections and withdrawals: the newspaper says what it got wrong, wherever it said it."""

import re

import pytest

from newsroom.pages.articles.corrections import LONG

URL = "/2019/03/10/cau-moi/"


@pytest.fixture
def corrected(newspaper):
    newspaper.article(
        "cau.md",
        Title="Cầu mới",
        Summary="Lời dẫn.",
        Correction="2019-03-11 09:00 Cầu dài 300 m.\nCorrection: 2019-03-10 Cầu ở Vũ Thư.",
    )
    newspaper.article("lua.md", Title="Lúa", Date="2018-05-06")
    newspaper.build()
    return newspaper


@pytest.fixture
def notes_of(read_page):
    """Return a function that reads the corrections on a page, as (stamp, text) pairs."""
    return lambda url: re.findall(
        r"<p><strong>Đính chính</strong> <time [^>]+>([^<]+)</time> (.*?)</p>",
        read_page(url),
    )


def test_corrections_stand_on_top_of_the_article_newest_first(corrected, notes_of, read_page):
    assert notes_of(URL) == [
        ("11/03/2019 | 09:00", "Cầu dài 300 m."),
        ("10/03/2019", "Cầu ở Vũ Thư."),
    ]
    page = read_page(URL)
    assert page.index("<h1>") < page.index('<aside class="correction"') < page.index("Lời dẫn.</p>")


def test_an_article_without_mistakes_says_nothing_of_them(corrected, read_page):
    assert 'class="correction"' not in read_page("/2018/05/06/lua/")


def test_feeds_tell_the_correction_before_the_lead(corrected, read_json):
    item = read_json("feed.json")["items"][0]

    assert item["summary"].split("\n") == [
        "Đính chính (11/03/2019 | 09:00): Cầu dài 300 m.",
        "Đính chính (10/03/2019): Cầu ở Vũ Thư.",
        "Lời dẫn.",
    ]
    assert item["date_modified"] == "2019-03-11T09:00:00+07:00"


def test_all_corrections_are_on_one_page_with_their_articles(corrected, notes_of, read_page):
    assert [stamp for stamp, _text in notes_of("/corrections/")] == [
        "11/03/2019 | 09:00",
        "10/03/2019",
    ]
    assert read_page("/corrections/").count(f'<a href="{URL}">Cầu mới</a>') == 2
    assert "Chưa có đính chính nào." not in read_page("/corrections/")


def test_every_page_leads_to_the_corrections_even_before_the_first(newspaper, read_page):
    newspaper.build()

    assert '<a href="/corrections/">Đính chính</a>' in read_page("/")
    assert "Chưa có đính chính nào." in read_page("/corrections/")


def test_a_correction_touches_only_where_it_is_told(corrected, rebuild):
    corrected.article("lua.md", Title="Lúa", Date="2018-05-06", Correction="2019-03-11 08:00 Mới.")

    html = {path for path in rebuild() if path.endswith(".html")}

    assert html == {"2018/05/06/lua/index.html", "corrections/index.html"}


def test_many_corrections_are_cut_by_year(corrected, rebuild, notes_of, read_page):
    for number in range(LONG):
        corrected.article(
            f"{number}.md", Title=f"Bài {number}", Date="2017", Correction="2017-01-02 Sai số."
        )
    rebuild()

    assert len(notes_of("/corrections/")) == LONG
    assert 'href="/corrections/2017/"' in read_page("/corrections/")
    assert len(notes_of("/corrections/2017/")) == LONG
    assert len(notes_of("/corrections/2019/")) == 2
    assert 'href="/corrections/2017/" rel="prev"' in read_page("/corrections/2019/")

    for number in range(2):
        (corrected.content / f"{number}.md").unlink()
    rebuild()

    assert not (corrected.output / "corrections/2017").exists()


@pytest.mark.parametrize("status", ["hidden", "withdrawn", "draft"])
def test_corrections_of_what_is_in_no_list_are_listed_nowhere(corrected, rebuild, notes_of, status):
    corrected.article("cau.md", Title="Cầu mới", Correction="2019-03-11 Một.", Status=status)
    rebuild()

    assert notes_of("/corrections/") == []


def test_a_withdrawn_article_leaves_every_list_and_says_so_itself(corrected, rebuild, read_page):
    corrected.article("cau.md", Title="Cầu mới", Status="withdrawn")
    rebuild()

    page = read_page(URL)
    assert '<meta name="robots" content="noindex">' in page
    assert "Tòa soạn đã gỡ bài viết này." in page
    elsewhere = [
        path
        for path, data in corrected.tree().items()
        if URL.encode() in data and path != f"{URL}index.html".lstrip("/")
    ]
    assert elsewhere == []


def test_the_folder_of_corrections_is_a_setting(corrected, rebuild, notes_of):
    corrected.settings["CORRECTIONS_FOLDER"] = "dinh-chinh"
    rebuild()

    assert len(notes_of("/dinh-chinh/")) == 2
    assert not (corrected.output / "corrections").exists()
