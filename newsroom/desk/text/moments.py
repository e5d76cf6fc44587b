"""Instants as front matter has them."""

from datetime import datetime

from newsroom.edition import Edition
from newsroom.language.dates.moment import moment_in_zone


def moment_text(instant: int, edition: Edition) -> str:
    """Return the minute of an instant (seconds since 1970 UTC) in the edition's time zone.

    It is written as front matter has it: `2026-12-01 06:00`.
    """
    local = datetime.fromtimestamp(instant, edition.zone)
    return moment_in_zone(local, edition.zone).stamp.replace("T", " ")
