"""How records lie in rows: the one place that knows the order of columns."""

import json
from typing import Any, NamedTuple

from newsroom.content.article import Article, Image, Label, StandingPage, Status

ARTICLE_COLUMNS = (
    "path, digest, language, status, section, stamp, instant, modified, slug, url, title, lead, "
    "image, image_alt, image_caption, image_credit, source, has_body, authors, topics, "
    "reference_paths"
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
    image: str
    image_alt: str


def row_of_article(article: Article) -> tuple[Any, ...]:
    """Return the article's values in the order of ARTICLE_COLUMNS."""
    image = article.image
    return (
        *(article.path, article.digest, article.language, article.status, article.section),
        *(article.stamp, article.instant, article.modified, article.slug, article.url),
        *(article.title, article.lead, image.path, image.alt, image.caption, image.credit),
        *(article.source, article.has_body, _json(article.authors), _json(article.topics)),
        _json(article.references),
    )


def article_of_row(row: tuple[Any, ...]) -> Article:
    """Return the article that `row_of_article` laid in a row (further columns are ignored)."""
    return Article(
        *row[:3],
        Status(row[3]),
        *row[4:12],
        Image(*row[12:16]),
        row[16],
        bool(row[17]),
        _labels(row[18]),
        _labels(row[19]),
        tuple(json.loads(row[20])),
    )


def row_of_standing_page(page: StandingPage) -> tuple[Any, ...]:
    """Return the page's values in the order of STANDING_COLUMNS."""
    return (
        *(page.path, page.digest, page.language, page.status, page.slug, page.url, page.title),
        _json(page.references),
    )


def standing_page_of_row(row: tuple[Any, ...]) -> StandingPage:
    """Return the standing page that `row_of_standing_page` laid in a row."""
    return StandingPage(*row[:3], Status(row[3]), *row[4:7], tuple(json.loads(row[7])))


def _json(value: tuple[Any, ...]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else "[]"


def _labels(text: str) -> tuple[Label, ...]:
    return tuple(Label(*pair) for pair in json.loads(text)) if text != "[]" else ()
