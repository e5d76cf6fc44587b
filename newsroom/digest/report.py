"""What `invoke digest` is asked, and what it says when it is done."""

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console

from newsroom.digest.items import Digest, NothingToDigestError
from newsroom.language.messages import in_words
from newsroom.language.messages import message as _


def read_day(written: str, now: int, zone: ZoneInfo) -> date:
    """Return a written day, or that of `now` (seconds since 1970 UTC); NothingToDigestError."""
    if not written:
        return datetime.fromtimestamp(now, UTC).astimezone(zone).date()
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise NothingToDigestError(
            _("“{day}” is no day; write one such as 2026-11-26.").format(day=written)
        ) from error


def print_digest(
    digest: Digest, folder: Path, language: str, *, has_pdf: bool, wants_pdf: bool
) -> None:
    """Print what was written, and what could not be."""
    lines = [_("{items} items are written to {folder}/.").format(items=digest.items, folder=folder)]
    if wants_pdf and not has_pdf:
        lines.append(
            _("  There is no PDF: install WeasyPrint or Chromium, or print print.html by hand.")
        )
    for path in digest.changed:
        told = _("  {path} has changed since it was published: only its title and lead are in it.")
        lines.append(told.format(path=path))
    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        console.print(in_words(line, language), markup=False)
