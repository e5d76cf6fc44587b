"""A date known to the minute, the day, the month or only the year, as old archives have them.

A moment is its *stamp*: ISO 8601 text cut at the precision that is known, in the newspaper's
time zone (`2019`, `2019-03`, `2019-03-11`, `2019-03-11T20:23`). Stamps sort as text, and a
period is a prefix of all that lies in it, which is what makes the archive cheap to query.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from enum import IntEnum
from zoneinfo import ZoneInfo


class Precision(IntEnum):
    """How much of a date is known; the value is the length of the stamp in characters."""

    YEAR = 4
    MONTH = 7
    DAY = 10
    MINUTE = 16


_WRITTEN = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:[ T]+(?P<hour>\d{2}):(?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?"
    r"\s*(?P<offset>Z|[+-]\d{2}:?\d{2})?)?)?)?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A point in the archive: a stamp, at the precision that is known."""

    stamp: str

    @property
    def precision(self) -> Precision:
        """How much of the date is known."""
        return Precision(len(self.stamp))

    @property
    def periods(self) -> tuple[str, ...]:
        """The year, month and day that it is filed under, as far as its precision goes."""
        return tuple(self.stamp[:length] for length in (4, 7, 10) if len(self.stamp) >= length)

    @property
    def path(self) -> str:
        """The folder of its finest period, `2019/03/11`, as addresses have it."""
        return self.stamp[:10].replace("-", "/")


def moment_in_zone(instant: datetime, zone: ZoneInfo) -> Moment:
    """Return the moment, to the minute, that a clock in `zone` shows at an aware `instant`."""
    return Moment(instant.astimezone(zone).strftime("%Y-%m-%dT%H:%M"))


def day_in_zone(seconds: int, zone: ZoneInfo) -> str:
    """Return the day, `2019-03-11`, of an instant in seconds since 1970 UTC in `zone`."""
    return moment_in_zone(datetime.fromtimestamp(seconds, UTC), zone).stamp[:10]


def beginning(moment: Moment, zone: ZoneInfo) -> datetime:
    """Return the UTC instant at which the moment's minute, day, month or year begins in `zone`."""
    local = datetime.fromisoformat(moment.stamp + "0001-01-01T00:00"[len(moment.stamp) :])
    return local.replace(tzinfo=zone).astimezone(UTC)


def with_whole_offset(local: datetime) -> datetime:
    """Return a local time whose offset has whole minutes, as RFC 3339 knows them.

    Before time zones clocks went by the sun: 7 h 6 min 30 s ahead of Greenwich in Saigon.
    """
    offset = local.utcoffset() or timedelta()
    return local.replace(tzinfo=timezone(timedelta(minutes=round(offset.total_seconds() / 60))))


def read_moment(text: str, zone: ZoneInfo) -> tuple[Moment, datetime] | None:
    """Return the moment that a journalist wrote and the UTC instant at which it begins.

    Takes `2019-03-11 20:23`, `2019-03-11`, `2019-03` and `2019`; seconds are dropped. A time
    with an offset (`+07:00`, `Z`) is converted to `zone`; the instant keeps what the offset
    said even in the hour that a clock change repeats. None if the text is no such date.
    """
    match = _WRITTEN.fullmatch(text.strip())
    if match is None:
        return None
    stamp = "-".join(part for part in match.group("year", "month", "day") if part)
    if match["hour"]:
        stamp += f"T{match['hour']}:{match['minute']}"
    try:
        if match["offset"]:
            instant = datetime.fromisoformat(stamp + match["offset"]).astimezone(UTC)
            return moment_in_zone(instant, zone), instant
        moment = Moment(stamp)
        return moment, beginning(moment, zone)
    except (ValueError, OverflowError):
        return None
