"""What is published all the same, and should be mended: pictures that nobody has described."""

import pytest

from newsroom.content.advice import advice_on
from tests.catalogue.records import a_standing_page

HEAD = "Title: Rau\nDate: 2019-03-11\nCategory: Kinh tế\n"


@pytest.fixture
def advise(read_file):
    """Return a function that reads an article and returns line and code of each warning."""

    def advise_on(text: str) -> list[tuple[int, str]]:
        record = read_file(text, files=("a.jpg",))
        return [(one.line, one.code) for one in advice_on(record, text)]

    return advise_on


def test_a_picture_without_a_description_is_a_warning(advise):
    assert advise(f"{HEAD}Image: a.jpg\n\nĐoạn.") == [(4, "no-alt")]


@pytest.mark.parametrize("brackets", ["![]", "![ ]"])
def test_so_is_each_in_the_text(advise, brackets):
    assert advise(f"{HEAD}\nĐoạn.\n\n{brackets}(a.jpg)") == [(7, "no-alt")]


def test_a_described_picture_is_none(advise):
    assert advise(f"{HEAD}Image: a.jpg\nImage-Alt: Ruộng rau\n\n![Ruộng](a.jpg)") == []


def test_standing_pages_are_told_too():
    [warning] = advice_on(a_standing_page(), "Title: Tòa soạn\n\n![](a.jpg)")

    assert warning.is_warning
    assert warning.remedy == "Write what is to be seen between the brackets: “![…](…)”."
