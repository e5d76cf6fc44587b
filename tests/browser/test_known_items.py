"""Readers who know of an article find it among the first five results of the sample edition."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

KNOWN_ITEMS = Path(__file__).parents[1] / "search/known_items.txt"
FIRST = 5

# Types each query, and follows "did you mean" where nothing else is shown.
_ASK = """async queries => {
    const found = [];
    field.focus();
    for (const query of queries) {
        field.value = query;
        await search();
        if (!list.children.length && !part("meant").hidden) {
            field.value = part("meant").querySelector("a").text;
            await search();
        }
        found.push([...list.querySelectorAll("h2 a")].map(link => link.textContent));
    }
    return found;
}"""


def known_items() -> list[tuple[str, str]]:
    """Return each query with the beginning of the title that it ought to find."""
    lines = KNOWN_ITEMS.read_text("utf-8").splitlines()
    rows = [line for line in lines if line and line[0] not in "#["]
    return [(query, title) for query, title in (line.split(" | ") for line in rows)]


def _rank(wanted: str, titles: list[str]) -> int:
    """Return the place, from 1, of the title that is meant; 0: it is not there."""
    plain = [title.replace("\xa0", " ") for title in titles]
    return next((at for at, title in enumerate(plain, 1) if title.startswith(wanted)), 0)


def test_known_items_of_the_sample_edition_are_found(page: Page):
    asked = known_items()
    page.goto("/tim-kiem/")
    answers = page.evaluate(_ASK, [query for query, _title in asked])
    ranks = [
        _rank(wanted, titles[:FIRST])
        for (_query, wanted), titles in zip(asked, answers, strict=True)
    ]
    missed = [query for (query, _title), rank in zip(asked, ranks, strict=True) if not rank]

    assert len(asked) >= 60
    assert len(missed) <= 0.03 * len(asked), missed
    assert sum(1 / rank for rank in ranks if rank) / len(asked) >= 0.9
