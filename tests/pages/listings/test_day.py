"""A day of the archive: its lead, its lunar date, what the same day brought in other years."""

import re

import pytest

from newsroom.pages.listings.day import DayPages
from tests.engine.newspaper import NOON

DAY = 86_400
HEADING = "Ngày này các năm khác"


@pytest.fixture
def other_years(read_page):
    """Return a function that reads the addresses that a day page leads to in other years."""

    def read(url):
        _, _, section = read_page(url).partition(HEADING)
        return re.findall(r'<h3><a href="([^"]+)"', section.partition("</section>")[0])

    return read


def _article(newspaper, day, **fields):
    newspaper.article(f"{day}.md", Title="Lúa", Slug="lua", Date=f"{day} 08:00", **fields)


def _addresses(*years):
    return [f"/{year}/03/10/lua/" for year in years]


def test_a_day_leads_to_what_led_it_in_five_years_before_and_three_after(
    newspaper, rebuild, other_years
):
    for year in (2008, 2009, 2011, 2012, 2013, 2014, 2015, 2016, 2018, 2019):
        _article(newspaper, f"{year}-03-10")
    newspaper.article("chieu.md", Title="Chiều", Date="2018-03-10 15:00")
    newspaper.article("hom-sau.md", Title="Hôm sau", Date="2018-03-11 08:00")

    rebuild()

    assert other_years("/2019/03/10/") == _addresses(2018, 2016, 2015, 2014, 2013)
    assert other_years("/2014/03/10/") == _addresses(2018, 2016, 2015, 2013, 2012, 2011, 2009, 2008)
    assert other_years("/2008/03/10/") == _addresses(2012, 2011, 2009)


def test_a_headline_without_a_body_is_no_article_to_lead_to(newspaper, rebuild, other_years):
    newspaper.article("a.md", Title="Một dòng", Date="2018-03-10 07:00", body="")
    newspaper.article("b.md", Title="Một dòng", Date="2017-03-10 07:00", body="")
    _article(newspaper, "2018-03-10")
    _article(newspaper, "2019-03-10")

    rebuild()

    assert other_years("/2019/03/10/") == _addresses(2018)


def test_a_new_day_is_told_of_in_three_earlier_years(newspaper, rebuild, other_years):
    for year in (2014, 2015, 2016, 2018):
        _article(newspaper, f"{year}-03-10")
    rebuild()

    _article(newspaper, "2019-03-10")
    written = rebuild()

    days = {path for path in written if re.fullmatch(r"\d{4}/\d\d/\d\d/index.html", path)}
    assert days == {f"{year}/03/10/index.html" for year in (2015, 2016, 2018, 2019)}


@pytest.mark.parametrize(
    ("changed", "looked_at"),
    [
        ("2019", {"2019", "2018", "2017", "2016", "2015"}),
        ("2011", {"2011", "2010", "2012", "2013", "2014", "2015", "2016"}),
    ],
)
def test_a_change_is_looked_for_in_the_years_that_tell_of_the_day(
    newspaper, monkeypatch, changed, looked_at
):
    """In 2017 a headline led nothing: the year before tells of one more."""
    for year in range(2010, 2020):
        _article(newspaper, f"{year}-03-10", **({"body": ""} if year == 2017 else {}))
    newspaper.build()
    visited = set()
    inputs = DayPages.inputs
    monkeypatch.setattr(
        DayPages,
        "inputs",
        lambda self, key, *given: visited.add(key.period) or inputs(self, key, *given),
    )
    _article(newspaper, f"{changed}-03-10", Summary="Một mùa lúa khác.")

    newspaper.build()

    assert visited == {f"{year}-03-10" for year in looked_at}
    assert newspaper.tree() == newspaper.cold_tree()


def test_a_leap_day_looks_back_at_leap_days(newspaper, rebuild, other_years):
    for day in ("2012-02-29", "2015-02-28", "2015-03-01", "2016-02-29"):
        _article(newspaper, day)

    rebuild()

    assert other_years("/2016/02/29/") == ["/2012/02/29/lua/"]


def test_what_happens_to_an_old_article_comes_to_the_pages_that_tell_of_it(
    newspaper, rebuild, other_years
):
    for year in (2017, 2018, 2019):
        _article(newspaper, f"{year}-03-10")
    rebuild()

    _article(newspaper, "2017-03-10", Status="draft")
    written = rebuild()

    assert other_years("/2018/03/10/") == _addresses(2019)
    assert other_years("/2019/03/10/") == _addresses(2018)
    assert {"2018/03/10/index.html", "2019/03/10/index.html"} <= written


def test_the_front_page_tells_what_led_its_day_in_earlier_years(newspaper, rebuild, read_page):
    for year in (2016, 2018):
        newspaper.article(f"{year}.md", Title=f"Bài {year}", Slug="a", Date=f"{year}-03-11 08:00")

    rebuild()
    assert re.findall(r'<h3><a href="(/20[^"]+)">', _years_ago(read_page("/"))) == [
        "/2018/03/11/a/",
        "/2016/03/11/a/",
    ]

    newspaper.now = NOON + DAY
    rebuild()
    assert "years-ago" not in read_page("/")


def _years_ago(page):
    return page.partition("Ngày này năm xưa")[2].partition("</section>")[0]


@pytest.fixture
def busy_day(newspaper, rebuild):
    """A day of articles with pictures and without, headlines, and days around it."""
    newspaper.picture("images/a.png", width=300, height=200)
    for number in range(7):
        fields = {"Image": "images/a.png", "Image_Alt": "Ảnh"} if number % 7 not in {0, 3} else {}
        newspaper.article(
            f"{number}.md",
            Title=f"Bài {number}",
            Date=f"2019-03-10 1{number}:00",
            Summary=f"Sapo {number}.",
            Category=("Kinh tế", "Chính trị")[number % 2],
            **fields,
        )
    newspaper.article("ngay.md", Title="Bài không giờ", Date="2019-03-10")
    newspaper.article("tin.md", Title="Tin vắn", Date="2019-03-10 07:00", body="")
    for day in ("2019-03-02", "2019-03-11"):
        newspaper.article(f"{day}.md", Title=f"Bài của {day}", Date=f"{day} 08:00")
    rebuild()
    return newspaper


def test_a_day_has_its_lead_three_more_with_pictures_and_the_rest_by_section(busy_day, read_page):
    page = read_page("/2019/03/10/")
    top, _, rest = page.partition("</main>")[0].partition('<section class="day"')

    assert re.findall(r"<h2><a [^>]*>(.*?)</a></h2>", top) == ["Bài 1", "Bài 2", "Bài 4", "Bài 5"]
    assert "Sapo 1." in top
    assert top.count("<picture>") == 4
    assert re.findall(r"<li[^>]*><a [^>]*>(.*?)</a>(?: <time[^>]*>(.*?)</time>)?</li>", rest) == [
        ("Bài 3", "13:00"),
        ("Bài không giờ", ""),
        ("Tin vắn", "07:00"),
        ("Bài 0", "10:00"),
        ("Bài 6", "16:00"),
    ]


def test_a_day_tells_what_came_before_and_after(busy_day, read_page):
    around = read_page("/2019/03/10/").partition('id="around"')[2].partition("</section>")[0]

    assert re.findall(r'<a href="([^"]+)"', around) == [
        "/2019/03/02/",
        "/2019/03/02/bai-cua-2019-03-02/",
        "/2019/03/11/",
        "/2019/03/11/bai-cua-2019-03-11/",
    ]


def test_a_change_of_a_days_lead_comes_to_the_days_around(busy_day, rebuild, read_page):
    busy_day.article("0.md", Title="Bài đầu", Date="2019-03-10 05:00", Image="images/a.png")
    rebuild()

    for url in ("/2019/03/02/", "/2019/03/11/", "/2019/03/"):
        assert "Bài đầu</a>" in read_page(url)


def test_a_day_shows_its_whole_month_and_marks_itself(busy_day, read_page):
    table = read_page("/2019/03/02/").partition("<table")[2].partition("</table>")[0]

    assert re.findall(r'<td><a href="([^"]+)"( aria-current="date")?', table) == [
        ("/2019/03/02/", ' aria-current="date"'),
        ("/2019/03/10/", ""),
        ("/2019/03/11/", ""),
    ]
    assert 'aria-label="Chủ Nhật, 10 tháng 3"' in table


def test_the_first_item_of_a_day_makes_the_days_of_its_month_again(busy_day, rebuild):
    busy_day.article("moi.md", Title="Mới", Date="2019-03-05 08:00")
    first = rebuild()
    busy_day.article("moi-2.md", Title="Mới hơn", Date="2019-03-05 09:00")
    second = rebuild()

    days = {f"2019/03/{day:02}/index.html" for day in (2, 5, 10, 11)}
    assert days <= first
    assert second & days == {"2019/03/05/index.html"}


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
