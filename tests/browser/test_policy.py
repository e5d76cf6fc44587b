"""The policy that hosts are told to send stops what has come through all the same.

That no page breaks a rule of it is seen in test_pages.py.
"""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_the_policy_stops_what_a_sanitiser_would_have_missed(page: Page) -> None:
    complaints: list[str] = []
    page.add_init_script(
        "window.violations = 0;"
        "addEventListener('securitypolicyviolation', () => { window.violations += 1 })"
    )
    page.on("dialog", lambda dialog: (complaints.append("RAN"), dialog.dismiss()))
    page.goto("/")

    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', "
        "'<img src=x onerror=alert(1)><p style=color:red>x</p>"
        "<img src=https://evil.example/x.gif>')"
    )

    page.wait_for_function("window.violations >= 3")
    assert "RAN" not in complaints
