"""What is published all the same, and should be mended: pictures and films without words."""

import pytest

from newsroom.content.advice import advice_on
from newsroom.content.findings.speech import said
from tests.catalogue.records import a_standing_page

FILES = ("a.jpg", "cau.mp4", "pha.mp4", "pha.vtt")
HEAD = "Title: Rau\nDate: 2019-03-11\nCategory: Kinh tế\n"


@pytest.fixture
def advise(read_file):
    """Return a function that reads an article and returns line and code of each warning."""

    def advise_on(text: str) -> list[tuple[int, str]]:
        record = read_file(text, files=FILES)
        return [(one.line, one.code) for one in advice_on(record, text, FILES.__contains__)]

    return advise_on


def test_a_picture_without_a_description_is_a_warning(advise):
    assert advise(f"{HEAD}Image: a.jpg\n\nĐoạn.") == [(4, "no-alt")]


@pytest.mark.parametrize(
    ("fields", "line"),
    [("cover:\n  image: a.jpg", 5), ("heroImage: a.jpg", 5), ("mood: x\nthumbnail: a.jpg", 6)],
)
def test_so_is_one_that_another_system_names(advise, fields, line):
    head = f"---\ntitle: Rau\ndate: 2019-03-11\ncategory: Kinh tế\n{fields}\n---\n"

    assert advise(f"{head}\nĐoạn.") == [(line, "no-alt")]


@pytest.mark.parametrize("brackets", ["![]", "![ ]"])
def test_so_is_each_in_the_text(advise, brackets):
    assert advise(f"{HEAD}\nĐoạn.\n\n{brackets}(a.jpg)") == [(7, "no-alt")]


def test_a_described_picture_is_none(advise):
    assert advise(f"{HEAD}Image: a.jpg\nImage-Alt: Ruộng rau\n\n![Ruộng](a.jpg)") == []


def test_standing_pages_are_told_too():
    [warning] = advice_on(a_standing_page(), "Title: Tòa soạn\n\n![](a.jpg)", FILES.__contains__)

    assert warning.is_warning
    assert said(warning, "en").remedy == "Write what is to be seen between the brackets: “![…](…)”."


def test_a_film_without_captions_is_a_warning(advise):
    assert advise(f"{HEAD}\nĐoạn.\n\n![Cầu](cau.mp4)") == [(7, "no-captions")]


def test_a_film_with_captions_is_none(advise):
    assert advise(f"{HEAD}\n![Phà](pha.mp4)") == []


def test_a_film_to_be_downloaded_is_none(advise):
    assert advise(f"{HEAD}\n[Phim](cau.mp4)") == []
