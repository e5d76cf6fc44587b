"""Who is live at each address: it is settled anew whenever records claim it, come or go.

Which of several files keeps an address is decided by the ledger and their records alone (see
`catalogue.owners`), never by which was seen first: an incremental build must end where a cold one
does.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from newsroom.catalogue.change import Change
from newsroom.catalogue.files import FileWriter
from newsroom.catalogue.insets import InsetWriter
from newsroom.catalogue.listing_writer import ListingWriter
from newsroom.catalogue.owners import IS_PUBLIC, claim, owner_of
from newsroom.catalogue.rows import (
    ARTICLE_COLUMNS,
    STANDING_COLUMNS,
    article_of_row,
    standing_page_of_row,
)
from newsroom.content.addresses.ledger import is_copy
from newsroom.content.article import Article, Status
from newsroom.content.live_story import LiveStory
from newsroom.content.rejection import COPY, Rejection

DUPLICATE = "duplicate-address"
_NONE: Mapping[str, Article] = MappingProxyType({})


class AddressWriter(FileWriter):
    """Settles who is live at which address, and puts who is on the listings."""

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

    def settle(self, addresses: Iterable[str]) -> Iterator[Change]:
        """Decide anew who is live at each address, because the ledger says otherwise of it."""
        self._page_urls.update(addresses)
        yield from self._settle(addresses, {})

    def _settle(
        self,
        urls: Iterable[str],
        before: dict[str, Article],
        stored: Mapping[str, Article] = _NONE,
        *,
        are_new: bool = False,
    ) -> Iterator[Change]:
        """Decide who is live at each address, and yield the changes.

        `before` holds what was live and has already been taken off the listings, by path; `stored`
        what need not be made of its row again. Of addresses that `are_new` nothing was said before.
        """
        for url in urls:
            if url in self._page_urls:
                yield from self._settle_pages(url)
            rows = self._connection.execute(
                "SELECT path, stamp, written, live FROM article "
                "WHERE url = ? AND status <> 'draft'",
                (url,),
            ).fetchall()
            if len(rows) > 1:
                self.contested.add(url)
                owner = owner_of(self._connection, url)
                rows.sort(key=lambda row: claim(row[0], row[1], owner))
            for position, (path, _stamp, written, is_live) in enumerate(rows):
                was_live = bool(is_live)
                article = stored.get(path) or self._article(path)
                if len(rows) > 1 or not are_new:
                    self._note_duplicate(path, url, None if position == 0 else rows[0][0])
                live = position == 0 and article.instant <= self._now
                gone = before.pop(path, None)
                if (status := self._status(article, Status(written))) is not article.status:
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

    def _article_row(self, path: str) -> tuple[object, ...] | None:
        row: tuple[object, ...] | None = self._connection.execute(
            f"SELECT {ARTICLE_COLUMNS}, live FROM article WHERE path = ?",
            (path,),
        ).fetchone()
        return row

    def _article(self, path: str) -> Article:
        row = self._article_row(path)
        assert row is not None, path  # whoever asks has found it at its address
        return article_of_row(row)

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
        if live:
            self._bring_out(article)
        else:
            self._shelve(article, -1)

    def _bring_out(self, article: Article) -> None:
        """Note what follows from an article being live."""
        if article.former_addresses:
            self.contested_former.update(
                address for address in article.former_addresses if self._has_others(address)
            )
        self._shelve(article, 1)

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
