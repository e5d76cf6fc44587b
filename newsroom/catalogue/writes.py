"""Every change of the catalogue. One process writes, inside one transaction a step."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from newsroom.catalogue.address_writer import AddressWriter
from newsroom.catalogue.change import Change
from newsroom.catalogue.insets import ProfileState
from newsroom.catalogue.listing import Listing
from newsroom.catalogue.rows import (
    ARTICLE_COLUMNS,
    STANDING_COLUMNS,
    article_of_row,
    row_of_article,
    row_of_standing_page,
    standing_page_of_row,
)
from newsroom.content.article import Article, Placement, StandingPage, Status
from newsroom.content.insets import Record, is_inset


def _insertion(table: str, columns: str) -> str:
    marks = ", ".join("?" * len(columns.split(", ")))
    return f"INSERT INTO {table} ({columns}) VALUES ({marks})"


_INSERT_ARTICLE = _insertion("article", f"{ARTICLE_COLUMNS}, written, changed, live")
_AT_ADDRESS = "SELECT 1 FROM article WHERE url = ?"
_INSERT_STANDING_PAGE = _insertion("standing_page", STANDING_COLUMNS)


class Writer(AddressWriter):
    """Writes records and keeps what follows from them: who is live, the listings, duplicates."""

    def apply(
        self, records: Iterable[Record], removed: Iterable[str], *, are_new: bool = False
    ) -> Iterator[Change]:
        """Store records, remove those of `removed` paths, and yield what readers will notice.

        Of files that `are_new` nothing is known, and nothing is looked for to be replaced.
        """
        urls: dict[str, None] = {}
        before: dict[str, Article] = {}
        stored: dict[str, Article] = {}
        for path in removed:
            self.reject(path, ())
            yield from self._remove(path, urls, before)
        for record in records:
            if not are_new:
                self.reject(record.path, ())
                yield from self._remove(record.path, urls, before)
            if isinstance(record, Article):
                if are_new and self._is_uncontested(record):
                    yield from self._publish(record)
                    continue
                stored[record.path] = record
            yield from self._store(record, urls)
        yield from self._settle(urls, before, stored, are_new=are_new)

    def drop_foreign(
        self, languages: Collection[str], sections: Collection[str]
    ) -> Iterator[Change]:
        """Remove the records that the settings know no more, and yield what readers will notice.

        Their files are rejected by now, and their last versions can be shown no longer: nothing is
        known of their language or section. What is wrong with the files stays noted.
        """
        marks = [", ".join("?" * len(one)) for one in (languages, sections)]
        rows = self._connection.execute(
            f"SELECT path FROM article WHERE language NOT IN ({marks[0]}) "
            f"OR section NOT IN ({marks[1]}) "
            f"UNION ALL SELECT path FROM standing_page WHERE language NOT IN ({marks[0]})",
            (*languages, *sections, *languages),
        ).fetchall()
        gone = [path for (path,) in rows]
        yield from self._remove_all([*gone, *self._insets.foreign(tuple(languages))])

    def withhold(self, paths: Sequence[str]) -> Iterator[Change]:
        """Remove records whose pages could not be made, and yield what readers will notice.

        Their files are to be read again next time.
        """
        self._connection.executemany(
            "UPDATE file SET changed = 0, digest = '' WHERE path = ?", ((path,) for path in paths)
        )
        yield from self._remove_all(paths)

    def _remove_all(self, paths: Iterable[str]) -> Iterator[Change]:
        """Remove records; what is wrong with their files stays noted."""
        urls: dict[str, None] = {}
        before: dict[str, Article] = {}
        for path in paths:
            yield from self._remove(path, urls, before)
        yield from self._settle(urls, before)

    def pass_time(self, then: int) -> Iterator[Change]:
        """Yield what appears, expires, or changes by itself between `then` (seconds) and now.

        An article whose place on a front is over is among them, as it was with its places.
        """
        rows = self._connection.execute(
            "SELECT url FROM article WHERE instant > ? AND instant <= ? "
            "UNION SELECT url FROM article WHERE expires > 0 AND expires > ? AND expires <= ? "
            "UNION SELECT url FROM live_instant AS l JOIN article AS a ON a.path = l.path "
            "WHERE l.instant > ? AND l.instant <= ?",
            (min(then, self._now), max(then, self._now)) * 3,
        ).fetchall()
        yield from self._settle(dict.fromkeys(url for (url,) in rows), {})
        yield from self._insets.pass_time(then)
        for path in self._insets.ended_places(then):
            row = self._article_row(path)
            if row and row[-1]:
                article = article_of_row(row)
                placed = replace(article, front=(*article.front, Placement("", 0)))
                yield Change(placed, article)

    def shown_profiles(self) -> list[ProfileState]:
        """Return the profiles that readers may see, and whether any listed item names theirs."""
        return self._insets.shown_profiles()

    def flush(self) -> set[tuple[Listing, str]]:
        """Write what was gathered of the listings; return what `ListingWriter.flush` does."""
        return self._listings.flush()

    def has_record(self, path: str) -> bool:
        """Tell whether the file at `path` was ever accepted."""
        has_page = self._article_row(path) or self._standing_page(path)
        return bool(has_page) or (is_inset(path) and self._insets.has(path))

    def _remove(
        self, path: str, urls: dict[str, None], before: dict[str, Article]
    ) -> Iterator[Change]:
        self._connection.execute("DELETE FROM reference WHERE path = ?", (path,))
        if page := self._standing_page(path):
            self._connection.execute("DELETE FROM standing_page WHERE path = ?", (path,))
            urls[page.url] = None
            self._page_urls.add(page.url)
            yield Change(page, None)
        if is_inset(path):
            yield from self._insets.remove(path)
            return
        row = self._article_row(path)
        if row is None:
            return
        article = article_of_row(row)
        if article.front:
            self._insets.displace(path)
        urls[article.url] = None
        if row[-1]:
            self._shelve(article, -1)
            before[path] = article
        self._connection.executemany(
            "DELETE FROM former_address WHERE address = ? AND path = ?",
            ((address, path) for address in article.former_addresses),
        )
        self._connection.execute("DELETE FROM article WHERE path = ?", (path,))
        if article.live_story.is_story:
            self._connection.execute("DELETE FROM live_instant WHERE path = ?", (path,))

    def _store(self, record: Record, urls: dict[str, None]) -> Iterator[Change]:
        if isinstance(record, Article):
            self._store_article(record)
            urls[record.url] = None
            return
        self._store_references(record, {})
        if isinstance(record, StandingPage):
            self._connection.execute(_INSERT_STANDING_PAGE, row_of_standing_page(record))
            urls[record.url] = None
            self._page_urls.add(record.url)
            yield Change(None, record)
        else:
            yield from self._insets.store(record)

    def _is_uncontested(self, article: Article) -> bool:
        """Tell whether a new article is live by itself: nothing else is where it is to be."""
        return (
            article.instant <= self._now
            and not article.expires
            and not article.live_story.is_story
            and article.status is not Status.DRAFT
            and article.url not in self._page_urls
            and not self._connection.execute(_AT_ADDRESS, (article.url,)).fetchone()
        )

    def _publish(self, article: Article) -> Iterator[Change]:
        """Store an article that is live by itself: what `_settle` comes to, in one go."""
        self._store_article(article, live=True)
        self._bring_out(article)
        yield Change(None, article)

    def _store_article(self, article: Article, *, live: bool = False) -> None:
        """Store the record of an article, and what else it says."""
        self._store_references(article, dict(article.live_story.later))
        row = (*row_of_article(article), article.status.value, article.changed, live)
        self._connection.execute(_INSERT_ARTICLE, row)
        if article.front:
            self._insets.place(article)
        if article.former_addresses:
            self._connection.executemany(
                "INSERT INTO former_address VALUES (?, ?)",
                ((address, article.path) for address in article.former_addresses),
            )
        if article.live_story.is_story:
            self._connection.executemany(
                "INSERT INTO live_instant VALUES (?, ?, ?, ?)",
                (
                    (change.instant, article.path, change.is_end, change.title)
                    for change in article.live_story.changes
                ),
            )

    def _store_references(self, record: Record, since: Mapping[str, int]) -> None:
        """Note which files a record names, and `since` when if not from the beginning."""
        if record.references:
            self._connection.executemany(
                "INSERT INTO reference VALUES (?, ?, ?)",
                ((target, record.path, since.get(target, 0)) for target in record.references),
            )

    def _standing_page(self, path: str) -> StandingPage | None:
        row = self._connection.execute(
            f"SELECT {STANDING_COLUMNS} FROM standing_page WHERE path = ?",
            (path,),
        ).fetchone()
        return standing_page_of_row(row) if row else None
