"""The front page has a place for every story, and each story has one place."""

import re

import pytest

from newsroom.pages.listings.front import IN_BLOCK, LATEST, NEWEST_IN_SECTION, SECONDARY


@pytest.fixture
def titles_in(read_page):
    """Return a function that reads the titles in an element of the front page, by its class."""

    def titles(element: str, name: str) -> list[str]:
        page = read_page("/").replace("\n", "")
        [part] = re.findall(rf'<{element} class="{name}".*?</{element}>', page)
        return re.findall(r'<a href="/2019[^>]*>([^<]*)', part)

    return titles


def fill(newspaper, number):
    """Write that many articles of one section and build."""
    for hour in range(number):
        newspaper.article(f"{hour}.md", Title=f"Bài {hour:02}", Date=f"2019-03-10 {hour:02}:00")
    newspaper.build()


def test_the_newest_story_with_a_picture_leads(newspaper, titles_in):
    newspaper.picture("a.jpg")
    newspaper.article("moi.md", Title="Bài mới", Date="2019-03-10 09:00")
    newspaper.article("anh.md", Title="Bài có ảnh", Date="2019-03-10 08:00", Image="a.jpg")
    newspaper.build()

    assert titles_in("article", "lead-story") == ["Bài có ảnh"]


@pytest.mark.parametrize(
    ("newest", "lead"),
    [("2019-03-11 06:00", "Bài có ảnh"), ("2019-03-12 06:00", "Bài mới"), ("2019-04", "Bài mới")],
)
def test_a_picture_leads_for_a_day_and_no_longer(newspaper, titles_in, newest, lead):
    newspaper.now += 60 * 86_400
    newspaper.picture("a.jpg")
    newspaper.article("moi.md", Title="Bài mới", Date=newest)
    newspaper.article("anh.md", Title="Bài có ảnh", Date="2019-03-10 08:00", Image="a.jpg")
    newspaper.build()

    assert titles_in("article", "lead-story") == [lead]


def test_a_section_that_fills_all_that_stands_above_still_fills_its_block(newspaper, titles_in):
    fill(newspaper, NEWEST_IN_SECTION + 1)

    expected = [f"Bài {hour:02}" for hour in range(IN_BLOCK, 0, -1)]
    assert titles_in("section", "block") == expected


def test_no_story_stands_on_it_twice(newspaper, read_page):
    fill(newspaper, NEWEST_IN_SECTION)

    titles = re.findall(r">(Bài \d+)</a>", read_page("/"))
    assert len(titles) == 1 + SECONDARY + LATEST + IN_BLOCK
    assert len(set(titles)) == len(titles)
