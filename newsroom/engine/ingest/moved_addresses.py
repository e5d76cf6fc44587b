"""Which addresses records have left, and who comes after those that are gone."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from newsroom.catalogue.change import Change
from newsroom.content.article import Article, StandingPage, Status
from newsroom.content.insets import Record

# Each address with the record that was found there, or that its former address led to.
Left: TypeAlias = dict[str, Record]


def addresses_left(change: Change) -> Iterator[tuple[str, Record]]:
    """Yield what led to a record before and may not lead to it after a change."""
    before, after = change.before, change.after
    if before is None:
        return
    kept = set(_addresses(after)) if after else set()
    for address in _addresses(before):
        if address not in kept:
            yield address, before


def successor_of(record: Record, changes: Iterable[Change]) -> str | None:
    """Return where the article is that has come in place of one whose file is gone.

    It is the one with the same title and stamp, or the same title and lead; None if there is none
    or more than one. A new name of a file, with a new date even, is recognised by that.
    """
    if not isinstance(record, Article):
        return None
    found = {
        change.after.url
        for change in changes
        if isinstance(change.after, Article)
        and change.before is None
        and change.after.path != record.path
        and (change.after.language, change.after.title) == (record.language, record.title)
        and (
            change.after.stamp == record.stamp or (record.lead and change.after.lead == record.lead)
        )
    }
    return found.pop() if len(found) == 1 else None


def _addresses(record: Record) -> Iterator[str]:
    if isinstance(record, StandingPage) and record.status in {Status.PUBLISHED, Status.HIDDEN}:
        yield record.url
    if not isinstance(record, Article):
        return
    if record.has_body:
        yield record.url
    yield from record.former_addresses


def url_of(record: Record) -> str:
    """Return the address of a record; empty for an inset, which has none."""
    return record.url if isinstance(record, (Article, StandingPage)) else ""


def former_addresses_of(record: Record) -> tuple[str, ...]:
    """Return the addresses that a record says it had; standing pages have had no other."""
    return record.former_addresses if isinstance(record, Article) else ()
