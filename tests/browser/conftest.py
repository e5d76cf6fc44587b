"""The sample edition in a real browser: the system's Chromium, driven by Playwright.

Whatever opens a tab of its own pays for it: 0.4 s of processor time in Chromium, 0.1 s in its
headless shell, which is the same engine without windows. Tests that only look share a tab.
"""

import os
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from newsroom.pages.machines.headers import security_headers
from tests.conftest import Sample

_NAMES = (
    "chromium-headless-shell",
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
)
_MISSING = (
    "NO BROWSER: no page of the edition was looked at. Install Chromium "
    f"(apt-get install chromium); looked for {', '.join(_NAMES)} on the PATH."
)

# Without a sandbox, because containers seldom allow one; every page here is our own.
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def chromium() -> str | None:
    """Return where the system's Chromium is, None if there is none."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


class Handler(SimpleHTTPRequestHandler):
    """Serves a built edition as static hosts do, quietly; `always` are headers of every answer."""

    def __init__(
        self, *arguments: Any, directory: str, always: Mapping[str, str] | None = None
    ) -> None:
        self.always = always or {}
        super().__init__(*arguments, directory=directory)  # which answers

    def log_message(self, *_arguments: object) -> None:
        """Say nothing: what was requested is the tests' business."""

    def end_headers(self) -> None:
        """Add what is sent with every answer."""
        for name, value in self.always.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, *arguments: str | None) -> None:
        """Answer as static hosts do: with the edition's own page for what is not there."""
        if code != 404:
            super().send_error(code, *arguments)
            return
        with open(os.path.join(self.directory, "404.html"), "rb") as file:  # noqa: PTH118, PTH123
            page = file.read()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


@contextmanager
def served(output: Path, always: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve a built edition, and yield the address under which it is, without a slash."""
    handler = partial(Handler, directory=str(output), always=always)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def host(sample: Sample) -> Iterator[str]:
    """Return the address under which the built sample edition is served, without a slash.

    Every file comes with the security headers that hosts are told to send.
    """
    headers = security_headers(sample.edition)
    # Loopback has no certificate: what speaks of TLS is left out.
    headers.pop("Strict-Transport-Security", None)
    policy = headers["Content-Security-Policy"].replace("; upgrade-insecure-requests", "")
    with served(sample.output, headers | {"Content-Security-Policy": policy}) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the system's Chromium; without one, skip (in CI: fail)."""
    executable = chromium()
    if executable is None:
        pytest.skip(_MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def context_options() -> dict[str, object]:
    """Return how the test's browser is set up; tests override it by parametrizing."""
    return {}


@pytest.fixture
def context(
    browser: Browser, host: str, context_options: dict[str, object]
) -> Iterator[BrowserContext]:
    """Return a browser that knows the edition's address and nothing else."""
    context = browser.new_context(base_url=host, **context_options)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Return an empty tab."""
    return context.new_page()
