"""The fields that hold a date: when an article appears, when it was changed, when it goes."""

from datetime import datetime

from newsroom.content.article import Status
from newsroom.content.fields.field_reader import FieldReader
from newsroom.language.dates.moment import Moment, read_moment
from newsroom.language.dates.written_date import machine_date, meant_dates

_FIRST_YEAR = 1000
"""Newspapers are younger: an earlier year is a slip, such as 0219."""


def date_of(fields_read: FieldReader, status: Status) -> tuple[Moment, int]:
    """Return the moment, and the second since 1970 UTC at which it begins."""
    written = fields_read.text("date")
    if not written and status is Status.DRAFT:
        return Moment(""), 0
    if read_date := _read(fields_read, "date"):
        moment, instant = read_date
        return moment, int(instant.timestamp())
    if not written:
        fields_read.reject("date", "no-date")
    return Moment("0000"), 0


def modified_of(fields_read: FieldReader) -> str:
    """Return the stamp of the last change, empty if none is written."""
    read_date = _read(fields_read, "modified")
    return read_date[0].stamp if read_date else ""


def expires_of(fields_read: FieldReader, instant: int) -> int:
    """Return the second at which the article goes, 0 for never; it appears at `instant`."""
    read_date = _read(fields_read, "expires")
    expires = int(read_date[1].timestamp()) if read_date else 0
    if read_date and expires <= instant:
        fields_read.reject("expires", "expires-too-early")
    return expires


def validity_of(fields_read: FieldReader, stamp: str) -> tuple[str, str]:
    """Return the stamps between which a notice holds; both are empty if neither is written.

    Without a beginning that is `stamp`, the notice's own date; without an end, the beginning's day.
    """
    since, until = _read(fields_read, "from"), _read(fields_read, "until")
    if since is None and until is None:
        return "", ""
    first = since[0].stamp if since else stamp
    last = until[0].stamp if until else first[:10]
    if since and until and until[1] < since[1]:
        fields_read.reject("until", "ends-too-early")
    return first, last


def span_of(fields_read: FieldReader) -> tuple[int, int]:
    """Return from which second until which a banner is shown; 0 where nothing is written."""
    since, until = _read(fields_read, "from"), _read(fields_read, "until")
    first = int(since[1].timestamp()) if since else 0
    last = int(until[1].timestamp()) if until else 0
    if until and last <= first:
        fields_read.reject("until", "ends-too-early")
    return first, last


def _read(fields_read: FieldReader, key: str) -> tuple[Moment, datetime] | None:
    """Return a date and its instant; None for an empty field, and for one that is no date."""
    written = fields_read.text(key)
    if not written:
        return None
    zone = fields_read.edition.zone
    read_date = read_moment(written, zone)
    if read_date is None and not fields_read.is_plain:
        read_date = read_moment(machine_date(written), zone)
    if read_date is None:
        _refuse(fields_read, key, written)
    elif int(read_date[0].stamp[:4]) < _FIRST_YEAR:
        fields_read.reject(key, "early-year", date=written)
    return read_date


def _refuse(fields_read: FieldReader, key: str, written: str) -> None:
    """Reject a date, and say how to write what the author means: both ways if it may be two."""
    meant = meant_dates(written, fields_read.edition.zone, fields_read.edition.language)
    values: dict[str, object] = dict(zip(("meant", "other"), meant, strict=False))
    if key == "date":
        values["is_date"] = True
    field = fields_read.name(key)
    fields_read.reject(key, "unreadable-date", date=written, field=field, **values)
