"""What moment a journalist means whose date is not written as the front matter wants it.

Only to suggest the right spelling: nothing is published under a date that was guessed. In Viet Nam
the day comes before the month, always.
"""

import re
from zoneinfo import ZoneInfo

from newsroom.language.dates.moment import read_moment

_DATES = [
    re.compile(pattern, re.ASCII | re.IGNORECASE)
    for pattern in (
        r"(?<!\d)(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<day>\d{1,2})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)",
        r"(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})(?:,|\s+năm)\s+(?P<year>\d{4})(?!\d)",
    )
]
# What may stand beside a date without saying more of it: its weekday, and marks between its parts.
_FILLING = re.compile(r"\b(?:thứ \w+|chủ nhật|ngày|lúc|vào)\b|[,|–()-]|\bT(?=\d)", re.IGNORECASE)
_TIME = re.compile(
    r"(?P<hour>\d{1,2})\s*(?::|h|giờ)\s*(?P<minute>\d{1,2})?\s*(?:phút|'|:\d\d)?", re.IGNORECASE
)


def meant_date(written: str, zone: ZoneInfo) -> str:
    """Return `written` as `2019-03-11 20:23` or `2019-03-11`; empty if it may mean something else.

    A time by the half of the day (9h tối, 9:00 PM) is left to its author.
    """
    match = next(filter(None, (pattern.search(written) for pattern in _DATES)), None)
    if match is None:
        return ""
    date = f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"
    beside = f"{written[: match.start()]} {written[match.end() :]}"
    rest = _FILLING.sub(" ", beside).strip()
    if rest:
        time = _TIME.fullmatch(rest)
        if time is None:
            return ""
        date += f" {int(time['hour']):02}:{int(time['minute'] or 0):02}"
    return date if read_moment(date, zone) else ""
