"""Dates as other systems write them: seconds since 1970, and times with `(GMT+7)` behind them."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from newsroom.language.dates.written_date import machine_date, meant_dates

_SECONDS = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?")
_OFFSET = re.compile(r"\(?\b(?:GMT|UTC)\s*(?P<sign>[+-])\s*(?P<hours>\d{1,2})(?::?00)?\)?", re.I)


def front_matter_date(written: str, zone: ZoneInfo, language: str) -> str:
    """Return a date as front matter writes it, with an offset where one is written.

    Seconds since 1970 are read, and what `machine_date` and `meant_dates` read. What may be two
    dates (`03/04/2019` in English) stays as it is: no date.
    """
    text = " ".join(written.split())
    if _SECONDS.fullmatch(text):
        seconds = float(text)
        seconds = seconds / 1000 if seconds > 1e11 else seconds
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%MZ")
    offset = _OFFSET.search(text)
    if offset is None:
        if found := machine_date(text):
            return found
        meant = meant_dates(text, zone, language)
        return meant[0] if len(meant) == 1 else text
    meant = meant_dates(_OFFSET.sub("", text).strip(" ,|-"), zone, language)
    if len(meant) != 1:
        return text
    return (
        f"{meant[0]}{offset['sign']}{int(offset['hours']):02}:00"
        if len(meant[0]) > 10
        else meant[0]
    )
