"""Every kind of page is whole under the policy that hosts are told to send."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Route

from newsroom.pages.machines.headers import security_headers
from tests.browser.test_pages import PAGES
from tests.conftest import Sample

pytestmark = pytest.mark.browser

# Loopback has no certificate: what speaks of TLS is left out.
_OF_THE_TEST_ITSELF = "Service Worker registration blocked by Playwright"
_TLS_ONLY = "; upgrade-insecure-requests"


@pytest.fixture(scope="module")
def guarded(browser: Browser, host: str, sample: Sample) -> Iterator[BrowserContext]:
    """A browser that gets every file with the edition's security headers."""
    headers = security_headers(sample.edition)
    headers.pop("Strict-Transport-Security", None)
    policy = headers["Content-Security-Policy"].replace(_TLS_ONLY, "")
    headers["Content-Security-Policy"] = policy

    def add_headers(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers=response.headers | headers)

    context = browser.new_context(base_url=host, service_workers="block")
    context.route("**/*", add_headers)
    context.add_init_script(
        "window.violations = 0; addEventListener('securitypolicyviolation', event => {"
        " window.violations += 1; console.warn('VIOLATION', event.violatedDirective) })"
    )
    yield context
    context.unroute_all(behavior="ignoreErrors")  # a test may end while a request is under way
    context.close()


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_breaks_no_rule_of_the_policy(guarded: BrowserContext, kind: str) -> None:
    page = guarded.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    page.goto(PAGES[kind], wait_until="networkidle")

    assert [one for one in complaints if one != _OF_THE_TEST_ITSELF] == []
    assert page.evaluate("getComputedStyle(document.querySelector('.masthead')).display") != ""
    assert page.evaluate("document.styleSheets.length") == 1
    page.close()


def test_the_policy_stops_what_a_sanitiser_would_have_missed(guarded: BrowserContext) -> None:
    page = guarded.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("dialog", lambda dialog: (complaints.append("RAN"), dialog.dismiss()))
    page.goto("/")

    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', "
        "'<img src=x onerror=alert(1)><p style=color:red>x</p>"
        "<img src=https://evil.example/x.gif>')"
    )

    page.wait_for_function("window.violations >= 3")
    assert "RAN" not in complaints
    page.close()
