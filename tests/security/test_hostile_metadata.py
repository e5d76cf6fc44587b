"""No metadata breaks out of any context that it reaches: HTML, attributes, JSON-LD, XML, URLs."""

import json
import re
from typing import NamedTuple
from urllib.parse import unquote

import pytest
from lxml import etree

from newsroom.engine.order import BuildReport
from tests.engine.newspaper import Newspaper
from tests.security.corpus import VALUES
from tests.security.dom import document, faults, skeleton

PICTURE = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"
)
FIELDS = ("Title", "Summary", "Author", "Tags", "Image-Alt", "Image-Caption", "Image-Credit")


def one_line(value):
    """Return a value as one field may hold it: names are cut at these marks."""
    return value.replace(",", " ").replace(";", " ")


class Site(NamedTuple):
    """The newspaper, and what its build said."""

    newspaper: Newspaper
    report: BuildReport


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A newspaper in which every value stands in every field, and one harmless article."""
    newspaper = Newspaper(tmp_path_factory.mktemp("metadata"))
    newspaper.now += 86_400
    newspaper.write("images/a.gif", "").write_bytes(PICTURE)
    for number, value in enumerate(["Lúa xuân", *VALUES]):
        written = dict.fromkeys(FIELDS, value) | {
            "Author": one_line(value),
            "Tags": f"{one_line(value)} {number}",  # of its own, or others would be related
            "Correction": f"2019-03-11 {value}",
            "Image": "images/a.gif",
            "Slug": f"case-{number}",
        }
        newspaper.article(f"{number:03}.md", body="Đoạn.", **written)
    return Site(newspaper, newspaper.build())


@pytest.fixture(scope="module")
def pages(site):
    return {
        path: document(data)
        for path, data in site.newspaper.tree().items()
        if path.endswith(".html")
    }


def test_every_value_is_accepted_as_the_text_that_it_is(site):
    assert site.report.rejections == ()


def test_no_page_holds_anything_that_runs_or_loads_from_elsewhere(pages):
    assert {path: found for path, tree in pages.items() if (found := faults(tree))} == {}


def test_an_article_page_has_the_same_elements_whatever_its_words(pages):
    def page(number):
        return skeleton(pages[f"2019/03/10/case-{number}/index.html"])

    # The oldest article has no headlines beside it, the eleventh and later have ten.
    assert {tuple(page(number)) for number in range(20, len(VALUES))} == {tuple(page(19))}


@pytest.mark.parametrize("number", range(1, len(VALUES) + 1))
def test_a_title_reads_as_it_was_written(pages, number):
    tree = pages[f"2019/03/10/case-{number}/index.html"]

    heading = "".join(tree.find(".//h1").itertext())

    assert plain(heading) == plain(VALUES[number - 1])


@pytest.mark.parametrize("number", range(1, len(VALUES) + 1))
def test_structured_data_says_what_was_written(pages, number):
    tree = pages[f"2019/03/10/case-{number}/index.html"]
    (script,) = (one for one in tree.iter("script") if one.get("type") == "application/ld+json")

    graph = json.loads(script.text)["@graph"]

    (article,) = (thing for thing in graph if thing["@type"] == "NewsArticle")
    assert plain(article["headline"]) == plain(VALUES[number - 1])


def test_feeds_and_sitemaps_are_well_formed_and_hold_no_markup_of_theirs(site):
    for path, data in site.newspaper.tree().items():
        if path.endswith((".xml", ".atom")):
            etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
            assert b"<!ENTITY" not in data
        if path.endswith(".json"):
            json.loads(data)


def test_no_address_holds_a_mark_that_ends_it(site, pages):
    for path in site.newspaper.tree():
        assert re.fullmatch(r"[\w./%@~+-]+", path), path
    for tree in pages.values():
        for element in tree.iter("a"):
            assert not set("<>\"'` ") & set(unquote(element.get("href", "")).partition("?")[0])


def plain(text):
    """Return a text's letters and signs, without what the typesetter may change."""
    without_spaces = re.sub(r"[\s\u00a0]+", "", text)
    return re.sub(r"[\"'“”‘’«»…–—.-]+", "", without_spaces)
