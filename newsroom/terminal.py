"""What the commands print, in the newsroom's language."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from newsroom.content.rejection import Rejection
from newsroom.engine.build import BuildReport
from newsroom.language.messages import translate as _
from newsroom.language.os_errors import reason_of

if TYPE_CHECKING:  # only `invoke import` pays for loading the importer
    from newsroom.importing.importer import ImportReport


def print_rejections(rejections: tuple[Rejection, ...]) -> None:
    """Print each rejection: where, what is wrong, and below it what to write. Warnings likewise."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    for rejection in rejections:
        place = f"{rejection.path}:{rejection.line}" if rejection.line else rejection.path
        colour = "yellow" if rejection.is_warning else "red"
        console.print(Text.assemble((place, "bold"), ": ", (rejection.message, colour)))
        console.print(Text(f"    → {rejection.remedy}"))


def print_report(report: BuildReport, *, quiet: bool) -> None:
    """Print what a build did, in a line, after all that it had to reject."""
    print_rejections((*report.warnings, *report.rejections))
    if quiet:
        return
    Console(highlight=False, soft_wrap=True).print(
        _(
            "{written} pages written, {unchanged} unchanged, {removed} removed, "
            "{rejections} problems, {seconds:.2f} s."
        ).format(
            written=report.written,
            unchanged=report.unchanged,
            removed=report.removed,
            rejections=len(report.rejections),
            seconds=report.seconds,
        )
    )


def print_foreign_output(folder: Path) -> None:
    """Print that a folder holds files that no build of ours wrote."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(
        _(
            "{folder} holds files that this edition did not write. Nothing was built. "
            "Empty the folder, or name another with --output."
        ).format(folder=folder)
    )


def print_failure(error: OSError) -> None:
    """Print that the machine failed, and that the next build mends it."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(
        _(
            "The machine failed: {error}. What readers see is whole; mend the cause and run the "
            "command again."
        ).format(
            error=f"{reason_of(error)} ({error.filename})" if error.filename else reason_of(error)
        )
    )


def print_serving(url: str) -> None:
    """Print where the edition is to be seen."""
    Console(highlight=False).print(
        _("The edition is at {url} and is rebuilt at every save. Ctrl-C ends.").format(url=url)
    )


def print_session(news: BuildReport | str) -> None:
    """Print what a build of `invoke serve` did, or what stopped it."""
    if isinstance(news, BuildReport):
        print_report(news, quiet=False)
    else:
        Console(stderr=True, highlight=False, soft_wrap=True, markup=False).print(news)


def print_import(report: "ImportReport") -> None:
    """Print what an import wrote, left alone, and refused."""
    console = Console(highlight=False, soft_wrap=True, markup=False)
    for entry in (*report.written, *report.kept):
        console.print(str(entry))
    print_rejections(report.refused)
    console.print(
        _("{written} files written, {unchanged} unchanged, {kept} kept, {refused} refused.").format(
            written=len(report.written),
            unchanged=len(report.unchanged),
            kept=len(report.kept),
            refused=len(report.refused),
        )
    )


def quoted(word: str) -> str:
    """Return a word as a shell takes it for one."""
    return shlex.quote(word)
