"""Who knows a title of long ago finds it at once, for past years have an index of titles."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from newsroom.search import segments
from tests.browser.conftest import served
from tests.browser.test_search import ask, titles
from tests.engine.newspaper import THEME, Newspaper

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def host(tmp_path_factory) -> Iterator[str]:
    """Serve an archive of which every year is a segment, and the years before 2019 are old."""
    newspaper = Newspaper(tmp_path_factory.mktemp("titles") / "newspaper")
    newspaper.settings["SEARCH_FOLDER"] = "tim-kiem"
    for year in range(2013, 2020):
        newspaper.article(f"lua-{year}.md", Title=f"Lúa xuân năm {year}", Date=f"{year}-02-01")
    newspaper.article(
        "cau.md", Title="Khánh thành cầu mới qua sông Hóa", Date="2014-05-02", Category="Kinh tế"
    )
    newspaper.article(
        "cho.md", Title="Chợ huyện", Date="2013-05-02", body="Cầu mới qua sông Hóa gần chợ."
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segments, "LARGEST", 2)
        newspaper.build()
    with served(newspaper.output) as address:
        yield address


@pytest.fixture(scope="module")
def reader(browser: Browser, host: str) -> Iterator[Page]:
    """Return a tab for which one item is as many as thousands.

    The service worker is kept away from what these tests count and change.
    """
    context = browser.new_context(base_url=host, service_workers="block")
    page = context.new_page()

    def impatient(route):
        text = (THEME / "static/js/search-walk.js").read_text()
        route.fulfill(body=text.replace("AHEAD = 3000", "AHEAD = 1"))

    page.route("**/search-walk.*.js", impatient)
    yield page
    page.unroute_all(behavior="ignoreErrors")
    context.close()


@pytest.mark.parametrize(
    "query",
    [
        "q=cau+moi",
        "q=thành+cầu+mới+qua",
        "q=khanh+thanh+cau+moi+qua+song",
        "q=cau+moi+section:kinh-te",
        "q=cau+moi+2014",
        'q="cầu+mới+qua+sông"',
        "q=khanh+thanh+cau+moi+qua+sogn",
        "q=khnah+thanh+cau+moi+qua",
        "q=khanh+thanh+cai+moi+qua+song",
    ],
)
def test_a_title_of_long_ago_is_found_at_once(reader, query):
    assert ask(reader, query)[0] == "Khánh thành cầu mới qua sông Hóa"


def test_it_costs_no_request_for_each_year(reader):
    asked = []
    reader.on("request", lambda request: asked.append(request.url))
    ask(reader, "q=khanh+thanh+cau+moi")

    folders = {url.split("/")[-3] for url in asked if url.endswith(".bin")}
    assert {name.partition("-")[0] for name in folders} == {"2019", "titles", "2014"}
    expect(reader.locator("#status")).to_contain_text("trong tiêu đề của mọi tin, bài cũ hơn")


def test_bodies_of_long_ago_are_looked_through_when_the_reader_asks(reader):
    assert ask(reader, "q=cau+moi+qua+song+hoa") == ["Khánh thành cầu mới qua sông Hóa"]
    reader.locator("#earlier").click()

    expect(reader.locator("#results li")).to_have_count(2)
    expect(reader.locator("#status")).to_contain_text("tất cả")
    assert titles(reader)[1] == "Chợ huyện"


def test_titles_do_not_tell_that_a_word_is_nowhere(reader):
    reader.goto("/tim-kiem/?q=cau+moi+-cho")

    expect(reader.locator("#results h2")).to_have_text(re.compile("Khánh.thành"))
