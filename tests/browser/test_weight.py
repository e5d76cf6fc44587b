"""Pages are light and hold still: for old phones on weak networks."""

import gzip
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_pages import PAGES

pytestmark = pytest.mark.browser

HTML_BUDGET = 15_000  # bytes, gzipped
ARTICLE_BUDGET = 12_000
STYLESHEET_BUDGET = 12_000
SCRIPTS_BUDGET = 6_000  # of an article
REQUESTS_BEFORE_PAINT = 3  # the page, its stylesheet, and one to spare

BLOCKING = """
() => performance.getEntriesByType("resource")
    .filter(entry => entry.renderBlockingStatus === "blocking")
    .map(entry => entry.name)
"""
# The newest headlines, tools for readers, and what the device keeps.
REMOVE_WHAT_SCRIPTS_ADD = """
() => document.querySelectorAll("[aria-labelledby=newest-title], .tools, .kept")
    .forEach(part => part.remove())
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


@pytest.fixture(params=PAGES)
def address(request):
    """Return where one page of each kind is found."""
    return PAGES[request.param]


def test_a_page_is_within_its_budget(address, sample):
    path = address.lstrip("/")
    page = (
        (sample.output / path / "index.html")
        if not path.endswith(".html")
        else (sample.output / path)
    )

    assert len(gzip.compress(page.read_bytes(), mtime=0)) <= HTML_BUDGET


def test_an_article_is_lighter_still_and_so_are_its_scripts(sample):
    page = (sample.output / PAGES["article"].strip("/") / "index.html").read_bytes()
    scripts = re.findall(rb'<script src="/([^"]+)"', page)

    assert len(gzip.compress(page, mtime=0)) <= ARTICLE_BUDGET
    sizes = [
        len(gzip.compress((sample.output / name.decode()).read_bytes(), mtime=0))
        for name in scripts
    ]
    assert sum(sizes) <= SCRIPTS_BUDGET


def test_the_stylesheet_is_within_its_budget(sample):
    [sheet] = sample.output.glob("theme/*.css")

    assert len(gzip.compress(sheet.read_bytes(), mtime=0)) <= STYLESHEET_BUDGET


@pytest.fixture(scope="module", params=PAGES)
def scrolled(request: pytest.FixtureRequest, browser: Browser, host: str) -> Iterator[Page]:
    """Open one page of each kind on a phone, and scroll to each of its pictures."""
    context = browser.new_context(base_url=host, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(PAGES[request.param])
    for image in page.locator("img").all():
        image.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    yield page
    context.close()


def test_little_is_asked_for_before_the_first_paint(scrolled):
    blocking = scrolled.evaluate(BLOCKING)

    assert 1 + len(blocking) <= REQUESTS_BEFORE_PAINT, blocking


def test_nothing_moves_while_a_page_loads(scrolled):
    assert scrolled.evaluate(LAYOUT_SHIFT) == 0


def test_a_page_says_the_same_without_scripts(browser, host, address):
    read = []
    for has_scripts in (True, False):
        context = browser.new_context(base_url=host, java_script_enabled=has_scripts)
        page = context.new_page()
        page.goto(address, wait_until="networkidle" if has_scripts else "load")
        if has_scripts:
            page.evaluate(REMOVE_WHAT_SCRIPTS_ADD)
        read.append(page.locator("main").inner_text())
        context.close()

    assert read[0] == read[1]


@pytest.mark.parametrize(("width", "widest"), [(360, 480), (1280, 1200)])
def test_a_screen_gets_a_picture_of_its_own_size_in_the_lightest_format(
    browser, host, width, widest
):
    context = browser.new_context(base_url=host, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(PAGES["article"], wait_until="networkidle")

    shown = urlsplit(page.locator("figure img").first.evaluate("image => image.currentSrc")).path
    context.close()

    assert shown.endswith(".avif")
    assert int(shown.rpartition("-")[2].removesuffix(".avif")) <= widest
