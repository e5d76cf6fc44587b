"""An archive brought to content/: read into the spool, placed, written by workers, accounted for.

The one module of the import that puts its steps into their order.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from newsroom.edition import Edition
from newsroom.engine.workers import Workers
from newsroom.importing.delivery import Delivery, deliver, release
from newsroom.importing.item import ATTACHMENT, Item, ItemKind
from newsroom.importing.progress import Meter
from newsroom.importing.sources import SourceTerms, kinds
from newsroom.importing.steps import duplicates
from newsroom.importing.steps.existing import note_existing
from newsroom.importing.steps.ledger import FOLDER, Ledger, LedgerEntry, entry_of
from newsroom.importing.steps.media import Mirror
from newsroom.importing.steps.page_redirects import lead_to_pages
from newsroom.importing.steps.placing import Terms, place
from newsroom.importing.steps.spool import Spool, Waiting, discard
from newsroom.importing.steps.summary import Account, summary_of

_BATCH = 25
"""Items a job: enough that sending them costs little, few enough that progress is seen."""


@dataclass(frozen=True, slots=True)
class ImportOrder:
    """What a person asked for: sources by path with their kinds, and how to read them."""

    name: str
    sources: tuple[tuple[Path, str], ...]
    source_terms: SourceTerms
    terms: Terms
    mirrors: tuple[Mirror, ...] = ()
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did: its ledger, its readable summary, and the counts."""

    ledger: Path
    summary: Path
    account: Account


def import_archive(order: ImportOrder, meter: Meter) -> ImportResult:
    """Bring every item of the sources to content/, and account for each in the ledger.

    Run again it goes on: what was done is known, what a person changed is kept. Raises SourceError
    for a source or an option that cannot be understood, before anything is written, and OSError
    if the machine fails: then run it again.
    """
    edition = order.terms.edition
    ledger = Ledger(edition.content.parent / FOLDER / f"{order.name}.jsonl")
    file = ledger.file.with_name(f".{order.name}.spool")
    spool = Spool.created(file)
    try:
        _remember(ledger, spool, edition)
        read_into(spool, order, meter)
        is_settled = _place_all(spool, order.terms, meter)
        ledger.note_plan(spool.paths())
        account = _write_all(spool, file, order, ledger, meter, is_settled=is_settled)
        lead_to_pages(spool, edition)
        summary = ledger.write_summary(summary_of(order.name, account, edition.language))
        ledger.forget_plan()
    finally:
        spool.close()
        discard(file)
    return ImportResult(ledger.file, summary, account)


def _remember(ledger: Ledger, spool: Spool, edition: Edition) -> None:
    """Take over what earlier imports wrote, and the addresses that the edition's files have."""
    spool.begin()
    written = set(ledger.plan())
    for entry in ledger.entries():
        spool.note_known(entry.key, entry.line())
        if entry.path and entry.file:
            written.add(entry.path)
    note_existing(edition, written, spool)
    spool.commit()


def items_of(order: ImportOrder) -> Iterator[Item]:
    """Yield the items of all sources, each under a key that no other has."""
    several = len(order.sources) > 1
    for path, kind in order.sources:
        for item in kinds()[kind].items(path, order.source_terms):
            yield _of_source(item, f"{path.name}: ") if several else item


def _of_source(item: Item, prefix: str) -> Item:
    """Return an item of one source among several, whose keys begin with the source's name."""
    picture, address = item.picture, item.picture.address
    if address.startswith(ATTACHMENT):
        known = address.removeprefix(ATTACHMENT)
        picture = picture._replace(address=f"{ATTACHMENT}{prefix}{known}")
    parent = prefix + item.parent if item.parent else ""
    return replace(item, key=prefix + item.key, parent=parent, picture=picture)


def read_into(spool: Spool, order: ImportOrder, meter: Meter) -> None:
    """Read the sources into the spool, merging what they have twice."""
    meter.begin("read", 0)
    spool.begin()
    for count, item in enumerate(items_of(order), start=1):
        _store(_with_own_key(item, spool), spool)
        if count % 1_000 == 0:
            spool.commit()
            spool.begin()
        meter.advance(1)
    spool.commit()
    meter.end()


def _with_own_key(item: Item, spool: Spool) -> Item:
    """Return an item under a key that no other has: some exports number two items alike."""
    key, number = item.key, 1
    while spool.has(key):
        number += 1
        key = f"{item.key} #{number}"
    return item if number == 1 else replace(item, key=key)


def _store(item: Item, spool: Spool) -> None:
    if item.kind is ItemKind.FILE:
        spool.add_file(item.key, item.parent, item.picture)
    if item.kind not in {ItemKind.ARTICLE, ItemKind.PAGE}:
        spool.add(item)
        return
    twin = duplicates.twin_of(item, spool)
    seq = spool.add(item)
    if not twin:
        duplicates.note(item, seq, spool)
        return
    first = spool.item(twin)
    together = duplicates.merged(first.item, item)
    spool.place(twin, together, None, "")
    spool.merge(seq, first.item.key)
    duplicates.note(together, twin, spool)


def _place_all(spool: Spool, terms: Terms, meter: Meter) -> bool:
    """Give every article and page its place; those known from before choose first.

    Return whether all are where they were before, so that every link leads where it led.
    """
    total = spool.count()
    is_settled = True
    meter.begin("place", total)
    for is_known in (True, False):
        for waiting in _all(spool, total):
            known = entry_of(spool.known(waiting.item.key) or "")
            if (known is not None) is is_known:
                path = _place(waiting, known, terms, spool)
                is_settled = is_settled and path == (known.path if known else "")
                meter.advance(1)
    meter.end()
    return is_settled


def _all(spool: Spool, total: int) -> Iterator[Waiting]:
    for first in range(1, total + 1, 500):
        spool.begin()
        yield from list(spool.items(first, first + 499))
        spool.commit()


def _place(waiting: Waiting, known: LedgerEntry | None, terms: Terms, spool: Spool) -> str:
    """Place one item, and return its file; what has no file of its own stays as it was."""
    item = waiting.item
    is_text = item.kind in {ItemKind.ARTICLE, ItemKind.PAGE}
    if waiting.into_key or not is_text or not (item.title or item.body.strip()):
        return known.path if known else ""
    placed = place(item, terms, spool, earlier=known.path if known else "")
    spool.place(waiting.seq, item, placed, placed.path)
    return placed.path


def _write_all(
    spool: Spool,
    file: Path,
    order: ImportOrder,
    ledger: Ledger,
    meter: Meter,
    *,
    is_settled: bool,
) -> Account:
    """Write all items, note each in the ledger, and return the account of them."""
    total = spool.count()
    account = Account()
    meter.begin("write", total)
    edition = order.terms.edition
    jobs = (
        Delivery(file, edition, order.mirrors, first, min(first + _BATCH - 1, total), is_settled)
        for first in range(1, total + 1, _BATCH)
    )
    done = ledger.file.with_name(f".{order.name}.done")
    with Workers("", order.jobs) as workers, done.open("w", encoding="utf-8") as stream:
        for entries in workers.run(deliver, jobs, few=2 if order.jobs > 1 else 0):
            ledger.append(entries)
            for entry in entries:
                stream.write(entry.line() + "\n")
                if entry.outcome != "file":
                    account.add(entry)
            meter.advance(len(entries))
    meter.end()
    with done.open(encoding="utf-8") as lines:
        ledger.rewrite(_settled(lines, spool, account))
    done.unlink()
    release()
    return account


def _settled(lines: Iterable[str], spool: Spool, account: Account) -> Iterator[str]:
    """Yield the lines of this import, then those of items that only earlier exports had.

    What became of a file is known only now that all that may show it is written.
    """
    for line in lines:
        entry = entry_of(line) if '"outcome": "file"' in line else None
        if entry is not None:
            entry = _file_entry(entry, spool)
            account.add(entry)
        yield entry.line() if entry is not None else line.rstrip("\n")
    yield from spool.unseen()


def _file_entry(entry: LedgerEntry, spool: Spool) -> LedgerEntry:
    path = spool.fate(entry.into)
    if path is None:
        known = entry_of(spool.known(entry.key) or "")
        return known or replace(entry, outcome="unused")
    return replace(entry, outcome="copied" if path else "missing", path=path)
