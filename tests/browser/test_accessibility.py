"""Every kind of page is for everyone: axe finds nothing, light or dark, on a phone or a desk.

axe-core holds pages to what machines can tell of WCAG 2.2 A and AA, and to its own best practices.
A page is opened once and then shown on every screen, as when a phone is turned or night falls:
opening it anew, and axe with it, took four times as long.
"""

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from tests.browser.test_pages import PAGES

pytestmark = pytest.mark.browser

SCREENS = [(scheme, width) for width in (360, 1280) for scheme in ("light", "dark")]
OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
VIOLATIONS = """
options => axe.run(options).then(found => found.violations.map(
    one => [one.id, one.nodes.map(node => node.html)]
))
"""


@pytest.fixture(scope="module")
def reader(browser: Browser, host: str) -> Iterator[Page]:
    """Show one page after the other in one window."""
    context = browser.new_context(base_url=host, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing_on_any_screen(reader, kind):
    reader.goto(PAGES[kind])
    reader.evaluate(AXE_SCRIPT)

    found = {}
    for scheme, width in SCREENS:
        _turn(reader, scheme, width)
        found[scheme, width] = reader.evaluate(VIOLATIONS, OPTIONS)

    assert found == {screen: [] for screen in SCREENS}


@pytest.mark.parametrize("kind", ["front", "article", "day", "section"])
def test_the_focus_is_seen_wherever_the_keyboard_goes(reader, kind):
    for scheme, width in (("light", 360), ("dark", 1280)):
        _turn(reader, scheme, width)
        reader.goto(PAGES[kind])

        for _ in range(25):
            reader.keyboard.press("Tab")
            outline = reader.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", reader.evaluate("document.activeElement.outerHTML")


def _turn(page: Page, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
