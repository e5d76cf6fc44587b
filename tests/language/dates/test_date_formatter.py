import pytest

from newsroom.language.dates.date_formatter import DateFormatter, _printed

VIETNAMESE = DateFormatter("vi")
ENGLISH = DateFormatter("en")


@pytest.mark.parametrize(
    ("stamp", "vietnamese", "english"),
    [
        ("2019-03-11T20:23", "11/03/2019 | 20:23", "11 March 2019, 20:23"),
        ("2019-03-09T10:02", "09/03/2019 | 10:02", "9 March 2019, 10:02"),
        ("2019-12-31T00:00", "31/12/2019 | 00:00", "31 December 2019, 00:00"),
        ("2019-03-11", "11/03/2019", "11 March 2019"),
        ("2019-03", "03/2019", "March 2019"),
        ("2019", "2019", "2019"),
    ],
)
def test_a_stamp_shows_no_more_than_is_known(stamp, vietnamese, english):
    assert VIETNAMESE.stamp(stamp) == vietnamese
    assert ENGLISH.stamp(stamp) == english


@pytest.mark.parametrize("tag", ["vi", "en", "en-US", "fr", "fr-CA", "de", "th", "ja", "pt-BR"])
def test_a_stamp_put_together_is_what_its_pattern_prints(tag: str) -> None:
    show = DateFormatter(tag)
    for stamp in ("2019-04-01T00:00", "2019-03-11T20:03", "1968-12-31T09:59"):
        assert show.stamp(stamp) == _printed(stamp, show._stamps[16], tag)


@pytest.mark.parametrize(
    ("day", "heading"),
    [
        ("2019-03-11", "Thứ Hai, 11/03/2019"),
        ("2019-03-12", "Thứ Ba, 12/03/2019"),
        ("2019-03-13", "Thứ Tư, 13/03/2019"),
        ("2019-03-14", "Thứ Năm, 14/03/2019"),
        ("2019-03-15", "Thứ Sáu, 15/03/2019"),
        ("2019-03-16", "Thứ Bảy, 16/03/2019"),
        ("2019-03-17", "Chủ Nhật, 17/03/2019"),
        ("2020-02-29T08:00", "Thứ Bảy, 29/02/2020"),
    ],
)
def test_a_day_has_its_weekday_before_it(day, heading):
    assert VIETNAMESE.day(day) == heading


def test_english_names_the_month():
    assert ENGLISH.day("2019-03-11") == "Monday, 11 March 2019"
    assert ENGLISH.short_day("2019-03-11") == "11 Mar"


@pytest.mark.parametrize(
    ("stamp", "month", "year", "short_day"),
    [
        ("2019-03-11", "Tháng 3/2019", "Năm 2019", "11/03"),
        ("2019-12-01T20:23", "Tháng 12/2019", "Năm 2019", "01/12"),
    ],
)
def test_headings_come_from_any_stamp_that_knows_enough(stamp, month, year, short_day):
    assert VIETNAMESE.month(stamp) == month
    assert VIETNAMESE.year(stamp) == year
    assert VIETNAMESE.short_day(stamp) == short_day


def test_weeks_begin_where_the_territory_begins_them():
    assert VIETNAMESE.first_weekday == 0
    assert DateFormatter("en_US").first_weekday == 6
    assert DateFormatter("en-US").weekdays()[0] == ("Su", "Sunday")


def test_weekdays_have_the_names_of_a_calendar():
    assert VIETNAMESE.weekdays() == [
        ("T2", "Thứ Hai"),
        ("T3", "Thứ Ba"),
        ("T4", "Thứ Tư"),
        ("T5", "Thứ Năm"),
        ("T6", "Thứ Sáu"),
        ("T7", "Thứ Bảy"),
        ("CN", "Chủ Nhật"),
    ]


def test_months_have_names():
    assert [VIETNAMESE.month_name(month) for month in (1, 12)] == ["Tháng 1", "Tháng 12"]
    assert ENGLISH.month_name(3) == "March"


@pytest.mark.parametrize(
    ("locale", "stamp", "day"),
    [
        ("it", "11 marzo 2019, 20:23", "lunedì 11 marzo 2019"),
        ("de", "11. März 2019, 20:23", "Montag, 11. März 2019"),
    ],
)
def test_a_language_without_patterns_of_its_own_has_those_of_cldr(locale, stamp, day):
    formatter = DateFormatter(locale)

    assert formatter.stamp("2019-03-11T20:23") == stamp
    assert formatter.day("2019-03-11") == day
    assert formatter.month("2019-03").endswith("2019")
    assert formatter.year("2019") == "2019"
    assert formatter.short_day("2019-03-11").startswith("11")
