"""What holds of every kind of page, on old phones too: it is whole, fits, and holds still.

It does so under the policy that hosts are told to send, asks nobody else for anything, and needs no
scripts. Each kind is opened once, on a phone and in a browser that knows nothing; what can be told
only then is noted as it opens.
"""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, Response, ViewportSize

pytestmark = pytest.mark.browser

REQUESTS_BEFORE_PAINT = 3  # the page, its stylesheet, and one to spare

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
    "corrections": "/dinh-chinh/",
    "imprint": "/toa-soan/",
    "another language": "/en/",
    "article in another language": "/en/2020/06/21/nguoi-nuoi-ngao-tren-bai-trieu/",
    "not found": "/404.html",
    "offline": "/offline.html",
    "saved": "/saved.html",
}


NOTE_VIOLATIONS = """
window.violations = [];
addEventListener("securitypolicyviolation", event => violations.push(event.violatedDirective));
"""
BLOCKING = """
() => performance.getEntriesByType("resource")
    .filter(entry => entry.renderBlockingStatus === "blocking")
    .map(entry => entry.name)
"""
LAYOUT_SHIFT = """
() => new Promise(done => {
    let total = 0;
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) total += entry.value;
    }).observe({type: "layout-shift", buffered: true});
    requestAnimationFrame(() => requestAnimationFrame(() => done(total)));
})
"""
# All but what scripts add: the newest headlines, tools for readers, and what the device keeps.
TEXT = """
() => {
    const added = document.querySelectorAll("[aria-labelledby=newest-title], .tools, .kept");
    for (const part of added) part.style.display = "none";
    const text = document.querySelector("main").innerText;
    for (const part of added) part.style.display = "";
    return text;
}
"""


PHONE: ViewportSize = {"width": 360, "height": 640}


class Visit:
    """One page of the edition on a phone, and all that was heard while it opened.

    Every picture has been scrolled to. `shift` is how far things moved, as browsers measure it.
    """

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
        page.goto(address)
        for image in page.locator("img").all():
            image.scroll_into_view_if_needed()
        page.wait_for_load_state("networkidle")
        self.blocking: list[str] = page.evaluate(BLOCKING)
        self.shift: float = page.evaluate(LAYOUT_SHIFT)

    def _hear_response(self, response: Response) -> None:
        if response.status >= 400:
            self.missing.append(response.url)


@pytest.fixture(scope="module", params=PAGES)
def visit(request: pytest.FixtureRequest, browser: Browser, host: str) -> Iterator[Visit]:
    """Visit one page of each kind in turn, once for all tests that look at it."""
    context = browser.new_context(base_url=host, viewport=PHONE)
    context.add_init_script(NOTE_VIOLATIONS)
    yield Visit(context.new_page(), PAGES[request.param])
    context.close()


@pytest.fixture(scope="module")
def plain(browser: Browser, host: str) -> Iterator[Page]:
    """Return a tab on a phone without scripts, in which nothing is kept from page to page."""
    context = browser.new_context(base_url=host, viewport=PHONE, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_page_asks_no_other_host_for_anything(visit, host):
    assert [url for url in visit.requested if not url.startswith((f"{host}/", "data:"))] == []


def test_everything_that_a_page_asks_for_is_there(visit):
    assert [url for url in visit.missing if not url.endswith("/favicon.ico")] == []
    assert [text for text in visit.complaints if "404" not in text] == []


def test_a_page_breaks_no_rule_of_the_policy(visit):
    assert visit.page.evaluate("violations") == []
    assert visit.page.evaluate("getComputedStyle(document.querySelector('.masthead')).display")
    assert visit.page.evaluate("document.styleSheets.length") == 1


def test_little_is_asked_for_before_the_first_paint(visit):
    assert 1 + len(visit.blocking) <= REQUESTS_BEFORE_PAINT, visit.blocking


def test_nothing_moves_while_a_page_loads(visit):
    assert visit.shift == 0


def test_a_page_says_the_same_without_scripts(visit, plain):
    plain.goto(visit.address)

    assert visit.page.evaluate(TEXT) == plain.locator("main").inner_text()


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
