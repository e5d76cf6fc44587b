"""Sitemaps: all that search engines may read, cut so that old ones hold still."""

from pathlib import Path

import pytest
from lxml import etree

from newsroom.pages.machines import sitemaps

S = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
N = "{http://www.google.com/schemas/sitemap-news/0.9}"
HOST = "https://example.com"
HOUR = 3600
SCHEMA = Path(__file__).parents[1] / "schemas" / "sitemap.xsd"


@pytest.fixture
def published(newspaper):
    newspaper.article("lua.md", Title="Lúa", Date="2019-03-10 08:00", Modified="2019-03-11 09:30")
    newspaper.article("cho.md", Title="Chợ", Date="2019-02-09")
    newspaper.article("cu.md", Title="Cũ", Date="2011")
    newspaper.article("tin.md", Title="Tin", Date="2019-03-10", body="")
    newspaper.build()
    return newspaper


def entries(document):
    return {
        entry.findtext(f"{S}loc").removeprefix(HOST): entry.findtext(f"{S}lastmod")
        for entry in document
    }


def test_every_sitemap_is_as_the_protocol_has_it(published):
    schema = etree.XMLSchema(file=SCHEMA)
    files = sorted(published.output.glob("sitemap*.xml"))

    assert len(files) == 7  # the index, pages, lists, news, two months, a year
    for file in files:
        schema.assertValid(etree.parse(file))


@pytest.mark.parametrize(
    "broken",
    [
        "<url><loc>/2019/</loc></url>",
        "<url><loc>https://a.example/</loc><lastmod>11.03.2019</lastmod></url>",
    ],
)
def test_the_schema_refuses_what_search_engines_refuse(broken):
    schema = etree.XMLSchema(file=SCHEMA)

    assert not schema.validate(etree.fromstring(f'<urlset xmlns="{S[1:-1]}">{broken}</urlset>'))


def test_each_month_has_its_articles_with_their_true_last_change(published, read_xml):
    assert read_xml("sitemap-2019-03.xml").tag == f"{S}urlset"
    assert entries(read_xml("sitemap-2019-03.xml")) == {
        "/2019/03/10/lua/": "2019-03-11T09:30+07:00"
    }
    assert entries(read_xml("sitemap-2019-02.xml")) == {"/2019/02/09/cho/": "2019-02-09"}


def test_what_is_dated_to_a_year_only_is_in_the_years_own_sitemap(published, read_xml):
    assert entries(read_xml("sitemap-2011.xml")) == {"/2011/cu/": "2011"}
    assert not (published.output / "sitemap-2019.xml").exists()


def test_the_index_names_every_sitemap_and_its_newest_change(published, read_xml):
    index = read_xml("sitemap.xml")

    assert index.tag == f"{S}sitemapindex"
    assert entries(index) == {
        "/sitemap-pages.xml": None,
        "/sitemap-archive.xml": None,
        "/sitemap-2011.xml": "2011",
        "/sitemap-2019-02.xml": "2019-02-09",
        "/sitemap-2019-03.xml": "2019-03-11T09:30+07:00",
    }


def test_a_new_article_changes_its_month_and_the_index_and_no_other_month(published, rebuild):
    published.article("moi.md", Title="Mới", Date="2019-03-11 10:00")

    assert {path for path in rebuild() if path.startswith("sitemap")} == {
        "sitemap.xml",
        "sitemap-2019-03.xml",
        "sitemap-news.xml",
        "sitemap-archive.xml",  # for its day is new
    }


def test_days_months_and_labels_are_told(published, rebuild, read_xml):
    published.article("hai.md", Title="Hai", Tags="Lúa", Author="Lê Mai", Series="Sông quê")
    rebuild()

    assert {"/2011/", "/2019/", "/2019/02/", "/2019/03/10/"} <= set(
        entries(read_xml("sitemap-archive.xml"))
    )
    for name, address in {
        "topic": "/topics/lua/",
        "author": "/authors/le-mai/",
        "series": "/series/song-que/",
    }.items():
        assert list(entries(read_xml(f"sitemap-{name}.xml"))) == [address]
        assert f"/sitemap-{name}.xml" in entries(read_xml("sitemap.xml"))
    (published.content / "hai.md").unlink()
    assert {"sitemap-topic.xml", "sitemap-author.xml", "sitemap-series.xml"} <= set(rebuild())
    assert published.tree() == published.cold_tree()


def test_a_correction_is_a_change(published, rebuild, read_xml):
    published.article("cho.md", Title="Chợ", Date="2019-02-09", Correction="2019-03-11 08:00 Một.")
    rebuild()

    assert entries(read_xml("sitemap-2019-02.xml")) == {
        "/2019/02/09/cho/": "2019-03-11T08:00+07:00"
    }


def test_a_month_of_too_many_articles_is_divided(published, rebuild, read_xml, monkeypatch):
    monkeypatch.setattr(sitemaps, "LARGEST", 2)
    for number in range(4):
        published.article(f"{number}.md", Title=f"Bài {number}", Date=f"2019-03-0{number + 1}")
    rebuild()

    parts = ["sitemap-2019-03.xml", "sitemap-2019-03-2.xml", "sitemap-2019-03-3.xml"]
    assert [len(read_xml(path)) for path in parts] == [2, 2, 1]
    index = entries(read_xml("sitemap.xml"))
    assert index["/sitemap-2019-03.xml"] == "2019-03-02"
    assert index["/sitemap-2019-03-3.xml"] == "2019-03-11T09:30+07:00"

    for number in range(3):
        (published.content / f"{number}.md").unlink()
        rebuild()

    assert len(read_xml("sitemap-2019-03.xml")) == 2
    assert not (published.output / "sitemap-2019-03-2.xml").exists()


def test_fronts_sections_and_standing_pages_have_a_sitemap(published, rebuild, read_xml):
    published.write("pages/toa-soan.md", "Title: Tòa soạn\n\nĐịa chỉ.")
    published.write("pages/nhap.md", "Title: Nháp\nStatus: hidden\n\nẨn.")
    rebuild()

    urls = entries(read_xml("sitemap-pages.xml"))
    assert {"/", "/en/", "/kinh-te/", "/en/kinh-te/", "/archive/", "/toa-soan/"} <= urls.keys()
    assert "/nhap/" not in urls
    assert set(urls.values()) == {None}
    for url in urls:
        assert (published.output / url.lstrip("/") / "index.html").is_file()


def test_other_languages_have_sitemaps_under_their_prefix(published, rebuild, read_xml):
    published.article("en.md", Title="Rice", Date="2019-03-10", Lang="en")
    rebuild()

    assert entries(read_xml("en/sitemap-2019-03.xml")) == {"/en/2019/03/10/rice/": "2019-03-10"}
    assert "/en/sitemap-2019-03.xml" in entries(read_xml("sitemap.xml"))


def test_news_are_the_articles_of_the_last_two_days(published, read_xml):
    (entry,) = read_xml("sitemap-news.xml")

    assert entry.findtext(f"{S}loc") == f"{HOST}/2019/03/10/lua/"
    news = entry.find(f"{N}news")
    assert news.findtext(f"{N}publication/{N}name") == "Báo Thử"
    assert news.findtext(f"{N}publication/{N}language") == "vi"
    assert news.findtext(f"{N}publication_date") == "2019-03-10T08:00+07:00"
    assert news.findtext(f"{N}title") == "Lúa"


def test_news_grow_old_by_the_clock_alone(published, rebuild):
    published.now += 19 * HOUR
    rebuild()
    assert (published.output / "sitemap-news.xml").exists()

    published.now += HOUR
    rebuild()
    assert not (published.output / "sitemap-news.xml").exists()


def test_an_embargoed_article_becomes_news_in_its_minute(published, rebuild):
    published.article("mai.md", Title="Ngày mai", Date="2019-03-12 06:00")
    assert not any("sitemap" in path for path in rebuild())

    published.now += 18 * HOUR
    assert {"sitemap-news.xml", "sitemap.xml", "sitemap-2019-03.xml"} <= rebuild()


@pytest.mark.parametrize("status", ["hidden", "withdrawn", "draft"])
def test_what_is_in_no_list_is_in_no_sitemap(published, rebuild, status):
    published.article("lua.md", Title="Lúa", Date="2019-03-10 08:00", Status=status)
    rebuild()

    assert not (published.output / "sitemap-2019-03.xml").exists()
    assert not (published.output / "sitemap-news.xml").exists()


def test_robots_are_led_to_the_sitemaps(published):
    assert (published.output / "robots.txt").read_text().splitlines() == [
        "User-agent: *",
        "Allow: /",
        "",
        f"Sitemap: {HOST}/sitemap.xml",
        f"Sitemap: {HOST}/sitemap-news.xml",
    ]


def test_an_edition_without_a_host_has_no_sitemaps(published, rebuild):
    published.settings["SITEURL"] = ""
    rebuild()

    assert not list(published.output.rglob("sitemap*"))
    assert "Sitemap" not in (published.output / "robots.txt").read_text()
