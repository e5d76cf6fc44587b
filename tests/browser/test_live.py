"""A live story in a reader's browser: new entries are told, and nothing moves by itself."""

import os

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import served
from tests.engine.newspaper import Newspaper

pytestmark = pytest.mark.browser

PAGE = "/2019/03/11/bao-so-9/"
LONG = "\n\n".join(["Gió cấp 10, sóng cao bốn mét, thuyền đã về bến."] * 30)
FIRST = f"Mở đầu.\n\n## 12:05 Gió\n{LONG}\n"
CENTURY = 3_155_760_000  # seconds
MINUTES = 10 * 60_000  # more than a page waits at most, in milliseconds
HIDE = """hidden => {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture
def newspaper(tmp_path) -> Newspaper:
    """Return a newspaper with a live story; its script is told no host's time, but today's."""
    newspaper = Newspaper(tmp_path / "newspaper")
    save(newspaper, FIRST)
    return newspaper


def save(newspaper: Newspaper, body: str, live: str = "until 2199-01-01") -> None:
    newspaper.article("a.md", Title="Bão số 9", Date="2019-03-11 12:00", Live=live, body=body)
    newspaper.build()
    # A host tells versions by the second, and browsers keep for long what is old already.
    newspaper.now += 60
    for file in (newspaper.output / PAGE.strip("/")).iterdir():
        os.utime(file, (CENTURY + newspaper.now, CENTURY + newspaper.now))


def top_of(page: Page, entry: str) -> float:
    box = page.locator(entry).bounding_box()
    assert box
    return round(box["y"])


def test_a_reader_learns_of_new_entries_and_reads_on_undisturbed(newspaper, browser):
    with served(newspaper.output) as host:
        page = browser.new_page(viewport={"width": 360, "height": 740})
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.clock.install()
        page.goto(host + PAGE)
        page.locator("#e-20190311-1205 p").nth(15).scroll_into_view_if_needed()
        before = top_of(page, "#e-20190311-1205")

        save(newspaper, f"{FIRST}\n## 12:20 Mưa\nBa xã mất điện.\n")
        page.clock.run_for(MINUTES)

        button = page.get_by_role("status").get_by_role("button", name="Mục mới: 1")
        expect(button).to_be_in_viewport()
        assert top_of(page, "#e-20190311-1205") == before
        expect(page.locator(".live-entry")).to_have_count(1)
        assert asked.count(host + PAGE) == 1  # nobody has asked for the entries yet

        button.evaluate("one => { one.click(); one.click() }")  # as hasty readers do
        expect(page.locator("#e-20190311-1220")).to_be_focused()
        expect(page.locator(".live-entry")).to_have_count(2)
        expect(button).to_have_count(0)

        # In the background, nothing is asked; who comes back is told at once.
        page.evaluate(HIDE, True)
        so_far = len(asked)
        page.clock.run_for(MINUTES)
        save(newspaper, FIRST, live="ended")
        with page.expect_request("**/live.json"):
            page.evaluate(HIDE, False)
            page.clock.run_for(1000)
        expect(page.get_by_text("Tường thuật trực tiếp đã kết thúc.")).to_be_visible()
        expect(page.locator(".live-state")).to_be_hidden()
        page.clock.run_for(MINUTES)
        assert len(asked) == so_far + 1

        page.goto(host + PAGE)
        expect(page.locator("script[src*='/live.']")).to_have_count(0)
        page.close()
