"""Sections of notices: those that hold first, each by its end."""

import re
from collections.abc import Callable

import pytest

from tests.engine.newspaper import SECTIONS, Newspaper

Listed = Callable[[str], list[tuple[str, str]]]
NOTICES = {"name": "Thông báo", "slug": "thong-bao", "notices": True}


@pytest.fixture
def board(newspaper: Newspaper) -> Newspaper:
    """A newspaper with a section of notices."""
    newspaper.settings["SECTIONS"] = [*SECTIONS, NOTICES]
    for title, since, until in (
        ("Mất nước", "2019-03-10", "2019-03-12"),
        ("Mất điện", "2019-03-11 07:00", "2019-03-11 16:00"),
        ("Mời thầu", "2019-03-20", "2019-03-31"),
        ("Tin buồn", "2019-03-09", ""),
    ):
        fields = {"Category": "Thông báo", "From": since, "Until": until, "Kind": "notice"}
        newspaper.article(f"{title}.md", Title=title, **fields)
    newspaper.article("tin.md", Title="Tin thường")
    return newspaper


@pytest.fixture
def listed(read_page: Callable[[str], str]) -> Listed:
    """Return a function that reads the notices of a page, and how each is marked."""
    return lambda url: re.findall(
        r'<li( class="holding")?><a [^>]*>([^<]+)</a> <span class="validity">', read_page(url)
    )


def test_those_that_hold_come_first_and_the_day_moves_them(
    board: Newspaper,
    rebuild: Callable[[], set[str]],
    listed: Callable[[str], list[tuple[str, str]]],
) -> None:
    rebuild()
    holding = ' class="holding"'
    expected = [(holding, "Mất điện"), (holding, "Mất nước"), ("", "Mời thầu")]
    assert listed("/thong-bao/") == expected
    assert listed("/") == expected

    board.now += 86_400
    assert "thong-bao/index.html" in rebuild()
    assert listed("/thong-bao/") == expected[1:]


def test_a_day_is_told_once(board: Newspaper, read_page: Callable[[str], str]) -> None:
    board.build()

    assert "11/03/2019 | 07:00 đến 16:00<" in read_page("/thong-bao/")


def test_the_earlier_ones_stay_below(board: Newspaper, read_page: Callable[[str], str]) -> None:
    board.build()

    assert "Tin buồn" in read_page("/thong-bao/").partition('id="earlier"')[2]


def test_no_notice_leads_the_paper(board: Newspaper, read_page: Callable[[str], str]) -> None:
    board.build()

    above = read_page("/").partition("<main")[2].partition("block-1-1")[0]
    assert "Tin thường" in above
    assert "Mất điện" not in above


def test_an_end_before_the_beginning_is_refused(board: Newspaper) -> None:
    board.article("sai.md", Category="Thông báo", From="2019-03-12", Until="2019-03-11")

    assert [one.code for one in board.build().rejections] == ["ends-too-early"]
