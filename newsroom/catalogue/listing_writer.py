"""The listings of the catalogue: which articles are on which, and how many there are by period."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from newsroom.catalogue.listing import Listing
from newsroom.content.article import Article
from newsroom.content.markdown.recording import sounds_in
from newsroom.language.dates.moment import Moment, Precision

_SAME_PERIOD = "WHERE language = ? AND kind = ? AND listing = ? AND precision = ? AND period = ?"


class ListingWriter:
    """Puts live articles on their listings and takes them off; tallies the listings' periods."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._items: Counter[tuple[str, str, str, int, str]] = Counter()
        # Where nothing is listed yet, all items are counted at once when they are there.
        self._are_new = connection.execute("SELECT 1 FROM listing_item LIMIT 1").fetchone() is None

    def put(self, article: Article, direction: int) -> None:
        """Put an article and its corrections on its listings (1), or take them off (-1)."""
        listings = list(listings_of(article))
        if article.corrections:
            self._put_corrections(article, direction)
        if direction > 0:
            self._connection.executemany(
                "INSERT INTO listing_item VALUES (?, ?, ?, ?, ?, ?)",
                [(*listing, article.stamp, article.path, name) for listing, name in listings],
            )
        else:
            self._connection.executemany(
                "DELETE FROM listing_item WHERE language = ? AND kind = ? AND listing = ? "
                "AND stamp = ? AND path = ?",
                [(*listing, article.stamp, article.path) for listing, _name in listings],
            )
        if self._are_new:
            return
        periods = _tallies_of([article.stamp])
        for listing, _name in listings:
            for period in periods:
                self._items[(*listing, *period)] += direction

    def _put_corrections(self, article: Article, direction: int) -> None:
        corrections = enumerate(article.corrections)
        if direction > 0:
            self._connection.executemany(
                "INSERT INTO correction VALUES (?, ?, ?, ?, ?)",
                [
                    (article.language, correction.stamp, article.path, place, correction.text)
                    for place, correction in corrections
                ],
            )
        else:
            self._connection.executemany(
                "DELETE FROM correction WHERE language = ? AND stamp = ? AND path = ?",
                [(article.language, one.stamp, article.path) for _place, one in corrections],
            )

    def flush(self) -> set[tuple[Listing, str]]:
        """Write the listings' tallies; return the periods that got a first item or lost the last.

        Tallies are gathered until here because many items share a period.
        """
        if self._are_new:
            self._are_new = False
            return self._enter_tallies()
        turned = self._change_tallies()
        self._items.clear()
        return turned

    def _enter_tallies(self) -> set[tuple[Listing, str]]:
        """Count all items, where there are no tallies yet."""
        turned: set[tuple[Listing, str]] = set()
        rows = self._connection.execute(
            "SELECT language, kind, listing, stamp FROM listing_item "
            "ORDER BY language, kind, listing, stamp"
        )
        for key, items in groupby(rows, itemgetter(0, 1, 2)):
            listing = Listing(*key)
            tallies = _tallies_of(map(itemgetter(3), items))
            self._connection.executemany(
                "INSERT INTO listing_period VALUES (?, ?, ?, ?, ?, ?)",
                [(*listing, *period, count) for period, count in sorted(tallies.items())],
            )
            turned.update((listing, period) for _precision, period in tallies)
        return turned

    def _change_tallies(self) -> set[tuple[Listing, str]]:
        """Change the tallies that there are."""
        turned: set[tuple[Listing, str]] = set()
        for key, change in self._items.items():
            if not change:
                continue
            row = self._connection.execute(
                f"SELECT items FROM listing_period {_SAME_PERIOD}",
                key,
            ).fetchone()
            items = change + (row[0] if row else 0)
            if items and row:
                self._connection.execute(
                    f"UPDATE listing_period SET items = ? {_SAME_PERIOD}",
                    (items, *key),
                )
                continue
            turned.add((Listing(*key[:3]), key[4]))
            if items:
                self._connection.execute(
                    "INSERT INTO listing_period VALUES (?, ?, ?, ?, ?, ?)", (*key, items)
                )
            else:
                self._connection.execute(f"DELETE FROM listing_period {_SAME_PERIOD}", key)
        return turned


def _tallies_of(stamps: Iterable[str]) -> Counter[tuple[int, str]]:
    """Return how many stamps are in each period, by its precision and itself."""
    tallies: Counter[tuple[int, str]] = Counter()
    for day, items in Counter([stamp[: Precision.DAY] for stamp in stamps]).items():
        for period in _periods_of(day):
            tallies[period] += items
    return tallies


@lru_cache(maxsize=1 << 14)  # days: 44 years of them
def _periods_of(day: str) -> tuple[tuple[int, str], ...]:
    """Return the periods of a day, or of what is known of one, each behind its precision."""
    return tuple((len(period), period) for period in Moment(day).periods)


def listings_of(article: Article) -> Iterator[tuple[Listing, str]]:
    """Yield the listings of a listed article, each with its name there (for labels)."""
    yield Listing(article.language, "edition"), ""
    yield Listing(article.language, "section", article.section), ""
    for topic in article.topics:
        yield Listing(article.language, "topic", topic.slug), topic.name
    for author in article.authors:
        yield Listing(article.language, "author", author.slug), author.name
    if article.has_body and sounds_in(article.references):
        yield Listing(article.language, "sound"), ""
    if article.series.slug:
        yield Listing(article.language, "series", article.series.slug), article.series.name
