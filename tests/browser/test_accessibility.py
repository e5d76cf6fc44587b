"""Every kind of page is for everyone: axe finds nothing, light or dark, on a phone or a desk.

axe-core holds pages to what machines can tell of WCAG 2.2 A and AA, and to its own best practices.
"""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.test_pages import PAGES

pytestmark = pytest.mark.browser

OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


@pytest.fixture(
    scope="module",
    params=[
        ("light", 360),
        ("light", 1280),
        ("dark", 360),
        ("dark", 1280),
    ],
    ids=lambda param: f"{param[0]}-{param[1]}",
)
def screen(request: pytest.FixtureRequest, browser: Browser, host: str) -> Iterator[Page]:
    """Show pages on a phone and on a desk, in both colour schemes."""
    scheme, width = request.param
    context = browser.new_context(
        base_url=host,
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
        reduced_motion="reduce",
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing(screen, kind):
    screen.goto(PAGES[kind])

    found = Axe().run(screen, options=OPTIONS).response["violations"]

    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


@pytest.mark.parametrize("kind", ["front", "article", "day", "section"])
def test_the_focus_is_seen_wherever_the_keyboard_goes(screen, kind):
    screen.goto(PAGES[kind])

    for _ in range(25):
        screen.keyboard.press("Tab")
        outline = screen.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", screen.evaluate("document.activeElement.outerHTML")
