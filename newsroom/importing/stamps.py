"""The stamps of scraped pages: `11.03.2019 | 20:23 PM`, a 24-hour clock with a stray AM or PM."""

import re
from datetime import datetime

from newsroom.language.dates.moment import Moment

_STAMP = re.compile(
    r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})"
    r"\s*\|\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?:\s*(?P<half>[AaPp])[Mm])?",
    re.ASCII,
)
_STAMP_AT_END = re.compile(rf"(?P<headline>.*\S)\s+(?P<stamp>{_STAMP.pattern})", re.ASCII)


def split_stamp(line: str) -> tuple[str, str] | None:
    """Return the headline and the stamp behind it, as written; None if the line has no stamp.

    Only the form of the stamp is looked at: `31.02.2019 | 25:00` is one, which `read_stamp` will
    not read.
    """
    match = _STAMP_AT_END.fullmatch(line)
    return (match["headline"], match["stamp"]) if match else None


def read_stamp(text: str) -> Moment | None:
    """Return the minute, in the newspaper's zone, that `text` means; None if it can mean none.

    The hour is counted to 24, and AM or PM behind it follows from it: `08:15 PM` contradicts
    itself. It could be an evening of a 12-hour clock or a slip, and we do not choose.
    """
    match = _STAMP.fullmatch(text)
    if match is None:
        return None
    day, month, year, hour, minute = map(int, match.group("day", "month", "year", "hour", "minute"))
    if match["half"] and (match["half"] in "Pp") != (hour >= 12):
        return None
    try:
        written = datetime(year, month, day, hour, minute)
    except ValueError:
        return None
    return Moment(written.isoformat(timespec="minutes"))
