"""At the desk, what is pressed twice is done once, and a late answer changes nothing any more."""

import json

import pytest
from playwright.sync_api import expect

from newsroom.desk.screens.words import words_in
from tests.desk.far_desk import far_desk
from tests.engine.newspaper import Newspaper

pytestmark = pytest.mark.browser

WORDS = words_in("vi")
A_MOMENT = "new Promise(done => setTimeout(done))"
MOMENTS = 10_000  # each a round trip to the browser
DROPPED = """name => {
  const data = new DataTransfer();
  data.items.add(new File(["x"], name));
  document.dispatchEvent(new DragEvent("drop", { cancelable: true, dataTransfer: data }));
}"""


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory):
    newspaper = Newspaper(tmp_path_factory.mktemp("in-turn") / "newspaper")
    newspaper.article("a.md", Title="Nháp", Status="draft", body="Một.")
    return newspaper


@pytest.fixture(scope="module")
def desk(newspaper):
    with far_desk(newspaper) as (desk, _accounts):
        yield desk


@pytest.fixture(scope="module")
def window(browser, desk):
    """Return a window that has come in by the address with the key."""
    context = browser.new_context()
    first = context.new_page()
    first.goto(desk.url)
    first.close()
    yield context
    context.close()


@pytest.fixture
def page(window):
    page = window.new_page()
    yield page
    page.unroute_all(behavior="ignoreErrors")
    page.close()


class Held:
    """Requests that wait for their answers until a test gives them."""

    def __init__(self, page, pattern):
        self._page, self._routes = page, []
        page.route(pattern, self._hold)

    def _hold(self, route):
        self._routes.append(route)

    def __len__(self):
        self._page.evaluate(A_MOMENT)  # what is under way comes first
        return len(self._routes)

    def first(self):
        """Return the first of those that wait, as soon as there is one."""
        for _ in range(MOMENTS):
            if self._routes:
                return self._routes.pop(0)
            self._page.evaluate(A_MOMENT)
        raise AssertionError("nothing was asked")

    def answer(self, answer):
        self.first().fulfill(json=answer)


def edit(page, desk):
    page.goto(f"{desk.home}edit?path=a.md")
    expect(page.locator("#address")).not_to_be_empty()  # the first look is over


def test_a_text_is_sent_by_one_request_at_a_time_and_saved_once(page, desk, newspaper):
    edit(page, desk)
    sent = []
    page.on("request", lambda one: sent.append(one.url.rpartition("/")[2]))
    looks, saves = Held(page, "**/preview"), Held(page, "**/save")
    page.locator("#body").fill("Hai.")
    look = looks.first()
    for _ in range(3):
        page.keyboard.press("Control+s")
    assert len(saves) == 0  # the desk would keep what it is sent to look at as unsaved
    look.continue_()
    saves.first().continue_()
    expect(page.locator("#state")).to_have_text(WORDS["saved"])
    looks.first().continue_()
    assert [one for one in sent if one in {"preview", "save"}] == ["preview", "save", "preview"]
    assert (newspaper.content / "a.md").read_text("utf-8").endswith("Hai.")

    page.unroute("**/preview")
    page.keyboard.press("Control+s")
    save = saves.first()
    page.locator("#body").fill("Ba.")
    page.keyboard.press("Control+s")
    save.continue_()
    saves.first().continue_()
    expect(page.locator("#state")).to_have_text(WORDS["saved"])
    assert (newspaper.content / "a.md").read_text("utf-8").endswith("Ba.")


def test_names_are_those_for_the_letters_typed_last(page, desk):
    edit(page, desk)
    offers = Held(page, "**/offers?*")
    author = page.locator("#field-author")
    author.press("l")
    early = offers.first()
    author.press("a")
    offers.answer(["Lan"])
    expect(page.locator("#offers-author li")).to_have_text(["Lan"])
    early.fulfill(json=["Lê", "Lam"])
    assert len(offers) == 0
    expect(page.locator("#offers-author li")).to_have_text(["Lan"])
    author.press("ArrowDown")
    author.press("Enter")
    expect(author).to_have_value("Lan")


def test_changes_are_those_since_the_version_chosen_last(page, desk):
    edit(page, desk)
    version = {"time": "", "author": "", "subject": "", "isPublished": False}
    versions = [{**version, "key": key, "subject": key} for key in ("một", "hai")]
    page.route("**/versions?*", lambda route: route.fulfill(json=versions))
    compared = Held(page, "**/compare")
    page.locator("#versions-open").click()
    early = compared.first()
    page.locator("#versions-choice").select_option("hai")
    compared.answer({"changes": [[1, [["in", "hai"]]]]})
    expect(page.locator("#versions-changes ins")).to_have_text(["hai"])
    early.fulfill(json={"changes": [[1, [["in", "một"]]]]})
    assert len(compared) == 0
    expect(page.locator("#versions-changes ins")).to_have_text(["hai"])


def test_files_are_handed_in_one_at_a_time(page, desk):
    edit(page, desk)
    handed_in = Held(page, "**/upload?*")
    for name in ("a.pdf", "b.pdf"):
        page.evaluate(DROPPED, name)
    handed_in.answer({"path": "images/a.pdf", "isPicture": False})
    expect(page.locator("#placing-file")).to_have_text("images/a.pdf")
    assert len(handed_in) == 0
    page.keyboard.press("Escape")
    handed_in.answer({"path": "images/b.pdf", "isPicture": False})
    expect(page.locator("#placing-file")).to_have_text("images/b.pdf")


def test_a_gallery_is_that_which_was_opened_last_and_ordered_once(page, desk):
    edit(page, desk)
    page.locator("#body").fill("![Một](/mot/)\n\n![Hai](/hai/)\n")
    galleries, kept = Held(page, "**/gallery?*"), Held(page, "**/gallery")
    buttons = page.locator("#galleries button")
    expect(buttons).to_have_count(2)
    buttons.first.click()
    early = galleries.first()
    buttons.last.click()
    galleries.answer(["c.jpg", "d.jpg"])
    pictures = page.locator("#gallery-pictures li span")
    expect(pictures).to_have_text(["c.jpg", "d.jpg"])
    early.fulfill(json=["a.jpg", "b.jpg"])
    assert len(galleries) == 0
    expect(pictures).to_have_text(["c.jpg", "d.jpg"])

    page.locator("#gallery-keep").evaluate("one => { one.click(); one.click() }")
    order = kept.first()
    assert len(kept) == 0
    assert json.loads(order.request.post_data) == {"folder": "hai/", "names": ["c.jpg", "d.jpg"]}


def test_an_article_is_begun_once(page, desk):
    page.goto(f"{desk.home}new")
    begun = Held(page, "**/.newsroom/new")
    page.locator("#new-title").fill("Chợ phiên")
    page.locator("#form").evaluate("form => { form.requestSubmit(); form.requestSubmit() }")
    first = begun.first()
    assert len(begun) == 0
    first.fulfill(status=422, json={"message": "Không."})
    expect(page.locator("#state")).to_have_text("Không.")
    page.locator("#form button.first").click()  # another try
    begun.answer({"path": "a.md"})
    page.wait_for_url("**/edit?path=a.md")


def test_a_plan_that_is_begun_is_not_undone_by_an_earlier_answer(page, desk):
    looks = Held(page, "**/publish/state")
    page.route("**/publish/plan", lambda route: route.fulfill(json=AT_WORK))
    page.goto(f"{desk.home}publish", wait_until="commit")
    early = looks.first()
    page.locator("#plan").click()
    expect(page.locator("#progress")).to_be_visible()
    early.fulfill(json={"phase": "idle"})
    page.evaluate(A_MOMENT)
    expect(page.locator("#progress")).to_be_visible()
    looks.answer({**AT_WORK, "phase": "failed", "wrong": "Hết chỗ."})
    expect(page.locator("#wrong")).to_have_text("Hết chỗ.")
    assert len(looks) == 0


AT_WORK = {"phase": "building", "isPlan": True, "plan": ""}
