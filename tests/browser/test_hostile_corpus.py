"""The hostile corpus in a real browser, without the policy that would stop it: nothing runs."""

import threading
from collections.abc import Iterator
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from newsroom.content.markdown.body import BodyConverter
from tests.engine.newspaper import Newspaper
from tests.security.corpus import BODIES

pytestmark = pytest.mark.browser

_FRAMES = 60  # cases looked at together, each in a document of its own

# What readers and networks may do to a page: every event, on every element. What that sets off may
# come a moment later. Returns how many elements there are in each of the documents that are framed.
_PROVOKE = """
() => Promise.all(Array.from(window.frames, async ({ document, Event }) => {
  const events = ["load", "error", "focus", "blur", "mouseover", "mouseenter", "pointerover",
                  "toggle", "animationstart", "beforetoggle", "input", "keydown", "wheel"];
  for (const element of document.querySelectorAll("*")) {
    for (const name of events) element.dispatchEvent(new Event(name, {bubbles: true}));
    if (/^\\s*[a-z]*script:/i.test(element.href || "")) element.click();
  }
  await new Promise(requestAnimationFrame);
  await new Promise(done => setTimeout(done));
  return document.querySelectorAll("*").length;
}))
"""
# Two of them run when they are provoked, one of which is a link's.
_CONTROL = """<iframe srcdoc="<script>alert('at once')</script>
<a href='javascript:alert(`a click`)'>x</a><p onwheel='alert(`an event`)'>x"></iframe>"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a site whose pages frame the cases, each as a document of its own."""
    root = tmp_path_factory.mktemp("corpus")
    converter = BodyConverter(Newspaper(tmp_path_factory.mktemp("newspaper")).edition())
    for first in range(0, len(BODIES), _FRAMES):
        cases = (converter.html("a.md", body, "vi", {}) for body in BODIES[first : first + _FRAMES])
        frames = "".join(
            f'<iframe srcdoc="{escape(f"<!doctype html><div>{html}</div>")}"></iframe>'
            for html in cases
        )
        page = f"<!doctype html><meta charset=utf-8>{frames}"
        (root / f"frames-{first}.html").write_text(page, encoding="utf-8")
    (root / "control.html").write_text(_CONTROL)
    yield from _serve(root)


def _serve(root: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_no_case_of_the_hostile_corpus_runs_or_asks_for_anything(
    browser: Browser, corpus: str
) -> None:
    page = browser.new_page()
    trapped: list[str] = []
    page.on("dialog", lambda dialog: (trapped.append(f"dialog {page.url}"), dialog.dismiss()))
    page.on("pageerror", lambda error: trapped.append(f"error {error}"))
    page.on(
        "request",
        lambda request: (
            None
            if request.is_navigation_request() and request.url.startswith(f"{corpus}/frames-")
            else trapped.append(f"request {request.url} from {request.frame.url}")
        ),
    )
    seen = 0

    for first in range(0, len(BODIES), _FRAMES):
        page.goto(f"{corpus}/frames-{first}.html")
        sizes = page.evaluate(_PROVOKE)
        assert all(sizes)
        seen += len(sizes)

    assert seen == len(BODIES)
    assert [one for one in trapped if "favicon" not in one] == []
    page.close()


def test_the_trap_catches_what_does_run(browser: Browser, corpus: str) -> None:
    page = browser.new_page()
    trapped: list[str] = []
    page.on("dialog", lambda dialog: (trapped.append(dialog.message), dialog.dismiss()))

    page.goto(f"{corpus}/control.html")
    page.evaluate(_PROVOKE)

    assert sorted(trapped) == ["a click", "an event", "at once"]
    page.close()
