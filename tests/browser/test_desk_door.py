"""The screens around the editor: logging in, the paper at a glance, publishing; narrow and wide."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from newsroom.desk.screens.words import words_in
from tests.browser.axe import violations
from tests.desk.far_desk import SETTINGS, Visitor, far_desk
from tests.engine.newspaper import Newspaper
from tests.publishing.servers import free_port
from tests.security.corpus import VALUES

pytestmark = pytest.mark.browser

WORDS = words_in("vi")
FIELDS = ("Summary", "Author", "Tags", "Image", "Image-Alt", "Image-Credit", "Source")


@pytest.fixture(scope="module")
def port():
    return free_port()


@pytest.fixture(scope="module")
def desk(tmp_path_factory, port):
    newspaper = Newspaper(tmp_path_factory.mktemp("door") / "newspaper")
    newspaper.article("out.md", Title="Đã đăng", Date="2019-03-11 08:00")
    newspaper.article("draft.md", Title="Nháp", Date="2019-03-12", Status="draft")
    newspaper.write("wrong.md", "Title: Hỏng\nCategory: Kinh tế\n\nKhông có ngày.\n")
    hostile = " ".join(" ".join(value.split()) for value in VALUES[:12])
    fields = dict.fromkeys(FIELDS, hostile)
    newspaper.article("hostile.md", Title=hostile, Status="draft", body=hostile, **fields)
    settings = replace(SETTINGS, address=f"https://localhost:{port}")
    with far_desk(newspaper, settings, port=port) as (desk, _accounts):
        yield desk


@pytest.fixture
def page(browser, width):
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.wrong = []
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on("dialog", lambda dialog: page.wrong.append(dialog.message))
    yield page
    page.close()
    assert page.wrong == []


def visitor_at(desk, port):
    """Return somebody at another machine, who comes through a proxy with TLS."""
    visitor = Visitor(desk)
    visitor.headers |= {"Host": f"localhost:{port}", "Origin": f"https://localhost:{port}"}
    return visitor


def is_sound(page):
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_login_is_sound_and_says_what_was_wrong(desk, page, port):
    visitor = visitor_at(desk, port)

    def through_a_proxy(route):
        """Send what the browser sends as a proxy with TLS would."""
        sent = route.request
        path = sent.url.partition(f":{port}")[2]
        kind = {"Content-Type": sent.headers.get("content-type", "")}
        status, headers, text = visitor.send(sent.method, path, sent.post_data, **kind)
        route.fulfill(status=status, headers=dict(headers), body=text)

    page.route("**/*", through_a_proxy)
    page.goto(f"http://localhost:{port}/.newsroom/login?next=edit%3Fpath%3Dout.md")
    is_sound(page)
    page.get_by_label(WORDS["name"]).fill("Lê Mai")
    page.keyboard.press("Tab")
    page.keyboard.type("sai roi")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text(WORDS["wrong-login"])
    expect(page.get_by_label(WORDS["name"])).to_have_value("Lê Mai")
    is_sound(page)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_paper_at_a_glance_and_the_way_to_publish(desk, page):
    page.goto(desk.url)
    live = page.get_by_role("region", name=WORDS["live"])
    expect(live.get_by_role("link", name="Đã đăng")).to_be_visible()
    expect(page.get_by_role("region", name=WORDS["rejected"])).to_contain_text("wrong.md:1")
    is_sound(page)

    page.get_by_role("link", name=WORDS["publish"]).click()
    expect(page.locator("#plan")).to_be_enabled()
    is_sound(page)
    state = {
        **{"phase": "sending", "files": 4, "sentFiles": 3, "size": 4_000_000, "plan": "x"},
        **{"sentSize": 3_000_000, "isPlan": False},
    }
    page.route("**/publish/state", lambda route: route.fulfill(json=state))
    page.reload()
    expect(page.locator("#state")).to_contain_text("3")
    expect(page.get_by_role("progressbar")).to_have_js_property("value", 0.75)
    state.update(phase="failed", wrong="SITEURL: <b>?</b>")
    expect(page.locator("#wrong")).to_have_text("SITEURL: <b>?</b>")
    is_sound(page)


@pytest.mark.parametrize("width", [1280])
def test_whoever_logs_in_again_in_another_window_saves_in_the_first(desk, page, port):
    mai = visitor_at(desk, port)
    mai.log_in("Lê Mai")
    mai.post("presence", {"path": "draft.md", "window": "1"})
    page.goto(desk.url)
    page.goto(f"{desk.home}edit?path=draft.md")
    expect(page.locator("#others")).to_contain_text("Lê Mai")
    page.locator("#body").fill("Viết dở.")
    page.context.clear_cookies()  # the session has ended
    page.locator("#save").click()
    expect(page.locator("#state")).to_have_text(WORDS["ended"])

    page.context.request.get(desk.url)  # as another window of the same browser does
    at_once = page.evaluate(
        """async () => {
          const { opened, post } = await import("/.newsroom/scripts/desk.js");
          opened.csrf = "that of the session that has ended";
          const asked = ["1", "2", "3"].map((window) =>
            post("presence", { path: "draft.md", window }));
          return (await Promise.all(asked)).map((answer) => answer.status);
        }"""
    )
    assert at_once == [200, 200, 200]  # each finds the new session, whichever learns of it first
    page.locator("#save").click()
    expect(page.locator("#state")).to_have_text(WORDS["saved"])


@pytest.mark.parametrize("width", [1280])
def test_markup_in_every_field_stays_text_in_the_editor(desk, page):
    page.goto(desk.url)
    page.goto(f"{desk.home}edit?path=hostile.md")
    expect(page.locator("#findings li").first).to_be_visible()
    page.locator("#body").fill(" ".join(VALUES[12:24]))
    expect(page.locator("#state")).to_have_text(WORDS["unsaved"])
    expect(page.locator("script:not([src]):not([type='application/json'])")).to_have_count(0)
