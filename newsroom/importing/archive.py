"""An archive brought to content/: read into the spool, placed, written by workers, accounted for.

The one module of the import that puts its steps into their order.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from newsroom import __version__
from newsroom.content.scan import digest
from newsroom.content.source import decode
from newsroom.edition import Edition
from newsroom.engine.output import write
from newsroom.engine.workers import Workers
from newsroom.importing.bodies.links import Links
from newsroom.importing.bodies.making import make_body
from newsroom.importing.item import ATTACHMENT, Item, ItemKind, LeftOut
from newsroom.importing.progress import Meter
from newsroom.importing.sources import SourceError, SourceTerms, kinds
from newsroom.importing.steps import duplicates
from newsroom.importing.steps.existing import note_existing
from newsroom.importing.steps.ledger import FOLDER, Ledger, LedgerEntry, entry_of
from newsroom.importing.steps.media import Media, Mirror
from newsroom.importing.steps.page_redirects import lead_to_pages
from newsroom.importing.steps.placing import Placed, Terms, place
from newsroom.importing.steps.spool import Spool, Waiting, discard
from newsroom.importing.steps.summary import Account, summary_of
from newsroom.importing.steps.writing import Writer, Written

_BATCH = 25
"""Items a job: enough that sending them costs little, few enough that progress is seen."""

_VERSION = f"1 {__version__}"
"""Of what an item becomes: after a change every untouched file is made anew."""


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
        _place_all(spool, order.terms, meter)
        ledger.note_plan(spool.paths())
        account = _write_all(spool, file, order, ledger, meter)
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


def _place_all(spool: Spool, terms: Terms, meter: Meter) -> None:
    """Give every article and page its place; those known from before choose first."""
    total = spool.count()
    meter.begin("place", total)
    for is_known in (True, False):
        for waiting in _all(spool, total):
            known = entry_of(spool.known(waiting.item.key) or "")
            if (known is not None) is is_known:
                _place(waiting, known, terms, spool)
                meter.advance(1)
    meter.end()


def _all(spool: Spool, total: int) -> Iterator[Waiting]:
    for first in range(1, total + 1, 500):
        spool.begin()
        yield from list(spool.items(first, first + 499))
        spool.commit()


def _place(waiting: Waiting, known: LedgerEntry | None, terms: Terms, spool: Spool) -> None:
    item = waiting.item
    if waiting.into_key or item.kind not in {ItemKind.ARTICLE, ItemKind.PAGE}:
        return
    if not item.title and not item.body.strip():
        return
    placed = place(item, terms, spool, earlier=known.path if known else "")
    spool.place(waiting.seq, item, placed, placed.path)


class _Job(NamedTuple):
    """Some items to write: their numbers from one to another, and what every worker must know."""

    spool: Path
    edition: Edition
    mirrors: tuple[Mirror, ...]
    first: int
    last: int


def _write_all(
    spool: Spool, file: Path, order: ImportOrder, ledger: Ledger, meter: Meter
) -> Account:
    """Write all items, note each in the ledger, and return the account of them."""
    total = spool.count()
    account = Account()
    meter.begin("write", total)
    edition = order.terms.edition
    jobs = (
        _Job(file, edition, order.mirrors, first, min(first + _BATCH - 1, total))
        for first in range(1, total + 1, _BATCH)
    )
    done = ledger.file.with_name(f".{order.name}.done")
    with Workers("", order.jobs) as workers, done.open("w", encoding="utf-8") as stream:
        for entries in workers.run(_work, jobs, few=2 if order.jobs > 1 else 0):
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
    _release_desk(file)
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


@dataclass(slots=True)
class _Desk:
    """What one process needs to write items: kept from job to job."""

    spool: Spool
    links: Links
    writer: Writer
    edition: Edition
    known: dict[str, str] = field(default_factory=dict)


@lru_cache(maxsize=1)
def _desk(spool: Path, edition: Edition, mirrors: tuple[Mirror, ...], _process: int) -> _Desk:
    own = Spool(spool)
    return _Desk(own, Links(own, Media(mirrors, edition.content, own)), Writer(edition), edition)


def _release_desk(_spool: Path) -> None:
    """Close this process's own view of the spool, whose file is about to go."""
    _desk.cache_clear()


def _work(job: _Job) -> list[LedgerEntry]:
    """Write the items of a job, and return their entries. Runs in whatever process."""
    desk = _desk(job.spool, job.edition, job.mirrors, os.getpid())
    return [_entry(waiting, desk) for waiting in list(desk.spool.items(job.first, job.last))]


def _entry(waiting: Waiting, desk: _Desk) -> LedgerEntry:
    item, placed = waiting.item, waiting.placed
    if waiting.into_key:
        return LedgerEntry(item.key, item.kind, "merged", item.title, into=waiting.into_key)
    if item.kind is ItemKind.FILE:
        return LedgerEntry(item.key, item.kind, "file", item.title, into=item.picture.address)
    if not isinstance(placed, Placed):
        what = item.what or "empty"
        lost = (LeftOut("not-imported" if item.what else "empty", what),)
        return LedgerEntry(item.key, item.kind, "left-out", item.title, into=what, left_out=lost)
    return _article(item, placed, desk)


def _article(item: Item, placed: Placed, desk: _Desk) -> LedgerEntry:
    source = digest(f"{_VERSION}\n{item!r}\n{placed!r}".encode())
    known = entry_of(desk.spool.known(item.key) or "")
    if known and known.source == source and not _may_be_found(known):
        there = _digest_of(desk.edition.content / known.path)
        if there == known.file:
            return replace(known, outcome="unchanged")
    try:
        body = make_body(item, desk.links)
        written = desk.writer.written(item, placed, body)
    except Exception as error:  # of parsers, which raise whatever hostile bytes make them raise
        return _failed(item, placed, error)
    lost = (*item.left_out, *placed.left_out, *body.left_out, *written.left_out)
    entry = LedgerEntry(
        key=item.key,
        kind=item.kind,
        outcome="",
        title=placed.title,
        path=written.placed.path,
        status=written.placed.status,
        form=written.form,
        source=source,
        file=digest(written.text.encode()),
        reasons=written.placed.reasons,
        left_out=tuple(dict.fromkeys(lost)),
    )
    return _put(entry, written, known, desk.edition.content)


def _failed(item: Item, placed: Placed, error: Exception) -> LedgerEntry:
    """Return that an item could not be converted: it is left out, and the others go on."""
    if isinstance(error, OSError):
        raise error  # the machine, which must be told, and mended
    lost = (LeftOut("failed", repr(error)[:300]),)
    return LedgerEntry(item.key, item.kind, "left-out", placed.title, into="failed", left_out=lost)


def _may_be_found(known: LedgerEntry) -> bool:
    """Tell whether a file that was missing the last time may be there by now."""
    return any(one.kind in {"picture", "recording", "file"} for one in known.left_out)


def _put(
    entry: LedgerEntry, written: Written, known: LedgerEntry | None, content: Path
) -> LedgerEntry:
    """Write a file unless a person changed it, and return the entry with its outcome."""
    target = content / entry.path
    was_written = known is not None and bool(known.file)
    earlier = content / known.path if known is not None and was_written else target
    there = _digest_of(earlier)
    is_untouched = there == (known.file if known is not None and was_written else "")
    if there == entry.file and earlier == target:
        return replace(entry, outcome="unchanged")
    if not is_untouched:
        told = LeftOut("changed", entry.path if there else f"{entry.path} (-)")
        return replace(
            known if known is not None and was_written else entry, outcome="kept", left_out=(told,)
        )
    write(target, written.text.encode())
    if earlier != target:
        earlier.unlink(missing_ok=True)
    return replace(entry, outcome="updated" if was_written else "written")


def _digest_of(path: Path) -> str:
    """Return the hash of a content file's text, empty if there is none. Line ends do not count."""
    try:
        return digest(decode(path.read_bytes()).encode())
    except OSError:
        return ""
    except UnicodeDecodeError:
        return "not-utf-8"


__all__ = ["ImportOrder", "ImportResult", "SourceError", "import_archive", "items_of", "read_into"]
