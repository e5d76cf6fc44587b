"""`digest`: a day or a week for print and mail."""

from pathlib import Path

from invoke import Context, task

from newsroom.commands.arguments import Command
from newsroom.commands.edition_settings import edition_folder, newsroom_of
from newsroom.commands.exit_codes import REJECTED, exit_codes
from newsroom.commands.misuse import MisuseError


@task(
    klass=Command,
    help={
        "day": "the day, such as 2026-11-26 (default: today)",
        "week": "the whole week of that day, from Monday to Sunday, with leads only",
        "language": "language of the edition, if it is not the newspaper's own",
        "output": "folder for digests (default: digest)",
        "no-pdf": "print no PDF",
    },
)
def digest(
    context: Context,
    day: str = "",
    week: bool = False,
    language: str = "",
    output: str = "digest",
    no_pdf: bool = False,
) -> None:
    """Write what was published on a day for print, as plain text and as the body of a mail."""
    from newsroom.digest.items import NothingToDigestError, digest_of
    from newsroom.digest.pdf import print_pdf
    from newsroom.digest.period import day_of, week_of
    from newsroom.digest.report import print_digest, read_day
    from newsroom.digest.writing import PDF, PRINT, checked_folder, write_digest
    from newsroom.press import clock

    root = edition_folder(context)
    with exit_codes(root):
        edition = newsroom_of(root, production=True).edition
        wanted = edition.language_named(language) if language else edition.language
        if not wanted:
            raise MisuseError.of_language(language)
        try:
            chosen = read_day(day, clock(), edition.zone)
            period = week_of(chosen) if week else day_of(chosen)
            folder = checked_folder(root / output, edition) / period.name
            folder = folder if wanted == edition.language else folder / wanted
            made, renderer = digest_of(edition, period, wanted, clock())
        except NothingToDigestError as error:
            raise MisuseError(error.message) from error
        write_digest(made, renderer, folder)
        has_pdf = not no_pdf and print_pdf(folder / PRINT, folder / PDF)
        here = Path.cwd()
        shown = folder.relative_to(here) if folder.is_relative_to(here) else folder
        print_digest(made, shown, edition.language, has_pdf=has_pdf, wants_pdf=not no_pdf)
    if made.changed:
        raise SystemExit(REJECTED)
