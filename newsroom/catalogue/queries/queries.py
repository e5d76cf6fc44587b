"""Questions that planning and rendering ask of the catalogue, each a query with a name.

All of them answer from indexes, in time that does not grow with the archive (a test EXPLAINs
each), and see only what is live. A snapshot must not outlive the build it was opened for: what
many pages ask alike is remembered.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.owners import IS_PUBLIC, claim, owner_of
from newsroom.catalogue.queries.archive import ArchiveQueries
from newsroom.catalogue.queries.corrections import CorrectionQueries
from newsroom.catalogue.queries.fronts import FrontQueries
from newsroom.catalogue.queries.media import MediaQueries
from newsroom.catalogue.queries.query_group import IN_LISTING, NEWEST_FIRST, OLDEST_FIRST, bounds
from newsroom.catalogue.queries.redirects import RedirectQueries
from newsroom.catalogue.queries.search import SearchQueries
from newsroom.catalogue.queries.sequence import SequenceQueries
from newsroom.catalogue.queries.syndication import SyndicationQueries
from newsroom.catalogue.rows import (
    ARTICLE_COLUMNS,
    HEADLINE_COLUMNS,
    STANDING_COLUMNS,
    TEASER_COLUMNS,
    Headline,
    Teaser,
    article_of_row,
    standing_page_of_row,
    teaser_of_row,
)
from newsroom.content.article import Article, StandingPage


class Queries(
    ArchiveQueries,
    SyndicationQueries,
    SearchQueries,
    MediaQueries,
    CorrectionQueries,
    RedirectQueries,
    FrontQueries,
    SequenceQueries,
):
    """The catalogue as committed, read-only, as of `now` (seconds since 1970 UTC)."""

    # Articles and pages ---------------------------------------------------------------------

    def article(self, url: str) -> Article | None:
        """Return the live article at `url`."""
        row = self._one(
            f"SELECT {ARTICLE_COLUMNS} FROM article WHERE url = ? AND live",
            url,
        )
        return article_of_row(row) if row else None

    def path_of_article(self, url: str) -> str:
        """Return the file of the live article at `url`, empty if there is none."""
        row = self._one("SELECT path FROM article WHERE url = ? AND live", url)
        return str(row[0]) if row else ""

    def article_urls(self) -> Iterator[tuple[str, str, str]]:
        """Yield (language, status, url) of every live article with a body, oldest first."""
        return self._connection.execute(
            "SELECT language, status, url FROM article INDEXED BY article_by_instant "
            "WHERE live AND has_body ORDER BY instant"
        )

    def live_story_urls(self) -> Iterator[tuple[str, str]]:
        """Yield (language, url) of every live story that is public, going on or over."""
        return self._connection.execute(
            "SELECT DISTINCT a.language, a.url FROM live_instant AS l "
            "JOIN article AS a ON a.path = l.path "
            "WHERE a.live AND a.has_body AND a.status <> 'withdrawn' ORDER BY a.url"
        )

    def headline_urls(self) -> Iterator[str]:
        """Yield the address of every listed headline item: a place on a page of its day."""
        rows = self._connection.execute(
            "SELECT url FROM article INDEXED BY article_by_instant "
            "WHERE live AND NOT has_body AND status = 'published'"
        )
        return (url for (url,) in rows)

    def standing_page(self, url: str) -> StandingPage | None:
        """Return the standing page at `url`; of several, the one that keeps it."""
        rows = self._connection.execute(
            f"SELECT {STANDING_COLUMNS} FROM standing_page WHERE url = ? AND {IS_PUBLIC}", (url,)
        )
        owner = owner_of(self._connection, url)
        row = min(rows, key=lambda row: claim(row[0], "", owner), default=None)
        return standing_page_of_row(row) if row else None

    @cached_property
    def standing_pages(self) -> list[StandingPage]:
        """All standing pages that readers may see, one an address, in the order of their paths."""
        rows = self._connection.execute(
            f"SELECT {STANDING_COLUMNS} FROM standing_page WHERE {IS_PUBLIC} ORDER BY path"
        )
        pages = [standing_page_of_row(row) for row in rows]
        times = Counter(page.url for page in pages)
        return [p for p in pages if times[p.url] == 1 or self.standing_page(p.url) == p]

    def articles_naming(self, target: str) -> list[tuple[str, str]]:
        """Return (language, url) of the live articles whose text names the file `target`."""
        return self._connection.execute(
            "SELECT a.language, a.url FROM reference AS r JOIN article AS a ON a.path = r.path "
            "WHERE r.target = ? AND a.live AND a.has_body",
            (target,),
        ).fetchall()

    def standing_pages_naming(self, target: str) -> list[tuple[str, str]]:
        """Return (language, url) of the standing pages whose text names the file `target`."""
        return self._connection.execute(
            "SELECT p.language, p.url FROM reference AS r "
            "JOIN standing_page AS p ON p.path = r.path WHERE r.target = ?",
            (target,),
        ).fetchall()

    def addresses_of(self, paths: tuple[str, ...]) -> dict[str, str]:
        """Return where the articles and standing pages among `paths` are to be read."""
        found: dict[str, str] = {}
        for path in paths:
            row = self._one(
                "SELECT url FROM article WHERE path = ? AND live "
                "UNION ALL SELECT url FROM standing_page WHERE path = ? "
                "AND status IN ('published', 'hidden')",
                path,
                path,
            )
            if row:
                found[path] = row[0]
        return found

    # Listings ----------------------------------------------------------------------------------

    def listings(self, kind: str) -> Iterator[Listing]:
        """Yield every listing of a kind that has items."""
        rows = self._connection.execute(
            "SELECT DISTINCT language, listing FROM listing_period "
            "WHERE kind = ? AND precision = 4",
            (kind,),
        )
        return (Listing(language, kind, slug) for language, slug in rows)

    def slugs_of(self, kind: str, language: str) -> list[str]:
        """Return the slugs of the listings of a kind that have items in a language."""
        rows = self._connection.execute(
            "SELECT DISTINCT listing FROM listing_period "
            "WHERE language = ? AND kind = ? AND precision = 4 ORDER BY listing",
            (language, kind),
        )
        return [slug for (slug,) in rows]

    def listing_name(self, listing: Listing) -> str:
        """Return a topic's or an author's name as its first article wrote it; empty if none."""
        row = self._one(
            "SELECT name FROM listing_item WHERE language = ? AND kind = ? AND listing = ? "
            "ORDER BY stamp, path LIMIT 1",
            *listing,
        )
        return row[0] if row else ""

    def newest(self, listing: Listing, count: int) -> list[Teaser]:
        """Return the newest items of a listing, newest first."""
        return self._teasers(f"{NEWEST_FIRST}LIMIT ?", *listing, count)

    def teasers_in(self, listing: Listing, period: str) -> list[Teaser]:
        """Return all items of a listing in a period, newest first."""
        return self._teasers(
            f"AND s.stamp >= ? AND s.stamp < ? {NEWEST_FIRST}", *listing, *bounds(period)
        )

    def headlines_in(self, listing: Listing, period: str) -> list[Headline]:
        """Return all items of a listing in a period, oldest first."""
        rows = self._connection.execute(
            f"SELECT {HEADLINE_COLUMNS} {IN_LISTING} AND s.stamp >= ? AND s.stamp < ? "
            f"{OLDEST_FIRST}",
            (*listing, *bounds(period)),
        )
        return [Headline(*row) for row in rows]

    def headlines_at(self, listing: Listing, stamp: str) -> list[Headline]:
        """Return the items of a listing whose date is known no finer than `stamp`, by path."""
        rows = self._connection.execute(
            f"SELECT {HEADLINE_COLUMNS} {IN_LISTING} AND s.stamp = ? {OLDEST_FIRST}",
            (*listing, stamp),
        )
        return [Headline(*row) for row in rows]

    def article_count(self, listing: Listing) -> int:
        """Return how many of a listing's items are articles; this one counts them all."""
        row = self._one(f"SELECT count(*) {IN_LISTING} AND a.has_body", *listing)
        return int(row[0]) if row else 0

    def article_urls_newest_first(self, listing: Listing, skipped: int = 0) -> Iterator[str]:
        """Yield the addresses of a listing's articles, newest first, after some to be skipped."""
        rows = self._connection.execute(
            f"SELECT a.url {IN_LISTING} AND a.has_body ORDER BY s.stamp DESC, s.path DESC "
            "LIMIT -1 OFFSET ?",
            (*listing, skipped),
        )
        return (url for (url,) in rows)

    def _teasers(self, tail: str, *values: object) -> list[Teaser]:
        rows = self._connection.execute(f"SELECT {TEASER_COLUMNS} {IN_LISTING} {tail}", values)
        return [teaser_of_row(row) for row in rows]
