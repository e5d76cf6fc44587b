"""Dates as other systems write them: RFC 822, names of months, seconds since 1970."""

import re
from datetime import UTC, datetime

from dateutil import parser

_NUMBER = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?")
_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE | re.ASCII
)
_MINUTE = "%Y-%m-%dT%H:%M"
_ONE = datetime(1901, 1, 1, 1, 1)
_OTHER = datetime(1904, 12, 25, 13, 31)


def iso_date(text: str) -> str:
    """Return a date in ISO 8601 at the precision that is written; empty for what is none.

    Takes `Fri, 27 Apr 2007 13:02:35 +0000`, `Jul 08 2022`, `July 2022` and seconds since 1970. A
    date in numbers alone is not taken: whether day or month comes first, nobody knows.
    """
    text = text.strip()
    if _NUMBER.fullmatch(text):
        seconds = float(text)
        seconds = seconds / 1000 if seconds > 1e11 else seconds
        return datetime.fromtimestamp(seconds, UTC).strftime(_MINUTE + "Z")
    if not _MONTH.search(text) or len(text) > 60:
        return ""
    try:
        one: datetime = parser.parse(text, default=_ONE)
        other: datetime = parser.parse(text, default=_OTHER)
    except (ValueError, OverflowError):
        return ""
    return _as_far_as_known(one, other)


def _as_far_as_known(one: datetime, other: datetime) -> str:
    """Return what two readings have in common that were filled up with different dates."""
    if one.year != other.year or one.month != other.month:
        return ""
    if one.day != other.day:
        return one.strftime("%Y-%m")
    if one.hour != other.hour:
        return one.strftime("%Y-%m-%d")
    is_in_zone = one.tzinfo is not None
    return one.astimezone(UTC).strftime(_MINUTE + "Z") if is_in_zone else one.strftime(_MINUTE)
