"""The podcast: the newest articles with a sound, for players.

An article that plays a sound in its text is an episode of it; there is nothing more to do.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.rows import FeedEntry
from newsroom.content.article import Article, Status
from newsroom.content.markdown.recording import is_sound, media_type_of, sounds_in
from newsroom.pages.addresses import PODCAST, PODCAST_COVER
from newsroom.pages.assets.cards import CardInputs, OwnCards
from newsroom.pages.family import Family, FileOfLanguage, PageKey, Rank
from newsroom.pages.feeds.feed_formats import Enclosure, Feed, FeedItem
from newsroom.pages.feeds.feeds import item_of
from newsroom.pages.feeds.rss import podcast
from newsroom.pages.formatting import Formatter
from newsroom.pages.renderer import Renderer

EPISODES = 100
_APPLES_TYPES = {"audio/mp4": "audio/x-m4a"}
"""What Apple's directory calls some kinds of sound (podcasters.apple.com, "RSS tags")."""


class Episode(NamedTuple):
    """An article, and the first sound in it: its path under content/, its digest and length."""

    entry: FeedEntry
    sound: str
    digest: str
    seconds: int


class Podcast(FileOfLanguage[list[Episode]]):
    """The feed of sounds in each language that has any."""

    kind = "podcast"
    name = PODCAST
    rank = Rank.FRONTS

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> list[Episode] | None:
        """Return the newest episodes; None without a host, and where there is none."""
        if not renderer.edition.site_url:
            return None
        return list(_episodes(key.language, queries)) or None

    def render(self, key: PageKey, inputs: list[Episode], renderer: Renderer) -> bytes:
        """Return the feed."""
        show, edition = renderer.formatter(key.language), renderer.edition
        masthead = edition.masthead(key.language)
        feed = Feed(
            title=masthead.name,
            subtitle=masthead.motto,
            language=key.language,
            publisher=masthead.name,
            home=show.whole(show.folder()),
            address=show.absolute("/" + self.path(key, renderer)),
            icon="",
            hub=edition.hub_of(self.path(key, renderer)),
            updated=show.instant(max(one.entry.changed for one in inputs)),
            items=[_item(one, show) for one in inputs],
        )
        cover = show.absolute(f"{edition.prefix(key.language)}/{PODCAST_COVER}")
        return podcast(feed, masthead.email, cover if show.preview.image else "")

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the feed if there is a sound in the article."""
        if article.status is Status.PUBLISHED and sounds_in(article.references):
            yield PageKey(self.kind, article.language)

    def touched_by_file(self, path: str, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Yield the feeds if the file is a sound: they tell its length."""
        if is_sound(path):
            yield from self.keys(queries, renderer)


def _episodes(language: str, queries: Queries) -> Iterator[Episode]:
    for entry in queries.entries(Listing(language, "sound", ""), EPISODES):
        article = queries.article(entry.url)
        for sound in sounds_in(article.references)[:1] if article else ():
            if digest := queries.media_digest(sound):
                yield Episode(entry, sound, digest, queries.seconds_of(sound))


def _item(episode: Episode, show: Formatter) -> FeedItem:
    url = show.whole(show.media_address(episode.sound))
    media_type = media_type_of(episode.sound)
    # The digest, which the feed is made of, stands for the length.
    length = (show.edition.content / episode.sound).stat().st_size
    return item_of(episode.entry, show)._replace(
        sound=Enclosure(url, length, _APPLES_TYPES.get(media_type, media_type), episode.seconds)
    )


class PodcastCover(OwnCards):
    """The newspaper's card as players show the podcast: directories want a square."""

    kind = "podcast cover"
    name = PODCAST_COVER

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> CardInputs | None:
        """Return the newspaper's name and colour; None where nothing is to be heard."""
        is_heard = queries.first_of(Listing(key.language, "sound")) is not None
        return super().inputs(key, queries, renderer) if is_heard else None

    def render(self, key: PageKey, inputs: CardInputs, renderer: Renderer) -> bytes:
        """Return the cover."""
        # Loaded for covers only: it brings the codecs along (see newsroom.pictures).
        from newsroom.pictures.card_drawing import cover  # noqa: PLC0415

        return cover(inputs.card)

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the cover: the article may be the first, or the last, with a sound."""
        if article.status is Status.PUBLISHED and sounds_in(article.references):
            yield PageKey(self.kind, article.language)


FAMILIES: tuple[Family[Any], ...] = (Podcast(), PodcastCover())
