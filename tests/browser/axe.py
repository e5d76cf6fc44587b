"""What axe-core finds wrong with a page, on a screen or on all of them.

axe-core holds pages to what machines can tell of WCAG 2.2 A and AA, and to its own best practices.
A page is opened once and then shown on every screen, as when a phone is turned or night falls:
opening it anew, and axe with it, took four times as long. Every rule is held to on two screens that
have nothing in common; those that look at colours, on the other two as well.
"""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

Screen = tuple[str, int]  # colour scheme and width
Options = dict[str, object]

_COLOURS = ["color-contrast", "link-in-text-block"]
_VIOLATIONS = {"resultTypes": ["violations"]}
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_ALL: Options = {**_VIOLATIONS, "runOnly": _TAGS}
_OF_COLOURS: Options = {**_VIOLATIONS, "runOnly": {"type": "rule", "values": _COLOURS}}

OPPOSITES: dict[Screen, Options] = {("light", 360): _ALL, ("dark", 1280): _ALL}
SCREENS = {**OPPOSITES, ("dark", 360): _OF_COLOURS, ("light", 1280): _OF_COLOURS}

_RUN = """
([within, options]) => axe.run(within || document, options).then(found => found.violations.map(
    one => [one.id, one.nodes.map(node => node.html)]
))
"""


def violations(
    page: Page, options: Options | None = None, *, within: str = ""
) -> list[tuple[str, list[str]]]:
    """Return the rules of axe's own choice that a page breaks, each with the elements that do.

    `options` are those of `axe.run`; `within` is the selector of the only part to look at.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[tuple[str, list[str]]] = page.evaluate(_RUN, [within, options or _VIOLATIONS])
    return found


def violations_on(
    page: Page, screens: dict[Screen, Options]
) -> dict[Screen, list[tuple[str, list[str]]]]:
    """Return the rules that a page breaks, by the screen, if it breaks any there."""
    found = {}
    for screen, options in screens.items():
        turn(page, *screen)
        found[screen] = violations(page, options)
    return {screen: broken for screen, broken in found.items() if broken}


def turn(page: Page, scheme: str, width: int) -> None:
    """Show a page on another screen."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
