"""A day of the archive: its lunar date, and what the same day brought in earlier years."""

import re

import pytest

from tests.engine.newspaper import NOON

DAY = 86_400
HEADING = "Ngày này những năm trước"


@pytest.fixture
def years_ago(read_page):
    """Return a function that reads the addresses that a day page leads to in earlier years."""

    def read(url):
        _, _, section = read_page(url).partition(HEADING)
        return re.findall(r'<li><a href="([^"]+)"', section.partition("</section>")[0])

    return read


def _article(newspaper, day, **fields):
    newspaper.article(f"{day}.md", Title="Lúa", Slug="lua", Date=f"{day} 08:00", **fields)


def test_a_past_day_leads_to_one_article_of_each_earlier_year(newspaper, rebuild, years_ago):
    for year in (2015, 2016, 2018, 2019):
        _article(newspaper, f"{year}-03-10")
    newspaper.article("chieu.md", Title="Chiều", Date="2018-03-10 15:00")
    newspaper.article("hom-sau.md", Title="Hôm sau", Date="2018-03-11 08:00")

    rebuild()

    assert years_ago("/2019/03/10/") == [f"/{year}/03/10/lua/" for year in (2018, 2016, 2015)]
    assert years_ago("/2016/03/10/") == ["/2015/03/10/lua/"]
    assert years_ago("/2015/03/10/") == []


def test_the_newest_five_years_are_told(newspaper, rebuild, years_ago):
    for year in range(2010, 2020):
        _article(newspaper, f"{year}-03-10")

    rebuild()

    assert years_ago("/2019/03/10/") == [f"/{year}/03/10/lua/" for year in range(2018, 2013, -1)]


def test_a_headline_without_a_body_is_no_article_to_lead_to(newspaper, rebuild, years_ago):
    newspaper.article("a.md", Title="Một dòng", Date="2018-03-10 07:00", body="")
    _article(newspaper, "2018-03-10")
    _article(newspaper, "2019-03-10")

    rebuild()

    assert years_ago("/2019/03/10/") == ["/2018/03/10/lua/"]


def test_today_looks_back_when_it_has_passed(newspaper, rebuild, years_ago):
    _article(newspaper, "2018-03-11")
    _article(newspaper, "2019-03-11")
    rebuild()
    assert years_ago("/2019/03/11/") == []

    newspaper.now = NOON + DAY
    written = rebuild()

    assert years_ago("/2019/03/11/") == ["/2018/03/11/lua/"]
    assert "2019/03/11/index.html" in written


def test_a_leap_day_looks_back_at_leap_days(newspaper, rebuild, years_ago):
    for day in ("2012-02-29", "2015-02-28", "2015-03-01", "2016-02-29"):
        _article(newspaper, day)

    rebuild()

    assert years_ago("/2016/02/29/") == ["/2012/02/29/lua/"]


def test_what_happens_to_an_old_article_comes_to_the_pages_that_look_back(
    newspaper, rebuild, years_ago
):
    for year in (2017, 2018, 2019):
        _article(newspaper, f"{year}-03-10")
    rebuild()

    _article(newspaper, "2017-03-10", Status="draft")
    written = rebuild()

    assert years_ago("/2018/03/10/") == []
    assert years_ago("/2019/03/10/") == ["/2018/03/10/lua/"]
    assert {"2018/03/10/index.html", "2019/03/10/index.html"} <= written


def test_an_article_published_today_changes_no_other_day_of_the_calendar(newspaper, rebuild):
    for year in (2017, 2018):
        _article(newspaper, f"{year}-03-11")
    rebuild()

    _article(newspaper, "2019-03-11")
    written = rebuild()

    days = {path for path in written if re.fullmatch(r"\d{4}/\d\d/\d\d/index.html", path)}
    assert days == {"2019/03/11/index.html", "2018/03/11/index.html"}  # the day before it: "next"


def test_vietnamese_pages_tell_the_lunar_date(newspaper, rebuild, read_page):
    _article(newspaper, "2019-03-10")

    rebuild()

    assert "Âm lịch: mùng 5 tháng 2 năm Kỷ Hợi" in read_page("/2019/03/10/")
    assert "Âm lịch: mùng 6 tháng 2 năm Kỷ Hợi" in read_page("/")


def test_pages_in_other_languages_know_no_lunar_date(newspaper, rebuild, read_page):
    _article(newspaper, "2019-03-10", Lang="en")

    rebuild()

    for url in ("/en/", "/en/2019/03/10/"):
        assert "lunar" not in read_page(url)


def test_a_setting_turns_the_lunar_date_off_and_on(newspaper, rebuild, read_page):
    _article(newspaper, "2019-03-10")
    rebuild()

    newspaper.settings["LUNAR_CALENDAR"] = False
    rebuild()
    assert "Âm lịch" not in read_page("/2019/03/10/") + read_page("/")

    newspaper.settings["LUNAR_CALENDAR"] = True
    rebuild()
    assert "Âm lịch" in read_page("/2019/03/10/")


@pytest.mark.parametrize("year", ["1874", "2150"])
def test_a_year_that_nobody_reckoned_has_no_lunar_date(newspaper, rebuild, read_page, year):
    newspaper.now = NOON + 200 * 366 * DAY
    _article(newspaper, f"{year}-03-10")

    rebuild()

    assert "Âm lịch" not in read_page(f"/{year}/03/10/")
