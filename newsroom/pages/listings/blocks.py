"""The blocks of the front page: what each is made of, and what it shows."""

from collections.abc import Sequence
from typing import NamedTuple

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.fronts import Notice, Placed
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.rows import Teaser
from newsroom.content.article import Term
from newsroom.content.picture import PictureFile
from newsroom.edition import Edition
from newsroom.language.dates.moment import day_in_zone
from newsroom.pages.formatting import Formatter
from newsroom.pages.listings.arrangement import FURTHER, IN_STRIP, SECONDS, Filled, placed_at
from newsroom.pages.listings.notices import notice_items
from newsroom.pages.views import FrontBlock, Item, Link, Voice
from newsroom.settings.parts import Block

LATEST = 10  # of all items, beside the top
# Even if all that stands above comes from one section, its block has other items to show.
NEWEST_IN_BLOCK = 1 + SECONDS + FURTHER + LATEST + IN_STRIP
NOTICES = 5  # of a section of notices


class Byline(NamedTuple):
    """Who wrote a story, and their portrait."""

    url: str
    author: Term
    portrait: PictureFile | None


class BlockInputs(NamedTuple):
    """The items that a block may show, and what its shape needs besides."""

    newest: list[Teaser]
    bylines: list[Byline]
    notices: list[Notice]


def block_inputs(
    block: Block, language: str, placed: Sequence[Placed], queries: Queries, edition: Edition
) -> BlockInputs:
    """Return what a block may show to readers of a language: rows, bylines, or notices."""
    if block.listing == "section" and edition.section(block.slug).has_notices:
        today = day_in_zone(queries.now, edition.zone)
        return BlockInputs([], [], queries.notices(language, block.slug, today)[:NOTICES])
    newest = queries.newest(Listing(language, block.listing, block.slug), NEWEST_IN_BLOCK)
    rows = [*placed_at(placed, block.slug), *newest] if block.shape == "opinion" else []
    bylines = (_byline(row.url, language, queries) for row in rows)
    return BlockInputs(newest, [one for one in bylines if one], [])


def _byline(url: str, language: str, queries: Queries) -> Byline | None:
    """Return the first author of the article at `url`, with the portrait of their profile."""
    authors = queries.authors_of(url)
    if not authors:
        return None
    profile = queries.profile(Listing(language, "author", authors[0].slug))
    pictures = queries.pictures_named((profile.image.path,)) if profile else {}
    portraits = next(iter(pictures.values()), ())
    return Byline(url, authors[0], portraits[0] if portraits else None)


def block_view(
    block: Block, filled: Filled, given: BlockInputs, today: str, show: Formatter
) -> FrontBlock:
    """Return a block as templates show it."""
    items = show.items(filled.rows)
    voices: list[Voice] = []
    if filled.shape == "opinion":
        bylines = {one.url: one for one in given.bylines}
        for row, item in zip(filled.rows, items, strict=True):
            voices.append(_voice(item, bylines.get(row.url), show))
    link = (
        show.section(block.slug)
        if block.listing == "section"
        else Link(block.name(show.language), show.folder(show.edition.topic_folder, block.slug))
    )
    notices = notice_items(given.notices, today, show)
    return FrontBlock(filled.shape, link, items, voices, notices)


def _voice(item: Item, byline: Byline | None, show: Formatter) -> Voice:
    if byline is None:
        return Voice(item, None, None)
    folder = show.folder(show.edition.author_folder, byline.author.slug)
    portrait = show.picture(byline.portrait, "") if byline.portrait else None
    return Voice(item, Link(byline.author.name, folder), portrait)
