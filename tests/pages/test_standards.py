"""What machines are told, of every kind and all of it, is as the standards have it.

Feeds, lists of feeds and sitemaps are held to the schemas beside this file, JSON Feed to its
members' types, and JSON-LD to what Google's documentation asks of articles and breadcrumbs.
"""

import json
import re
from datetime import datetime
from pathlib import Path

import pytest
from lxml import etree

SCHEMAS = Path(__file__).parent / "schemas"
HOST = "https://example.com"
ATOM = "http://www.w3.org/2005/Atom"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"

# JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), as far as we write it: members and types.
FEED_MEMBERS = {
    **dict.fromkeys(("version", "title", "home_page_url", "feed_url", "language"), str),
    **dict.fromkeys(("description", "icon"), str),
    **dict.fromkeys(("authors", "items"), list),
}
ITEM_MEMBERS = {
    **dict.fromkeys(("id", "url", "external_url", "title", "content_text", "summary"), str),
    **dict.fromkeys(("image", "date_published", "date_modified"), str),
    **dict.fromkeys(("authors", "tags"), list),
}


def schema(name):
    """Return a schema of this folder, which validates trees."""
    file = SCHEMAS / name
    return etree.RelaxNG(file=file) if file.suffix == ".rng" else etree.XMLSchema(file=file)


def linked_data(page):
    """Return the things that a page's JSON-LD describes, by type."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return {thing["@type"]: thing for one in found for thing in json.loads(one)["@graph"]}


@pytest.fixture(scope="module")
def articles(complete):
    """The JSON-LD of every article and of what stands with it, by the page's address."""
    pages = {
        f"/{file.parent.relative_to(complete.output).as_posix()}/": linked_data(file.read_text())
        for file in complete.output.rglob("index.html")
    }
    return {url: things for url, things in pages.items() if "NewsArticle" in things}


@pytest.mark.parametrize(
    ("name", "files"),
    [("atom.rng", "feed.xml"), ("opml.rng", "feeds.opml"), ("sitemap.xsd", "sitemap*.xml")],
)
def test_every_document_is_as_its_schema_has_it(complete, name, files):
    found = sorted(complete.output.rglob(files))

    assert found
    for file in found:
        schema(name).assertValid(etree.parse(file))


def test_the_news_are_told_as_google_has_it(complete):
    news = etree.parse(complete.output / "sitemap-news.xml").findall(f".//{{{NEWS}}}news")

    assert len(news) == 3  # an article, its translation and a live story


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("atom.rng", f'<feed xmlns="{ATOM}" xml:lang="vi"><title>Báo</title></feed>'),
        ("opml.rng", '<opml version="2.0"><head><title>A</title></head><body/></opml>'),
        (
            "sitemap.xsd",
            f'<urlset xmlns="{SITEMAP}"><url><loc>https://a.example/</loc>'
            f'<news xmlns="{NEWS}"><title>Tin</title></news></url></urlset>',
        ),
    ],
)
def test_the_schemas_refuse_what_lacks_anything(name, document):
    assert not schema(name).validate(etree.fromstring(document))


def test_every_json_feed_has_members_of_the_right_type(complete):
    files = sorted(complete.output.rglob("feed.json"))

    assert files
    for file in files:
        feed = json.loads(file.read_bytes())
        assert {"version", "title", "items"} <= feed.keys()
        assert all(isinstance(value, FEED_MEMBERS[name]) for name, value in feed.items())
        for item in feed["items"]:
            assert {"id", "content_text"} <= item.keys()
            assert all(isinstance(value, ITEM_MEMBERS[name]) for name, value in item.items())
            for name in {"date_published", "date_modified"} & item.keys():
                assert datetime.fromisoformat(item[name]).tzinfo
            assert all(author["name"] for author in item.get("authors", ()))


def test_every_entry_of_a_feed_has_an_identity_of_its_own(complete):
    for file in complete.output.rglob("feed.xml"):
        identities = etree.parse(file).xpath("//a:entry/a:id/text()", namespaces={"a": ATOM})
        assert len(identities) == len(set(identities))


# https://developers.google.com/search/docs/appearance/structured-data/article
def test_every_article_tells_what_google_asks_of_articles(articles):
    assert len(articles) > 50
    for url, things in articles.items():
        article = things["NewsArticle"]
        assert article["mainEntityOfPage"] == HOST + url
        assert article["headline"]
        for name in ("datePublished", "dateModified"):
            assert re.fullmatch(
                r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d[+-]\d\d:\d\d)?)?)?", article[name], re.ASCII
            )
        assert article["author"]
        for author in article["author"]:
            assert author["@type"] in {"Person", "NewsMediaOrganization"}
            assert author["name"]
            assert author["url"].startswith(f"{HOST}/")


def test_every_author_is_named_on_a_page(articles, complete):
    named = {author["url"] for one in articles.values() for author in one["NewsArticle"]["author"]}

    for url in named:
        assert (complete.output / url.removeprefix(f"{HOST}/") / "index.html").is_file()


def test_a_picture_is_large_enough_for_google_and_there(articles, complete):
    image, *_shapes = articles["/2019/03/11/lua/"]["NewsArticle"]["image"]

    assert image["width"] * image["height"] >= 50_000
    assert (complete.output / image["url"].removeprefix(f"{HOST}/")).is_file()


# https://developers.google.com/search/docs/appearance/structured-data/breadcrumb
def test_every_way_of_breadcrumbs_has_two_steps_or_more(complete):
    for file in complete.output.rglob("*.html"):
        way = linked_data(file.read_text()).get("BreadcrumbList")
        if way is None:
            continue
        steps = way["itemListElement"]
        assert len(steps) >= 2
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert all(step["name"] and step["item"].startswith(f"{HOST}/") for step in steps)
