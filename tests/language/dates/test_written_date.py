"""A date in a journalist's own spelling is understood where it can mean but one moment."""

from zoneinfo import ZoneInfo

import pytest

from newsroom.language.dates.written_date import meant_date

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("25/11/2026", "2026-11-25"),
        ("5-3-2026", "2026-03-05"),
        ("2026/11/25", "2026-11-25"),
        ("2026-3-5 9:05", "2026-03-05 09:05"),
        ("2026-11-25 9h30", "2026-11-25 09:30"),
        ("2026-11-25T9:30", "2026-11-25 09:30"),
        ("25.11.2026 | 09:30", "2026-11-25 09:30"),
        ("25/11/2026, 9 giờ 30 phút", "2026-11-25 09:30"),
        ("9h ngày 25/11/2026", "2026-11-25 09:00"),
        ("Thứ Tư, ngày 25 tháng 11 năm 2026", "2026-11-25"),
        ("Chủ nhật, 22/11/2026 - 20:23", "2026-11-22 20:23"),
    ],
)
def test_a_date_with_one_meaning_is_understood(written, meant):
    assert meant_date(written, ZONE) == meant


@pytest.mark.parametrize(
    "written",
    [
        *("nay", "", "11/25/2026", "2019-02-30", "25/11/26", "25/11/2026 9h30 tối"),
        *("25/11/2026 25:00", "25/11/2026 9:30 PM", "25/11/2026 26/11/2026", "²5/11/2026"),
    ],
)
def test_what_may_mean_something_else_is_left_to_its_author(written):
    assert meant_date(written, ZONE) == ""
