"""Feeds as bytes: one set of ready values, as Atom (RFC 4287) and as JSON Feed 1.1."""

import json
from mimetypes import guess_type
from typing import Any, NamedTuple

from newsroom.pages.feeds.xml_document import add, document, root

NAMESPACE = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
# Atom asks every feed when it last changed; one that never had an entry has no better answer.
NEVER = "1970-01-01T00:00:00Z"


class Tag(NamedTuple):
    """A section or topic, as feeds file under it."""

    slug: str
    name: str


class Enclosure(NamedTuple):
    """A sound to be fetched: its whole address, bytes, media type, and seconds (0: unknown)."""

    url: str
    length: int
    media_type: str
    seconds: int = 0


class FeedItem(NamedTuple):
    """An entry of a feed. Addresses are whole; times have seconds and an offset.

    `content` is the whole text as HTML, empty where the feed holds leads alone.

    `published` is empty for a date that is not known to the minute. `updated` never is: Atom
    demands it, and for a partial date it is when its day, month or year begins. `source` is where
    a headline item was published by somebody else.
    """

    identity: str
    title: str
    url: str
    source: str
    summary: str
    published: str
    updated: str
    authors: list[str]
    tags: list[Tag]
    picture: str
    picture_title: str
    content: str = ""
    sound: Enclosure | None = None

    @property
    def words(self) -> str:
        """The lead, else the title: the W3C's validator asks every item for some words."""
        return self.summary or self.title


class Feed(NamedTuple):
    """A feed: `home` is the page that it follows, `address` its own; `icon` may be empty.

    So may `updated` be, in a feed that has no items yet, and `hub`, which is the WebSub hub that
    tells subscribers of changes (https://www.w3.org/TR/websub/#discovery).
    """

    title: str
    subtitle: str
    language: str
    publisher: str
    home: str
    address: str
    icon: str
    hub: str
    updated: str
    items: list[FeedItem]


def atom(feed: Feed) -> bytes:
    """Return the feed as Atom."""
    top = root("feed", NAMESPACE, **{"xml:lang": feed.language})
    add(top, "id", feed.address)
    add(top, "title", feed.title)
    if feed.subtitle:
        add(top, "subtitle", feed.subtitle)
    add(top, "updated", feed.updated or NEVER)
    add(add(top, "author"), "name", feed.publisher)
    add(top, "link", rel="self", type="application/atom+xml", href=feed.address)
    add(top, "link", rel="alternate", type="text/html", href=feed.home)
    if feed.hub:
        add(top, "link", rel="hub", href=feed.hub)
    if feed.icon:
        add(top, "logo", feed.icon)
    for item in feed.items:
        entry = add(top, "entry")
        add(entry, "id", item.identity)
        add(entry, "title", item.title)
        add(entry, "link", rel="alternate", type="text/html", href=item.source or item.url)
        if item.published:
            add(entry, "published", item.published)
        add(entry, "updated", item.updated)
        for author in item.authors:
            add(add(entry, "author"), "name", author)
        for tag in item.tags:
            add(entry, "category", term=tag.slug, label=tag.name)
        add(entry, "summary", item.words)
        if item.content:
            add(entry, "content", item.content, type="html")
        if item.picture:
            kind = guess_type(item.picture)[0] or "image/*"
            title = {"title": item.picture_title} if item.picture_title else {}
            add(entry, "link", rel="enclosure", type=kind, href=item.picture, **title)
    return document(top)


def json_feed(feed: Feed) -> bytes:
    """Return the feed as JSON Feed."""
    head = {
        "version": JSON_FEED,
        "title": feed.title,
        "description": feed.subtitle,
        "home_page_url": feed.home,
        "feed_url": feed.address,
        "language": feed.language,
        "icon": feed.icon,
        "authors": [{"name": feed.publisher, "url": feed.home}],
        "hubs": [{"type": "WebSub", "url": feed.hub}] if feed.hub else [],
    }
    items = [_known(_json_item(item)) for item in feed.items]
    return (
        json.dumps({**_known(head), "items": items}, ensure_ascii=False, indent=1) + "\n"
    ).encode()


def _json_item(item: FeedItem) -> dict[str, Any]:
    return {
        "id": item.identity,
        "url": item.url,
        "external_url": item.source,
        "title": item.title,
        # Every item must have a content.
        "content_html": item.content,
        "content_text": "" if item.content else item.words,
        "summary": item.summary,
        "image": item.picture,
        "date_published": item.published,
        "date_modified": item.updated if item.published != item.updated else "",
        "authors": [{"name": author} for author in item.authors],
        "tags": [tag.name for tag in item.tags],
    }


def _known(members: dict[str, Any]) -> dict[str, Any]:
    """Return the members that say something: JSON Feed leaves out what is not known."""
    return {name: value for name, value in members.items() if value}
