"""Every change of the catalogue. One process writes, inside one transaction a step."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from newsroom.catalogue.change import Change
from newsroom.catalogue.files import FileWriter
from newsroom.catalogue.insets import InsetWriter, ProfileState
from newsroom.catalogue.listing import Listing
from newsroom.catalogue.listing_writer import ListingWriter
from newsroom.catalogue.owners import IS_PUBLIC, claim, owner_of
from newsroom.catalogue.rows import (
    ARTICLE_COLUMNS,
    STANDING_COLUMNS,
    article_of_row,
    row_of_article,
    row_of_standing_page,
    standing_page_of_row,
)
from newsroom.content.addresses.ledger import is_copy
from newsroom.content.article import Article, Placement, StandingPage, Status
from newsroom.content.insets import Record, is_inset
from newsroom.content.live_story import LiveStory
from newsroom.content.rejection import COPY, Rejection

DUPLICATE = "duplicate-address"
_STAMP = ARTICLE_COLUMNS.split(", ").index("stamp")


class Writer(FileWriter):
    """Writes records and keeps what follows from them: who is live, the listings, duplicates.

    Which of several files keeps an address is decided by the ledger and their records alone (see
    `catalogue.owners`), never by which was seen first: an incremental build must end where a cold
    one does.
    """

    def __init__(self, connection: sqlite3.Connection, now: int) -> None:
        """Write to `connection` as of `now`, in seconds since 1970 UTC."""
        super().__init__(connection)
        self._now = now
        self._insets = InsetWriter(connection, now)
        # Addresses that several claimed when they were last settled; those of the past likewise.
        self.contested: set[str] = set()
        self.contested_former: set[str] = set()
        self._page_urls: set[str] = set()  # of standing pages that came or went
        self._listings = ListingWriter(connection)

    def apply(
        self, records: Iterable[Record], removed: Iterable[str], *, are_new: bool = False
    ) -> Iterator[Change]:
        """Store records, remove those of `removed` paths, and yield what readers will notice.

        Of files that `are_new` nothing is known, and nothing is looked for to be replaced.
        """
        urls: dict[str, None] = {}
        before: dict[str, Article] = {}
        for path in removed:
            self.reject(path, ())
            yield from self._remove(path, urls, before)
        for record in records:
            if not are_new:
                self.reject(record.path, ())
                yield from self._remove(record.path, urls, before)
            yield from self._store(record, urls)
        yield from self._settle(urls, before)

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
        since = dict(record.live_story.later) if isinstance(record, Article) else {}
        self._connection.executemany(
            "INSERT INTO reference VALUES (?, ?, ?)",
            ((target, record.path, since.get(target, 0)) for target in record.references),
        )
        if isinstance(record, StandingPage):
            self._insert("standing_page", STANDING_COLUMNS, row_of_standing_page(record))
            urls[record.url] = None
            self._page_urls.add(record.url)
            yield Change(None, record)
        elif not isinstance(record, Article):
            yield from self._insets.store(record)
        else:
            self._insets.place(record)
            row = (*row_of_article(record), record.status.value, record.changed, 0)
            self._insert("article", ARTICLE_COLUMNS + ", written, changed, live", row)
            self._connection.executemany(
                "INSERT INTO former_address VALUES (?, ?)",
                ((address, record.path) for address in record.former_addresses),
            )
            self._connection.executemany(
                "INSERT INTO live_instant VALUES (?, ?, ?, ?)",
                (
                    (change.instant, record.path, change.is_end, change.title)
                    for change in record.live_story.changes
                ),
            )
            urls[record.url] = None

    def _settle(self, urls: Iterable[str], before: dict[str, Article]) -> Iterator[Change]:
        """Decide who is live at each address, and yield the changes.

        `before` holds what was live and has already been taken off the listings, by path.
        """
        for url in urls:
            if url in self._page_urls:
                yield from self._settle_pages(url)
            rows = self._connection.execute(
                f"SELECT {ARTICLE_COLUMNS}, written, live FROM article "
                "WHERE url = ? AND status <> 'draft'",
                (url,),
            ).fetchall()
            if len(rows) > 1:
                self.contested.add(url)
                owner = owner_of(self._connection, url)
                rows.sort(key=lambda row: claim(row[0], row[_STAMP], owner))
            for position, row in enumerate(rows):
                article, was_live = article_of_row(row), bool(row[-1])
                self._note_duplicate(article.path, url, None if position == 0 else rows[0][0])
                live = position == 0 and article.instant <= self._now
                gone = before.pop(article.path, None)
                if (status := self._status(article, Status(row[-2]))) is not article.status:
                    if was_live:
                        self._shelve(article, -1)
                        gone, was_live = article, False
                    article = self._set_status(article, status)
                story = self._story(article)
                if story != article.live_story:
                    gone = gone or (article if was_live else None)
                    article = self._set_story(article, story)
                if live != was_live:
                    self._set_live(article, live=live)
                if live != was_live or gone:
                    yield Change(gone or (article if was_live else None), article if live else None)
        for article in before.values():
            yield Change(article, None)
        before.clear()

    def settle(self, addresses: Iterable[str]) -> Iterator[Change]:
        """Decide anew who is live at each address, because the ledger says otherwise of it."""
        self._page_urls.update(addresses)
        yield from self._settle(addresses, {})

    def _settle_pages(self, url: str) -> Iterator[Change]:
        """Note which standing pages claim another's address, and yield what may differ by that."""
        rows = self._connection.execute(
            f"SELECT {STANDING_COLUMNS} FROM standing_page WHERE url = ? AND {IS_PUBLIC}", (url,)
        ).fetchall()
        owner = owner_of(self._connection, url)
        rows.sort(key=lambda row: claim(row[0], "", owner))
        for position, row in enumerate(rows):
            self._note_duplicate(row[0], url, None if position == 0 else rows[0][0])
        if len(rows) > 1:
            self.contested.add(url)
            yield from (Change(None, standing_page_of_row(row)) for row in rows)

    def _status(self, article: Article, written: Status) -> Status:
        """Return the status of an article now: one that has expired is withdrawn."""
        is_over = 0 < article.expires <= self._now
        return Status.WITHDRAWN if is_over else written

    def _set_status(self, article: Article, status: Status) -> Article:
        self._connection.execute(
            "UPDATE article SET status = ?, live = 0 WHERE path = ?", (status.value, article.path)
        )
        return replace(article, status=status)

    def _story(self, article: Article) -> LiveStory:
        """Return what of a live story readers have now."""
        story = article.live_story
        return story.settled(self._now, article.instant) if story.is_story else story

    def _set_story(self, article: Article, story: LiveStory) -> Article:
        article = replace(article, live_story=story)
        self._connection.execute(
            "UPDATE article SET live_story = ?, live_story_shown = ?, changed = ? WHERE path = ?",
            (story.is_live, story.shown, article.changed, article.path),
        )
        return article

    def _set_live(self, article: Article, *, live: bool) -> None:
        self._connection.execute("UPDATE article SET live = ? WHERE path = ?", (live, article.path))
        if live and article.former_addresses:
            self.contested_former.update(
                address for address in article.former_addresses if self._has_others(address)
            )
        self._shelve(article, 1 if live else -1)

    def _has_others(self, address: str) -> bool:
        """Tell whether more than one article says that it had this address."""
        row = self._connection.execute(
            "SELECT count(*) FROM former_address WHERE address = ?", (address,)
        ).fetchone()
        return int(row[0]) > 1

    def _note_duplicate(self, path: str, url: str, owner: str | None) -> None:
        """Note whose the address is that the file `path` claims; None: its own."""
        self._connection.execute(
            "DELETE FROM rejection WHERE path = ? AND code IN (?, ?)", (path, DUPLICATE, COPY)
        )
        if owner is not None:
            code = COPY if is_copy(path, owner) else DUPLICATE
            self.warn([Rejection.of(path, 1, code, url=url, owner=owner)])

    def _shelve(self, article: Article, direction: int) -> None:
        """Put a live article on its listings (1) or take it off (-1), if it is in lists at all."""
        if article.status is Status.PUBLISHED:
            self._listings.put(article, direction)
            self._insets.note_validity(article, direction)

    def _insert(self, table: str, columns: str, row: tuple[object, ...]) -> None:
        marks = ", ".join("?" * len(row))
        self._connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", row)

    def _article_row(self, path: str) -> tuple[object, ...] | None:
        row: tuple[object, ...] | None = self._connection.execute(
            f"SELECT {ARTICLE_COLUMNS}, live FROM article WHERE path = ?",
            (path,),
        ).fetchone()
        return row

    def _standing_page(self, path: str) -> StandingPage | None:
        row = self._connection.execute(
            f"SELECT {STANDING_COLUMNS} FROM standing_page WHERE path = ?",
            (path,),
        ).fetchone()
        return standing_page_of_row(row) if row else None
