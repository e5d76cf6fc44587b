"""What holds of every kind of page: it fits narrow screens, and asks nobody else for anything."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, Response

pytestmark = pytest.mark.browser

# Those that readers get who jump by them, whether they are seen or not.
HEADINGS = """
() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
    .filter(heading => heading.checkVisibility())
    .map(heading => heading.tagName)
"""
PAGES = {
    "front": "/",
    "section": "/chinh-tri/",
    "section year": "/chinh-tri/2019/",
    "section month": "/chinh-tri/2019/03/",
    "article": "/2019/03/12/hung-ha-nang-cao-hieu-qua-xay-dung-nong-thon-moi-giai-doan-2018-2020/",
    "article with film, figures and table": "/2020/06/21/nguoi-nuoi-ngao-tren-bai-trieu/",
    "article with sound": "/2010/06/chieu-cheo-san-dinh-lai-sang-den-sau-vu-gat/",
    "album": "/2019/03/10/con-duong-hoa-cua-phu-nu-xom/photos/",
    "series": "/loat-bai/nong-thon-moi-nhin-tu-xom/",
    "withdrawn": "/2018/05/20/lich-tam-ngung-cap-nuoc-de-suc-rua-duong-ong/",
    "day": "/2019/03/11/",
    "month": "/2019/03/",
    "year": "/2019/",
    "archive": "/luu-tru/",
    "topic": "/chu-de/nong-thon-moi/",
    "author": "/tac-gia/dao-quyen/",
    "notices": "/thong-bao/",
    "topics": "/chu-de/",
    "pictures of an article": "/2019/03/10/con-duong-hoa-cua-phu-nu-xom/photos/",
    "corrections": "/dinh-chinh/",
    "imprint": "/toa-soan/",
    "another language": "/en/",
    "article in another language": "/en/2020/06/21/nguoi-nuoi-ngao-tren-bai-trieu/",
    "not found": "/404.html",
    "offline": "/offline.html",
    "saved": "/saved.html",
}


class Visit:
    """One page of the edition in the browser, and all that was heard while it opened."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.requested: list[str] = []
        self.missing: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requested.append(request.url))
        page.on("response", self._hear_response)
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(address, wait_until="networkidle")

    def _hear_response(self, response: Response) -> None:
        if response.status >= 400:
            self.missing.append(response.url)


@pytest.fixture(scope="module", params=PAGES)
def visit(request: pytest.FixtureRequest, browser: Browser, host: str) -> Iterator[Visit]:
    """Visit one page of each kind in turn, once for all tests that look at it."""
    context = browser.new_context(base_url=host)
    yield Visit(context.new_page(), PAGES[request.param])
    context.close()


def test_a_page_asks_no_other_host_for_anything(visit, host):
    assert [url for url in visit.requested if not url.startswith((f"{host}/", "data:"))] == []


def test_everything_that_a_page_asks_for_is_there(visit):
    assert [url for url in visit.missing if not url.endswith("/favicon.ico")] == []
    assert [text for text in visit.complaints if "404" not in text] == []


def test_a_page_has_one_main_part_one_heading_and_a_language(visit):
    language = "en" if visit.address.startswith("/en/") else "vi"

    assert visit.page.locator("main").count() == 1
    assert visit.page.locator("h1").count() == 1
    assert visit.page.locator("html").get_attribute("lang") == language


def test_no_level_of_headings_is_skipped(visit):
    levels = [int(name[1]) for name in visit.page.evaluate(HEADINGS)]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_picture_has_a_description(visit):
    assert visit.page.locator("img:not([alt])").count() == 0


@pytest.mark.parametrize("letters", [100, 200], ids="letters of {} %".format)
@pytest.mark.parametrize("width", [320, 360, 640])
def test_no_page_is_wider_than_its_screen_nor_with_letters_twice_as_large(visit, width, letters):
    visit.page.set_viewport_size({"width": width, "height": 640})
    visit.page.evaluate("size => { document.documentElement.style.fontSize = size }", f"{letters}%")

    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
