"""The bar of `invoke serve` in a browser: slim, of this page only, folded away, accessible."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from newsroom.serving.live import LiveState
from newsroom.serving.server import Server
from newsroom.serving.showing import Showing
from tests.engine.newspaper import Newspaper

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Return the address at which a newspaper with a draft is served."""
    newspaper = Newspaper(tmp_path_factory.mktemp("bar") / "newspaper")
    newspaper.article("out.md", Title="Đã đăng", Date="2019-03-10 08:00")
    newspaper.article(
        "draft.md", Title="Bài nháp", Date="2019-03-12", Status="draft", Summary="<b>Sapo"
    )
    newspaper.article("old.md", Title="Sẽ hỏng", Date="2019-03-09")
    newspaper.build()
    newspaper.article("old.md", Title="Sẽ hỏng", Date="hôm qua")
    showing = Showing(newspaper.edition(), None)
    showing.renew(newspaper.edition(), newspaper.build().rejections)
    server = Server(newspaper.output, LiveState(), showing, bind="127.0.0.1", port=0)
    server.start()
    yield server.url
    server.stop()
    showing.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_bar_is_slim_and_unfolds_by_keyboard(browser, site, width):
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{site}2019/03/12/bai-nhap/")
    bar = page.locator("#newsroom-bar aside")
    bar.wait_for()

    assert bar.bounding_box()["height"] <= 110
    assert "draft.md" in bar.inner_text()
    button = bar.get_by_role("button")
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert "<b>Sapo" in bar.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page, context="#newsroom-bar")
    assert found.violations_count == 0, found.generate_report()
    page.reload()
    bar.wait_for()
    assert bar.get_by_role("button").get_attribute("aria-expanded") == "true"
    page.close()


def test_findings_stand_on_their_own_page_and_drafts_are_marked_in_lists(browser, site):
    page = browser.new_page()
    page.goto(f"{site}2019/03/09/se-hong/")
    page.locator("#newsroom-bar aside.wrong").wait_for()
    assert "old.md" in page.locator("#newsroom-bar aside").inner_text()
    page.goto(site)
    page.locator("#newsroom-bar aside").wait_for()

    assert "old.md" not in page.locator("#newsroom-bar aside").inner_text()
    marks = page.evaluate(
        "[...document.querySelectorAll('a[href$=\"/bai-nhap/\"]')]"
        ".map(link => getComputedStyle(link, '::before').content)"
    )
    assert any("·" in mark for mark in marks)
    page.close()
