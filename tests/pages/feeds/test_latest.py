"""The newest headlines reach old pages by a small script that no page needs."""

import gzip
import re

import pytest

SCRIPT_BUDGET = 6_000  # bytes, gzipped, of all that an article asks for
OF_AN_ARTICLE = ["bar.js", "latest.js", "offline.js", "qr.js", "shortcut.js", "tools.js"]


@pytest.fixture
def published(newspaper):
    newspaper.article("cu.md", Title="Bài cũ", Date="2018-01-02 08:00")
    newspaper.article("lua.md", Title="Lúa </script>", Slug="lua", Date="2019-03-10 08:00")
    newspaper.article("hop.md", Title="Họp", Category="Chính trị", Date="2019-03-09")
    newspaper.article("tin.md", Title="Tin", Date="2019-03-08", Source="https://b.vn/", body="")
    newspaper.build()
    return newspaper


def test_each_section_has_its_newest_headlines(published, read_json):
    assert read_json("kinh-te/latest.json") == {
        "items": [
            {
                "title": "Lúa </script>",
                "url": "/2019/03/10/lua/",
                "stamp": "10.03.2019 | 08:00",
                "datetime": "2019-03-10T08:00",
                "external": False,
            },
            {
                "title": "Tin",
                "url": "https://b.vn/",
                "stamp": "08.03.2019",
                "datetime": "2019-03-08",
                "external": True,
            },
            {
                "title": "Bài cũ",
                "url": "/2018/01/02/bai-cu/",
                "stamp": "02.01.2018 | 08:00",
                "datetime": "2018-01-02T08:00",
                "external": False,
            },
        ]
    }


def test_the_whole_edition_has_its_own(published, read_json):
    titles = [item["title"] for item in read_json("latest.json")["items"]]

    assert titles == ["Lúa </script>", "Họp", "Tin", "Bài cũ"]


def test_a_section_without_news_has_an_empty_list(published, read_json):
    assert read_json("nong-thon-moi/latest.json") == {"items": []}
    assert read_json("en/latest.json") == {"items": []}


def test_a_new_article_reaches_its_section_and_no_old_page(published, rebuild):
    published.article("moi.md", Title="Mới", Date="2019-03-11 08:00")

    written = rebuild()

    assert {"latest.json", "kinh-te/latest.json"} <= written
    assert "chinh-tri/latest.json" not in written
    assert "2018/01/02/bai-cu/index.html" not in written


@pytest.mark.parametrize("status", ["hidden", "withdrawn", "draft"])
def test_what_is_in_no_list_is_not_the_latest(published, rebuild, read_json, status):
    published.article("hop.md", Title="Họp", Category="Chính trị", Status=status)
    rebuild()

    assert read_json("chinh-tri/latest.json") == {"items": []}


def test_an_article_names_its_sections_headlines_to_the_script(published, read_page):
    page = read_page("/2018/01/02/bai-cu/")

    assert '<template id="newest" data-latest="/kinh-te/latest.json">' in page
    assert re.search(r'<script src="/theme/latest\.[0-9a-f]+\.js" defer>', page)


def test_scripts_are_small_and_named_after_what_they_hold(published):
    scripts = sorted((published.output / "theme").glob("*.js"))

    by_name = {re.sub(r"\.[0-9a-f]{12}\.", ".", file.name): file for file in scripts}

    assert list(by_name) == [
        "bar.js",
        "day.js",
        "kept.js",
        "latest.js",
        "live.js",
        "offline.js",
        "photos.js",
        "qr.js",
        "search-index.js",
        "search-query.js",
        "search-walk.js",
        "search-words.js",
        "search.js",
        "shortcut.js",
        "tools.js",
    ]
    sizes = {name: len(gzip.compress(file.read_bytes(), mtime=0)) for name, file in by_name.items()}
    assert sum(sizes[name] for name in OF_AN_ARTICLE) < SCRIPT_BUDGET


def test_a_changed_script_has_a_new_name_and_the_old_one_goes(published, rebuild, read_page):
    file = published.own_theme() / "static/js/latest.js"
    file.write_text("changed();\n")
    rebuild()

    (script,) = (published.output / "theme").glob("latest.*.js")
    assert script.read_text() == "changed();\n"
    assert f"/theme/{script.name}" in read_page("/2018/01/02/bai-cu/")


def test_all_scripts_of_an_article_that_goes_on_are_light(published):
    scripts = [
        gzip.compress(file.read_bytes(), mtime=0)
        for file in (published.output / "theme").glob("*.js")
        if file.name.startswith(("latest", "live", "offline", "shortcut"))
    ]

    assert len(scripts) == 4
    assert sum(map(len, scripts)) < 3000  # of 6 KB that an article's scripts may weigh
