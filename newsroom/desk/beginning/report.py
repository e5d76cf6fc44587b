"""What `newsroom new` says when it is done."""

from pathlib import Path

from rich.console import Console

from newsroom.language.messages import Message, in_words
from newsroom.language.messages import message as _


def print_written(file: Path, pictures: Path | None, language: str) -> None:
    """Print where a new article lies, and what is to be done next."""
    lines = [_("{file} is written, as a draft: nobody but you sees it.").format(file=file)]
    if pictures:
        lines.append(_("  Its pictures belong into {folder}/.").format(folder=pictures))
    lines.append(_("  To publish it, take out the line “Status: draft”."))
    _print(lines, language)


def print_corrected(file: Path, language: str) -> None:
    """Print that a correction was written, and what is still to be done by hand."""
    _print(
        [
            _("The correction is written into {file}.").format(file=file),
            _("  Put the text itself right there too; the next publish shows both."),
        ],
        language,
    )


def _print(lines: list[Message], language: str) -> None:
    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        console.print(in_words(line, language), markup=False)
