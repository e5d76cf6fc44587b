"""docs/typography.md promises what the code does: each row of its tables is a case."""

import re
from html import unescape
from pathlib import Path

import pytest
from typogrify.filters import typogrify

from newsroom.language.dates.date_formatter import DateFormatter
from newsroom.language.folding import fold
from newsroom.language.slugs import slugify
from newsroom.language.typography.typographer import Typographer

DOCUMENT = Path(__file__).parents[2] / "docs" / "typography.md"


def rows(heading: str) -> list[list[str]]:
    """Return the cells in `code` of each row of the table under a heading."""
    section = DOCUMENT.read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    found = [re.findall("`([^`]+)`", line) for line in section.splitlines() if line[:1] == "|"]
    return [cells for cells in found if cells]


def paragraph(text: str) -> str:
    return f"<p>{text.replace('&', '&amp;')}</p>"


def brief(html: str) -> str:
    """Return a paragraph as the document shows it."""
    text = re.sub('<span class="caps">(.*?)</span>', r"[\1]", html)
    text = re.sub('<span class="(?:amp|dquo|quo)">(.*?)</span>', r"\1", text)
    return unescape(text.removeprefix("<p>").removesuffix("</p>")).replace("\u00a0", "⍽")


@pytest.mark.parametrize(("typed", "before", "printed"), rows("Before and after"))
def test_before_and_after(typed, before, printed):
    assert brief(typogrify(paragraph(typed))) == before
    assert brief(Typographer("vi").html(paragraph(typed))) == printed


@pytest.mark.parametrize(("language", "typed", "printed"), rows("Other languages"))
def test_other_languages(language, typed, printed):
    assert Typographer(language).text(typed).replace("\u00a0", "⍽") == printed


@pytest.mark.parametrize(("text", "slug"), rows("Addresses"))
def test_addresses(text, slug):
    assert slugify(text, "vi") == slug


@pytest.mark.parametrize(("text", "folded"), rows("Search and lookups"))
def test_search(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(("stamp", "listed", "heading"), rows("Dates"))
def test_dates(stamp, listed, heading):
    dates = DateFormatter("vi")
    headings = {4: dates.year, 7: dates.month}

    assert dates.stamp(stamp) == listed.replace("\\|", "|")
    assert headings.get(len(stamp), dates.day)(stamp) == heading
