"""Months, years and the table of all: calendars that tell the truth, and what led each period."""

import json
import re

import pytest

from tests.engine.newspaper import Newspaper


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """An edition with a busy day, a day with one item, and items of which less is known."""
    newspaper = Newspaper(tmp_path_factory.mktemp("archive"))
    for number in range(16):
        newspaper.article(
            f"{number}.md", Title=f"Bài {number}", Slug=f"{number}", Date=f"2019-03-08 06:{number}0"
        ) if number < 6 else newspaper.article(
            f"{number}.md", Title=f"Bài {number}", Slug=f"{number}", Date="2019-03-08 09:00"
        )
    newspaper.article("it.md", Title="Ít tin", Slug="it", Date="2019-03-04 06:00")
    newspaper.article("vua.md", Title="Vừa", Slug="vua", Date="2019-03-05 06:00")
    newspaper.article("vua-2.md", Title="Vừa hai", Slug="vua-2", Date="2019-03-05 07:00")
    newspaper.article("thang.md", Title="Cả tháng", Slug="thang", Date="2019-01")
    newspaper.article("nam.md", Title="Cả năm", Slug="nam", Date="1998")
    newspaper.article("dau.md", Title="Đầu tiên", Slug="dau", Date="2016-12-31")
    newspaper.build()
    return newspaper


@pytest.fixture
def read(archive):
    """A function that reads the page at an address."""

    def page(url):
        text = (archive.output / url.strip("/") / "index.html").read_text("utf-8")
        return text.replace("\u00a0", " ")

    return page


def test_a_month_tells_what_led_each_day(read):
    page = read("/2019/03/")
    heading = r'<h2><a href="([^"]+)">.*?</a> <span class="count">(.*?)</span></h2>'
    days = re.findall(rf"{heading}\n<p><a [^>]*>(.*?)</a>", page)

    assert days == [
        ("/2019/03/04/", "1 tin", "Ít tin"),
        ("/2019/03/05/", "2 tin", "Vừa"),
        ("/2019/03/08/", "16 tin", "Bài 0"),
    ]


def test_days_are_spoken_and_shaded_by_their_numbers(read):
    cells = re.findall(
        r'<td><a href="([^"]+)" aria-label="([^"]+)" data-level="(\d)">', read("/2019/03/")
    )

    assert cells == [
        ("/2019/03/04/", "Thứ Hai, 4 tháng 3: 1 tin", "1"),
        ("/2019/03/05/", "Thứ Ba, 5 tháng 3: 2 tin", "2"),
        ("/2019/03/08/", "Thứ Sáu, 8 tháng 3: 16 tin", "4"),
    ]


def test_a_year_tells_what_led_the_busiest_days_of_its_months(read):
    page = read("/2019/").partition('<div class="calendars">')[2].partition("</main>")[0]

    assert re.findall(r'<h2><a href="([^"]+)">', page) == ["/2019/01/", "/2019/03/"]
    assert re.findall(r"<li><a [^>]*>(.*?)</a></li>", page) == ["Cả tháng", "Vừa", "Bài 0"]
    assert page.count('<table class="calendar">') == 1  # of January no day is known


def test_a_year_of_which_no_month_is_known_is_a_list(read):
    page = read("/1998/")

    assert "<table" not in page
    assert "Cả năm</a>" in page


def test_periods_lead_to_those_before_and_after_beside_the_grid(read):
    arrows = {
        url: re.findall(r'<a class="(?:before|after)" href="([^"]+)"', read(url))
        for url in ("/2019/03/", "/2016/12/", "/2016/", "/2019/03/05/", "/")
    }

    assert arrows == {
        "/2019/03/": ["/2019/01/"],
        "/2016/12/": ["/2019/01/"],
        "/2016/": ["/1998/", "/2019/"],
        "/2019/03/05/": ["/2019/03/04/", "/2019/03/08/"],
        "/": ["/2019/01/"],
    }


def test_the_table_of_all_years_leads_to_every_month(read):
    page = read("/archive/")

    assert re.findall(r'<th scope="row"><a href="([^"]+)">', page) == ["/2019/", "/2016/", "/1998/"]
    assert re.findall(r'<td><a href="([^"]+)" aria-label="([^"]+)"', page) == [
        ("/2019/01/", "Tháng 1/2019: 1 tin"),
        ("/2019/03/", "Tháng 3/2019: 19 tin"),
        ("/2016/12/", "Tháng 12/2016: 1 tin"),
    ]


@pytest.mark.parametrize("url", ["/", "/archive/", "/search/"])
def test_the_field_for_a_day_has_a_first_and_a_last(read, url):
    assert 'min="2016-12-31" max="2019-03-08"' in read(url)


def test_an_empty_edition_has_a_field_without_ends(newspaper):
    newspaper.build()

    page = (newspaper.output / "archive/index.html").read_text("utf-8")
    assert '<input type="date" name="day" required>' in page


def test_all_days_are_in_a_file_for_the_field(archive, read):
    days = json.loads((archive.output / "archive/days.json").read_text("utf-8"))

    assert days == {"2016-12": [31], "2019-03": [4, 5, 8]}


def test_days_come_to_the_file_and_go(newspaper, rebuild, read_json):
    newspaper.article("a.md", Date="2019-03-08")
    rebuild()
    newspaper.article("b.md", Date="2019-03-09")
    rebuild()
    assert read_json("archive/days.json") == {"2019-03": [8, 9]}

    (newspaper.content / "a.md").unlink()
    rebuild()
    assert read_json("archive/days.json") == {"2019-03": [9]}


def test_an_article_leads_to_its_periods_and_has_no_calendar(read):
    page = read("/2019/03/04/it/")

    assert "<table" not in page
    for url in ("/2019/03/04/", "/2019/03/", "/2019/", "/archive/#choose-day"):
        assert f'<li><a href="{url}">' in page
