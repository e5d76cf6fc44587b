"""Scraped pages in the ledger: what became of each article and headline, as of any source."""

from collections.abc import Iterable
from pathlib import Path

from newsroom.content.rejection import Rejection
from newsroom.content.scan import digest
from newsroom.edition import Edition
from newsroom.importing.filing import DRAFTS, ImportedFile
from newsroom.importing.item import ItemKind, LeftOut
from newsroom.importing.steps.ledger import FOLDER, Ledger, LedgerEntry
from newsroom.importing.steps.summary import Account, summary_of
from newsroom.language.slugs import slugify

NAME = "scraped"
"""The ledger of all scraped pages: they come in by the handful, and from one site."""


def written_file(key: str, outcome: str, file: ImportedFile) -> LedgerEntry:
    """Return the entry of one file that a page became."""
    is_draft = file.path.startswith(f"{DRAFTS}/")
    told = (LeftOut("changed", file.path),) if outcome == "kept" else ()
    return LedgerEntry(
        key=key,
        kind=ItemKind.ARTICLE,
        outcome=outcome,
        path=file.path,
        status="draft" if is_draft else "published",
        form="markdown",
        file="" if outcome == "kept" else digest(file.text.encode()),
        reasons=("no-date",) if is_draft else (),
        left_out=told,
    )


def refused_page(key: str, rejections: Iterable[Rejection]) -> LedgerEntry:
    """Return the entry of a page of which nothing was written."""
    told = tuple(LeftOut("refused", f"{one.line}: {one.code}") for one in rejections)
    return LedgerEntry(key, ItemKind.OTHER, "left-out", key, into="no-page", left_out=told)


def keep_ledger(items: Iterable[LedgerEntry], name: str, edition: Edition) -> Path:
    """Write what became of some pages into their ledger, and return the path of the summary.

    Pages of earlier imports keep their lines; `name` is the ledger's, empty for the usual one.
    """
    name = slugify(name, "en") if name else NAME
    ledger = Ledger(edition.content.parent / FOLDER / f"{name}.jsonl")
    entries = {entry.key: entry for entry in ledger.entries()}
    account = Account()
    for item in items:
        account.add(item)
        entries[item.key] = item
    ledger.file.parent.mkdir(parents=True, exist_ok=True)
    ledger.rewrite(entry.line() for entry in entries.values())
    return ledger.write_summary(summary_of(name, account, edition.language))
