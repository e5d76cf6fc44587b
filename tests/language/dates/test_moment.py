"""Dates at the precision that is known, in the newspaper's time zone."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.language.dates.moment import (
    Moment,
    Precision,
    beginning,
    moment_in_zone,
    read_moment,
    with_whole_offset,
)

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
NEW_YORK = ZoneInfo("America/New_York")
SYDNEY = ZoneInfo("Australia/Sydney")

# Time zones as we know them begin in the 20th century; before, every town had its own.
minutes = st.datetimes(datetime(1920, 1, 1), datetime(2100, 1, 1)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)
stamps = st.builds(
    lambda moment, precision: moment.strftime("%Y-%m-%dT%H:%M")[:precision],
    minutes,
    st.sampled_from(Precision),
)


@pytest.mark.parametrize(
    ("written", "stamp", "precision"),
    [
        ("2019-03-11 20:23", "2019-03-11T20:23", Precision.MINUTE),
        ("2019-03-11T20:23", "2019-03-11T20:23", Precision.MINUTE),
        ("2019-03-11 20:23:59", "2019-03-11T20:23", Precision.MINUTE),
        ("2019-03-11 20:23:59.75", "2019-03-11T20:23", Precision.MINUTE),
        ("  2019-03-11  20:23  ", "2019-03-11T20:23", Precision.MINUTE),
        ("2019-03-11", "2019-03-11", Precision.DAY),
        ("2020-02-29", "2020-02-29", Precision.DAY),
        ("2019-03", "2019-03", Precision.MONTH),
        ("2019", "2019", Precision.YEAR),
    ],
)
def test_a_date_keeps_the_precision_that_it_is_written_at(written, stamp, precision):
    moment, _instant = read_moment(written, VIETNAM)

    assert moment == Moment(stamp)
    assert moment.precision is precision


@pytest.mark.parametrize(
    "written",
    [
        "",
        "hôm qua",
        "19",
        "2019-3-11",
        "2019-13",
        "2019-00-01",
        "2019-02-29",
        "2019-02-30 08:00",
        "2019-03-11 24:00",
        "2019-03-11 20:60",
        "2019-03-11 8:00",
        "2019-03-11 20:23 PM",
        "11.03.2019",
        "11/03/2019 20:23",
        "2019-03-11 20",
        "0000",
        "٢٠١٩",  # digits, but not ours
        "9999-12-31 23:59 -12:00",
    ],
)
def test_what_is_no_date_is_refused(written):
    assert read_moment(written, VIETNAM) is None


@pytest.mark.parametrize(
    ("written", "stamp"),
    [
        ("2019-03-11 20:23 +07:00", "2019-03-11T20:23"),
        ("2019-03-11 20:23+0700", "2019-03-11T20:23"),
        ("2019-03-11T13:23Z", "2019-03-11T20:23"),
        ("2019-03-11 18:30 +00:00", "2019-03-12T01:30"),
        ("2019-01-01 00:30 +09:00", "2018-12-31T22:30"),
    ],
)
def test_an_offset_is_converted_to_the_newspaper_s_zone(written, stamp):
    moment, _instant = read_moment(written, VIETNAM)

    assert moment.stamp == stamp


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2019-03-11 20:23", "2019-03-11T13:23+00:00"),
        ("2019-03-11", "2019-03-10T17:00+00:00"),
        ("2019-03", "2019-02-28T17:00+00:00"),
        ("2019", "2018-12-31T17:00+00:00"),
    ],
)
def test_an_embargo_ends_when_the_known_period_begins(written, instant):
    _moment, begins = read_moment(written, VIETNAM)

    assert begins == datetime.fromisoformat(instant)


def test_the_hour_that_a_clock_change_repeats_is_told_apart_by_its_offset():
    # New York, 3 November 2019: 01:30 in summer time, and an hour later 01:30 again.
    first, first_instant = read_moment("2019-11-03 01:30 -04:00", NEW_YORK)
    second, second_instant = read_moment("2019-11-03 01:30 -05:00", NEW_YORK)

    assert first == second == Moment("2019-11-03T01:30")
    assert second_instant - first_instant == timedelta(hours=1)


def test_an_hour_that_a_clock_change_skips_still_has_a_beginning():
    moment, instant = read_moment("2019-03-10 02:30", NEW_YORK)

    assert moment.stamp == "2019-03-10T02:30"
    assert instant == datetime(2019, 3, 10, 7, 30, tzinfo=UTC)


def test_a_moment_is_filed_under_every_period_that_it_knows():
    assert Moment("2019-03-11T20:23").periods == ("2019", "2019-03", "2019-03-11")
    assert Moment("2019-03").periods == ("2019", "2019-03")
    assert Moment("2019").periods == ("2019",)


def test_an_address_has_the_folders_of_the_finest_period():
    assert Moment("2019-03-11T20:23").path == "2019/03/11"
    assert Moment("2019-03").path == "2019/03"
    assert Moment("2019").path == "2019"


@given(stamps)
def test_what_is_read_is_what_was_written(stamp):
    moment, instant = read_moment(stamp.replace("T", " "), VIETNAM)

    assert moment.stamp == stamp
    assert instant == beginning(moment, VIETNAM)


@given(stamps, stamps)
def test_stamps_sort_as_text_in_the_order_of_time(one, other):
    length = min(len(one), len(other))

    if beginning(Moment(one[:length]), VIETNAM) < beginning(Moment(other[:length]), VIETNAM):
        assert Moment(one) < Moment(other)


@given(stamps)
def test_every_period_is_a_prefix_and_begins_no_later(stamp):
    moment = Moment(stamp)

    for period in moment.periods:
        assert stamp.startswith(period)
        assert beginning(Moment(period), VIETNAM) <= beginning(moment, VIETNAM)


@given(minutes, st.sampled_from([VIETNAM, NEW_YORK, SYDNEY]), st.integers(-12 * 60, 14 * 60))
def test_an_instant_is_the_same_whatever_offset_it_is_written_with(minute, zone, offset):
    instant = minute.replace(tzinfo=UTC)
    written = instant.astimezone(timezone(timedelta(minutes=offset)))

    moment, understood = read_moment(written.isoformat(timespec="minutes"), zone)

    assert understood == instant
    assert moment == moment_in_zone(instant, zone)


def test_an_offset_of_the_sun_s_time_has_whole_minutes():
    local = datetime(1900, 1, 1, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))

    assert with_whole_offset(local).isoformat() == "1900-01-01T00:00:00+07:06"
