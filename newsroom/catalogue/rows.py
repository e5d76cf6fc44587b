"""How records lie in rows: the one place that knows the order of columns."""

import json
from typing import Any, NamedTuple

from newsroom.content.article import Article, Correction, Image, StandingPage, Status, Term
from newsroom.content.picture import PictureFile

ARTICLE_COLUMNS = (
    "path, digest, language, status, section, stamp, instant, modified, slug, url, title, lead, "
    "image, image_alt, image_caption, image_credit, source, has_body, authors, topics, "
    "reference_paths, corrections, former_addresses, expires"
)
STANDING_COLUMNS = "path, digest, language, status, slug, url, title, reference_paths"


class Headline(NamedTuple):
    """An item as dense lists show it: a title, where it leads, and when it was."""

    title: str
    url: str
    stamp: str
    section: str
    source: str
    has_body: int


class Teaser(NamedTuple):
    """An item as fronts and sections show it: a headline with its lead and picture."""

    title: str
    url: str
    stamp: str
    section: str
    source: str
    has_body: int
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
    lead: str
    image_alt: str
    changed: str
    path: str
    authors: tuple[Term, ...]
    topics: tuple[Term, ...]
    corrections: tuple[Correction, ...]
    picture: PictureFile | None


HEADLINE_COLUMNS = "a.title, a.url, a.stamp, a.section, a.source, a.has_body"
# `p` is the record of the item's picture, if it has one that may be published.
_PICTURE_COLUMNS = "p.path, p.digest, p.width, p.height"
TEASER_COLUMNS = f"{HEADLINE_COLUMNS}, a.lead, a.image_alt, {_PICTURE_COLUMNS}"
ENTRY_COLUMNS = (
    f"{HEADLINE_COLUMNS}, a.lead, a.image_alt, a.changed, a.path, a.authors, a.topics, "
    f"a.corrections, {_PICTURE_COLUMNS}"
)


def row_of_article(article: Article) -> tuple[Any, ...]:
    """Return the article's values in the order of ARTICLE_COLUMNS."""
    image = article.image
    return (
        *(article.path, article.digest, article.language, article.status.value, article.section),
        *(article.stamp, article.instant, article.modified, article.slug, article.url),
        *(article.title, article.lead, image.path, image.alt, image.caption, image.credit),
        *(article.source, article.has_body, _json(article.authors), _json(article.topics)),
        *(_json(article.references), _json(article.corrections), _json(article.former_addresses)),
        article.expires,
    )


def article_of_row(row: tuple[Any, ...]) -> Article:
    """Return the article that `row_of_article` laid in a row (further columns are ignored)."""
    return Article(
        path=row[0],
        digest=row[1],
        language=row[2],
        status=Status(row[3]),
        section=row[4],
        stamp=row[5],
        instant=row[6],
        modified=row[7],
        slug=row[8],
        url=row[9],
        title=row[10],
        lead=row[11],
        image=Image(*row[12:16]),
        source=row[16],
        has_body=bool(row[17]),
        authors=_labels(row[18]),
        topics=_labels(row[19]),
        references=tuple(json.loads(row[20])),
        corrections=_corrections(row[21]),
        former_addresses=tuple(json.loads(row[22])) if row[22] != "[]" else (),
        expires=row[23],
    )


def entry_of_row(row: tuple[Any, ...]) -> FeedEntry:
    """Return the entry that stands in a row of ENTRY_COLUMNS."""
    labels = (_labels(row[10]), _labels(row[11]))
    return FeedEntry._make((*row[:10], *labels, _corrections(row[12]), _picture(row[13:])))


def teaser_of_row(row: tuple[Any, ...]) -> Teaser:
    """Return the teaser that stands in a row of TEASER_COLUMNS."""
    return Teaser._make((*row[:8], _picture(row[8:])))


def row_of_standing_page(page: StandingPage) -> tuple[Any, ...]:
    """Return the page's values in the order of STANDING_COLUMNS."""
    return (
        *(page.path, page.digest, page.language, page.status.value),
        *(page.slug, page.url, page.title),
        _json(page.references),
    )


def standing_page_of_row(row: tuple[Any, ...]) -> StandingPage:
    """Return the standing page that `row_of_standing_page` laid in a row."""
    path, digest, language, status, slug, url, title, references = row
    return StandingPage(
        path, digest, language, Status(status), slug, url, title, tuple(json.loads(references))
    )


def _json(value: tuple[Any, ...]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else "[]"


def _picture(row: tuple[Any, ...]) -> PictureFile | None:
    return PictureFile._make(row) if row[0] is not None else None


def _corrections(text: str) -> tuple[Correction, ...]:
    return tuple(Correction(*pair) for pair in json.loads(text)) if text != "[]" else ()


def _labels(text: str) -> tuple[Term, ...]:
    return tuple(Term(*pair) for pair in json.loads(text)) if text != "[]" else ()
