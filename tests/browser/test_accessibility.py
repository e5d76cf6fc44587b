"""Every kind of page is for everyone: axe finds nothing, light or dark, on a phone or a desk."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import SCREENS, turn, violations_on
from tests.browser.test_pages import PAGES

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def reader(browser: Browser, host: str) -> Iterator[Page]:
    """Show one page after the other in one window."""
    context = browser.new_context(base_url=host, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing_on_any_screen(reader, kind):
    reader.goto(PAGES[kind])

    assert violations_on(reader, SCREENS) == {}


@pytest.mark.parametrize("kind", ["front", "article", "day", "section"])
def test_the_focus_is_seen_wherever_the_keyboard_goes(reader, kind):
    for scheme, width in (("light", 360), ("dark", 1280)):
        turn(reader, scheme, width)
        reader.goto(PAGES[kind])

        for _ in range(25):
            reader.keyboard.press("Tab")
            outline = reader.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", reader.evaluate("document.activeElement.outerHTML")
