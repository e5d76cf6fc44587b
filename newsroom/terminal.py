"""What the commands print, in the newsroom's language."""

from pathlib import Path

from rich.console import Console
from rich.text import Text

from newsroom.build.run import Report
from newsroom.content.rejection import Rejection
from newsroom.language.messages import translate as _


def print_rejections(rejections: tuple[Rejection, ...]) -> None:
    """Print each rejection: where, what is wrong, and below it what to write."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    for rejection in rejections:
        place = f"{rejection.path}:{rejection.line}" if rejection.line else rejection.path
        console.print(Text.assemble((place, "bold"), ": ", (rejection.message, "red")))
        console.print(Text(f"    → {rejection.remedy}"))


def print_report(report: Report, *, quiet: bool) -> None:
    """Print what a build did, in a line, after all that it had to reject."""
    print_rejections(report.rejections)
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
