from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.importing.stamps import read_stamp, split_stamp
from newsroom.language.dates.moment import Moment


@pytest.mark.parametrize(
    ("written", "stamp"),
    [
        ("11.03.2019 | 20:23 PM", "2019-03-11T20:23"),
        ("09.03.2019 | 10:22 AM", "2019-03-09T10:22"),
        ("07.03.2019 | 18:37", "2019-03-07T18:37"),
        ("7.3.2019|9:05 AM", "2019-03-07T09:05"),
        ("01.01.2019 | 00:05 AM", "2019-01-01T00:05"),
        ("01.01.2019 | 12:00 PM", "2019-01-01T12:00"),
        ("29.02.2016 | 23:59 pm", "2016-02-29T23:59"),
    ],
)
def test_reads_a_24_hour_clock_whatever_stands_behind_it(written, stamp):
    assert read_stamp(written) == Moment(stamp)


@pytest.mark.parametrize(
    "written",
    [
        "31.02.2019 | 10:00 AM",
        "29.02.2019 | 10:00 AM",
        "11.13.2019 | 10:00 AM",
        "00.03.2019 | 10:00 AM",
        "11.03.0000 | 10:00 AM",
        "11.03.2019 | 24:00 PM",
        "11.03.2019 | 20:60 PM",
        "11.03.2019",
        "20:23 PM",
        "11/03/2019 | 20:23 PM",
        "١١.٠٣.٢٠١٩ | 20:23 PM",
    ],
)
def test_refuses_a_time_that_never_was(written):
    assert read_stamp(written) is None


@pytest.mark.parametrize("written", ["11.03.2019 | 08:15 PM", "11.03.2019 | 20:23 AM"])
def test_refuses_a_half_of_the_day_that_contradicts_the_hour(written):
    assert read_stamp(written) is None


def test_splits_a_headline_from_the_stamp_behind_it():
    line = "Các đồng chí lãnh đạo tỉnh chúc mừng phụ nữ nhân ngày 8/3 08.03.2019 | 11:06 AM"

    assert split_stamp(line) == (
        "Các đồng chí lãnh đạo tỉnh chúc mừng phụ nữ nhân ngày 8/3",
        "08.03.2019 | 11:06 AM",
    )


def test_takes_only_the_last_stamp_of_a_line():
    line = "Lịch tiếp dân 01.03.2019 | 08:00 AM 06.03.2019 | 18:01 PM"

    assert split_stamp(line) == ("Lịch tiếp dân 01.03.2019 | 08:00 AM", "06.03.2019 | 18:01 PM")


@pytest.mark.parametrize("line", ["Họp báo ngày 11.03.2019", "11.03.2019 | 20:23 PM", ""])
def test_a_line_without_headline_or_stamp_is_not_split(line):
    assert split_stamp(line) is None


@given(st.datetimes(min_value=datetime(1, 1, 1)))
def test_every_minute_survives_the_old_website(instant):
    half = "PM" if instant.hour >= 12 else "AM"

    moment = read_stamp(f"{instant:%d.%m.}{instant.year:04} | {instant:%H:%M} {half}")

    assert moment == Moment(instant.isoformat(timespec="minutes")[:16])


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_without_an_error(text):
    read_stamp(text)
    split_stamp(text)
