"""The desk in a browser: find, write, see, be corrected, save; by keyboard, narrow and wide."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from newsroom.desk.server import DeskServer
from newsroom.desk.words import words_in
from newsroom.serving.live import LiveState
from newsroom.serving.server import Server
from newsroom.serving.showing import Showing
from tests.engine.newspaper import Newspaper

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory):
    newspaper = Newspaper(tmp_path_factory.mktemp("desk") / "newspaper")
    newspaper.article("out.md", Title="Đã đăng", Date="2019-03-10 08:00")
    newspaper.article("draft.md", Title="Bài nháp", Date="2019-03-12", Status="draft")
    newspaper.write("wrong.md", "Title: Hỏng\nCategory: Kinh tế\n\nKhông có ngày.\n")
    return newspaper


@pytest.fixture(scope="module")
def desk(newspaper):
    showing = Showing(newspaper.edition(), None)
    showing.renew(newspaper.edition(), newspaper.build().rejections)
    server = Server(newspaper.output, LiveState(), showing, bind="127.0.0.1", port=0)
    server.start()
    desk = DeskServer(showing, server.url.rstrip("/"), port=0).start()
    yield desk
    desk.stop()
    server.stop()
    showing.close()


@pytest.fixture(params=[360, 1280])
def page(browser, desk, request):
    """Return the desk's first screen, opened by its address with the key."""
    page = browser.new_page(viewport={"width": request.param, "height": 800})
    page.wrong = []
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.goto(desk.url)
    yield page
    page.close()


def is_sound(page):
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_day_of_writing(page, newspaper):
    assert "key=" not in page.url
    is_sound(page)
    page.locator("a[href$='edit?path=draft.md']").first.click()
    pane = page.frame_locator("#pane iframe:not(.waiting)")
    pane.get_by_text("Một đoạn.").wait_for()

    body = page.locator("#body")
    body.fill("Chữ đang viết.\n\n![tranh](/khong-co.jpg)")
    page.get_by_role("list").get_by_text("khong-co.jpg").wait_for()
    page.locator("#findings button").click()
    assert page.evaluate("getSelection().toString()") in {"", "![tranh](/khong-co.jpg)"}
    is_sound(page)
    body.fill("Chữ đang viết.")
    pane.get_by_text("Chữ đang viết.").wait_for()

    page.reload()  # a closed tab
    page.locator("#kept").wait_for()
    expect(body).to_have_value("Chữ đang viết.")
    page.locator("[name=summary]").fill("Sapo mới")
    page.keyboard.press("Control+s")
    page.locator("#state", has_text=words_in("vi")["saved"]).wait_for()
    saved = (newspaper.content / "draft.md").read_text("utf-8")
    assert "Summary: Sapo mới" in saved
    assert saved.endswith("\n\nChữ đang viết.")

    (newspaper.content / "draft.md").write_text(saved + " Của người khác.", "utf-8")
    body.fill("Của tôi.")
    page.locator("#save").click()
    page.locator("#conflict").wait_for()
    expect(page.locator("#theirs")).to_have_value(re.compile(r"Của người khác\."))
    is_sound(page)
    page.locator("#merged").click()
    page.locator("#state", has_text=words_in("vi")["saved"]).wait_for()
    assert (newspaper.content / "draft.md").read_text("utf-8").endswith("Của tôi.")
    newspaper.article("draft.md", Title="Bài nháp", Date="2019-03-12", Status="draft")
    assert page.wrong == []
