"""Without a network: articles that were read open again, and all else says why it does not."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_pages import PAGES

pytestmark = pytest.mark.browser

KEPT = "navigator.serviceWorker.ready.then(() => true)"

# The worker keeps a page after it has answered; Playwright's own waiting takes a promise for truth.
WAIT_FOR_KEPT = """async wanted => {
  const pages = await caches.open("pages");
  let kept;
  for (let frame = 0; frame < 600; frame++) {
    kept = (await pages.keys()).map(key => key.url);
    if (kept.join() === wanted.join()) return true;
    await new Promise(requestAnimationFrame);
  }
  return kept;
}"""

# Returns nothing and asks again, for a promise is true whatever comes of it.
IS_KEPT = """address => {
  caches.match(address).then(kept => { window.isKept ||= Boolean(kept); });
  return window.isKept;
}"""

# As the worker does when each of these is read.
KEEP = """async addresses => {
  const pages = await caches.open("pages");
  for (const address of addresses) await pages.put(address, await fetch(address));
}"""

# Another window saves an article while this one fetches what it keeps.
SAVE_IN_TWO_WINDOWS = """button => {
  button.click();
  localStorage.setItem("saved", JSON.stringify([{ url: "/other/", title: "Another" }]));
}"""


@pytest.fixture
def reader(context):
    """Return a tab in which the front page has been opened, and the worker is at work."""
    page = context.new_page()
    page.goto("/")
    assert page.evaluate(KEPT)
    page.wait_for_function("navigator.serviceWorker.controller")
    return page


def test_an_article_that_was_read_opens_without_a_network(reader, context):
    reader.goto(PAGES["article"], wait_until="networkidle")
    title = reader.locator("h1").inner_text()
    assert reader.evaluate(WAIT_FOR_KEPT, [reader.url]) is True
    shown = reader.locator("figure img").first.evaluate("image => image.currentSrc")
    reader.wait_for_function(IS_KEPT, arg=shown)
    context.set_offline(True)

    reader.goto("about:blank")
    reader.goto(PAGES["article"])

    assert reader.locator("h1").inner_text() == title
    assert reader.evaluate("getComputedStyle(document.querySelector('.story')).display") == "grid"
    assert reader.locator("figure img").first.evaluate("image => image.naturalWidth") > 0


def test_what_was_not_read_says_that_there_is_no_network(reader, context):
    context.set_offline(True)

    reader.goto(PAGES["section"])

    assert reader.locator("h1").inner_text() == "Không có mạng"


def test_only_the_last_articles_are_kept(reader, host):
    earlier = [f"{host}{PAGES['article']}?{number}" for number in range(50)]
    reader.evaluate(KEEP, earlier)
    read = [f"{host}{PAGES['article']}?{number}" for number in (50, 51, 52, 20)]
    for address in read:
        reader.goto(address)

    last_articles = [address for address in earlier[3:] if address not in read] + read
    assert len(last_articles) == 50
    assert reader.evaluate(WAIT_FOR_KEPT, last_articles) is True


def test_a_news_page_is_always_the_newest_while_there_is_a_network(reader, context):
    asked = []
    context.on("request", lambda request: asked.append(request.url))

    for _ in range(2):
        reader.goto(PAGES["day"])

    assert len([url for url in asked if url.endswith(PAGES["day"])]) >= 2


def test_it_can_be_installed(page, host):
    page.goto("/")
    manifest = page.evaluate(
        "fetch(document.querySelector('link[rel=manifest]').href).then(answer => answer.json())"
    )

    assert manifest["start_url"] == "/"
    assert [page.request.get(icon["src"]).status for icon in manifest["icons"]] == [200]


def test_what_a_reader_saves_opens_without_a_network_and_is_listed(reader, context):
    reader.goto(PAGES["article"], wait_until="networkidle")
    title = reader.locator("h1").inner_text()
    save = reader.locator("[data-tool=save]")
    save.evaluate(SAVE_IN_TWO_WINDOWS)
    expect(save).to_have_attribute("aria-pressed", "true")
    saved = reader.evaluate("JSON.parse(localStorage.getItem('saved')).map(one => one.url)")
    assert saved == [PAGES["article"], "/other/"]
    context.set_offline(True)

    reader.goto("/saved.html")
    listed = reader.locator("#kept-saved a")
    expect(listed).to_have_text([title])
    listed.click()

    expect(reader.locator("h1")).to_have_text(title)
    expect(reader.locator("[data-tool=save]")).to_have_attribute("aria-pressed", "true")


def test_an_article_s_letters_and_contrast_stay_as_they_were_chosen(context):
    page = context.new_page()
    page.goto(PAGES["article"])
    page.locator("[data-tool=size]").click()
    page.locator("[data-tool=contrast]").click()
    page.reload()

    expect(page.locator("html")).to_have_attribute("data-size", "1")
    expect(page.locator("html")).to_have_attribute("data-contrast", "")
    expect(page.locator("[data-tool=contrast]")).to_have_attribute("aria-pressed", "true")


def test_the_tools_are_absent_without_scripts(browser, host):
    context = browser.new_context(base_url=host, java_script_enabled=False)
    page = context.new_page()
    page.goto(PAGES["article"])

    expect(page.locator(".tools")).to_be_hidden()
    context.close()
