"""What a saved web page says of itself: JSON-LD, Open Graph, `article:` and Dublin Core fields."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

from newsroom.importing.mending import in_a_line

_ARTICLE_TYPES = """
    Article NewsArticle BlogPosting ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle
    ReviewNewsArticle LiveBlogPosting Report TechArticle BackgroundNewsArticle SocialMediaPosting
"""
_ARTICLES = frozenset(_ARTICLE_TYPES.split())
_PUBLISHED = frozenset({"datePublished", "published", "entry-date", "dt-published"})
_CONTROLS = re.compile(r"[\x00-\x1f]+")
_COMMA_AT_END = re.compile(r",\s*([\]}])")  # which browsers and search engines forgive
_DEEPEST = 8


@dataclass(slots=True)
class PageFacts:
    """What was found, empty where nothing was; dates as they are written."""

    title: str = ""
    lead: str = ""
    date: str = ""
    modified: str = ""
    authors: list[str] = field(default_factory=list)
    section: str = ""
    topics: list[str] = field(default_factory=list)
    picture: str = ""
    caption: str = ""
    body: str = ""
    canonical: str = ""
    language: str = ""
    addresses: list[str] = field(default_factory=list)


def facts_of_page(root: HtmlElement) -> PageFacts:
    """Return what a page says of itself, the surest place first."""
    facts = PageFacts(language=(root.get("lang") or "")[:2].lower())
    for node in _linked_data(root):
        _take_linked_data(node, facts)
    _take_fields(root, facts)
    return facts


def _linked_data(root: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() == "application/ld+json":
            text = _CONTROLS.sub(" ", script.text or "").strip().rstrip(";")
            try:
                yield from _articles(json.loads(_COMMA_AT_END.sub(r"\1", text)), 0)
            except (ValueError, RecursionError):
                continue


def _articles(node: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the descriptions of articles in a tree of linked data."""
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for one in node:
            yield from _articles(one, depth + 1)
    elif isinstance(node, dict):
        kinds = node.get("@type")
        if _ARTICLES & set(kinds if isinstance(kinds, list) else [kinds]):
            yield node
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            if isinstance(node.get(name), (dict, list)):
                yield from _articles(node[name], depth + 1)


def _take_linked_data(node: dict[str, Any], facts: PageFacts) -> None:
    facts.title = facts.title or _words(node.get("headline") or node.get("name"))
    facts.lead = facts.lead or _words(node.get("description"))
    facts.date = facts.date or _words(node.get("datePublished") or node.get("dateCreated"))
    facts.modified = facts.modified or _words(node.get("dateModified"))
    facts.authors = facts.authors or list(_names(node.get("author") or node.get("creator")))
    facts.section = facts.section or next(iter(_names(node.get("articleSection"))), "")
    facts.topics = facts.topics or list(_split(node.get("keywords")))
    facts.body = facts.body or str(node.get("articleBody") or "")
    facts.language = _words(node.get("inLanguage"))[:2].lower() or facts.language
    if not facts.picture:
        images = node.get("image")
        first = images[0] if isinstance(images, list) and images else images
        if isinstance(first, dict):
            facts.picture = _words(first.get("url") or first.get("contentUrl"))
            facts.caption = _words(first.get("caption"))
        else:
            facts.picture = _words(first)
    for name in ("url", "@id", "mainEntityOfPage"):
        address = node.get(name)
        address = address.get("@id") if isinstance(address, dict) else address
        if isinstance(address, str) and address.startswith("http"):
            facts.addresses.append(address.partition("#")[0])


def _take_fields(root: HtmlElement, facts: PageFacts) -> None:
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name and (value := (meta.get("content") or "").strip()):
            found.setdefault(name, []).append(value)

    def first(*names: str) -> str:
        return next((found[name][0] for name in names if name in found), "")

    facts.date = facts.date or first(
        *(
            "article:published_time",
            "og:published_time",
            "datepublished",
            "pubdate",
            "publish-date",
        ),
        *(
            "dc.date.issued",
            "dc.date",
            "dcterms.created",
            "date",
            "parsely-pub-date",
            "sailthru.date",
        ),
    )
    facts.date = facts.date or _printed_date(root)
    facts.modified = facts.modified or first(
        "article:modified_time", "og:updated_time", "datemodified", "lastmod", "dcterms.modified"
    )
    facts.title = facts.title or in_a_line(first("og:title", "twitter:title", "dc.title", "title"))
    facts.lead = facts.lead or in_a_line(first("og:description", "description", "dc.description"))
    facts.section = facts.section or in_a_line(
        first("article:section", "section", "parsely-section")
    )
    if not facts.authors:
        named = found.get("article:author") or found.get("author") or found.get("dc.creator") or []
        facts.authors = [in_a_line(one) for one in named if not one.startswith("http")]
    if not facts.topics:
        facts.topics = [in_a_line(one) for one in found.get("article:tag", ())]
        facts.topics = facts.topics or list(_split(first("news_keywords", "keywords")))
    facts.picture = facts.picture or first("og:image", "og:image:url", "twitter:image")
    facts.caption = facts.caption or ""
    for link in root.iter("link"):
        relations = (link.get("rel") or "").lower().split()
        if "canonical" in relations and link.get("href"):
            facts.canonical = facts.canonical or (link.get("href") or "").strip()
        elif {"shortlink", "amphtml"} & set(relations) and link.get("href"):
            facts.addresses.append((link.get("href") or "").strip())
    if og := first("og:url"):
        facts.addresses.append(og)


def _printed_date(root: HtmlElement) -> str:
    """Return the time that a page marks as that of its publishing, for machines."""
    for node in root.iter("time", "span", "abbr", "meta"):
        marks = f"{node.get('itemprop') or ''} {node.get('class') or ''}".split()
        is_marked = bool(_PUBLISHED & set(marks)) or "pubdate" in node.attrib
        written = node.get("datetime") or node.get("content") or node.get("title")
        if is_marked and written:
            return str(written).strip()
    return ""


def _words(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return in_a_line(value) if isinstance(value, str) else ""


def _names(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        for part in name if isinstance(name, list) else [name]:
            if isinstance(part, str) and in_a_line(part):
                yield in_a_line(part)


def _split(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        yield from _names(value)
    elif isinstance(value, str):
        yield from filter(None, (in_a_line(part) for part in re.split(r"[,;]", value)))
