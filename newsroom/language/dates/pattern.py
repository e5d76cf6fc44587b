"""Dates by patterns in CLDR's notation: `EEEE, dd/MM/yyyy`.

Babel prints them too, but to load it takes 30 ms, a tenth of building one article. It prints the
rarer fields that are not known here. A test compares both in many languages.
"""

import re
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

from newsroom.language.cldr.lookup import cldr_of
from newsroom.language.cldr.record import Cldr, Names

# A text in quotes, a field (one letter, once or more often), or what is printed as it is.
_PART = re.compile(
    r"'(?P<quoted>(?:[^']|'')*)' | (?P<field>(?P<letter>[A-Za-z])(?P=letter)*) | [^A-Za-z']", re.X
)


def printed(pattern: str, moment: datetime, tag: str) -> str:
    """Return a date and time as a pattern prints them in a language."""
    parts = _parts(pattern)
    if any(letter not in _FIELDS for letter, _width, _text in parts if letter):
        from newsroom.language.cldr.babel_data import printed_by_babel  # noqa: PLC0415

        return printed_by_babel(pattern, moment, tag)
    known = cldr_of(tag)
    return "".join(
        _FIELDS[letter](moment, width, known) if letter else text for letter, width, text in parts
    )


@lru_cache(maxsize=1024)
def _parts(pattern: str) -> tuple[tuple[str, int, str], ...]:
    """Return fields as (letter, width, ""), and what is printed as it is as ("", 0, text)."""
    parts: list[tuple[str, int, str]] = []
    for part in _PART.finditer(pattern):
        if part["field"]:
            parts.append((part["letter"], len(part["field"]), ""))
        elif part["quoted"] is not None:
            parts.append(("", 0, part["quoted"].replace("''", "'") or "'"))
        else:
            parts.append(("", 0, part[0]))
    return tuple(parts)


def _number(number: int, width: int) -> str:
    return f"{number:0{width}}"


def _year(moment: datetime, width: int, _known: Cldr) -> str:
    year = _number(moment.year, width)
    return year[-2:] if width == 2 else year


def _month(number: int, width: int, names: Names) -> str:
    if width <= 2:
        return _number(number, width)
    return {3: names.abbreviated, 4: names.wide, 5: names.narrow}[width][number - 1]


def _weekday(moment: datetime, width: int, known: Cldr) -> str:
    names = known.weekdays_in_dates
    width = max(width, 3)
    of_width = {3: names.abbreviated, 4: names.wide, 5: names.narrow, 6: names.short}[width]
    return of_width[moment.weekday()]


_FIELDS: dict[str, Callable[[datetime, int, Cldr], str]] = {
    "y": _year,
    "M": lambda moment, width, known: _month(moment.month, width, known.months_in_dates),
    "L": lambda moment, width, known: _month(moment.month, width, known.months_alone),
    "d": lambda moment, width, _known: _number(moment.day, width),
    "E": _weekday,
    "H": lambda moment, width, _known: _number(moment.hour, width),
    "m": lambda moment, width, _known: _number(moment.minute, width),
}
