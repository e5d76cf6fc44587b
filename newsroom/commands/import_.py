"""`import`: from an old archive to content."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from invoke import Context, task

from newsroom.commands.arguments import CommandOfFiles
from newsroom.commands.edition_settings import edition_folder, newsroom_of
from newsroom.commands.exit_codes import MISUSED, REJECTED, exit_codes
from newsroom.commands.misuse import MisuseError
from newsroom.importing.missing import missing_packages

if TYPE_CHECKING:
    from newsroom.edition import Edition
    from newsroom.importing.archive import ImportOrder


@task(
    klass=CommandOfFiles,
    name="import",
    positional=[],
    iterable=["files", "media"],
    help={
        "from": "kind of the sources, if looking at them does not tell "
        "(`newsroom explain importing`)",
        "section": "section of all whose categories are no section",
        "sections": "TOML file: which section an old category is",
        "authors": "TOML file: who an old author is",
        "media": "PREFIX=FOLDER: where the files lie whose addresses began so; may be repeated",
        "columns": "TOML file: what the columns of a table are",
        "rules": "TOML file: where the text stands on saved pages, as CSS selectors",
        "timezone": "time zone of times whose source does not say theirs",
        "survey": "only count what the sources hold, and write nothing",
        "propose-map": "only write a proposed map to this file, for you to mend",
        "name": "name of the ledger in import/ (default: of kind and source)",
        "date": "scraped pages: date of the articles, which their pages do not tell",
        "undated": "scraped pages: date of the headlines without a stamp; else they are drafts",
        "jobs": "processes (default: one a core)",
        "content": "folder of articles (default: content)",
        "quiet": "show no progress",
    },
)
def import_(
    context: Context,
    files: list[str],
    media: list[str],
    from_: str = "",
    section: str = "",
    sections: str = "",
    authors: str = "",
    columns: str = "",
    rules: str = "",
    timezone: str = "",
    survey: bool = False,
    propose_map: str = "",
    name: str = "",
    date: str | None = None,
    undated: str | None = None,
    jobs: int = 0,
    content: str | None = None,
    quiet: bool = False,
) -> None:
    """Bring an archive into content/: exports, Markdown, saved pages, tables, scraped text."""
    paths = [Path(file).resolve() for file in files]
    root = edition_folder(context)
    with exit_codes(root), _told_misuse():
        edition = newsroom_of(root, production=False, PATH=content).edition
        if not paths:
            raise MisuseError.of_no_pages()
        if missing := missing_packages():
            if from_ not in {"", "scraped"} or any(path.suffix != ".txt" for path in paths):
                raise MisuseError.of_missing_packages(missing)
            _import_scraped(paths, edition, section, date, undated, name)
            return
        from newsroom.importing import command

        sources = command.sources_of(paths, from_)
        if command.is_scraped(sources) and not survey:
            _import_scraped(command.files_in(sources), edition, section, date, undated, name)
            return
        order = command.order_of(
            sources,
            command.Options(
                *(from_, section, sections, authors, tuple(media), columns, rules, timezone),
                *(name, jobs),
            ),
            edition,
        )
        if propose_map:
            if Path(propose_map).exists():
                raise MisuseError.of_a_map(propose_map)
            Path(propose_map).write_text(command.proposal_of(order), encoding="utf-8")
        elif survey:
            sys.stdout.writelines(f"{line}\n" for line in command.survey_of(order))
        else:
            _import_archive(order, edition.language, is_quiet=quiet)


@contextmanager
def _told_misuse() -> Iterator[None]:
    """Turn a source or an option that cannot be understood into misuse."""
    from newsroom.importing.source_error import SourceError

    try:
        yield
    except SourceError as error:
        raise MisuseError(error.message) from error


def _import_archive(order: "ImportOrder", language: str, *, is_quiet: bool) -> None:
    from newsroom.importing.archive import import_archive
    from newsroom.importing.progress import LineMeter, SilentMeter
    from newsroom.terminal import print_archive

    result = import_archive(order, SilentMeter() if is_quiet else LineMeter(language))
    print_archive(result, language)
    if not result.account.is_whole:
        raise SystemExit(REJECTED)


def _import_scraped(
    paths: list[Path],
    edition: "Edition",
    section: str,
    date: str | None,
    undated: str | None,
    name: str,
) -> None:
    from newsroom.importing.importer import import_files
    from newsroom.importing.scraped_ledger import keep_ledger
    from newsroom.terminal import print_import

    report = import_files(paths, edition=edition, section=section, date=date, undated=undated)
    if not report.is_misuse:
        keep_ledger(report.items, name, edition)
    print_import(report, edition.language)
    if report.refused:
        raise SystemExit(MISUSED if report.is_misuse else REJECTED)
