"""What moment a person, or a machine, means whose date is not written as front matter wants it.

`meant_dates` is only for suggestions: nothing that a journalist wrote is published under a date
that was guessed. `machine_date` reads what other systems write, which has one meaning.
"""

import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from newsroom.language.dates.moment import read_moment
from newsroom.language.folding import fold
from newsroom.language.locales.locale import Locale
from newsroom.language.locales.registry import all_locales, locale_of
from newsroom.language.patterns import lazy_pattern

_YEAR_FIRST = lazy_pattern(
    r"(?<!\d)(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)",
    re.ASCII,
)
_YEAR_LAST = lazy_pattern(
    r"(?<!\d)(?P<one>\d{1,2})(?P<mark>[-/.])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)",
    re.ASCII,
)
_TOGETHER = lazy_pattern(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)(?!\d)", re.ASCII
)
_MONTH_ONLY = lazy_pattern(r"(?<!\d)(?P<month>\d{1,2})[-/.](?P<year>\d{4})(?!\d)", re.ASCII)
_MARKS = lazy_pattern(r"[,|–()-]|\bT(?=\d)", re.IGNORECASE)
_TIME = lazy_pattern(
    r"(?P<hour>\d{1,2})\s*(?::|h|giờ|\.(?=\d\d))?\s*(?P<minute>\d{1,2})?\s*(?:phút|'|:\d\d)?"
    r"\s*(?P<half>[^\W\d]+(?:\.[^\W\d]+\.)?)?",
    re.IGNORECASE,
)
_ISO = lazy_pattern(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"(?:[ tT]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2}(?:[.,]\d+)?)?"
    r"\s*(?P<offset>[zZ]|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?)?",
    re.ASCII,
)
_MAIL_TIME = lazy_pattern(
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?\s*(?P<offset>Z|UTC|GMT|[+-]\d{4})?", re.ASCII
)


def meant_dates(written: str, zone: ZoneInfo, language: str) -> tuple[str, ...]:
    """Return the dates that `written` may mean, such as `2019-03-11 20:23` or `2019-03`.

    Two where readers of `language` do not agree whether the day or the month comes first; none
    for what is no date, or says more than its day and its time.
    """
    for dates, beside in _candidates(written, locale_of(language)):
        clock = _time(_without_filling(beside))
        if clock is not None:
            found = (date + clock for date in dates)
            return tuple(dict.fromkeys(date for date in found if read_moment(date, zone)))
    of_machine = machine_date(written)
    return (of_machine,) if of_machine and read_moment(of_machine, zone) else ()


def machine_date(written: str) -> str:
    """Return a date of another system as front matter writes it; empty if it is none.

    These are dates of YAML and TOML (`2019-3-11 9:05:00 +7`), and the English ones that mail and
    JavaScript print (`Jul 08 2022`, `Mon, 11 Mar 2019 20:23:00 +0700`).
    """
    if match := _ISO.fullmatch(written.strip()):
        date = _iso(match["year"], int(match["month"]), int(match["day"]))
        return date + _clock_with_offset(match)
    english = locale_of("en")
    for date, beside in _dates_in_words(written, english):
        rest = _without_filling(beside.replace("+", "\N{FULLWIDTH PLUS SIGN}"), keep="-")
        rest = rest.replace("\N{FULLWIDTH PLUS SIGN}", "+")
        if not rest:
            return date
        if match := _MAIL_TIME.fullmatch(rest):
            return date + _clock_with_offset(match)
    return ""


def _candidates(written: str, locale: Locale) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the dates that a part of the text may mean, and what stands beside that part."""
    if match := _YEAR_FIRST.search(written):
        yield (_iso(match["year"], int(match["month"]), int(match["day"])),), _beside(match)
    elif match := _YEAR_LAST.search(written):
        one, two = int(match["one"]), int(match["two"])
        dates = (_iso(match["year"], two, one), _iso(match["year"], one, two))
        if locale.day_comes_first is None:
            yield dates, _beside(match)
        else:
            yield (dates[0 if locale.day_comes_first else 1],), _beside(match)
    elif match := _TOGETHER.search(written):
        yield (f"{match['year']}-{match['month']}-{match['day']}",), _beside(match)
    else:
        for other in all_locales().values():
            for date, beside in _dates_in_words(written, other):
                yield (date,), beside
        if match := _MONTH_ONLY.search(written):
            yield (f"{match['year']}-{int(match['month']):02}",), _beside(match)


def _dates_in_words(written: str, locale: Locale) -> Iterator[tuple[str, str]]:
    for pattern in locale.dates:
        if match := pattern.search(written):
            month = match["month"]
            number = int(month) if month.isdigit() else locale.months.get(fold(month), 0)
            if number:  # a locale's pattern may take a word of another for a month
                day = match.groupdict().get("day")
                date = _iso(match["year"], number, int(day or 0))
                yield date if day else date[:-3], _beside(match)


def _beside(match: re.Match[str]) -> str:
    return f"{match.string[: match.start()]} {match.string[match.end() :]}"


def _without_filling(beside: str, keep: str = "") -> str:
    """Return what stands beside a date without weekdays and marks, but for those to `keep`."""
    for locale in all_locales().values():
        if locale.beside_a_date:
            beside = locale.beside_a_date.sub(" ", beside)
    return " ".join(_MARKS.sub(lambda mark: mark[0] if mark[0] in keep else " ", beside).split())


def _time(rest: str) -> str | None:
    """Return a time of day as ` 20:23`, nothing for no text, None for what is no time."""
    if not rest:
        return ""
    match = _TIME.fullmatch(rest)
    if match is None or not (match["minute"] or match["half"] or re.search("h|giờ", rest)):
        return None
    hour = int(match["hour"])
    if half := fold(match["half"] or ""):
        hour_of_day = _hour_of_day(hour, half)
        if hour_of_day is None:
            return None
        hour = hour_of_day
    return f" {hour:02}:{int(match['minute'] or 0):02}"


def _hour_of_day(hour: int, half: str) -> int | None:
    """Return an hour by the half of its day as one of 24; None for a word that is no half.

    An hour after 12 is by the 24-hour clock already, whatever is written behind it.
    """
    locales = all_locales().values()
    if any(half in locale.morning for locale in locales):
        return 0 if hour == 12 else hour
    if any(half in locale.noon for locale in locales):
        return hour + 12 if hour < 6 else hour
    if any(half in locale.afternoon for locale in locales):
        return hour + 12 if hour < 12 else hour
    return None


def _clock_with_offset(match: re.Match[str]) -> str:
    if not match["hour"]:
        return ""
    clock = f" {int(match['hour']):02}:{match['minute']}"
    offset = (match["offset"] or "").upper()
    if offset in {"", "Z", "UTC", "GMT"}:
        return clock + ("Z" if offset else "")
    hours, _colon, minutes = offset[1:].partition(":")
    if len(hours) > 2:
        hours, minutes = hours[:-2], hours[-2:]
    return f"{clock}{offset[0]}{int(hours):02}:{minutes or '00'}"


def _iso(year: str, month: int, day: int) -> str:
    return f"{year}-{month:02}-{day:02}"
