"""A section front is led by an article while the section has one."""

import re

import pytest


@pytest.fixture
def titles(read_page):
    """Return a function that reads a section front's titles, its lead story first."""
    return lambda: [
        title.strip()
        for title in re.findall(r"<h2><a [^>]*>([^<]*)", read_page("/kinh-te/").replace("\n", ""))
    ]


def test_the_newest_article_leads_and_newer_headlines_stand_below(newspaper, rebuild, titles):
    newspaper.article("cu.md", Title="Bài cũ", Date="2019-03-08")
    newspaper.article("moi.md", Title="Bài mới", Date="2019-03-09")
    newspaper.article("tin.md", Title="Tin vắn", Date="2019-03-10", body="")

    rebuild()

    assert titles() == ["Bài mới", "Tin vắn", "Bài cũ"]


def test_a_headline_leads_a_section_that_has_no_article(newspaper, rebuild, titles):
    newspaper.article("tin.md", Title="Tin vắn", body="")
    newspaper.article("tin-2.md", Title="Tin mới", Date="2019-03-11 07:00", body="")

    rebuild()

    assert titles() == ["Tin mới", "Tin vắn"]
