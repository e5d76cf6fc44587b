"""The page at an address of the past: it leads on with nothing but HTML, on any host."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import served

pytestmark = pytest.mark.browser


@pytest.fixture
def tab(newspaper, browser):
    """A tab of a browser without scripts, at a plain file server with the newspaper."""
    newspaper.article("lua.md", Title="Lúa xuân", Redirect_From="/news/2/12345/slug")
    newspaper.write("redirects.txt", "/het/ gone\n")
    newspaper.build()
    with served(newspaper.output) as host:
        context = browser.new_context(base_url=host, java_script_enabled=False)
        yield context.new_page()
        context.close()


def test_a_reader_of_an_old_link_comes_to_the_article(tab):
    tab.goto("/news/2/12345/slug", wait_until="commit")  # it may lead on before it has loaded

    expect(tab).to_have_url(re.compile("/2019/03/10/lua-xuan/$"))
    expect(tab.get_by_role("heading", level=1)).to_have_text(re.compile(r"Lúa\sxuân"))


def test_a_reader_of_a_link_to_what_is_gone_is_told_so_and_shown_the_way(tab):
    tab.goto("/het/")

    expect(tab.get_by_role("heading", level=1)).to_be_visible()
    expect(tab.locator("main .more-links a")).to_have_count(3)
