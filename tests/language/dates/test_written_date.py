"""A date in somebody's own spelling is understood, and told from one that may mean two days."""

from zoneinfo import ZoneInfo

import pytest

from newsroom.language.dates.written_date import machine_date, meant_dates

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("25/11/2026", "2026-11-25"),
        ("5-3-2026", "2026-03-05"),
        ("3/4/2026", "2026-04-03"),
        ("2026/11/25", "2026-11-25"),
        ("2026-3-5 9:05", "2026-03-05 09:05"),
        ("2026-11-25 9h30", "2026-11-25 09:30"),
        ("2026-11-25T9:30", "2026-11-25 09:30"),
        ("25.11.2026 | 09:30", "2026-11-25 09:30"),
        ("25/11/2026, 9 giờ 30 phút", "2026-11-25 09:30"),
        ("9h ngày 25/11/2026", "2026-11-25 09:00"),
        ("ngày 25 tháng 11 năm 2026", "2026-11-25"),
        ("Thứ Tư, ngày 25 tháng 11 năm 2026", "2026-11-25"),
        ("Chủ nhật, 22/11/2026 - 20:23", "2026-11-22 20:23"),
        ("25 November 2026", "2026-11-25"),
        ("25 Nov. 2026, 9:05", "2026-11-25 09:05"),
        ("November 25th, 2026", "2026-11-25"),
        ("Wed, 25 Sept 2026 at 10:30 PM", "2026-09-25 22:30"),
        ("2026-11-25 10:30 PM", "2026-11-25 22:30"),
        ("2026-11-25 12:30 a.m.", "2026-11-25 00:30"),
        ("2026-11-25 12:30 PM", "2026-11-25 12:30"),
        ("11.03.2019 | 20:23 PM", "2019-03-11 20:23"),
        ("25/11/2026 9h30 tối", "2026-11-25 21:30"),
        ("25/11/2026 7 giờ sáng", "2026-11-25 07:00"),
        ("25/11/2026 1h trưa", "2026-11-25 13:00"),
        ("25/11/2026 11h trưa", "2026-11-25 11:00"),
        ("25/11/2026 10:30 CH", "2026-11-25 22:30"),
        ("2026-11-25 7:05 SA", "2026-11-25 07:05"),
        ("2026-11-25 10.30", "2026-11-25 10:30"),
        ("20261125", "2026-11-25"),
        ("20261125 1030", "2026-11-25 10:30"),
        ("25-Nov-2026", "2026-11-25"),
        ("6 Tháng Năm 2026", "2026-05-06"),
        ("mùng 6 tháng mười hai năm 2026", "2026-12-06"),
        ("tháng 6 năm 2026", "2026-06"),
        ("Tháng Giêng, 2026", "2026-01"),
        ("tháng 6/2026", "2026-06"),
        ("6/2026", "2026-06"),
        ("June 2026", "2026-06"),
        ("Mon, 11 Mar 2019 20:23:00 +0700", "2019-03-11 20:23+07:00"),
    ],
)
def test_a_date_with_one_meaning_is_understood(written, meant):
    assert meant_dates(written, ZONE, "vi") == (meant,)


@pytest.mark.parametrize(
    ("written", "language", "meant"),
    [
        ("03/04/2026", "vi", ("2026-04-03",)),
        ("03/04/2026", "en", ("2026-04-03", "2026-03-04")),
        ("03/04/2026", "sv", ("2026-04-03", "2026-03-04")),
        ("25/11/2026", "en", ("2026-11-25",)),
        ("11/25/2026", "en", ("2026-11-25",)),
        ("04/04/2026", "en", ("2026-04-04",)),
        ("3/4/2026 9:05 pm", "en", ("2026-04-03 21:05", "2026-03-04 21:05")),
    ],
)
def test_a_date_may_mean_two_days_where_readers_do_not_agree(written, language, meant):
    assert meant_dates(written, ZONE, language) == meant


@pytest.mark.parametrize(
    "written",
    [
        *("nay", "", "11/25/2026", "2019-02-30", "25/11/26", "25/11/2026 9h30 đêm"),
        *("25/11/2026 25:00", "25/11/2026 26/11/2026", "²5/11/2026", "25/11/2026 9"),
        *("31 February 2026", "13/2026", "tháng 13 năm 2026", "hè tháng 6 năm 2026", "20261325"),
    ],
)
def test_what_may_mean_something_else_is_left_to_its_author(written):
    assert meant_dates(written, ZONE, "vi") == ()


@pytest.mark.parametrize(
    ("written", "strict"),
    [
        ("2019-3-1", "2019-03-01"),
        ("2019-03-11 9:05", "2019-03-11 09:05"),
        ("2019-03-11t09:05:00.1z", "2019-03-11 09:05Z"),
        ("2019-03-11 09:05:00 UTC", "2019-03-11 09:05Z"),
        ("2019-03-11 09:05:00 +7", "2019-03-11 09:05+07:00"),
        ("2019-03-11 09:05:00 -0330", "2019-03-11 09:05-03:30"),
        ("Jul 08 2022", "2022-07-08"),
        ("July 8, 2022", "2022-07-08"),
        ("8 Jul 2022", "2022-07-08"),
        ("Mon, 11 Mar 2019 20:23:00 +0700", "2019-03-11 20:23+07:00"),
        ("Mon, 11 Mar 2019 20:23:00 GMT", "2019-03-11 20:23Z"),
    ],
)
def test_dates_of_machines_have_one_meaning(written, strict):
    assert machine_date(written) == strict


@pytest.mark.parametrize("written", ["", "nay", "03/04/2026", "8 Jul", "Jul 08 2022 soon"])
def test_what_no_machine_writes_is_no_date_of_one(written):
    assert machine_date(written) == ""


def test_a_word_that_one_locale_takes_for_a_month_is_none_in_another():
    zone = ZoneInfo("Asia/Ho_Chi_Minh")

    assert meant_dates("Mon, 11 Mar 2019 20:23", zone, "vi") == ("2019-03-11 20:23",)
