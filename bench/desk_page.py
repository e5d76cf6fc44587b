"""How long a journalist waits for the page beside the text: from a letter to the page that has it.

`python -m bench.desk_page PROJECT [FILE]` types into an article of what a build has left there, in
the system's Chromium, and saves nothing. It tells the load of the machine too, for figures of a
busy one say little. The marks are the browser's own.
"""

import os
import shutil
import sys
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from bench.desk import desk_over

_LETTERS = 40
_REST = 150  # milliseconds between a page and the next letter
# What is marked: a letter, the question, the answer, the page in its frame. They are seen from
# outside, so that the desk measured is the one that people use.
_MARKS = """() => {
  const mark = (name) => performance.mark(name);
  document.getElementById("body").addEventListener("input", () => mark("letter"), true);
  const ask = window.fetch;
  window.fetch = async (...asked) => {
    const isPreview = String(asked[0]).endsWith("/preview");
    if (isPreview) mark("asked");
    const answer = await ask(...asked);
    if (isPreview) mark("answered");
    return answer;
  };
  new MutationObserver((seen) => {
    if (seen.some(({ target }) => target.tagName === "IFRAME" && !target.className)) mark("shown");
  }).observe(document.getElementById("pane"), { subtree: true, attributeFilter: ["class"] });
}"""
_SPANS = {
    "the pause": ("letter", "asked"),
    "the answer": ("asked", "answered"),
    "the page in its frame": ("answered", "shown"),
    "all of it": ("letter", "shown"),
}
_LAST = """names => Object.fromEntries(names.map((name) =>
  [name, performance.getEntriesByName(name).at(-1).startTime]))"""


def typed(page: Page, letters: int) -> list[dict[str, float]]:
    """Return the marks of each letter, in milliseconds; the page is an open editor."""
    page.evaluate(_MARKS)
    page.locator("#body").focus()
    page.keyboard.press("Control+End")
    found = []
    for number in range(letters):
        page.keyboard.type("abcd "[number % 5])
        page.wait_for_function(
            "count => performance.getEntriesByName('shown').length > count", arg=number
        )
        found.append(page.evaluate(_LAST, ["letter", "asked", "answered", "shown"]))
        page.wait_for_timeout(_REST)
    return found


def main(project: Path, file: str) -> None:
    """Print the median and the longest of each span, and the load of the machine."""
    content = project / "content"
    path = file or min(one.relative_to(content).as_posix() for one in content.rglob("20*/**/*.md"))
    with desk_over(project) as (desk, _showing), sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = chromium.new_page()
        page.goto(desk.url)
        page.goto(f"{desk.home}edit?path={path}")
        page.wait_for_selector("#pane iframe:not(.waiting)")
        page.wait_for_timeout(1000)
        marks = typed(page, _LETTERS)
        page.locator("#discard").dispatch_event("click")
    for name, (begin, end) in _SPANS.items():
        times = [one[end] - one[begin] for one in marks]
        print(f"{name}: median {median(times):.0f} ms, longest {max(times):.0f} ms")
    print(f"{path}; load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2] if len(sys.argv) > 2 else "")
