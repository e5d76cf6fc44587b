"""Fronts on a small phone: what is on the first screen, and what a thumb reaches."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 640}
LEAST_HEADLINES = 3
PICTURES_BUDGET = 120_000  # bytes of pictures that the first screen asks for
TOUCH = 44  # pixels that a finger needs (WCAG 2.5.5)

VISIBLE_HEADLINES = """
() => {
    const bar = document.querySelector(".thumb-bar").getBoundingClientRect().top;
    return [...document.querySelectorAll(".top-stories h2 a")]
        .filter(link => link.getBoundingClientRect().bottom <= bar)
        .length;
}
"""
PICTURE_BYTES = """
() => performance.getEntriesByType("resource")
    .filter(entry => entry.initiatorType === "img")
    .reduce((sum, entry) => sum + entry.encodedBodySize, 0)
"""


@pytest.fixture(scope="module")
def phone(browser: Browser, host: str) -> Iterator[Page]:
    """Open the front page on a small phone with a fine screen."""
    context = browser.new_context(
        base_url=host, viewport=PHONE, device_scale_factor=2, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto("/", wait_until="load")
    yield page
    context.close()


def test_three_headlines_are_on_the_first_screen(phone: Page) -> None:
    assert phone.evaluate(VISIBLE_HEADLINES) >= LEAST_HEADLINES


def test_the_first_screen_s_pictures_are_light(phone: Page) -> None:
    assert 0 < phone.evaluate(PICTURE_BYTES) <= PICTURES_BUDGET


def test_the_latest_and_the_calendar_are_where_a_thumb_is(phone: Page) -> None:
    bar = phone.get_by_role("navigation", name="Trên trang này")
    links = bar.get_by_role("link").all()

    for link in links:
        box = link.bounding_box()
        assert box is not None
        assert box["height"] >= TOUCH - 1
        assert PHONE["height"] / 2 < box["y"] < PHONE["height"] - TOUCH + 1
    for link, target in zip(links, ("#latest", "#by-date"), strict=True):
        link.click()
        expect(phone.locator(target)).to_be_in_viewport()


def test_the_name_of_the_month_is_not_covered_by_the_arrows(phone: Page) -> None:
    phone.locator(".by-date caption a").click(trial=True)


def test_a_strip_is_pushed_along_by_the_keyboard(phone: Page) -> None:
    phone.goto("/")
    last = phone.locator(".reel a").last
    last.focus()

    expect(last).to_be_in_viewport()


def test_a_wide_screen_needs_no_bar(browser: Browser, host: str) -> None:
    context = browser.new_context(base_url=host, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto("/")

    expect(page.locator(".thumb-bar")).to_be_hidden()
    context.close()
