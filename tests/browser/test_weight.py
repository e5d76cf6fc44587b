"""Pages are light, for weak networks; that they hold still is in test_pages.py."""

import gzip
import re
from urllib.parse import urlsplit

import pytest

from tests.browser.test_pages import PAGES

pytestmark = pytest.mark.browser

HTML_BUDGET = 15_000  # bytes, gzipped
ARTICLE_BUDGET = 12_000
STYLESHEET_BUDGET = 12_000
SCRIPTS_BUDGET = 6_000  # of an article


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
