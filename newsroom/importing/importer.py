"""Scraped pages in, files in content/ out: the one module of the import that touches the disk."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from newsroom.content.article import Article
from newsroom.content.fields.front_matter import read_front_matter
from newsroom.content.named_files import NamedFiles
from newsroom.content.read import read
from newsroom.content.rejection import Rejection
from newsroom.content.safety.limits import LARGEST_FILE, too_large
from newsroom.content.safety.sandbox import endures, is_ordinary, too_hard
from newsroom.content.source import decode as decode_content
from newsroom.content.source import read_source
from newsroom.edition import Edition
from newsroom.engine.output import write
from newsroom.importing.filing import ImportedFile, Terms, files_of
from newsroom.importing.scraped_ledger import refused_page, written_file
from newsroom.importing.scraped_page import read_scraped_page
from newsroom.importing.steps.ledger import LedgerEntry
from newsroom.language.legacy import Encoding, decode, recognise
from newsroom.language.messages import Message
from newsroom.language.messages import message as _
from newsroom.language.os_errors import reason_of


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of content/, by its path from there, and what the import says of it."""

    path: str
    message: Message

    def __str__(self) -> str:
        """Return it as a line, in English."""
        return f"{self.path}: {self.message}"


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, in the order in which it did it.

    `kept` are files that differ from what the page says, and were not touched. `refused` are the
    scraped pages, or the options, that could not be read: nothing was written of those. Of
    options it is a misuse: nothing was written at all. `items` are all of these once more, an
    entry of the ledger each.
    """

    written: tuple[Entry, ...] = ()
    unchanged: tuple[Entry, ...] = ()
    kept: tuple[Entry, ...] = ()
    refused: tuple[Rejection, ...] = ()
    is_misuse: bool = False
    items: tuple[LedgerEntry, ...] = ()


def import_files(
    paths: Iterable[Path],
    *,
    edition: Edition,
    section: str,
    date: str | None,
    undated: str | None,
) -> ImportReport:
    """Write the article and the headline items of each scraped page to the content folder.

    `date` is that of the article, which its page does not tell, `undated` that of the headlines
    without a stamp; both at any precision that front matter takes. What has no date becomes a
    draft. A file that somebody changed is never overwritten, and a second import of the same
    pages writes nothing. Only a broken machine raises (OSError while writing): each file is then
    whole or not there, and the import can be run again.
    """
    terms = _read_options(edition, section, date, undated)
    if not isinstance(terms, Terms):
        return ImportReport(refused=terms, is_misuse=True)
    running = _Import(edition.content, terms)
    for path in paths:
        running.bring_in(path)
    return ImportReport(
        tuple(running.written),
        tuple(running.unchanged),
        tuple(running.kept),
        tuple(running.refused),
        items=tuple(running.items),
    )


def _read_options(
    edition: Edition, section: str, date: str | None, undated: str | None
) -> Terms | tuple[Rejection, ...]:
    """Return the options as the reader of content files will understand them, or what is wrong."""
    filed = _ask_reader(edition, "--section", f"Category: {' '.join(section.split())}")
    if not isinstance(filed, Article):
        return tuple(_of_option(rejection, "--section") for rejection in filed)
    name = edition.section(filed.section).name(edition.language)
    dates: list[str] = []
    rejections: list[Rejection] = []
    for option, value in (("--date", date), ("--undated", undated)):
        dated = _ask_reader(
            edition, option, f"Category: {name}\nDate: {' '.join((value or '').split())}"
        )
        if isinstance(dated, Article):
            dates.append(dated.stamp.replace("T", " "))
        else:
            rejections.extend(_of_option(rejection, option) for rejection in dated)
    return tuple(rejections) or Terms(name, edition.language, *dates)


def _of_option(rejection: Rejection, option: str) -> Rejection:
    """Return what is wrong with a value as told of the option that gave it."""
    return Rejection.of(
        rejection.path, rejection.line, rejection.code, option=option, **dict(rejection.values)
    )


def _ask_reader(edition: Edition, option: str, fields: str) -> Article | tuple[Rejection, ...]:
    """Return what a draft with these fields would be: so an option obeys the rules of its field."""
    draft = f"Title: {option}\n{fields}\nStatus: draft\n"
    record = read(option, draft.encode(), edition, NamedFiles(lambda _path: False))
    if isinstance(record, tuple):
        return tuple(replace(rejection, line=0) for rejection in record)
    if not isinstance(record, Article):
        raise TypeError(f"the reader made a {type(record).__name__} of an article's front matter")
    return record


class _Files(NamedTuple):
    """The files that a scraped page becomes, and the encoding that it was read as."""

    files: tuple[ImportedFile, ...]
    encoding: Encoding


class _Import:
    """One run of the import: brings pages in one after the other and keeps its account."""

    def __init__(self, content: Path, terms: Terms) -> None:
        self._content = content
        self._terms = terms
        self.written: list[Entry] = []
        self.unchanged: list[Entry] = []
        self.kept: list[Entry] = []
        self.refused: list[Rejection] = []
        self.items: list[LedgerEntry] = []

    def bring_in(self, path: Path) -> None:
        """Read one scraped page and put its files in place, or refuse it."""
        found = self._files_of(path)
        if not isinstance(found, _Files):
            self.refused.extend(found)
            self.items.append(refused_page(_key(path), found))
            return
        for number, file in enumerate(found.files, start=1):
            outcome = self._put(file, found.encoding)
            self.items.append(written_file(f"{_key(path)} {number}", outcome, file))

    def _files_of(self, path: Path) -> _Files | tuple[Rejection, ...]:
        data = _read_bytes(path)
        if isinstance(data, Rejection):
            return (data,)
        if not is_ordinary(data) and not endures(lambda: self._files_in(str(path), data)):
            return (too_hard(str(path)),)
        return self._files_in(str(path), data)

    def _files_in(self, path: str, data: bytes) -> _Files | tuple[Rejection, ...]:
        encoding = recognise(data)
        if encoding is None:
            return (_unknown_encoding(path),)
        page = read_scraped_page(path, decode(data, encoding))
        if isinstance(page, tuple):
            return page
        return _Files(tuple(files_of(page, self._terms)), encoding)

    def _put(self, file: ImportedFile, encoding: Encoding) -> str:
        """Write a file unless another is there, and return the ledger's word for what was done."""
        target = self._content / file.path
        existing = _existing_text(target)
        if existing is None or (existing == file.as_headline and not file.is_headline):
            write(target, file.text.encode())
            self.written.append(Entry(file.path, _kind(file, encoding)))
            return "written" if existing is None else "updated"
        if existing == file.text or (file.is_headline and _is_article_of(existing, file)):
            self.unchanged.append(Entry(file.path, _("already there")))
            return "unchanged"
        self.kept.append(Entry(file.path, _("is there with another text, and was left as it is")))
        return "kept"


def _key(path: Path) -> str:
    """Return what names a page in the ledger, on this machine and on others."""
    return f"{path.parent.name}/{path.name}"


def _kind(file: ImportedFile, encoding: Encoding) -> Message:
    """Return what was written, and from which old encoding: it was recognised, not declared."""
    if encoding is Encoding.UTF_8:
        return file.kind
    return _("{kind} (read as {encoding}: check its letters)").format(
        kind=file.kind, encoding=encoding.value
    )


def _read_bytes(path: Path) -> bytes | Rejection:
    try:
        data = read_source(path)
    except OSError as error:
        return Rejection.of(str(path), 0, "unreadable-file", reason=reason_of(error))
    return too_large(str(path)) if len(data) > LARGEST_FILE else data


def _unknown_encoding(path: str) -> Rejection:
    return Rejection.of(path, 0, "unknown-encoding")


def _existing_text(target: Path) -> str | None:
    """Return the text of a content file, or None if there is none.

    Text, not bytes: a checkout on Windows has other line ends and is unchanged for all that. A
    file that is not UTF-8 equals nothing that we would write, which is all that is asked of it.
    """
    try:
        data = target.read_bytes()
    except FileNotFoundError:
        return None
    try:
        return decode_content(data)
    except UnicodeDecodeError:
        return ""


def _is_article_of(existing: str, file: ImportedFile) -> bool:
    """Return whether the article of a headline has come in before, with its own page."""
    there = read_front_matter(existing)
    headline = read_front_matter(file.text)
    is_same = all(
        key in there.fields and there.fields[key].text == field.text
        for key, field in headline.fields.items()
    )
    return is_same and bool(there.body.strip())
