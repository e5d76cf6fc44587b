"""The desk in a browser: a writer's day with the keyboard alone, on a phone and on a desk."""

import os
import re
import signal
from pathlib import Path

import pytest
from playwright.sync_api import expect

from newsroom.desk.screens.words import words_in
from newsroom.desk.server import DeskServer
from newsroom.serving.live import LiveState
from newsroom.serving.server import Server
from newsroom.serving.showing import Showing
from tests.browser.axe import violations
from tests.browser.conftest import ARGUMENTS, chromium
from tests.engine.newspaper import Newspaper

pytestmark = pytest.mark.browser

WORDS = words_in("vi")
PIECE = "Đoạn đầu.\n\nĐoạn hai."


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory):
    newspaper = Newspaper(tmp_path_factory.mktemp("desk") / "newspaper")
    for name in ("out-360.md", "out-1280.md"):
        newspaper.article(name, Title=f"Đã đăng {name}", Author="Trần Lâm", Tags="lúa xuân")
    for name in ("draft-360.md", "draft-1280.md"):
        newspaper.article(name, Title=name, Date="2019-03-12", Status="draft", body=PIECE)
    newspaper.write("wrong.md", "Title: Hỏng\nCategory: Kinh tế\n\nKhông có ngày.\n")
    newspaper.picture("handed-in/Ảnh chợ.JPG", width=300, height=200)
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
def width(request):
    return request.param


@pytest.fixture
def page(browser, desk, width):
    """Return the desk's first screen, opened by its address with the key."""
    scheme = "dark" if width == 360 else "light"
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.wrong = []
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.goto(desk.url)
    yield page
    page.close()


def is_sound(page):
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def open_text(page, path):
    page.goto(f"{page.url.partition('.newsroom/')[0]}.newsroom/edit?path={path}")
    expect(page.locator("#pane iframe:not(.waiting)")).to_be_attached()


def is_told(page, word):
    expect(page.locator("#state")).to_have_text(WORDS[word])


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def tab_to(page, selector):
    """Go on with the tab key until an element has the focus."""
    wanted = page.locator(selector)
    for _step in range(60):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"no way by keyboard to {selector}")


def test_an_article_is_begun_written_illustrated_and_saved_by_keyboard(page, newspaper, width):
    is_sound(page)
    tab_to(page, "a[href$='/new']")
    press(page, "Enter")
    expect(page.locator("#new-title")).to_be_visible()
    is_sound(page)
    tab_to(page, "#new-title")
    page.keyboard.type(f"Chợ phiên {width}")
    press(page, "Enter")
    expect(page.locator("#body")).to_be_visible()

    tab_to(page, "#field-summary")
    page.keyboard.type("Sapo mới")
    tab_to(page, "markdown-toolbar md-header")
    expect(page.get_by_role("button", name=WORDS["mark-bold"])).to_be_visible()
    press(page, "ArrowRight", "Enter")  # bold, and back in the text
    expect(page.locator("#body")).to_be_focused()
    page.keyboard.type("Chữ đang viết")
    press(page, "End")
    page.keyboard.insert_text("\n\n[quy hoạch](/khong-co.pdf)")
    sign = page.locator("#gutter button")
    expect(sign).to_have_accessible_name(re.compile("khong-co.pdf"))
    is_sound(page)
    sign.press("Enter")
    expect(page.locator("#body")).to_be_focused()
    page.keyboard.press("Backspace")
    expect(sign).to_have_count(0)

    with page.expect_file_chooser() as chooser:
        press(page, "Shift+Tab")  # the toolbar remembers its last button
        press(page, "End", "ArrowLeft", "Enter")
    chooser.value.set_files(newspaper.content / "handed-in/Ảnh chợ.JPG")
    expect(page.locator("#placing-alt")).to_be_focused()
    is_sound(page)
    page.keyboard.type("Người bán rau")
    press(page, "Enter")
    expect(page.locator("#body")).to_have_value(re.compile(r"!\[Người bán rau\]\(/images/"))
    expect(page.frame_locator("#pane iframe:not(.waiting)").locator("strong")).to_be_visible()
    picture = page.frame_locator("#pane iframe:not(.waiting)").locator(".body img")
    shown = picture.evaluate("one => one.src")
    assert page.request.get(shown).headers["content-type"] == "image/jpeg"

    press(page, "Control+s")
    is_told(page, "saved")
    saved = next(newspaper.content.rglob(f"*cho-phien-{width}.md")).read_text("utf-8")
    assert "Summary: Sapo mới\n" in saved
    assert "**Chữ đang viết**" in saved
    assert "Status: draft\n" in saved
    assert page.wrong == []


def test_what_was_not_saved_is_offered_again_and_two_versions_are_merged(page, newspaper, width):
    file = newspaper.content / f"draft-{width}.md"
    before = file.read_text("utf-8")
    open_text(page, file.name)
    page.locator("#body").fill("Đoạn đầu, của tôi.\n\nĐoạn hai.\n")
    page.reload()  # a closed tab
    expect(page.locator("#kept")).to_be_visible()
    expect(page.locator("#body")).to_have_value(re.compile("của tôi"))

    file.write_text(before.replace("Đoạn hai.", "Đoạn hai, của người khác."), "utf-8")
    page.keyboard.press("Control+s")
    expect(page.locator("#conflict h2")).to_be_focused()
    is_sound(page)
    page.locator("#merged").press("Enter")  # nobody has changed what the other has
    is_told(page, "saved")
    both = before.replace("Đoạn đầu.", "Đoạn đầu, của tôi.")
    assert file.read_text("utf-8") == both.replace("Đoạn hai.", "Đoạn hai, của người khác.")

    file.write_text(before.replace("Đoạn đầu.", "Một đoạn khác."), "utf-8")
    page.locator("#body").fill("Đoạn đầu, lần nữa.\n\nĐoạn hai, của người khác.\n")
    page.keyboard.press("Control+s")
    chosen = page.locator(".choice > textarea")
    expect(chosen).to_have_value("Đoạn đầu, lần nữa.\n")
    page.get_by_role("button", name=WORDS["take-both"]).press("Enter")
    expect(chosen).to_have_value("Đoạn đầu, lần nữa.\nMột đoạn khác.\n")
    page.locator("#merged").press("Enter")
    is_told(page, "saved")
    assert "Đoạn đầu, lần nữa.\nMột đoạn khác.\n\nĐoạn hai.\n" in file.read_text("utf-8")
    expect(page.locator("#conflict")).to_be_hidden()
    assert page.wrong == []


def processes_of(profile):
    """Return the numbers of a profile's browser, and of the script that started it."""
    commands = {
        int(file.parent.name): file.read_bytes().split(b"\0")
        for file in Path("/proc").glob("[0-9]*/cmdline")
    }
    mark = f"--user-data-dir={profile}".encode()
    return [
        process
        for process, command in commands.items()
        if mark in command and not any(word.startswith(b"--type=") for word in command)
    ]


@pytest.mark.parametrize("width", [1280])
def test_two_windows_on_one_article_keep_what_each_has_written(page, newspaper, width):
    newspaper.article("windows.md", Title="Hai cửa sổ", Status="draft", body=PIECE)
    open_text(page, "windows.md")
    with page.expect_popup() as opened:
        page.evaluate("window.open(location.href) && null")
    other = opened.value
    expect(other.locator("#pane iframe:not(.waiting)")).to_be_attached()
    for window, words in ((page, "của cửa sổ một"), (other, "của cửa sổ hai")):
        with window.expect_response(
            lambda one, words=words: words in (one.request.post_data or "")
        ):
            window.locator("#body").fill(f"Đoạn đầu, {words}.\n")
        window.reload()  # it takes its own text, not that of the other
        expect(window.locator("#body")).to_have_value(f"Đoạn đầu, {words}.\n")
        expect(window.locator("#kept-others")).to_be_hidden()
    other.close()

    page.reload()
    expect(page.locator("#body")).to_have_value("Đoạn đầu, của cửa sổ một.\n")
    expect(page.locator("#kept-others a")).to_be_visible()  # the text of the one that was closed
    is_sound(page)
    with page.expect_popup() as opened:
        page.locator("#kept-others a").click()
    expect(opened.value.locator("#body")).to_have_value("Đoạn đầu, của cửa sổ hai.\n")
    page.keyboard.press("Control+s")
    is_told(page, "saved")
    opened.value.keyboard.press("Control+s")
    expect(opened.value.locator("#conflict h2")).to_be_focused()  # both are shown to be merged
    opened.value.close()
    assert page.wrong == []


@pytest.mark.parametrize("width", [1280])
def test_a_browser_killed_in_the_middle_loses_nothing(browser, desk, newspaper, width, tmp_path):
    options = {"executable_path": chromium(), "args": ARGUMENTS}
    path = f"draft-{width}.md"

    def begun():
        """Return a browser with a profile of its own, and the text in it."""
        context = browser.browser_type.launch_persistent_context(tmp_path, **options)
        page = context.pages[0]
        page.goto(desk.url)
        open_text(page, path)
        return page

    page = begun()
    with page.expect_response(lambda one: "Câu chưa lưu" in (one.request.post_data or "")):
        page.locator("#body").press_sequentially("Câu chưa lưu")
    with page.context.expect_event("close"):
        for process in processes_of(tmp_path):
            os.kill(process, signal.SIGKILL)
    page = begun()
    expect(page.locator("#kept")).to_be_visible()
    expect(page.locator("#body")).to_have_value(re.compile("Câu chưa lưu"))
    assert "Câu chưa lưu" not in (newspaper.content / path).read_text("utf-8")
    page.locator("#discard").click()
    expect(page.locator("#kept")).to_be_hidden()
    page.context.close()


def test_a_published_article_is_corrected_compared_and_withdrawn(page, newspaper, width):
    file = newspaper.content / f"out-{width}.md"
    open_text(page, file.name)
    expect(page.locator("#field-slug")).not_to_be_editable()
    is_sound(page)
    page.locator("#correct-open").press("Enter")
    expect(page.locator("#correcting-text")).to_be_focused()
    is_sound(page)
    page.keyboard.type("Cầu dài 300 m.")
    page.get_by_role("button", name=WORDS["next"]).press("Enter")
    expect(page.locator("#body")).to_be_focused()
    expect(page.locator("#correction-note")).to_contain_text("Cầu dài 300 m.")
    page.locator("#body").fill("Cầu dài 300 m.\n")
    page.locator("#versions-open").press("Enter")
    expect(page.locator("#versions-changes ins").first).to_contain_text("Cầu dài 300 m.")
    is_sound(page)
    press(page, "Escape", "Control+s")
    is_told(page, "saved")
    assert re.search(r"^Correction: \S+ \S+ Cầu dài 300 m\.$", file.read_text("utf-8"), re.M)
    expect(page.locator("#correction-note")).to_be_hidden()

    page.locator("#withdraw-open").press("Enter")
    expect(page.get_by_label(WORDS["withdrawing-now"])).to_be_focused()
    is_sound(page)
    page.get_by_role("button", name=WORDS["next"]).press("Enter")
    expect(page.locator("#save")).to_be_focused()
    press(page, "Enter")
    is_told(page, "saved")
    assert "Status: withdrawn\n" in file.read_text("utf-8")
    assert page.wrong == []


GIVEN = """([name, kind, type]) => {
    const data = new DataTransfer();
    data.items.add(new File(kind === "gif" ? [Uint8Array.from(atob("GIF"), (c) => c.charCodeAt(0))]
        : ["<html>"], name));
    const options = { bubbles: true, cancelable: true };
    const event = type === "drop" ? new DragEvent(type, { ...options, dataTransfer: data })
        : new ClipboardEvent(type, { ...options, clipboardData: data });
    document.getElementById("body").dispatchEvent(event);
}""".replace("GIF", "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")


@pytest.mark.parametrize("width", [1280])
def test_what_is_dropped_or_pasted_is_taken_or_refused_in_words(page, newspaper, width):
    open_text(page, f"draft-{width}.md")
    page.evaluate(GIVEN, ["trang.jpg", "page", "drop"])
    expect(page.locator("#refusal-text")).to_contain_text("trang.jpg")
    is_sound(page)
    press(page, "Escape")
    page.evaluate(GIVEN, ["cham.gif", "gif", "paste"])
    expect(page.locator("#placing-file")).to_have_text(re.compile(r"images/.*/cham.*\.png"))
    page.locator("#placing-alt").fill("Chấm")
    page.locator("#placing-lead").press("Enter")
    expect(page.locator("[name=image]")).to_have_value(re.compile(r"images/.*/cham.*\.png"))
    expect(page.locator("[name=image-alt]")).to_have_value("Chấm")
    expect(page.locator("#lead-picture")).to_be_visible()
    assert page.wrong == []


@pytest.mark.parametrize("width", [360])
def test_names_are_offered_dates_have_a_calendar_and_galleries_are_sorted(page, newspaper, width):
    for name in ("a.jpg", "b.jpg"):
        newspaper.picture(f"gallery-{width}/{name}")
    open_text(page, f"draft-{width}.md")
    author = page.locator("#field-author")
    author.focus()
    page.keyboard.type("Lê Mai, lam")  # without its marks
    expect(page.locator("#offers-author li")).to_have_text("Trần Lâm")
    is_sound(page)
    press(page, "ArrowDown", "Enter")
    expect(author).to_have_value("Lê Mai, Trần Lâm")
    expect(page.locator("#offers-author")).to_be_hidden()
    date = page.locator("[data-date]").first
    date.locator("select").select_option("month")
    expect(page.locator("[name=date]")).to_have_value("2019-03")
    date.locator("[data-calendar]").fill("2019-02")
    expect(page.locator("[name=date]")).to_have_value("2019-02")

    page.locator("#body").fill(f"![Chợ](/gallery-{width}/)\n")
    page.locator("#galleries button").press("Enter")
    pictures = page.locator("#gallery-pictures li")
    expect(pictures).to_have_count(2)
    is_sound(page)
    pictures.first.get_by_role("button").last.press("Enter")
    expect(pictures.first).to_have_attribute("data-name", "b.jpg")
    page.locator("#gallery-keep").press("Enter")
    expect(pictures.first).to_have_attribute("data-name", "01-b.jpg")
    names = sorted(file.name for file in (newspaper.content / f"gallery-{width}").iterdir())
    assert names == ["01-b.jpg", "02-a.jpg"]
    assert page.wrong == []


@pytest.mark.parametrize("width", [1280])
def test_what_is_asked_of_the_desk_goes_one_after_another(page, newspaper, width):
    file = newspaper.content / f"draft-{width}.md"
    open_text(page, file.name)
    held = []

    def hold_first(route):
        if held:
            route.continue_()
        else:
            held.append(route)

    page.route("**/.newsroom/preview", hold_first)
    with page.expect_request("**/.newsroom/preview"):
        page.locator("#body").fill("Lần một.\n")
    saves = []
    page.on("request", lambda one: one.url.endswith("/save") and saves.append(one))
    page.locator("#save").click(click_count=2)
    page.locator("#body").fill("Lần hai.\n")
    page.locator("#save").click(click_count=2)
    assert saves == []  # the preview of before is still on its way
    held[0].continue_()
    is_told(page, "saved")
    expect(page.locator("#conflict")).to_be_hidden()
    assert file.read_text("utf-8").endswith("\nLần hai.\n")
    assert len(saves) <= 2
    page.reload()
    expect(page.locator("#body")).to_have_value("Lần hai.\n")
    expect(page.locator("#kept")).to_be_hidden()
    assert page.wrong == []
