from datetime import date, timedelta

import lunar_vn
import pytest

from newsroom.language.dates.lunar import LunarDate, lunar_date
from newsroom.language.dates.lunar_years import LUNAR_YEARS

# The first day of the lunar year (Tết) in Vietnam. In 1968, 1985, 2007 and 2030 China's is a day,
# or in 1985 a month, later.
NEW_YEARS = """
1968-01-29 1969-02-16 1970-02-06 1971-01-27 1972-02-15 1973-02-03 1974-01-23 1975-02-11 1976-01-31
1977-02-18 1978-02-07 1979-01-28 1980-02-16 1981-02-05 1982-01-25 1983-02-13 1984-02-02 1985-01-21
1986-02-09 1987-01-29 1988-02-17 1989-02-06 1990-01-27 1991-02-15 1992-02-04 1993-01-23 1994-02-10
1995-01-31 1996-02-19 1997-02-07 1998-01-28 1999-02-16 2000-02-05 2001-01-24 2002-02-12 2003-02-01
2004-01-22 2005-02-09 2006-01-29 2007-02-17 2008-02-07 2009-01-26 2010-02-14 2011-02-03 2012-01-23
2013-02-10 2014-01-31 2015-02-19 2016-02-08 2017-01-28 2018-02-16 2019-02-05 2020-01-25 2021-02-12
2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-02
"""


@pytest.mark.parametrize("new_year", NEW_YEARS.split())
def test_the_lunar_year_begins_on_tet(new_year):
    day = date.fromisoformat(new_year)

    lunar = lunar_date(day)
    eve = lunar_date(day - timedelta(days=1))

    assert (lunar.day, lunar.month, lunar.leap, lunar.year) == (1, 1, False, day.year)
    assert (eve.month, eve.year) == (12, day.year - 1)


@pytest.mark.parametrize(
    ("day", "display"),
    [
        # The new moon of 6 March 2019 was at 23:04 in Vietnam and past midnight in China.
        ("2019-03-11", "mùng 6 tháng 2 năm Kỷ Hợi"),
        ("2019-02-05", "mùng 1 tháng Giêng năm Kỷ Hợi"),
        ("2019-02-04", "30 tháng Chạp năm Mậu Tuất"),
        ("2018-09-24", "15 tháng 8 năm Mậu Tuất"),
        ("2024-04-18", "mùng 10 tháng 3 năm Giáp Thìn"),
        ("2023-03-22", "mùng 1 tháng 2 nhuận năm Quý Mão"),
        ("2025-07-25", "mùng 1 tháng 6 nhuận năm Ất Tỵ"),
        ("2026-05-31", "15 tháng 4 năm Bính Ngọ"),
    ],
)
def test_a_day_is_said_as_a_newspaper_says_it(day, display):
    assert lunar_date(date.fromisoformat(day)).display == display


@pytest.mark.parametrize(
    ("year", "name"),
    [
        (1945, "Ất Dậu"),
        (1968, "Mậu Thân"),
        (1984, "Giáp Tý"),
        (2000, "Canh Thìn"),
        (2027, "Đinh Mùi"),
    ],
)
def test_years_have_the_names_of_the_sixty_year_cycle(year, name):
    assert lunar_date(date(year, 7, 1)).year_name == name


def test_a_day_outside_the_tables_is_refused():
    with pytest.raises(ValueError, match="2101"):
        lunar_date(date(2101, 1, 1))


def test_the_table_has_what_lunar_vn_reckons():
    """Of each month the first day and the last."""
    days = [date(1900, 1, 1), date(2100, 12, 31)]
    for line in LUNAR_YEARS[1:]:
        begin, months = line.split()
        day = date.fromisoformat(begin)
        for letter in months:
            days += [day - timedelta(days=1), day]
            day += timedelta(days=30 if letter in "lL" else 29)

    for day in days:
        reckoned = lunar_vn.solar_to_lunar(day)
        assert lunar_date(day) == LunarDate(
            reckoned.day, reckoned.month, reckoned.leap, reckoned.year
        )
