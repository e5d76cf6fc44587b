"""Feeds: the newest items of the edition, of each section and topic, for readers elsewhere.

Feeds, and the list of them, name whole addresses. An edition without SITEURL has none, and so no
feeds.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.rows import FeedEntry
from newsroom.content.article import Article, Status
from newsroom.language.order import sort_key
from newsroom.pages.addresses import ATOM_FEED, FEED_LIST, JSON_FEED
from newsroom.pages.family import Family, FileOfLanguage, PageKey, Rank
from newsroom.pages.feeds.feed_formats import Feed, FeedItem, Tag, atom, json_feed
from newsroom.pages.feeds.xml_document import add, document, root
from newsroom.pages.formatting import Formatter
from newsroom.pages.renderer import Renderer

ENTRIES = 30


class FeedInputs(NamedTuple):
    """What a feed is made of; `name` is the topic's, empty for the edition and sections."""

    name: str
    entries: list[FeedEntry]


class FeedPages(Family[FeedInputs]):
    """The feeds of one format: of the edition, which is a listing too, its sections or topics."""

    rank = Rank.FRONTS

    def __init__(self, listing_kind: str, file_name: str, write: Callable[[Feed], bytes]) -> None:
        self.kind = f"{listing_kind} {file_name}"  # type: ignore[misc]
        self._listing_kind = listing_kind
        self._file_name = file_name
        self._write = write

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return the feeds of the edition, of all sections or of all topics that have items."""
        if self._listing_kind == "topic":
            for listing in queries.listings("topic"):
                yield PageKey(self.kind, listing.language, listing.slug)
            return
        sections = renderer.edition.sections if self._listing_kind == "section" else ()
        for language in renderer.edition.languages:
            for slug in [section.slug for section in sections] or [""]:
                yield PageKey(self.kind, language, slug)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return `feed.xml` or the like in the folder of the page that it follows."""
        prefix = renderer.edition.prefix(key.language).strip("/")
        return "/".join(filter(None, [prefix, *self._folders(key, renderer), self._file_name]))

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> FeedInputs | None:
        """Return the newest items; None without a host, a topic's items, or a section's name."""
        edition = renderer.edition
        if not edition.site_url:
            return None
        listing = Listing(key.language, self._listing_kind, key.subject)
        entries = queries.entries(listing, ENTRIES)
        if self._listing_kind == "topic":
            return FeedInputs(queries.listing_name(listing), entries) if entries else None
        is_declared = not key.subject or key.subject in {one.slug for one in edition.sections}
        return FeedInputs("", entries) if is_declared else None

    def render(self, key: PageKey, inputs: FeedInputs, renderer: Renderer) -> bytes:
        """Return the feed."""
        show = renderer.formatter(key.language)
        masthead = renderer.edition.masthead(key.language)
        name = inputs.name or (show.section(key.subject).name if key.subject else "")
        changed = max((entry.changed for entry in inputs.entries), default="")
        return self._write(
            Feed(
                title=f"{name} - {masthead.name}" if name else masthead.name,
                subtitle=masthead.motto,
                language=key.language,
                publisher=masthead.name,
                home=show.whole(show.folder(*self._folders(key, renderer))),
                address=show.absolute("/" + self.path(key, renderer)),
                icon=show.whole(show.logo) if show.logo else "",
                hub=renderer.edition.hub_of(self.path(key, renderer)),
                updated=show.instant(changed) if changed else "",
                items=[_item(entry, show) for entry in inputs.entries],
            )
        )

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the feeds of all that the article is listed under."""
        if article.status is not Status.PUBLISHED:
            return
        slugs = {
            "edition": [""],
            "section": [article.section],
            "topic": [topic.slug for topic in article.topics],
        }
        for slug in slugs[self._listing_kind]:
            yield PageKey(self.kind, article.language, slug)

    def _folders(self, key: PageKey, renderer: Renderer) -> list[str]:
        folder = renderer.edition.topic_folder if self._listing_kind == "topic" else ""
        return [name for name in (folder, key.subject) if name]


class FeedList(FileOfLanguage[list[tuple[str, str]]]):
    """All feeds of a language as OPML, which feed readers take in at one go."""

    kind = "feed list"
    name = FEED_LIST
    rank = Rank.FRONTS

    def inputs(
        self, key: PageKey, queries: Queries, renderer: Renderer
    ) -> list[tuple[str, str]] | None:
        """Return slug and name of every topic; the sections are settings. None without a host."""
        if not renderer.edition.site_url:
            return None
        return [
            (listing.slug, queries.listing_name(listing))
            for listing in queries.listings("topic")
            if listing.language == key.language
        ]

    def render(self, key: PageKey, inputs: list[tuple[str, str]], renderer: Renderer) -> bytes:
        """Return the list: the edition's feed, then the sections in its order, topics by name."""
        show, edition = renderer.formatter(key.language), renderer.edition
        title = edition.masthead(key.language).name
        top = root("opml", version="2.0")
        add(add(top, "head"), "title", title)
        body = add(top, "body")

        def outline(name: str, *folders: str) -> None:
            page = show.whole(show.folder(*folders))
            names = {"text": name, "title": name}
            add(body, "outline", type="rss", **names, xmlUrl=page + ATOM_FEED, htmlUrl=page)

        outline(title)
        for section in edition.sections:
            outline(section.name(key.language), section.slug)
        for slug, name in sorted(inputs, key=lambda topic: sort_key(topic[1], key.language)):
            outline(name, edition.topic_folder, slug)
        return document(top)

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the list if the article is or was the first of a topic, which it names."""
        for topic in article.topics:
            first = queries.first_of(Listing(article.language, "topic", topic.slug))
            if first is None or (article.stamp, article.path) <= first:
                yield PageKey(self.kind, article.language)


def _summary(entry: FeedEntry, show: Formatter) -> str:
    """Return the lead, below what has been put right since: who reads only here must know."""
    label = show.gettext("Correction")
    notes = [f"{label} ({show.dates.stamp(one.stamp)}): {one.text}" for one in entry.corrections]
    return "\n".join(filter(None, [*notes, entry.lead]))


def _item(entry: FeedEntry, show: Formatter) -> FeedItem:
    sections = [Tag(entry.section, show.section(entry.section).name)]
    return FeedItem(
        identity=identity(entry.path, show.edition.site_url),
        title=entry.title,
        url=show.absolute(entry.url),
        source="" if entry.has_body else entry.source,
        summary=_summary(entry, show),
        published=show.instant(entry.stamp) if len(entry.stamp) == 16 else "",
        updated=show.instant(entry.changed),
        authors=[author.name for author in entry.authors],
        tags=sections + [Tag(topic.slug, topic.name) for topic in entry.topics],
        picture=show.whole(show.picture_address(entry.picture)) if entry.picture else "",
        picture_title=entry.image_alt,
    )


def identity(path: str, site_url: str) -> str:
    """Return the name of an item for good: a UUID (RFC 9562, version 5) of its file and the host.

    Title, date and section of what has just been published are often corrected, and the address
    follows them. Feed readers would show a name that followed, too, as another item.
    """
    host = urlsplit(site_url).hostname or ""
    return uuid5(NAMESPACE_URL, f"//{host}/{path}").urn


FAMILIES: tuple[Family[Any], ...] = (
    *(FeedPages(kind, ATOM_FEED, atom) for kind in ("edition", "section", "topic")),
    *(FeedPages(kind, JSON_FEED, json_feed) for kind in ("edition", "section")),
    FeedList(),
)
