"""Feeds: the newest items of the edition, of each section and topic, for readers elsewhere.

Feeds, and the list of them, name whole addresses. An edition without SITEURL has none, and so no
feeds.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.rows import FeedEntry
from newsroom.content.article import Article, ArticleKind, StandingPage, Status
from newsroom.content.insets import Inset
from newsroom.language.order import sort_key
from newsroom.pages.addresses import ATOM_FEED, FEED_LIST, JSON_FEED, RSS_FEED
from newsroom.pages.articles.bodies import Names, names_of
from newsroom.pages.family import Family, FileOfLanguage, PageKey, Rank
from newsroom.pages.feeds.feed_formats import Feed, FeedItem, Tag, atom, json_feed
from newsroom.pages.feeds.rss import rss
from newsroom.pages.feeds.whole_text import whole_text
from newsroom.pages.feeds.xml_document import add, document, root
from newsroom.pages.formatting import Formatter
from newsroom.pages.renderer import Renderer

ENTRIES = 30
_LABELS = frozenset(["topic", "author"])


class FeedInputs(NamedTuple):
    """What a feed is made of; `name` is the topic's or author's, empty for all others.

    `texts` are the articles of the entries and what they name, by address; none in a feed of leads.
    """

    name: str
    entries: list[FeedEntry]
    texts: dict[str, tuple[Article, Names]]


class FeedPages(Family[FeedInputs]):
    """The feeds of one format: of the edition, a listing too, its sections, topics or authors."""

    rank = Rank.FRONTS

    def __init__(self, listing_kind: str, file_name: str, write: Callable[[Feed], bytes]) -> None:
        self.kind = f"{listing_kind} {file_name}"  # type: ignore[misc]
        self._listing_kind = listing_kind
        self._file_name = file_name
        self._write = write

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return the feeds of the edition, of all sections or of all labels that have items."""
        if self._listing_kind in _LABELS:
            for listing in queries.listings(self._listing_kind):
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
        if self._listing_kind in _LABELS:
            exists, name = bool(entries), queries.listing_name(listing)
        else:
            exists, name = key.subject in {"", *(one.slug for one in edition.sections)}, ""
        texts = texts_of(entries, queries) if edition.feeds_are_whole else {}
        return FeedInputs(name, entries, texts) if exists else None

    def render(self, key: PageKey, inputs: FeedInputs, renderer: Renderer) -> bytes | None:
        """Return the feed; None if a text that it holds is not what was recorded."""
        show = renderer.formatter(key.language)
        texts = {url: whole_text(*text, renderer) for url, text in inputs.texts.items()}
        if None in texts.values():
            return None
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
                items=[
                    item_of(entry, show)._replace(content=texts.get(entry.url) or "")
                    for entry in inputs.entries
                ],
            )
        )

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the feeds of all that the article is listed under."""
        if article.status is Status.PUBLISHED:
            yield from self._keys_of(article)

    def touched_by_body(self, record: Article | StandingPage | Inset) -> Iterator[PageKey]:
        """Yield the feeds of an article that may hold its text."""
        if isinstance(record, Article) and record.status is Status.PUBLISHED:
            yield from self._keys_of(record)

    def _keys_of(self, article: Article) -> Iterator[PageKey]:
        slugs = {
            "edition": [""],
            "section": [article.section],
            "topic": [topic.slug for topic in article.topics],
            "author": [author.slug for author in article.authors],
        }
        for slug in slugs[self._listing_kind]:
            yield PageKey(self.kind, article.language, slug)

    def _folders(self, key: PageKey, renderer: Renderer) -> list[str]:
        folder = renderer.edition.label_folders.get(self._listing_kind, "")
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


def texts_of(entries: Iterable[FeedEntry], queries: Queries) -> dict[str, tuple[Article, Names]]:
    """Return the articles of entries and what they name, by their addresses."""
    articles = (queries.article(entry.url) for entry in entries if entry.has_body)
    return {one.url: (one, names_of(one.references, queries)) for one in articles if one}


def item_of(entry: FeedEntry, show: Formatter) -> FeedItem:
    """Return an entry as feeds tell it.

    What was paid for says so in its title: feed readers show no more in their lists.
    """
    sections = [Tag(entry.section, show.section(entry.section).name)]
    label = show.labels.get(entry.kind, "")
    is_paid = entry.kind == ArticleKind.SPONSORED
    kinds = [Tag(entry.kind, label)] if label else []
    return FeedItem(
        identity=identity(entry.path, show.edition.site_url),
        title=f"{label}: {entry.title}" if is_paid else entry.title,
        url=show.absolute(entry.url),
        source="" if entry.has_body else entry.source,
        summary=_summary(entry, show),
        published=show.instant(entry.stamp) if len(entry.stamp) == 16 else "",
        updated=show.instant(entry.changed),
        authors=[author.name for author in entry.authors],
        tags=sections + kinds + [Tag(topic.slug, topic.name) for topic in entry.topics],
        picture=show.whole(show.picture_address(entry.picture)) if entry.picture else "",
        picture_title=entry.image_alt,
    )


def identity(path: str, site_url: str) -> str:
    """Return the name of an item for good: a UUID (RFC 9562, version 5) of its file and the host.

    Title, date and section of what has just been published are often corrected, and the address
    follows them. Feed readers would show a name that followed, too, as another item.
    """
    from uuid import NAMESPACE_URL, uuid5  # noqa: PLC0415  (most builds make no feed)

    host = urlsplit(site_url).hostname or ""
    return uuid5(NAMESPACE_URL, f"//{host}/{path}").urn


FAMILIES: tuple[Family[Any], ...] = (
    *(FeedPages(kind, ATOM_FEED, atom) for kind in ("edition", "section", "topic", "author")),
    *(FeedPages(kind, JSON_FEED, json_feed) for kind in ("edition", "section")),
    *(FeedPages(kind, RSS_FEED, rss) for kind in ("edition", "section")),
    FeedList(),
)
