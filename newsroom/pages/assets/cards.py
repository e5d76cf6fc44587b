"""Cards for what has no picture: of articles since CARDS_SINCE, and the newspaper's own.

They are for machines that ask by whole addresses: an edition without SITEURL has none.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from newsroom.catalogue.queries.queries import Queries
from newsroom.content.article import Article, Status
from newsroom.content.picture import is_vector
from newsroom.pages.addresses import OWN_CARD
from newsroom.pages.family import Family, FileOfLanguage, PageKey, Rank
from newsroom.pages.formatting import Formatter
from newsroom.pages.renderer import Renderer
from newsroom.pictures.cache import card_bytes
from newsroom.pictures.cards import Card
from newsroom.pictures.variants import recipe


class CardInputs(NamedTuple):
    """What a card is made of: its words, and how such are made."""

    card: Card
    recipe: str


def card_of(article: Article, show: Formatter, accent: str) -> Card | None:
    """Return the card of an article; None if it has a picture, or none is asked for."""
    edition = show.edition
    is_shown = article.has_body and article.status in {Status.PUBLISHED, Status.HIDDEN}
    is_pictured = bool(article.image.path) and not is_vector(article.image.path)
    is_asked_for = edition.site_url and edition.cards_since and article.stamp >= edition.cards_since
    if not is_shown or is_pictured or not is_asked_for:
        return None
    name = edition.masthead(article.language).name
    card = Card(article.title, show.labels.get(article.kind, ""), name, accent)
    return card if card.can_be_drawn else None


def card_path(url: str, version: str) -> str:
    """Return where the card of the article at `url` is written, from output/."""
    return f"{url.lstrip('/')}card.{version}.png"


class CardFiles(Family[CardInputs]):
    """The card of each article without a picture. A key's period is the version of its words."""

    kind = "card"
    rank = Rank.ASSETS
    # Measured: drawing one takes 5 ms, an article page 0.6 ms.
    effort = 8

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return the cards of all live articles that have one."""
        edition = renderer.edition
        if edition.site_url and edition.cards_since:
            for article in queries.articles_without_picture(edition.cards_since):
                yield from self._key_of(article, renderer)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return its place beside the article's page."""
        return card_path(key.subject, key.period)

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> CardInputs | None:
        """Return its words; None for an article that has others by now, or none."""
        article = queries.article(key.subject)
        if article is None or key not in self._key_of(article, renderer):
            return None
        card = card_of(article, renderer.formatter(key.language), renderer.accent)
        return CardInputs(card, recipe()) if card else None

    def render(self, key: PageKey, inputs: CardInputs, renderer: Renderer) -> bytes:
        """Return the card, from the cache or drawn now."""
        return card_bytes(renderer.edition.picture_cache, inputs.card)

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield its own card."""
        yield from self._key_of(article, renderer)

    def _key_of(self, article: Article, renderer: Renderer) -> list[PageKey]:
        card = card_of(article, renderer.formatter(article.language), renderer.accent)
        key = PageKey(self.kind, article.language, article.url)
        return [key._replace(period=card.version)] if card else []


class OwnCards(FileOfLanguage[CardInputs]):
    """The newspaper's card in each language, for all pages without a picture of their own."""

    kind = "own card"
    name = OWN_CARD
    rank = Rank.ASSETS

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> CardInputs | None:
        """Return the newspaper's name; None without an address, or letters for it."""
        card = Card("", "", renderer.edition.masthead(key.language).name, renderer.accent)
        is_asked_for = renderer.edition.site_url and card.can_be_drawn
        return CardInputs(card, recipe()) if is_asked_for else None

    def render(self, key: PageKey, inputs: CardInputs, renderer: Renderer) -> bytes:
        """Return the card, from the cache or drawn now."""
        return card_bytes(renderer.edition.picture_cache, inputs.card)


FAMILIES: tuple[Family[Any], ...] = (CardFiles(), OwnCards())
