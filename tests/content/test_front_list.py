"""Places on fronts, as editors write them in articles and in content/front.md."""

from datetime import datetime

import pytest

from newsroom.content.article import Article, Placement
from newsroom.content.insets import FrontLine, FrontList
from tests.engine.newspaper import NOON

ARTICLE = "Title: Lúa\nDate: 2019-03-11 08:00\nCategory: Kinh tế\nFront: {}\n\nMột đoạn."
EIGHT = int(datetime.fromisoformat("2019-03-11T08:00+07:00").timestamp())
SIX_PM = int(datetime.fromisoformat("2019-03-11T18:00+07:00").timestamp())
DAY = 86_400


@pytest.mark.parametrize(
    ("written", "place", "until"),
    [
        ("lead", "lead", EIGHT + DAY),
        ("Lead until 2019-03-11 18:00", "lead", SIX_PM),
        ("top đến 2019-03-11 18:00", "top", SIX_PM),
        ("tin chính cho đến 2019-03-11 18:00", "lead", SIX_PM),
        ("en tête jusqu’au 2019-03-11 18:00", "top", SIX_PM),
        ("section until 2019-03-11T18:00+07:00", "section", SIX_PM),
        ("kinh-te", "kinh-te", EIGHT + DAY),
        ("Kinh tế until 2019-03-11 18:00", "kinh-te", SIX_PM),
    ],
)
def test_a_place_and_its_end_are_read_in_any_words(read_file, written, place, until):
    record = read_file(ARTICLE.format(written))

    assert isinstance(record, Article)
    assert record.front == (Placement(place, until),)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("everywhere", "unknown-place"),
        ("lead until 11/3/2019", "unreadable-end"),
        ("lead until 2019-02-30", "unreadable-end"),
        ("until 2019-03-11", "unknown-place"),
    ],
)
def test_what_is_no_place_is_told(read_file, written, code):
    assert [one.code for one in read_file(ARTICLE.format(written))] == [code]


def test_a_list_names_files_as_its_editors_do(read_file):
    text = (
        "# Thứ Hai\n\n- lead: 2019/a.md until 2019-03-11 18:00\n"
        "* top: [Bài]({filename}/2019/b.md)\nkinh-te: /c.md\n"
    )

    record = read_file(text, "front.md")

    assert isinstance(record, FrontList)
    assert [one._replace(until=0) for one in record.lines] == [
        FrontLine("lead", "2019/a.md", 0, 3),
        FrontLine("top", "2019/b.md", 0, 4),
        FrontLine("kinh-te", "c.md", 0, 5),
    ]
    assert record.lines[0].until == SIX_PM
    assert record.lines[1].until > NOON + 1000 * DAY


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("lead", "unreadable-front-line"),
        ("lead: bài về lúa", "unreadable-front-line"),
        ("nowhere: a.md", "unknown-place"),
        ("lead: a.md until noon", "unreadable-front-line"),
        ("lead: a.md until 2019-13-01", "unreadable-end"),
    ],
)
def test_a_wrong_line_is_told_with_its_number(read_file, line, code):
    [rejection] = read_file(f"- top: b.md\n{line}\n", "front.md")

    assert (rejection.line, rejection.code) == (2, code)
