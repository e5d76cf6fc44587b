"""A film waits until somebody asks for it, and then says what those who cannot hear it miss."""

import pytest

from tests.browser.test_pages import PAGES

pytestmark = pytest.mark.browser

PLAY = "film => { film.muted = true; return film.play() }"
IS_CAPTIONED = "film => film.currentTime > 0 && film.textTracks[0].activeCues?.length === 1"


@pytest.fixture
def fetched(page):
    """Open the article with a film; return the addresses of all that is fetched, as it grows."""
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    page.goto(PAGES["article with film, figures and table"], wait_until="networkidle")
    return addresses


def test_nothing_of_a_film_is_fetched_before_it_is_played(page, fetched):
    assert not [address for address in fetched if address.endswith(".mp4")]

    with page.expect_request("**/*.mp4"):
        page.locator("video").evaluate(PLAY)


def test_a_film_plays_with_its_captions(page, fetched):
    film = page.locator("video")

    film.evaluate(PLAY)

    page.wait_for_function(f"({IS_CAPTIONED})(document.querySelector('video'))")


def test_a_film_is_started_by_the_keyboard(page, fetched):
    page.locator("video").focus()
    page.keyboard.press("Space")

    page.wait_for_function("!document.querySelector('video').paused")
