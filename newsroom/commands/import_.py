"""`import`: from saved pages to content."""

from pathlib import Path

from invoke import Context, task

from newsroom.commands.arguments import CommandOfFiles
from newsroom.commands.command_line import (
    MISUSED,
    REJECTED,
    MisuseError,
    edition_folder,
    exit_codes,
    newsroom_of,
)


@task(
    klass=CommandOfFiles,
    name="import",
    positional=[],
    iterable=["files"],
    help={
        "section": "section that the pages belong to",
        "date": "date of the articles, which their pages do not tell",
        "undated": "date of the headlines without a stamp, such as 2019-11; else they are drafts",
        "content": "folder of articles (default: content)",
    },
)
def import_(
    context: Context,
    files: list[str],
    section: str = "",
    date: str | None = None,
    undated: str | None = None,
    content: str | None = None,
) -> None:
    """Bring scraped pages into content/ as articles and headline items."""
    from newsroom.importing.importer import import_files
    from newsroom.terminal import print_import

    paths = [Path(file).resolve() for file in files]
    root = edition_folder(context)
    with exit_codes(root):
        edition = newsroom_of(root, production=False, PATH=content).edition
        if not paths:
            raise MisuseError.of_no_pages()
        report = import_files(paths, edition=edition, section=section, date=date, undated=undated)
    print_import(report, edition.language)
    if report.refused:
        raise SystemExit(MISUSED if report.is_misuse else REJECTED)
