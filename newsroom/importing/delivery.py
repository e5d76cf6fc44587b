"""Items delivered to content/: made, written unless a person changed them, and accounted for.

This is what workers do; each keeps its view of the spool from job to job.
"""

import os
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from newsroom import __version__
from newsroom.content.scan import digest
from newsroom.content.source import decode
from newsroom.edition import Edition
from newsroom.engine.output import write
from newsroom.importing.bodies.links import Links
from newsroom.importing.bodies.making import make_body
from newsroom.importing.item import Item, ItemKind, LeftOut
from newsroom.importing.steps.ledger import LedgerEntry, entry_of
from newsroom.importing.steps.media import Media, Mirror
from newsroom.importing.steps.placing import Placed
from newsroom.importing.steps.spool import Spool, Waiting
from newsroom.importing.steps.writing import Writer, Written

_VERSION = f"2 {__version__}"
"""Of what an item becomes: after a change every untouched file is made anew."""


class Delivery(NamedTuple):
    """Some items to write: their numbers from one to another, and what every worker must know.

    `is_settled` tells that no item is new or has moved: links lead where they led before.
    """

    spool: Path
    edition: Edition
    mirrors: tuple[Mirror, ...]
    first: int
    last: int
    is_settled: bool


@dataclass(slots=True)
class _Desk:
    """What one process needs to write items: kept from job to job."""

    spool: Spool
    links: Links
    writer: Writer
    edition: Edition


@lru_cache(maxsize=1)
def _desk(spool: Path, edition: Edition, mirrors: tuple[Mirror, ...], _process: int) -> _Desk:
    own = Spool(spool)
    return _Desk(own, Links(own, Media(mirrors, edition.content, own)), Writer(edition), edition)


def release() -> None:
    """Forget what this process kept: the spool's file is about to go."""
    _desk.cache_clear()


def deliver(job: Delivery) -> list[LedgerEntry]:
    """Write the items of a job, and return their entries. Runs in whatever process."""
    desk = _desk(job.spool, job.edition, job.mirrors, os.getpid())
    waiting = list(desk.spool.items(job.first, job.last))
    return [_entry(one, desk, is_settled=job.is_settled) for one in waiting]


def _entry(waiting: Waiting, desk: _Desk, *, is_settled: bool) -> LedgerEntry:
    item, placed = waiting.item, waiting.placed
    known = entry_of(desk.spool.known(item.key) or "")
    if waiting.into_key:
        entry = LedgerEntry(item.key, item.kind, "merged", item.title, into=waiting.into_key)
        return _with_file(entry, known, desk.edition.content)
    if item.kind is ItemKind.FILE:
        return LedgerEntry(item.key, item.kind, "file", item.title, into=item.picture.address)
    if not isinstance(placed, Placed):
        what = item.what or "empty"
        lost = item.left_out or (LeftOut("not-imported" if item.what else "empty", what),)
        entry = LedgerEntry(item.key, item.kind, "left-out", item.title, into=what, left_out=lost)
        return _with_file(entry, known, desk.edition.content)
    return _article(item, placed, desk, is_settled=is_settled)


def _with_file(entry: LedgerEntry, known: LedgerEntry | None, content: Path) -> LedgerEntry:
    """Return an entry with the file that an earlier import wrote for its item, if there is one.

    The old site has taken the item away since. Whether readers lose it too is for a person to say.
    """
    if known is None or not known.file or not (content / known.path).exists():
        return entry
    lost = (*entry.left_out, LeftOut("withdrawn", known.path))
    return replace(entry, path=known.path, file=known.file, left_out=lost)


def _article(item: Item, placed: Placed, desk: _Desk, *, is_settled: bool) -> LedgerEntry:
    source = digest(f"{_VERSION}\n{item!r}\n{placed!r}".encode())
    known = entry_of(desk.spool.known(item.key) or "")
    if is_settled and known and known.source == source and not _may_be_found(known):
        there = _digest_of(desk.edition.content / known.path)
        if there == known.file:
            return replace(known, outcome="unchanged")
    try:
        body = make_body(item, desk.links)
        written = desk.writer.written(item, placed, body)
    except Exception as error:  # of parsers, which raise whatever hostile bytes make them raise
        return _with_file(_failed(item, placed, error), known, desk.edition.content)
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
