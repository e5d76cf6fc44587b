"""The bar of `invoke serve` in a browser: slim, of this page only, folded away, accessible."""

import pytest
from playwright.sync_api import expect

from newsroom.serving.live import LiveState
from newsroom.serving.server import Server
from newsroom.serving.showing import Showing
from tests.browser.axe import violations
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
    expect(bar).to_contain_text("draft.md")
    button = bar.get_by_role("button")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(bar).to_contain_text("<b>Sapo")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page, within="#newsroom-bar") == []
    page.reload()
    expect(bar.get_by_role("button")).to_have_attribute("aria-expanded", "true")
    page.close()


def test_findings_stand_on_their_own_page_and_drafts_are_marked_in_lists(browser, site):
    page = browser.new_page()
    page.goto(f"{site}2019/03/09/se-hong/")
    expect(page.locator("#newsroom-bar aside.wrong")).to_contain_text("old.md")
    page.goto(site)

    expect(page.locator("#newsroom-bar aside")).to_be_visible()
    expect(page.locator("#newsroom-bar aside")).not_to_contain_text("old.md")
    marks = page.evaluate(
        "[...document.querySelectorAll('a[href$=\"/bai-nhap/\"]')]"
        ".map(link => getComputedStyle(link, '::before').content)"
    )
    assert any("·" in mark for mark in marks)
    page.close()


def test_a_page_that_listens_only_after_the_next_build_is_loaded_again(browser, site):
    page = browser.new_page(service_workers="block")  # whose requests take another way
    served = []

    def serve(route):
        """Send a page of a build that is over when it listens, and then what there is."""
        served.append(route.request.url)
        if len(served) > 1:
            route.continue_()
            return
        text = route.fetch().text().replace("bar.js?build=0", "bar.js?build=-1")
        route.fulfill(body=text, content_type="text/html")

    page.route(site, serve)
    page.goto(site, wait_until="commit")
    expect(page.locator("script[src$='bar.js?build=0']")).to_be_attached()
    expect(page.locator("#newsroom-bar aside")).to_be_visible()
    assert served == [site, site]
    page.close()
