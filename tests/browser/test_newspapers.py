"""Other newspapers in a real browser: two of this theme, and one that is read from the right."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import OPPOSITES, violations_on
from tests.browser.conftest import served
from tests.engine.newspaper import Newspaper
from tests.newspapers.test_newspapers import built

pytestmark = pytest.mark.browser


def arabic(folder: Path) -> Path:
    """Build a newspaper in Arabic, and return where its pages are."""
    newspaper = Newspaper(folder)
    newspaper.settings |= {"DEFAULT_LANG": "ar", "LANGUAGES": {}, "SITENAME": "جريدة الضفة"}
    newspaper.article("a.md", Title="النهر يعود إلى مجراه", Date="2019-03-11 08:00")
    newspaper.article("b.md", Title="سوق جديدة", Date="2019-03-11 07:00")
    assert newspaper.build().rejections == ()
    return newspaper.output


@pytest.fixture(scope="module")
def hosts(tmp_path_factory) -> Iterator[dict[str, str]]:
    """Return the address of each newspaper, without a slash."""
    outputs = {
        name: built(name, tmp_path_factory.mktemp(name)) for name in ("fen_weekly", "le_littoral")
    }
    outputs["arabic"] = arabic(tmp_path_factory.mktemp("arabic") / "newspaper")
    with ExitStack() as servers:
        yield {name: servers.enter_context(served(one)) for name, one in outputs.items()}


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """Return an empty tab of a window of its own."""
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", ["fen_weekly", "le_littoral", "arabic"])
def test_axe_finds_nothing(tab, hosts, name):
    tab.goto(hosts[name])

    assert violations_on(tab, OPPOSITES) == {}


def test_the_layout_of_a_script_from_the_right_is_mirrored_and_nothing_sticks_out(tab, hosts):
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto(hosts["arabic"])

    def middle(selector: str) -> float:
        box = tab.locator(selector).first.bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2

    assert middle(".nameplate") > 640 > middle(".ways")
    assert middle(".columns > .aside") < 640 < middle(".top-stories")
    for width in (320, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
