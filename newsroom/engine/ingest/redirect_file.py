"""Keeping addresses: reading content/redirects.txt, and writing to it what readers must be told.

All that is known of former addresses is in that file: a build from nothing makes of it what this
one makes. It is written before the catalogue is committed, so that a build that is killed between
the two finds its own lines there when it is done again.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.queries.redirects import redirects, replace_redirects
from newsroom.catalogue.writes import Writer
from newsroom.content.addresses.redirects import (
    GONE,
    REDIRECTS,
    UNRESOLVED,
    Redirect,
    decode,
    encode,
    read_redirects,
    rewritten,
)
from newsroom.content.insets import Record
from newsroom.content.rejection import Rejection
from newsroom.content.scan import SourceFile, digest
from newsroom.edition import Edition
from newsroom.engine.ingest.ingested import Ingested
from newsroom.engine.ingest.kept_file import NotPlainError, not_plain, read_kept, write_kept
from newsroom.engine.ingest.moved_addresses import (
    former_addresses_of,
    successor_of,
    url_of,
)
from newsroom.pages.listings.listing_addresses import list_of
from newsroom.pages.machines.destinations import destination, is_page, next_of

_WAITING = "redirects that wait"
_UNREAD = "not read"
_JUDGED = ("vanished-address", "redirect-loop", "redirect-nowhere")


class RedirectFile:
    """Keeps addresses during one build, in whose first transaction it writes."""

    def __init__(
        self,
        edition: Edition,
        connection: sqlite3.Connection,
        queries: Queries,
        writer: Writer,
        periods: Iterable[tuple[Listing, str]],
    ) -> None:
        """Work as of `snapshot`; `periods` are those that came or went (see Writer.flush)."""
        self._edition = edition
        self._connection = connection
        self._manifest = Manifest(connection)
        self._queries = queries
        self._writer = writer
        # To a first build everything is new, and it visits every page.
        turned = sorted(periods) if self._manifest.note("run") else ()
        self._turned = [page for one in turned if (page := list_of(*one))]
        self._withdrawn: dict[str, str] = {}  # lines that are no longer in the file
        # The file's findings are gone then; and settings may have moved what its lines lead to.
        self._is_read_anew = False
        self._is_plain = True
        self._is_to_be_judged = False
        self._ends: dict[str, str] = {}  # codes of where targets lead in the end, by target

    def ingest(self, ingested: Ingested) -> None:
        """Read redirects.txt if the scan has found it changed, and note what changed in it.

        Lists that came or went are noted like changed lines, if any line has to do with them.
        """
        self._read_if_changed(ingested)
        addresses = (page.address(self._edition) for page in self._turned)
        ingested.redirects.update(one for one in addresses if self._is_concerned(one))

    def _read_if_changed(self, ingested: Ingested) -> None:
        found = self._manifest.digest_of(REDIRECTS)
        is_odd = not found and os.path.lexists(self._edition.content / REDIRECTS)
        if not is_odd and self._manifest.note("redirects") == self._state(found):
            return
        try:
            data = read_kept(self._edition.content, REDIRECTS)
        except NotPlainError:
            self._refuse_file()
            return
        known = {one.address: one.target for one in redirects(self._connection)}
        if self._manifest.note("redirects") != self._state(digest(data) if data else ""):
            self._store(data, ingested)
        now = {one.address for one in redirects(self._connection)}
        self._is_read_anew = True
        self._withdrawn = {a: target for a, target in known.items() if a not in now}

    def keep(self, ingested: Ingested) -> None:
        """Write a line for every address that readers know and that leads nowhere by now.

        Lines for addresses at which a page is again are taken away. What cannot be written, because
        something else is at the file's name, is written once it can. Raises OSError for a broken
        machine: then nothing is committed.
        """
        added = dict(self._lines_for(ingested))
        dropped = set(self._superfluous(ingested))
        if self._is_plain and (added or dropped):
            self._write(added, dropped, ingested)
        if not self._is_plain:
            self._hold(added, ingested)

    def _write(self, added: dict[str, str], dropped: set[str], ingested: Ingested) -> None:
        content = self._edition.content
        try:
            old = decode(read_kept(content, REDIRECTS))
            data = encode(rewritten(old, added, dropped, self._edition.language))
            write_kept(content, REDIRECTS, data)
        except NotPlainError:
            self._refuse_file()
            return
        self._store(data, ingested)
        # As a file that was saved in the moment of the scan: to be looked at again next time.
        self._writer.save([(SourceFile(REDIRECTS, 0, 0), digest(data))])

    def _hold(self, added: dict[str, str], ingested: Ingested) -> None:
        """Remember lines that cannot be written: readers are led all the same.

        A file that comes to lack them is then one from which they were taken away: see `keep`.
        """
        held = [Redirect(address, target, 0) for address, target in added.items()]
        replace_redirects(self._connection, [*redirects(self._connection), *held])
        self._queries.destinations.clear()
        ingested.redirects.update(added)

    def _refuse_file(self) -> None:
        """Tell that the file cannot be used; what it said last holds until it can."""
        self._is_plain = False
        self._writer.reject(REDIRECTS, (not_plain(REDIRECTS),))
        self._manifest.set_note("redirects", _UNREAD)

    def judge(self, ingested: Ingested) -> None:
        """Refuse the lines that lead nowhere, if what changed may have to do with any.

        Of a file that cannot be used nothing else is told. While a line waits for the end of an
        embargo every build does: what is under embargo comes and goes without a change that
        readers notice.
        """
        if not self._is_plain:
            return
        if (
            self._is_to_be_judged
            or ingested.redirects
            or ingested.is_overflowing
            or self._is_read_anew
            or self._manifest.note(_WAITING)
            or self._concerns_redirects(ingested)
        ):
            self._manifest.set_note(_WAITING, "")
            self._writer.forget_rejections(REDIRECTS, _JUDGED)
            self._writer.warn(
                one for line in redirects(self._connection) for one in self._judgement(line)
            )

    def _store(self, data: bytes, ingested: Ingested) -> None:
        """Replace what is known of the file, and note the addresses of which it says otherwise."""
        known = {one.address: one.target for one in redirects(self._connection)}
        read = read_redirects(decode(data), self._edition)
        now = {address: redirect.target for address, redirect in read.by_address.items()}
        replace_redirects(self._connection, read.by_address.values())
        self._queries.destinations.clear()
        self._writer.reject(REDIRECTS, read.rejections)
        self._is_to_be_judged = True  # what was wrong with the lines has just been forgotten
        self._manifest.set_note("redirects", self._state(digest(data) if data else ""))
        ingested.redirects.update(a for a in known.keys() | now if known.get(a) != now.get(a))

    def _state(self, found: str) -> str:
        """Return what the file's lines are made of: its bytes, and what decides their meaning."""
        return f"{found} {self._manifest.note('reading')}"

    def _lines_for(self, ingested: Ingested) -> Iterator[tuple[str, str]]:
        for address, target in self._withdrawn.items():
            if not self._is_answered(address):
                yield address, target
        for address, record in ingested.left.items():
            if not self._is_answered(address):
                yield address, self._answer(address, record, ingested)
        for page in self._turned:
            if not self._is_answered(page.address(self._edition)):
                yield page.address(self._edition), page.larger(self._edition)

    def _is_page(self, address: str) -> bool:
        return is_page(address, self._queries, self._edition)

    def _is_answered(self, address: str) -> bool:
        return self._is_page(address) or next_of(address, self._queries) is not None

    def _answer(self, address: str, record: Record, ingested: Ingested) -> str:
        """Return where to lead from the address of a record that is there no longer."""
        url = self._queries.address_of_file(record.path)
        if url is None:
            url = successor_of(record, ingested.changes)
        if url is not None and url != address:
            return url
        own = url_of(record)
        return UNRESOLVED if address == own else own

    def _superfluous(self, ingested: Ingested) -> Iterator[str]:
        """Yield the addresses with a line at which a page has come, or another answer.

        A line for an address at which a page is still has been written in advance: it stays, and
        so do all of them in a first build, to which everything is new.
        """
        if not self._manifest.note("run"):
            return
        for address in self._arrivals(ingested):
            target = self._queries.redirect_target(address)
            is_answered = target == UNRESOLVED and self._queries.heir_of(address)
            if target is not None and (is_answered or self._is_page(address)):
                yield address

    def _arrivals(self, ingested: Ingested) -> Iterator[str]:
        """Yield the addresses at which, or by which, something has come."""
        yield from (page.address(self._edition) for page in self._turned)
        for before, after in ((change.before, change.after) for change in ingested.changes):
            if after and url_of(after) and (before is None or url_of(before) != url_of(after)):
                yield from (url_of(after), *former_addresses_of(after))

    def _concerns_redirects(self, ingested: Ingested) -> bool:
        records = (
            one for change in ingested.changes for one in (change.before, change.after) if one
        )
        return any(
            self._is_concerned(address)
            for record in records
            for address in (url_of(record), *former_addresses_of(record))
            if address
        )

    def _is_concerned(self, address: str) -> bool:
        """Tell whether a line leads from an address or to it."""
        queries = self._queries
        return bool(queries.redirect_target(address) or queries.addresses_led_to(address))

    def _judgement(self, line: Redirect) -> Iterator[Rejection]:
        if self._is_page(line.address):
            return
        target = next_of(line.address, self._queries)
        if target == UNRESOLVED:
            if self._is_to_appear(line.address):
                return
            yield Rejection.of(REDIRECTS, line.line, "vanished-address", url=line.address)
        elif target != GONE and not destination(line.address, self._queries, self._edition):
            yield from self._about_end(line)

    def _is_to_appear(self, url: str) -> bool:
        if not self._queries.is_to_appear(url):
            return False
        self._manifest.set_note(_WAITING, "yes")
        return True

    def _about_end(self, line: Redirect) -> Iterator[Rejection]:
        if code := self._end_of(line.target):
            yield Rejection.of(REDIRECTS, line.line, code, url=line.address, target=line.target)

    def _end_of(self, target: str) -> str:
        """Return the code of what is wrong with where a target leads in the end; empty: nothing.

        Remembered for every step on the way: a chain of lines is walked once, not once a line.
        """
        way: list[str] = []
        while target not in self._ends:
            self._ends[target] = "redirect-loop"  # if we come by here again
            way.append(target)
            following = next_of(target.partition("#")[0], self._queries)
            if following in {GONE, UNRESOLVED} or self._is_to_appear(target):
                self._ends[target] = ""
            elif following is None:
                self._ends[target] = "redirect-nowhere"
            else:
                target = following
        code = self._ends[target]
        self._ends.update(dict.fromkeys(way, code))
        return code
