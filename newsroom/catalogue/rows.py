"""Rows of the catalogue: records as they lie there, and what lists show of them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import orjson

from newsroom.catalogue.columns import LIVE_STORY_ENDINGS, Columns, live_story_of_row
from newsroom.content.article import Article, ArticleKind, Correction, StandingPage, Term
from newsroom.content.insets import Banner, FrontList, Inset, Profile
from newsroom.content.live_story import LiveStory
from newsroom.content.picture import PictureFile

ARTICLES = Columns(Article)
STANDING_PAGES = Columns(StandingPage)
BANNERS, PROFILES, FRONT_LISTS = Columns(Banner), Columns(Profile), Columns(FrontList)
INSETS: dict[type[Inset], tuple[str, Columns[Any]]] = {
    Banner: ("banner", BANNERS),
    Profile: ("profile", PROFILES),
    FrontList: ("front_list", FRONT_LISTS),
}
"""The table of each kind of inset, and its columns."""
ARTICLE_COLUMNS, STANDING_COLUMNS = ARTICLES.names, STANDING_PAGES.names


class Headline(NamedTuple):
    """An item as dense lists show it: a title, where it leads, and when it was.

    `is_live` tells a live story that goes on.
    """

    title: str
    url: str
    stamp: str
    section: str
    source: str
    has_body: int
    is_live: int = 0
    kind: str = ArticleKind.NEWS


class Teaser(NamedTuple):
    """An item as fronts and sections show it: a headline with its lead and picture."""

    title: str
    url: str
    stamp: str
    section: str
    source: str
    has_body: int
    is_live: int
    kind: str
    lead: str
    image_alt: str
    picture: PictureFile | None


class CorrectedItem(NamedTuple):
    """A correction, and the item that it is about."""

    stamp: str
    text: str
    headline: Headline


class FeedEntry(NamedTuple):
    """An item as feeds have it: a teaser with all that a reader elsewhere must be told.

    `path` is its file's, the one thing about it that nobody corrects.
    """

    title: str
    url: str
    stamp: str
    section: str
    source: str
    has_body: int
    is_live: int
    kind: str
    lead: str
    image_alt: str
    changed: str
    path: str
    authors: tuple[Term, ...]
    topics: tuple[Term, ...]
    corrections: tuple[Correction, ...]
    picture: PictureFile | None


class SearchItem(NamedTuple):
    """An item as the search index has it. `digest` is its file's, `path` where that lies."""

    title: str
    url: str
    stamp: str
    section: str
    source: str
    has_body: int
    is_live: int
    kind: str
    lead: str
    path: str
    digest: str
    caption: str
    authors: tuple[Term, ...]
    topics: tuple[Term, ...]
    corrections: tuple[Correction, ...]
    live_story: LiveStory
    picture: PictureFile | None


HEADLINE_COLUMNS = "a.title, a.url, a.stamp, a.section, a.source, a.has_body, a.live_story, a.kind"
_LIVE_STORY_COLUMNS = ", ".join(f"a.live_story{ending}" for ending in LIVE_STORY_ENDINGS)
# `p` is the record of the item's picture, if it has one that may be published. Where the newsroom
# names a focus, that goes before the one that was found.
_PICTURE_COLUMNS = (
    "p.path, p.digest, p.width, p.height, "
    "CASE a.image_focus WHEN '' THEN p.focus ELSE a.image_focus END"
)
TEASER_COLUMNS = f"{HEADLINE_COLUMNS}, a.lead, a.image_alt, {_PICTURE_COLUMNS}"
ENTRY_COLUMNS = (
    f"{HEADLINE_COLUMNS}, a.lead, a.image_alt, a.changed, a.path, a.authors, a.topics, "
    f"a.corrections, {_PICTURE_COLUMNS}"
)

SEARCH_COLUMNS = (
    f"{HEADLINE_COLUMNS}, a.lead, a.path, a.digest, a.image_caption, a.authors, a.topics, "
    f"a.corrections, {_LIVE_STORY_COLUMNS}, {_PICTURE_COLUMNS}"
)


row_of_article, article_of_row = ARTICLES.row_of, ARTICLES.record_of
row_of_standing_page, standing_page_of_row = STANDING_PAGES.row_of, STANDING_PAGES.record_of


def entry_of_row(row: tuple[Any, ...]) -> FeedEntry:
    """Return the entry that stands in a row of ENTRY_COLUMNS."""
    labels = (labels_of_text(row[12]), labels_of_text(row[13]))
    return FeedEntry._make((*row[:12], *labels, _corrections(row[14]), _picture(row[15:])))


def search_item_of_row(row: tuple[Any, ...]) -> SearchItem:
    """Return the item that stands in a row of SEARCH_COLUMNS."""
    labels = (labels_of_text(row[12]), labels_of_text(row[13]))
    rest = (_corrections(row[14]), live_story_of_row(*row[15:21]), _picture(row[21:]))
    return SearchItem._make((*row[:12], *labels, *rest))


def teaser_of_row(row: Sequence[Any]) -> Teaser:
    """Return the teaser that stands in a row of TEASER_COLUMNS."""
    return Teaser._make((*row[:10], _picture(row[10:])))


def headline_of_teaser(teaser: Teaser) -> Headline:
    """Return a teaser without its lead and picture."""
    return Headline._make(teaser[: len(Headline._fields)])


def _picture(row: Sequence[Any]) -> PictureFile | None:
    return PictureFile._make(row) if row[0] is not None else None


def _corrections(text: str) -> tuple[Correction, ...]:
    return tuple(Correction(*pair) for pair in orjson.loads(text)) if text != "[]" else ()


def labels_of_text(text: str) -> tuple[Term, ...]:
    """Return the topics or authors that a column holds as JSON."""
    return tuple(Term(*pair) for pair in orjson.loads(text)) if text != "[]" else ()
