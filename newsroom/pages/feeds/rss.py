"""The same feeds as RSS 2.0 (https://www.rssboard.org/rss-specification), and podcasts.

Programs that know no Atom read it, podcast players read nothing else. The rules of the W3C's feed
validator hold: dates as RFC 822 has them, names instead of email addresses in Dublin Core, one
identity an item that is no address.
"""

from datetime import datetime
from xml.etree.ElementTree import Element

from newsroom.pages.feeds.feed_formats import Feed, FeedItem
from newsroom.pages.feeds.xml_document import add, document, root

_NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}
_OF_PODCASTS = {
    "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "xmlns:podcast": "https://podcastindex.org/namespace/1.0",
}
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PODCASTS = "ead4c236-bf58-58c6-a2c6-a6b28d128cb6"
"""The namespace of podcasts' names: podcastindex.org, "podcast:guid"."""


def rss(feed: Feed) -> bytes:
    """Return the feed as RSS 2.0."""
    top = root("rss", version="2.0", **_NAMESPACES)
    channel = _channel(top, feed)
    for item in feed.items:
        _item(channel, item)
    return document(top)


def podcast(feed: Feed, email: str, cover: str) -> bytes:
    """Return the feed as players ask for it: with what Apple's and Spotify's directories demand.

    `email` is whom they write to, `cover` the whole address of a square picture of 1400 pixels or
    more; both may be empty.
    """
    # Loaded here: it takes 2 ms, which no build waits for that makes no podcast.
    from uuid import UUID, uuid5  # noqa: PLC0415

    top = root("rss", version="2.0", **_NAMESPACES, **_OF_PODCASTS)
    channel = _channel(top, feed)
    add(channel, "itunes:author", feed.publisher)
    add(channel, "itunes:summary", feed.subtitle or feed.title)
    add(channel, "itunes:explicit", "false")
    add(channel, "itunes:type", "episodic")
    add(channel, "itunes:category", text="News")
    if cover:
        add(channel, "itunes:image", href=cover)
    if email:  # an owner without one is an error
        owner = add(channel, "itunes:owner")
        add(owner, "itunes:name", feed.publisher)
        add(owner, "itunes:email", email)
    add(channel, "podcast:guid", str(uuid5(UUID(_PODCASTS), feed.address.partition("://")[2])))
    add(channel, "podcast:medium", "podcast")
    for item in feed.items:
        entry = _item(channel, item)
        add(entry, "itunes:author", ", ".join(item.authors) or feed.publisher)
        if item.sound and item.sound.seconds:
            add(entry, "itunes:duration", str(item.sound.seconds))
        add(entry, "itunes:explicit", "false")
    return document(top)


def _channel(top: Element, feed: Feed) -> Element:
    channel = add(top, "channel")
    add(channel, "title", feed.title)
    add(channel, "link", feed.home)
    add(channel, "description", feed.subtitle or feed.title)
    add(channel, "language", feed.language)
    if feed.updated:
        add(channel, "lastBuildDate", _date(feed.updated))
    add(channel, "atom:link", rel="self", type="application/rss+xml", href=feed.address)
    if feed.hub:
        add(channel, "atom:link", rel="hub", href=feed.hub)
    if feed.icon:
        image = add(channel, "image")
        add(image, "url", feed.icon)
        add(image, "title", feed.title)
        add(image, "link", feed.home)
    return channel


def _item(channel: Element, item: FeedItem) -> Element:
    entry = add(channel, "item")
    add(entry, "title", item.title)
    add(entry, "link", item.source or item.url)
    add(entry, "guid", item.identity, isPermaLink="false")
    if item.published:
        add(entry, "pubDate", _date(item.published))
    for author in item.authors:
        add(entry, "dc:creator", author)
    for tag in item.tags:
        add(entry, "category", tag.name)
    add(entry, "description", item.words)  # before the content, as the validator asks
    if item.content:
        add(entry, "content:encoded", item.content)
    if item.sound:
        url, length, media_type, _seconds = item.sound
        add(entry, "enclosure", url=url, length=str(length), type=media_type)
    if item.picture:
        add(entry, "media:content", url=item.picture, medium="image")
    return entry


def _date(instant: str) -> str:
    """Return a time as RFC 822 has it, with four figures for the year.

    As `email.utils` writes it, without the 8 ms that this takes to be loaded.
    """
    moment = datetime.fromisoformat(instant)
    day, month = _DAYS[moment.weekday()], _MONTHS[moment.month - 1]
    return f"{day}, {moment.day:02} {month} {moment.year:04} {moment:%H:%M:%S} {moment:%z}"
