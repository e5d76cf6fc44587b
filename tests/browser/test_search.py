"""Readers find what the archive holds, by keyboard or ear too, and are helped where they do not."""

import gzip
import random
import re
import unicodedata
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from newsroom.pages.scripts import lightened
from newsroom.search.keys import form_of_word, key_of_pair, key_of_text
from newsroom.search.words import words
from tests.browser.axe import SCREENS, turn, violations_on
from tests.browser.conftest import served
from tests.engine.newspaper import THEME, Newspaper

pytestmark = pytest.mark.browser

SCRIPTS = [f"search{part}" for part in ("-words", "-query", "-index", "-walk", "")] + ["shortcut"]
LETTERS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđĐbcghlmnprst"


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory) -> Newspaper:
    """Return an archive of three years in which every query of this file finds its own."""
    newspaper = Newspaper(tmp_path_factory.mktemp("search") / "newspaper")
    newspaper.settings["SEARCH_FOLDER"] = "tim-kiem"
    newspaper.article(
        "duong.md",
        Title="Con đường mới ở Tiền Hải",
        Date="2018-05-02 08:00",
        Summary="Ông Nguyễn Văn Đức kể chuyện làm đường.",
        Author="Lê Mai",
        Tags="Giao thông",
        body="Làng nông thôn mới. Lớp học C++ có 1.200.000 đồng, mở ngày 03/11/2018.",
    )
    newspaper.article(
        "duong-kinh.md", Title="Dương Kinh được mùa", Date="2018-05-03", body="Nông thôn đổi mới."
    )
    newspaper.article("tin.md", Title="Tin vắn cấp nước", Date="2019-03-11", body="")
    newspaper.article(
        "nguon.md", Title="Tin báo bạn", Date="2019-03-11", Source="https://bao.example/1", body=""
    )
    newspaper.article(
        "hop.md", Title="HĐND tỉnh họp", Date="2019-03-10", Category="Chính trị", body="Bàn về lúa."
    )
    newspaper.article("so-ket.md", Title="Sơ kết vụ mùa", Date="2016-07-01")
    newspaper.article("hop-so-ket.md", Title="Bàn việc sơ kết vụ mùa tới", Date="2016-07-02")
    for number in range(14):
        newspaper.article(
            f"lua-{number}.md", Title=f"Lúa chín vụ {number}", Date=f"2017-06-{number + 1:02}"
        )
    newspaper.article("mai.md", Title="Chuyện ngày mai", Date="2019-03-12")
    newspaper.article("rice.md", Title="Rice harvest", Date="2019-03-10", Lang="en")
    newspaper.build()
    return newspaper


@pytest.fixture(scope="module")
def host(newspaper: Newspaper) -> Iterator[str]:
    with served(newspaper.output) as address:
        yield address


@pytest.fixture
def context_options() -> dict[str, object]:
    """Keep the service worker away: while it takes a page over, requests pass `Page.route` by."""
    return {"service_workers": "block"}


@pytest.fixture(scope="module")
def tab(browser: Browser, host: str) -> Iterator[Page]:
    """Return the one tab of the tests that ask by a link, and change nothing."""
    context = browser.new_context(base_url=host, service_workers="block")
    yield context.new_page()
    context.close()


@pytest.fixture
def reader(page: Page) -> Page:
    """Open the search page."""
    page.goto("/tim-kiem/")
    return page


def ask(page: Page, query: str) -> list[str]:
    """Search as by a link, and return the titles."""
    page.goto(f"/tim-kiem/?{query}")
    expect(page.locator("#status")).not_to_have_text(re.compile("^$|đang tìm", re.IGNORECASE))
    return titles(page)


def titles(page: Page) -> list[str]:
    found = page.locator("#results h2").all_text_contents()
    return [title.replace("\xa0", " ").replace(" (sang trang khác)", "") for title in found]


# What is found --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=duong+moi", ["Con đường mới ở Tiền Hải", "Dương Kinh được mùa"]),
        ("q=nguyen+van+duc+tien+hai+2018", ["Con đường mới ở Tiền Hải"]),
        ("q=hdnd", ["HĐND tỉnh họp"]),
        ("q=HĐND", ["HĐND tỉnh họp"]),
        ("q=C%2B%2B", ["Con đường mới ở Tiền Hải"]),
        ("q=1200000", ["Con đường mới ở Tiền Hải"]),
        ("q=3/11/2018", ["Con đường mới ở Tiền Hải"]),
        ("q=%22nông+thôn+mới%22", ["Con đường mới ở Tiền Hải"]),
        ("q=nong+thon+mới", ["Con đường mới ở Tiền Hải", "Dương Kinh được mùa"]),
        ("q=nong+thon+-doi", ["Con đường mới ở Tiền Hải"]),
        ("q=%22nông+thôn%22+-%22nông+thôn+mới%22", ["Dương Kinh được mùa"]),
        ("q=lua+chuyên-mục:chinh-tri", ["HĐND tỉnh họp"]),
        ("q=lua+section:%22Chính+trị%22", ["HĐND tỉnh họp"]),
        ("q=lua&section=chinh-tri", ["HĐND tỉnh họp"]),
        ("author=le+mai", ["Con đường mới ở Tiền Hải"]),
        ("q=duong&topic=Giao+thông", ["Con đường mới ở Tiền Hải"]),
        ("q=duong&from=2019", []),
        ("q=cap+nuoc", ["Tin vắn cấp nước"]),
        ("q=%22ngay+mai%22", []),
        ("q=rice", []),
    ],
)
def test_a_query_finds_what_it_means(tab, query, found):
    assert ask(tab, query) == found


def test_the_true_diacritics_come_first(tab):
    assert ask(tab, "q=đường")[0] == "Con đường mới ở Tiền Hải"
    assert ask(tab, "q=dương")[0] == "Dương Kinh được mùa"


def test_a_whole_title_comes_before_newer_ones_that_contain_it(tab):
    assert ask(tab, "q=so+ket+vu+mua") == ["Sơ kết vụ mùa", "Bàn việc sơ kết vụ mùa tới"]


def test_newest_first_is_by_date_alone(tab):
    assert ask(tab, "q=lua&sort=date")[:2] == ["HĐND tỉnh họp", "Lúa chín vụ 13"]


def test_what_was_looked_for_is_marked_as_it_is_written(tab):
    ask(tab, "q=nguyen+van+duc")

    expect(tab.locator("mark")).to_have_text(["Nguyễn Văn Đức"])


def test_a_headline_leads_to_its_source(tab):
    ask(tab, "q=bao+ban")

    link = tab.locator("#results h2 a")
    assert (link.get_attribute("href"), link.get_attribute("rel")) == (
        "https://bao.example/1",
        "external",
    )


def test_every_language_has_its_own_search(tab):
    tab.goto("/en/search/?q=harvest")

    expect(tab.locator("#results h2")).to_have_text(re.compile("Rice.harvest"))


# While readers type ---------------------------------------------------------------------------


def test_results_come_while_a_query_is_typed_and_the_address_keeps_it(reader):
    reader.locator("#q").press_sequentially("con duong")

    expect(reader.locator("#results li")).to_have_count(1)
    expect(reader.locator("#status")).to_contain_text("Tìm thấy 1")
    expect(reader).to_have_url(re.compile(r"/tim-kiem/\?q=con\+duong$"))
    expect(reader.locator("#q")).to_be_focused()
    expect(reader.locator("#ways")).to_be_hidden()


def test_the_last_word_need_not_be_typed_to_its_end(reader):
    reader.locator("#q").press_sequentially("con duong m")

    expect(reader.locator("#results h2")).to_contain_text("Con đường")
    expect(reader.locator("#meant a")).to_have_text("con duong moi")
    expect(reader.locator("#q")).to_have_value("con duong m")


def test_going_back_shows_what_was_there_before(reader):
    reader.locator("#q").fill("tien hai")
    expect(reader.locator("#results li")).to_have_count(1)
    reader.locator("#results a").first.click()
    reader.go_back()
    expect(reader.locator("#results li")).to_have_count(1)
    expect(reader.locator("#q")).to_have_value("tien hai")

    reader.go_back()

    expect(reader.locator("#found")).to_be_hidden()
    expect(reader.locator("#ways")).to_be_visible()
    expect(reader.locator("#q")).to_have_value("")


def test_the_keyboard_reaches_all_results(page):
    ask(page, "q=lua+chin")
    expect(page.locator("#results li")).to_have_count(8)

    page.locator("#more").focus()
    page.keyboard.press("Enter")

    expect(page.locator("#results li")).to_have_count(14)
    expect(page.locator("#results li:nth-child(9) :focus")).to_have_count(1)
    expect(page.locator("#more")).to_be_hidden()


def test_a_large_archive_is_searched_further_when_the_reader_asks(page):
    def impatient(route):
        text = (THEME / "static/js/search-walk.js").read_text()
        route.fulfill(
            body=text.replace("AT_ONCE = 12000", "AT_ONCE = 1").replace("AHEAD = 3000", "AHEAD = 1")
        )

    page.route("**/search-walk.*.js", impatient)
    assert ask(page, "q=lua") == ["HĐND tỉnh họp"]
    expect(page.locator("#status")).to_contain_text("mới nhất, từ năm 2019")

    while page.locator("#earlier").is_visible():
        page.evaluate("part('earlier').click(), part('earlier').click()")  # as hasty readers do
        expect(page.locator("#status")).not_to_have_text("Đang tìm …")

    assert len(titles(page)) == len(set(titles(page))) == 11
    expect(page.locator("#status")).to_contain_text("tất cả")


# Where nothing is found, or nothing can be ------------------------------------------------------


def test_a_typing_slip_is_put_right_by_a_click(page):
    assert ask(page, "q=con+duogn") == []
    page.locator("#meant a").click()

    expect(page.locator("#results h2")).to_contain_text("Con đường")
    expect(page.locator("#q")).to_have_value("con duong")


def test_one_wrong_word_of_many_does_not_hide_the_article(page):
    assert ask(page, "q=ong+nguyen+van+xuc+ke+chuyen") == ["Con đường mới ở Tiền Hải"]
    expect(page.locator("#status")).to_contain_text("Không có bài nào chứa đủ")


def test_a_year_can_be_meant_as_a_number(page):
    ask(page, "q=duong+2018")
    page.locator("#meant a").click()

    expect(page).to_have_url(re.compile("%222018%22"))


def test_no_network_is_told_and_mended(reader, context):
    context.set_offline(True)
    reader.locator("#q").fill("tien hai")
    expect(reader.locator("#status")).to_contain_text("Không có mạng")
    context.set_offline(False)
    # It may have heard of the network by itself, and be searching already.
    reader.evaluate("part('retry').hidden || part('retry').click()")

    expect(reader.locator("#results li")).to_have_count(1)


def test_a_host_that_fails_is_told_and_asked_again(reader):
    reader.route("**/*.bin", lambda route: route.fulfill(status=500))
    reader.locator("#q").fill("tien hai")
    expect(reader.locator("#status")).to_contain_text("Chưa tìm được")
    reader.unroute("**/*.bin")
    reader.locator("#retry").click()

    expect(reader.locator("#results li")).to_have_count(1)


def test_what_was_still_on_its_way_does_not_fail_the_next_attempt(reader):
    held, is_mended = [], []

    def hold_one_and_fail_the_others(route):
        if is_mended:
            route.continue_()
        elif held:
            route.fulfill(status=500)
        else:
            held.append(route)

    reader.route("**/*.bin", hold_one_and_fail_the_others)
    reader.locator("#q").fill("tien hai")
    expect(reader.locator("#status")).to_contain_text("Chưa tìm được")
    is_mended.append(True)
    reader.locator("#retry").click()
    expect(reader.locator("#results li")).to_have_count(1)
    held[0].fulfill(status=500)

    expect(reader.locator("#retry")).to_be_hidden()


def test_a_query_that_is_over_tells_no_failure(reader):
    held = []

    def hold(route):
        held.append(route)

    reader.route("**/p*.bin", hold)  # pairs of words
    reader.locator("#q").fill("tien hai")
    reader.wait_for_function("archive.fetched.size > 0")
    reader.locator("#q").fill("hdnd")
    expect(reader.locator("#results h2")).to_contain_text("HĐND tỉnh họp")
    for route in held:
        route.fulfill(status=500)
    reader.locator("#q").fill("kinh")

    expect(reader.locator("#results h2")).to_contain_text("Dương Kinh")
    expect(reader.locator("#retry")).to_be_hidden()


# The documents of the first query come in the middle of showing it, and after those of the second.
ASK_TWICE = """async ([earlier, later]) => {
    const own = archive.document;
    let asked = 0, reached, release;
    const isHeld = new Promise(done => reached = done), held = new Promise(done => release = done);
    archive.document = (...hit) => ++asked <= FIRST + 1 ? own.apply(archive, hit)
        : (reached(), held.then(() => own.apply(archive, hit)));
    field.value = earlier;
    const first = search();
    await isHeld;
    archive.document = own;
    field.value = later;
    await search();
    release();
    await first;
}"""


def test_results_of_a_query_that_is_over_do_not_come_below_those_of_the_next(reader):
    reader.evaluate(ASK_TWICE, ["lua chin", "tien hai"])

    assert titles(reader) == ["Con đường mới ở Tiền Hải"]


def test_a_host_that_has_lost_a_file_is_told(reader):
    reader.route("**/*.bin", lambda route: route.fulfill(status=404))
    reader.locator("#q").fill("tien hai")

    expect(reader.locator("#status")).to_contain_text("Chưa tìm được")
    expect(reader.locator("#retry")).to_be_visible()


def test_an_edition_published_meanwhile_is_opened_anew(reader):
    reader.evaluate(
        "archive.open().then(() => archive.segments.forEach(one => one.version = '000000000000'))"
    )
    reader.locator("#q").fill("tien hai")

    expect(reader.locator("#results li")).to_have_count(1)


def test_an_old_browser_is_shown_the_other_ways(page):
    page.add_init_script("delete window.DecompressionStream")
    ask(page, "q=tien+hai")

    expect(page.locator("#status")).to_contain_text("quá cũ")
    expect(page.locator("#ways")).to_be_visible()


def test_without_scripts_there_are_calendar_sections_and_topics(browser, host):
    context = browser.new_context(base_url=host, java_script_enabled=False)
    page = context.new_page()
    page.goto("/tim-kiem/?q=lua")

    expect(page.locator("#search")).to_be_hidden()
    for name in ("#ways .calendar", "#by-section", "#by-topic", "#by-author"):
        expect(page.locator(name)).to_be_visible()
    context.close()


# Ways to the search ---------------------------------------------------------------------------


def test_a_key_leads_to_the_search_unless_it_is_turned_off(page):
    page.goto("/2018/05/02/con-duong-moi-o-tien-hai/")
    page.keyboard.press("/")
    page.wait_for_url("**/tim-kiem/")
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()

    page.locator("summary").first.click()
    page.locator("#shortcut").uncheck()
    page.goto("/2018/")
    page.keyboard.press("/")

    expect(page).to_have_url(re.compile("/2018/$"))


def test_every_page_links_the_search(newspaper):
    pages = [file for file in newspaper.output.rglob("*.html") if "2018" in file.parts]

    assert all('href="/tim-kiem/"' in file.read_text() for file in pages)


def test_the_directory_is_fetched_once_and_before_a_script_asks_for_it(page):
    ask(page, "q=lua")

    fetched = page.evaluate(
        "performance.getEntriesByType('resource')"
        ".filter(one => one.name.endsWith('/segments.json')).map(one => one.initiatorType)"
    )
    assert fetched == ["link"]


# Everyone ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["", "q=lua+chin", "q=khong+co+gi+dau"])
def test_axe_finds_nothing(tab: Page, query: str):
    tab.goto(f"/tim-kiem/?{query}", wait_until="networkidle")
    tab.locator("summary").first.click()

    assert violations_on(tab, SCREENS) == {}
    for screen in SCREENS:
        turn(tab, *screen)
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


# Budgets, and one folding for both sides --------------------------------------------------------


def test_the_scripts_are_light():
    files = [THEME / f"static/js/{name}.js" for name in SCRIPTS]
    scripts = [lightened(file.read_bytes()) for file in files]

    assert sum(len(gzip.compress(script, mtime=0)) for script in scripts) <= 12_000


def test_browser_and_index_make_the_same_of_ten_thousand_texts(page):
    chance = random.Random(5)
    texts = [_text(chance) for _ in range(10_000)]
    ours = [
        [
            [word.folded, word.form, str(key_of_text(word.folded)), form_of_word(word)]
            for word in row
        ]
        for row in map(words, texts)
    ]
    page.goto("/tim-kiem/")

    theirs = page.evaluate(
        """texts => texts.map(text => wordsIn(normalise(text)).map(
            word => [word.folded, word.form, String(keyOf(word.folded)), formOf(word)]))""",
        texts,
    )
    pair = page.evaluate("String(keyOfPair(keyOf('nong'), keyOf('thon')))")

    assert theirs == ours
    assert int(pair) == key_of_pair(key_of_text("nong"), key_of_text("thon"))


def _text(chance: random.Random) -> str:
    """Return letters as Vietnamese has them, composed or not, or of any script there is."""
    kind = chance.random()
    if kind < 0.5:
        letters = LETTERS + LETTERS.upper() + " 0123456789.,+#-'\xa0\u200d\u0301\u0323"
        return "".join(chance.choices(letters, k=chance.randint(1, 30)))
    if kind < 0.6:
        return unicodedata.normalize("NFD", "".join(chance.choices(LETTERS + " ", k=20)))
    return "".join(chance.choices(_ASSIGNED, k=chance.randint(1, 20)))


_ASSIGNED = [
    letter
    for letter in map(chr, range(0x20, 0x30000))
    if unicodedata.category(letter) not in {"Cn", "Cs", "Co"}
]
