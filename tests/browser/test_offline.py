"""Without a network: articles that were read open again, and all else says why it does not."""

import pytest

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
    articles = [f"{PAGES['article']}?{number}" for number in range(53)]
    for address in articles:
        reader.goto(address)

    last_articles = [f"{host}{address}" for address in articles[-50:]]
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
