"""The front page: what leads, what editors place, what stands in its blocks."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from newsroom.pages.listings.arrangement import FURTHER, IN_LIST, SECONDS
from newsroom.pages.listings.blocks import LATEST, NEWEST_IN_BLOCK
from tests.engine.newspaper import Newspaper

DAY = 86_400
Titles = Callable[[str], list[str]]


class _Links(HTMLParser):
    """Collects the words of links inside elements of one class."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name, self._depth, self._is_link = name, 0, False
        self.titles: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self._depth or self._name in (given.get("class") or "").split():
            self._depth += tag not in {"img", "source", "br"}
        if self._depth and tag == "a" and "/2019" in (given.get("href") or ""):
            self._is_link = True
            self.titles.append("")

    def handle_endtag(self, tag: str) -> None:
        self._depth -= bool(self._depth)
        self._is_link = self._is_link and tag != "a"

    def handle_data(self, data: str) -> None:
        if self._is_link and self._depth:
            self.titles[-1] += data


@pytest.fixture
def titles_in(read_page: Callable[[str], str]) -> Titles:
    """Return a function that reads the titles in the elements of a class on the front page."""

    def titles(name: str) -> list[str]:
        links = _Links(name)
        links.feed(read_page("/"))
        return links.titles

    return titles


def fill(newspaper: Newspaper, number: int, **fields: str) -> None:
    """Write that many articles of one section, the last of which is the newest."""
    for hour in range(number):
        date = f"2019-03-{9 + hour // 24:02} {hour % 24:02}:00"
        newspaper.article(f"{hour}.md", Title=f"Bài {hour:02}", Date=date, **fields)


def test_the_newest_story_with_a_picture_leads(newspaper: Newspaper, titles_in: Titles) -> None:
    newspaper.picture("a.jpg")
    newspaper.article("moi.md", Title="Bài mới", Date="2019-03-10 09:00")
    newspaper.article("anh.md", Title="Bài có ảnh", Date="2019-03-10 08:00", Image="a.jpg")
    newspaper.build()

    assert titles_in("lead-story") == ["Bài có ảnh"]
    assert titles_in("latest")[0] == "Bài mới"


@pytest.mark.parametrize(
    ("newest", "lead"),
    [("2019-03-11 06:00", "Bài có ảnh"), ("2019-03-12 06:00", "Bài mới"), ("2019-04", "Bài mới")],
)
def test_a_picture_leads_for_a_day_and_no_longer(
    newspaper: Newspaper, titles_in: Titles, newest: str, lead: str
) -> None:
    newspaper.now += 60 * DAY
    newspaper.picture("a.jpg")
    newspaper.article("moi.md", Title="Bài mới", Date=newest)
    newspaper.article("anh.md", Title="Bài có ảnh", Date="2019-03-10 08:00", Image="a.jpg")
    newspaper.build()

    assert titles_in("lead-story") == [lead]


def test_a_section_that_fills_all_that_stands_above_still_fills_its_block(
    newspaper: Newspaper, titles_in: Titles
) -> None:
    fill(newspaper, NEWEST_IN_BLOCK + 1)
    newspaper.build()

    assert len(titles_in("block")) == IN_LIST


def test_only_the_latest_repeat_what_stands_above(newspaper: Newspaper, titles_in: Titles) -> None:
    fill(newspaper, NEWEST_IN_BLOCK)
    newspaper.build()

    above, latest, block = titles_in("top-stories"), titles_in("latest"), titles_in("block")
    assert (len(above), len(latest)) == (1 + SECONDS + FURTHER, LATEST)
    assert len(set(above)) == len(above)
    assert set(block).isdisjoint([*above, *latest])
    assert latest[0] == f"Bài {NEWEST_IN_BLOCK - 1:02}"


# What editors place ------------------------------------------------------------------------------


def test_an_editor_s_lead_leads_until_its_end(
    newspaper: Newspaper, titles_in: Titles, rebuild: Callable[[], set[str]]
) -> None:
    fill(newspaper, 4)
    newspaper.article(
        "cu.md", Title="Bài cũ", Date="2019-03-01", Front="lead until 2019-03-11 18:00"
    )
    newspaper.article("nhi.md", Title="Bài nhì", Date="2019-03-02", Front="top until 2019-03-12")
    rebuild()
    assert titles_in("lead-story") == ["Bài cũ"]
    assert titles_in("seconds")[0] == "Bài nhì"

    newspaper.now += 6 * 3600
    written = rebuild()
    assert titles_in("lead-story") == ["Bài 03"]
    assert titles_in("seconds")[0] == "Bài nhì"
    assert "index.html" in written


def test_a_place_without_an_end_is_held_for_a_day(newspaper: Newspaper, titles_in: Titles) -> None:
    fill(newspaper, 3)
    newspaper.article("cu.md", Title="Bài cũ", Date="2019-03-08 08:00", Front="lead")
    newspaper.article("nay.md", Title="Bài nay", Date="2019-03-10 20:00", Front="lead")
    newspaper.build()

    assert titles_in("lead-story") == ["Bài nay"]


def test_the_front_list_goes_before_the_stories_own_word(
    newspaper: Newspaper, titles_in: Titles, rebuild: Callable[[], set[str]]
) -> None:
    fill(newspaper, 3)
    newspaper.article("nay.md", Title="Bài nay", Date="2019-03-10 20:00", Front="lead")
    newspaper.article("2019/cu.md", Title="Bài cũ", Date="2019-03-01")
    newspaper.write(
        "front.md",
        "# Sáng thứ Hai\n\n- tin chính: 2019/cu.md đến 2019-03-11 20:00\n"
        "- top: [Bài không]({filename}/0.md)\n- kinh-te: 1.md\n",
    )
    rebuild()
    assert titles_in("lead-story") == ["Bài cũ"]
    assert titles_in("seconds") == ["Bài nay", "Bài 00"]
    assert titles_in("block")[0] == "Bài 01"

    (newspaper.content / "front.md").unlink()
    rebuild()
    assert titles_in("lead-story") == ["Bài nay"]


def test_a_listed_story_that_is_not_there_is_told_and_costs_nothing(
    newspaper: Newspaper, titles_in: Titles
) -> None:
    fill(newspaper, 2)
    newspaper.write("front.md", "lead: khong-co.md\n")
    report = newspaper.build()

    assert [(one.path, one.line, one.code) for one in report.warnings] == [
        ("front.md", 1, "missing-article")
    ]
    assert titles_in("lead-story") == ["Bài 01"]


def test_an_embargoed_story_takes_its_place_when_it_appears(
    newspaper: Newspaper, titles_in: Titles, rebuild: Callable[[], set[str]]
) -> None:
    fill(newspaper, 2)
    newspaper.article(
        "mai.md", Title="Bài mai", Date="2019-03-11 18:00", Front="lead until 2019-03-13"
    )
    rebuild()
    assert "Bài mai" not in (newspaper.output / "index.html").read_text(encoding="utf-8")

    newspaper.now += 6 * 3600
    rebuild()
    assert titles_in("lead-story") == ["Bài mai"]


def test_paid_texts_are_marked_and_lead_by_an_editor_s_hand_only(
    newspaper: Newspaper, titles_in: Titles, read_page: Callable[[str], str]
) -> None:
    fill(newspaper, 2)
    newspaper.article("pr.md", Title="Bài trả tiền", Date="2019-03-11 08:00", Kind="sponsored")
    newspaper.build()
    assert titles_in("lead-story") == ["Bài 01"]
    assert re.search(r'data-kind="sponsored">[^<]+</span> <a [^>]*>Bài trả tiền', read_page("/"))

    newspaper.write("front.md", "lead: pr.md\n")
    newspaper.build()
    assert titles_in("lead-story") == ["Bài trả tiền"]


# Blocks ------------------------------------------------------------------------------------------


def test_each_block_has_the_shape_that_front_gives_it(
    newspaper: Newspaper, read_page: Callable[[str], str]
) -> None:
    newspaper.settings["FRONT"] = [
        {"section": "kinh-te", "shape": "row"},
        {"topic": "Biển", "shape": "strip", "name": "Chuyện biển"},
        {"section": "chinh-tri", "shape": "opinion"},
        {"section": "nong-thon-moi", "shape": "tinted"},
    ]
    newspaper.picture("a.jpg")
    newspaper.picture("an.jpg")
    newspaper.write("authors/an.md", "Title: An\nImage: an.jpg\n\nAn viết.")
    fill(newspaper, NEWEST_IN_BLOCK + 12, Image="a.jpg", Tags="Biển")
    newspaper.article(
        "y-kien.md", Date="2019-02-01", Category="Chính trị", Title="Ý kiến", Author="An"
    )
    newspaper.article("que.md", Date="2019-02-01", Category="Nông thôn mới", Title="Quê")
    newspaper.build()

    page = read_page("/")
    assert len(re.findall(r'<article class="card">', page)) == 4 + 8
    assert '<a href="/topics/bien/">Chuyện biển</a>' in page
    assert re.search(r'class="likeness">.*an\.[^"]*jpg', page)
    assert '<a href="/authors/an/">An</a>' in page
    assert len(re.findall(r'class="block wide tinted"', page)) == 1


def test_a_row_without_pictures_is_a_list(newspaper: Newspaper, titles_in: Titles) -> None:
    newspaper.settings["FRONT"] = [{"section": "kinh-te", "shape": "row"}]
    fill(newspaper, NEWEST_IN_BLOCK)
    newspaper.build()

    assert titles_in("cards") == []
    assert len(titles_in("block")) == IN_LIST


@pytest.mark.parametrize("sections", [1, 3, 9, 17])
def test_without_front_every_section_has_its_block(newspaper: Newspaper, sections: int) -> None:
    newspaper.settings["SECTIONS"] = [
        {"name": f"Mục {number}", "slug": f"muc-{number}", "notices": number == 0}
        for number in range(sections)
    ]
    front = newspaper.edition().front

    assert [block.slug for block in front][-1] == "muc-0"
    assert len(front) == sections
    assert sum(block.shape == "tinted" for block in front) <= 1
