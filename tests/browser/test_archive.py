"""The archive by keyboard alone, and the two scripts that no page needs."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import served
from tests.engine.complete import TEN_YEARS_AGO

pytestmark = pytest.mark.browser

DAY = "/2012/11/02/"  # as far back as the sample edition knows a day
MOST_STEPS = 6
WITHOUT_SCRIPTS = {"java_script_enabled": False}


def open_by_keyboard(page: Page, selector: str) -> None:
    """Go to a link by Tab alone and open it, as those do who cannot point."""
    target = page.locator(selector).first
    for _ in range(300):
        page.keyboard.press("Tab")
        if target.evaluate("link => link === document.activeElement"):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"no Tab leads to {selector}")


@pytest.fixture(scope="module")
def long_archive(complete):
    """The address of a newspaper whose archive goes back ten years to the day."""
    with served(complete.output) as address:
        yield address


@pytest.mark.parametrize("context_options", [{}, WITHOUT_SCRIPTS], ids=["scripts", "none"])
def test_a_day_ten_years_ago_is_a_few_links_from_todays_front_page(page, long_archive):
    day = f"/{TEN_YEARS_AGO.replace('-', '/')}/"
    page.goto(f"{long_archive}/")

    steps = ["/archive/", "/2009/", day]
    for step in steps:
        open_by_keyboard(page, f"a[href='{step}']")
        page.wait_for_url(f"{long_archive}{step}")

    assert len(steps) <= MOST_STEPS
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("11/03/2009"))
    expect(page.get_by_role("main").get_by_role("link", name="Mười năm trước")).to_be_visible()


PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}


@pytest.mark.parametrize("context_options", [PHONE | WITHOUT_SCRIPTS], ids=["phone"])
def test_a_day_of_eight_years_ago_is_three_taps_away_each_on_the_first_or_second_screen(page):
    page.goto("/")

    for step in ("/luu-tru/", "/2012/11/", DAY):
        target = page.locator(f"a[href='{step}']").first
        box = target.bounding_box()
        assert box["y"] + box["height"] <= 2 * PHONE["viewport"]["height"]
        assert min(box["width"], box["height"]) >= 24
        target.tap()
        page.wait_for_url(f"**{step}")  # and until it is laid out


@pytest.mark.parametrize("context_options", [{"locale": "en-US"}])
def test_a_day_is_chosen_by_typing_it(page):
    choose(page, "11022012")

    expect(page).to_have_url(re.compile(f"{DAY}$"))


@pytest.mark.parametrize("context_options", [{"locale": "en-US"}])
def test_a_day_without_news_leads_nowhere_in_silence(page):
    choose(page, "11032012")
    page.keyboard.press("Enter")  # as those do who wait for the answer

    said = page.get_by_role("status")
    expect(said).to_contain_text("Ngày đó không có tin. Gần nhất:")
    nearest = said.get_by_role("link")
    expect(nearest).to_have_text(["Thứ Sáu, 02/11/2012", "Thứ Sáu, 05/09/2014"])
    expect(nearest.first).to_have_attribute("href", re.compile(f"{DAY}$"))
    expect(page).to_have_url(re.compile(r"//[^/]+/$"))


@pytest.mark.parametrize("context_options", [{"locale": "en-US"} | WITHOUT_SCRIPTS])
def test_the_browser_lets_no_day_be_chosen_before_the_first(page):
    choose(page, "05052003")

    expect(page.locator("input:invalid")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"//[^/]+/$"))


def choose(page: Page, typed: str) -> None:
    """Type a day into the front page's field, as browsers of the United States have it."""
    page.goto("/")
    page.get_by_label("Đến ngày").focus()
    page.keyboard.type(typed)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("context_options", [PHONE | WITHOUT_SCRIPTS], ids=["phone"])
def test_the_strip_of_a_day_stays_at_the_top_and_unfolds_its_month(page):
    page.goto("/2019/03/11/")
    strip = page.get_by_role("navigation", name="Ngày khác")
    page.locator("#other-years, #around").last.scroll_into_view_if_needed()

    assert strip.bounding_box()["y"] >= 0
    expect(strip.get_by_role("table")).to_be_hidden()
    strip.locator("summary").tap()
    expect(strip.get_by_role("table")).to_be_visible()
    strip.get_by_role("link", name="Thứ Ba, 12 tháng 3").tap()
    expect(page).to_have_url(re.compile(r"/2019/03/12/$"))


@pytest.mark.parametrize("context_options", [WITHOUT_SCRIPTS])
def test_without_scripts_the_form_leads_to_the_archive(page):
    page.goto("/")
    page.get_by_label("Đến ngày").fill("2012-11-02")
    page.get_by_role("button", name="Xem").click()

    expect(page).to_have_url(re.compile(r"/luu-tru/\?day=2012-11-02$"))


SECTION = "chinh-tri"
ARTICLE = "/2019/03/12/hung-ha-nang-cao-hieu-qua-xay-dung-nong-thon-moi-giai-doan-2018-2020/"
NEWER = """{"items": [
    {"title": "Tin <b>mới</b>", "url": "/2020/01/01/moi/", "stamp": "01/01/2020 | 08:00",
     "datetime": "2020-01-01T08:00", "external": false},
    {"title": "Tin báo bạn", "url": "https://bao.example/tin", "stamp": "31/12/2019",
     "datetime": "2019-12-31", "external": true},
    {"title": "Tin cũ", "url": "/2011/", "stamp": "2011", "datetime": "2011", "external": false}
]}"""


@pytest.mark.parametrize("context_options", [{"viewport": {"width": 1280, "height": 700}}])
def test_the_newest_headlines_come_below_an_old_article_and_move_nothing(page):
    page.route("**/latest.json", lambda route: route.fulfill(body=NEWER))
    page.add_init_script(
        "window.shifts = 0; new PerformanceObserver(list => {"
        "for (const entry of list.getEntries()) window.shifts += entry.value;"
        "}).observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(ARTICLE)

    region = page.get_by_role("region", name="Tin mới nhất cùng chuyên mục")
    links = region.get_by_role("link")
    expect(links).to_have_count(2)
    own, elsewhere = links.first, links.last
    expect(own).to_have_text("Tin <b>mới</b>")
    expect(own).to_have_attribute("href", "/2020/01/01/moi/")
    expect(own).not_to_have_attribute("rel", "external")
    expect(elsewhere).to_have_accessible_name("Tin báo bạn (liên kết ngoài)")
    expect(elsewhere).to_have_attribute("rel", "external")
    stamps = region.locator("time")
    expect(stamps).to_have_text(["01/01/2020 | 08:00", "31/12/2019"])
    expect(stamps.first).to_have_attribute("datetime", "2020-01-01T08:00")
    expect(stamps.last).to_have_attribute("datetime", "2019-12-31")
    assert page.evaluate("window.shifts") == 0
    expect(page.locator("#preceding")).to_have_count(1)


@pytest.mark.parametrize(
    "answer",
    [{"status": 404, "body": "not there"}, {"body": "{"}, {"body": '{"items": []}'}],
    ids=["missing", "torn", "nothing new"],
)
def test_an_article_stays_whole_when_the_headlines_do_not_come(page, answer):
    mistakes: list[str] = []
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    page.route("**/latest.json", lambda route: route.fulfill(**answer))

    page.goto(ARTICLE, wait_until="networkidle")

    expect(page.locator(".preceding")).to_have_count(1)
    assert mistakes == []
