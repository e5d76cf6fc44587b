"""The page at an address of the past: it leads on with nothing but HTML, on any host."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

pytestmark = pytest.mark.browser


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_arguments):
        """Say nothing."""


@pytest.fixture
def tab(newspaper, browser):
    """A tab of a browser without scripts, at a plain file server with the newspaper."""
    newspaper.article("lua.md", Title="Lúa xuân", Redirect_From="/news/2/12345/slug")
    newspaper.write("redirects.txt", "/het/ gone\n")
    newspaper.build()
    handler = partial(_Handler, directory=str(newspaper.output))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever).start()
        context = browser.new_context(
            base_url=f"http://127.0.0.1:{server.server_port}", java_script_enabled=False
        )
        yield context.new_page()
        context.close()
        server.shutdown()


def test_a_reader_of_an_old_link_comes_to_the_article(tab):
    tab.goto("/news/2/12345/slug")

    tab.wait_for_url("**/2019/03/10/lua-xuan/")

    assert tab.get_by_role("heading", level=1).inner_text().split() == ["Lúa", "xuân"]


def test_a_reader_of_a_link_to_what_is_gone_is_told_so_and_shown_the_way(tab):
    tab.goto("/het/")

    assert tab.get_by_role("heading", level=1).is_visible()
    assert tab.locator("main .more-links a").count() == 3
