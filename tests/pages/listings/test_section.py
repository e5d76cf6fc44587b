"""Sections: a front led by an article while there is one, and calendars of their own."""

import re
from collections.abc import Callable

import pytest

from tests.engine.newspaper import Newspaper


@pytest.fixture
def titles(read_page):
    """Return a function that reads a section front's titles, its lead story first."""
    return lambda: [
        title.strip()
        for title in re.findall(
            r'<(?:h2|li)><a href="/2019[^>]*#?[^>]*>([^<]*)</a>(?:</h2>| <time)',
            read_page("/kinh-te/").replace("\n", ""),
        )
    ]


def test_the_newest_article_leads_and_newer_headlines_stand_below(newspaper, rebuild, titles):
    newspaper.article("cu.md", Title="Bài cũ", Date="2019-03-08")
    newspaper.article("moi.md", Title="Bài mới", Date="2019-03-09")
    newspaper.article("tin.md", Title="Tin vắn", Date="2019-03-10", body="")

    rebuild()

    assert titles() == ["Bài mới", "Bài cũ", "Tin vắn"]


def test_a_headline_leads_a_section_that_has_no_article(newspaper, rebuild, titles):
    newspaper.article("tin.md", Title="Tin vắn", body="")
    newspaper.article("tin-2.md", Title="Tin mới", Date="2019-03-11 07:00", body="")

    rebuild()

    assert titles() == ["Tin mới", "Tin vắn"]


@pytest.fixture
def dated(newspaper):
    """A section with news on two days, and another section's on one more."""
    newspaper.article("a.md", Title="Một", Date="2019-03-08")
    newspaper.article("b.md", Title="Hai", Date="2019-03-08 07:00")
    newspaper.article("c.md", Title="Ba", Date="2019-02-03")
    newspaper.article("d.md", Title="Bốn", Date="2019-03-09", Category="Chính trị")
    newspaper.article("e.md", Title="Năm", Date="2019-03")
    newspaper.build()
    return newspaper


@pytest.fixture
def days_of(read_page):
    """Return a function that reads the days that a page's calendars lead to, with their numbers."""
    return lambda url: re.findall(
        r'<td><a href="([^"]+)"[^>]*>\d+ <small[^>]*>(\d+)</small></a></td>', read_page(url)
    )


def test_a_sections_month_has_a_calendar_of_its_own_days(dated, days_of, read_page):
    assert days_of("/kinh-te/2019/03/") == [("/kinh-te/2019/03/#day-08", "2")]
    assert '<h2 id="day-08"><a href="/2019/03/08/">' in read_page("/kinh-te/2019/03/")
    assert '<h2 id="undated">' in read_page("/kinh-te/2019/03/")


def test_a_sections_year_has_the_calendars_of_its_months(dated, days_of, read_page):
    assert read_page("/kinh-te/2019/").count('<table class="calendar">') == 2
    assert days_of("/kinh-te/2019/") == [
        ("/kinh-te/2019/02/#day-03", "1"),
        ("/kinh-te/2019/03/#day-08", "2"),
    ]
    assert '<caption><a href="/kinh-te/2019/02/">' in read_page("/kinh-te/2019/")


def test_the_calendars_of_a_section_follow_its_articles(dated, rebuild, days_of):
    dated.article("c.md", Title="Ba", Date="2019-02-04")
    dated.article("d.md", Title="Bốn", Date="2019-03-09", Category="Kinh tế")
    rebuild()

    assert days_of("/kinh-te/2019/") == [
        ("/kinh-te/2019/02/#day-04", "1"),
        ("/kinh-te/2019/03/#day-08", "2"),
        ("/kinh-te/2019/03/#day-09", "1"),
    ]


def test_what_nobody_has_translated_says_its_language(
    newspaper: Newspaper, read_page: Callable[[str], str]
) -> None:
    newspaper.settings["SITESUBTITLE"] = "Tiếng nói của xóm"
    for section in ("Kinh tế", "Nông thôn mới"):
        newspaper.article(f"{section}.md", Title=section, Category=section, Lang="en")
    newspaper.build()

    front, section = read_page("/en/"), read_page("/en/nong-thon-moi/")

    assert '<a href="/en/nong-thon-moi/" lang="vi">Nông thôn mới</a>' in front
    assert '<a href="/en/kinh-te/">Economy</a>' in front
    assert '<p class="motto" lang="vi">Tiếng nói của xóm</p>' in front
    assert '<h1 lang="vi">Nông thôn mới</h1>' in section
