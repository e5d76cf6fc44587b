"""What stands beside an article: what came before it, and the parts of its series around it.

Of its section and its topics only what came before is shown: that is settled once and for all, so
that new articles touch no old pages. The next part of a series comes later: it touches one page.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.rows import Headline, Teaser
from newsroom.content.article import Article

PRECEDING = 10
RELATED = 5
# Of each topic so many are looked at, of so many topics: an item that shares two goes first.
_OF_TOPIC = 6
_TOPICS = 6


class Company(NamedTuple):
    """The items beside an article; parts of its series as sequences of one, or of none."""

    preceding: Sequence[Teaser] = ()
    related: Sequence[Teaser] = ()
    previous_part: Sequence[Teaser] = ()
    next_part: Sequence[Headline] = ()


def company_of(article: Article, queries: Queries) -> Company:
    """Return what stands beside a listed article."""
    preceding = queries.preceding(_section(article), article, PRECEDING)
    related = _related(article, {row.url for row in preceding}, queries)
    if not article.series.slug:
        return Company(preceding, related)
    series = _series(article)
    return Company(
        preceding,
        related,
        queries.preceding(series, article, 1),
        queries.following(series, article, 1),
    )


def _related(article: Article, shown: set[str], queries: Queries) -> list[Teaser]:
    """Return what shares most topics with an article, of what is not `shown`, newest first."""
    found: dict[str, Teaser] = {}
    shared: Counter[str] = Counter()
    for listing in _topics(article):
        for row in queries.preceding(listing, article, _OF_TOPIC):
            if row.url not in shown:
                found[row.url] = row
                shared[row.url] += 1
    newest = sorted(found, key=lambda url: (found[url].stamp, url), reverse=True)
    return [found[url] for url in sorted(newest, key=lambda url: -shared[url])[:RELATED]]


def urls_beside(article: Article, queries: Queries) -> Iterator[str]:
    """Yield the addresses of the articles beside which a listed article may stand, or stood."""
    yield from queries.following_urls(_section(article), article, PRECEDING)
    for listing in _topics(article):
        yield from queries.following_urls(listing, article, _OF_TOPIC)
    if article.series.slug:
        series = _series(article)
        yield from (row.url for row in queries.preceding(series, article, 1) if row.has_body)
        yield from queries.following_urls(series, article, 1)


def _section(article: Article) -> Listing:
    return Listing(article.language, "section", article.section)


def _topics(article: Article) -> list[Listing]:
    return [Listing(article.language, "topic", topic.slug) for topic in article.topics[:_TOPICS]]


def _series(article: Article) -> Listing:
    return Listing(article.language, "series", article.series.slug)
