"""Keeping addresses with whoever was published there first: reading and writing addresses.txt.

Only builds for readers write to it: what a journalist's machine has shown is no promise to anybody.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.owners import (
    claimants,
    former_claimants,
    owners,
    published_at,
    replace_owners,
)
from newsroom.catalogue.schema import open_snapshot
from newsroom.catalogue.writes import Writer
from newsroom.content.addresses.ledger import LEDGER, read_ledger, rewritten_ledger
from newsroom.content.addresses.redirects import decode, encode
from newsroom.content.rejection import FORMER_ADDRESS_TWICE, Rejection
from newsroom.content.scan import SourceFile, digest
from newsroom.edition import Edition
from newsroom.engine.ingest.ingested import Ingested
from newsroom.engine.ingest.kept_file import NotPlainError, not_plain, read_kept, write_kept

_NOTE = "ledger"
_UNREAD = "not read"


def settle_addresses(
    edition: Edition,
    connection: sqlite3.Connection,
    writer: Writer,
    ingested: Ingested,
    *,
    writes: bool,
) -> None:
    """Decide who keeps the addresses that several files claim, and note what comes of it.

    The file is left alone unless one `writes`: a check does not.
    """
    ledger = AddressLedger(edition, connection, writer)
    ledger.ingest(ingested)
    if edition.keeps_addresses and Manifest(connection).note("run"):
        with closing(open_snapshot(edition.cache / "catalogue.sqlite")) as before:
            ledger.keep(ingested, before, writes=writes)
    ledger.judge()


class AddressLedger:
    """Decides contested addresses during one build, in whose first transaction it writes."""

    def __init__(self, edition: Edition, connection: sqlite3.Connection, writer: Writer) -> None:
        self._edition = edition
        self._connection = connection
        self._manifest = Manifest(connection)
        self._writer = writer

    def ingest(self, ingested: Ingested) -> None:
        """Read addresses.txt if it has changed, and settle the addresses of which it says so."""
        try:
            data = read_kept(self._edition.content, LEDGER)
        except NotPlainError:
            self._refuse_file()
            return
        state = digest(data) if data else ""
        if self._manifest.note(_NOTE) == state:
            return
        ledger = read_ledger(decode(data))
        self._writer.reject(LEDGER, ledger.rejections)
        self._manifest.set_note(_NOTE, state)
        self._replace(ledger.owners, ingested)

    def keep(self, ingested: Ingested, before: sqlite3.Connection, *, writes: bool) -> None:
        """Give contested addresses back to those who had them `before` this build.

        `before` is the catalogue as the last build left it. Lines of files that claim their
        address no longer are taken away. The file is left alone unless one `writes`.
        """
        known = owners(self._connection)
        dropped = {one for one, path in known.items() if path not in self._claimants(one)}
        added = dict(self._taken(before))
        if not added and not dropped:
            return
        kept = {one: path for one, path in known.items() if one not in dropped}
        self._replace({**kept, **added}, ingested)
        if writes:
            self._write(added, dropped)

    def judge(self) -> None:
        """Tell the articles that claim a former address which is another's."""
        noted = self._manifest.values_of(FORMER_ADDRESS_TWICE, "url")
        self._writer.forget_code(FORMER_ADDRESS_TWICE)
        for address in sorted(noted | self._writer.contested_former):
            self._writer.warn(self._judgement(address))

    def _judgement(self, address: str) -> Iterator[Rejection]:
        found = former_claimants(self._connection, address)
        for path, _url in found[1:]:
            yield Rejection.of(path, 0, FORMER_ADDRESS_TWICE, url=address, owner=found[0][0])

    def _taken(self, before: sqlite3.Connection) -> Iterator[tuple[str, str]]:
        """Yield (address, path) of what this build would give to others, and who had it."""
        for url in self._writer.contested:
            owner, now = published_at(before, url), claimants(self._connection, url)
            if owner in now[1:]:
                yield url, owner
        for address in self._writer.contested_former:
            had = former_claimants(before, address)[:1]
            paths = [path for path, _url in former_claimants(self._connection, address)]
            if had and had[0][0] in paths[1:]:
                yield address, had[0][0]

    def _claimants(self, address: str) -> set[str]:
        former = former_claimants(self._connection, address)
        return {*claimants(self._connection, address), *(path for path, _url in former)}

    def _replace(self, lines: dict[str, str], ingested: Ingested) -> None:
        known = owners(self._connection)
        replace_owners(self._connection, lines)
        changed = sorted(one for one in known.keys() | lines if known.get(one) != lines.get(one))
        ingested.add(self._writer.settle(changed))
        ingested.redirects.update(changed)  # a former address may lead elsewhere now

    def _write(self, added: dict[str, str], dropped: set[str]) -> None:
        content = self._edition.content
        try:
            old = decode(read_kept(content, LEDGER))
            data = encode(rewritten_ledger(old, added, dropped, self._edition.language))
            write_kept(content, LEDGER, data)
        except NotPlainError:
            self._refuse_file()
            return
        self._writer.reject(LEDGER, read_ledger(decode(data)).rejections)
        self._manifest.set_note(_NOTE, digest(data))
        # As a file that was saved in the moment of the scan: to be looked at again next time.
        self._writer.save([(SourceFile(LEDGER, 0, 0), digest(data))])

    def _refuse_file(self) -> None:
        """Tell that the file cannot be used; what it said last holds until it can."""
        self._writer.reject(LEDGER, (not_plain(LEDGER),))
        self._manifest.set_note(_NOTE, _UNREAD)
