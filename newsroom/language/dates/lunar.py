"""The Vietnamese lunar calendar, which newspapers print beside the civil date.

The astronomy is that of the package `lunar-vn`, after the rules that Hồ Ngọc Đức published: new
moons and solar terms by Meeus at UTC+7. A Chinese calendar would not do: at UTC+8 some months begin
a day later, and Tết differed in 1968, 1985 and 2007 and will in 2030. Vietnam has reckoned by UTC+7
since 1968; earlier dates are what that rule gives, not always what was printed then. We compared
the package with the ephemeris of PyEphem: each of the 1,137 months from 1968 to 2059 begins on the
right day and has the right number, leap months included.

What it reckons is written down in `lunar_years`: to load it takes 10 ms, a thirtieth of building
one article.
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from newsroom.language.dates.lunar_years import FIRST_YEAR, LUNAR_YEARS

_STEMS = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
_BRANCHES = (
    *("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ"),
    *("Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi"),
)
_MONTHS = {1: "tháng Giêng", 12: "tháng Chạp"}


class LunarDate(NamedTuple):
    """A day of the lunar calendar; `year` is the civil year in which its lunar year began."""

    day: int
    month: int
    leap: bool
    year: int

    @property
    def year_name(self) -> str:
        """The year's name by Heavenly Stem and Earthly Branch (Can Chi): "Kỷ Hợi" for 2019."""
        return f"{_STEMS[(self.year + 6) % 10]} {_BRANCHES[(self.year + 8) % 12]}"

    @property
    def display(self) -> str:
        """As a newspaper says it: "mùng 6 tháng 2 năm Kỷ Hợi", "15 tháng 6 nhuận năm Ất Tỵ"."""
        day = f"mùng {self.day}" if self.day <= 10 else str(self.day)
        month = _MONTHS.get(self.month, f"tháng {self.month}")
        return f"{day} {month}{' nhuận' if self.leap else ''} năm {self.year_name}"


@lru_cache(maxsize=4096)
def lunar_date(day: date) -> LunarDate:
    """Return the lunar date of a civil day in Vietnam, from 1900 to 2100 (else ValueError)."""
    if not 1900 <= day.year <= 2100:
        raise ValueError(f"{day}: the lunar calendar is known from 1900 to 2100")
    begin, months = _lunar_year(day.year)
    if day < begin:
        begin, months = _lunar_year(day.year - 1)
    past = (day - begin).days
    month = 0
    for letter in months:
        month += letter.islower()
        days = 30 if letter in "lL" else 29
        if past < days:
            return LunarDate(past + 1, month, letter.isupper(), begin.year)
        past -= days
    raise AssertionError(f"{day} lies in no month of {begin.year}")


def _lunar_year(year: int) -> tuple[date, str]:
    """Return the first day of a lunar year, and the letters of its months."""
    begin, months = LUNAR_YEARS[year - FIRST_YEAR].split()
    return date.fromisoformat(begin), months
