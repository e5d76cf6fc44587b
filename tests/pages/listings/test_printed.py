"""The printed paper of a day: its first page as a picture, and the file to read."""

import pytest

from newsroom.content.picture import PictureFault
from newsroom.content.printed import day_of_print
from newsroom.pictures import printed
from tests.engine.newspaper import NOON
from tests.engine.papers import pdf

DAY = 86_400
PAPER = "print/2019-03-10.pdf"


def write_pdf(newspaper, path, **size):
    newspaper.write(path, "").write_bytes(pdf(**size))
    return newspaper.content / path


@pytest.fixture
def papers(newspaper):
    """A function that lists the files of printed papers in output/, without hashes and formats."""

    def found():
        folder = newspaper.output / "media/print"
        return sorted({file.name.partition(".")[0] for file in folder.glob("*")})

    return found


def test_a_day_shows_its_printed_paper(newspaper, rebuild, read_page, papers):
    newspaper.article("a.md", Date="2019-03-10 08:00")
    write_pdf(newspaper, PAPER)

    rebuild()

    page = read_page("/2019/03/10/")
    assert '<a href="/media/print/2019-03-10.pdf" type="application/pdf">' in page
    assert 'alt="Trang nhất báo in ngày 10/03/2019" width="800"' in page
    assert papers() == ["2019-03-10"]
    assert newspaper.build().warnings == ()


def test_nothing_of_a_paper_is_public_before_its_day(newspaper, rebuild, read_page, papers):
    newspaper.article("a.md", Date="2019-03-10 08:00")
    newspaper.article("b.md", Date="2019-03-12 08:00")
    write_pdf(newspaper, "print/2019-03-12.pdf")
    rebuild()
    assert papers() == []

    newspaper.now = NOON + DAY
    rebuild()
    assert papers() == ["2019-03-12"]
    assert "printed-paper" in read_page("/2019/03/12/")

    (newspaper.content / "b.md").unlink()
    rebuild()
    assert papers() == []


def test_a_paper_comes_changes_and_goes(newspaper, rebuild, read_page, papers):
    newspaper.article("a.md", Date="2019-03-10 08:00")
    newspaper.article("en.md", Date="2019-03-10 08:00", Lang="en")
    rebuild()

    file = write_pdf(newspaper, PAPER)
    rebuild()
    first = read_page("/2019/03/10/")
    write_pdf(newspaper, PAPER, width=840, height=600)
    rebuild()
    assert first != read_page("/2019/03/10/")
    assert "printed-paper" not in read_page("/en/2019/03/10/")  # it is in Vietnamese

    file.unlink()
    rebuild()
    assert papers() == []
    assert "printed-paper" not in read_page("/2019/03/10/")


def test_a_paper_that_cannot_be_shown_is_told_and_its_day_is_shown_without(
    newspaper, rebuild, read_page, papers
):
    newspaper.article("a.md", Date="2019-03-10 08:00")
    file = write_pdf(newspaper, PAPER)
    rebuild()

    file.write_bytes(b"%PDF-1.7\nno more of it")
    rebuild()
    [told] = newspaper.build().rejections
    assert (told.path, told.code) == (PAPER, "unreadable-print")
    assert papers() == []
    assert "printed-paper" not in read_page("/2019/03/10/")

    write_pdf(newspaper, PAPER)
    rebuild()
    assert newspaper.build().rejections == ()
    assert papers() == ["2019-03-10"]


def test_a_paper_of_a_day_that_passed_without_news_is_told(newspaper, rebuild):
    newspaper.article("a.md", Date="2019-03-09 08:00")
    for day in ("2019-03-09", "2019-03-10", "2019-03-11", "2019-03-12"):
        write_pdf(newspaper, f"print/{day}.pdf")

    rebuild()

    assert [(one.path, one.code) for one in newspaper.build().warnings] == [
        (PAPER, "paper-without-news")
    ]


def test_an_article_may_link_to_the_paper(newspaper, rebuild, papers):
    newspaper.article("a.md", Date="2019-03-10 08:00", body=f"[Báo in]({PAPER})")
    write_pdf(newspaper, PAPER)

    rebuild()

    assert papers() == ["2019-03-10"]
    assert (newspaper.output / "media" / PAPER).exists()


@pytest.mark.parametrize(
    "path",
    ["print/2019-3-1.pdf", "print/2019-13-01.pdf", "print/a.pdf", "x/print/2019-03-10.pdf", "a.md"],
)
def test_only_a_file_named_by_its_day_is_a_paper(path):
    assert day_of_print(path) == ""
    assert day_of_print(PAPER) == "2019-03-10"


# A page that is painted for minutes: shapes upon shapes, all across it.
_SHAPES = "0 0 600 840 re 10 10 580 800 re f*\n" * 9_000


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b"<html>",
        pdf(height=60_000),
        pdf(_SHAPES),
    ],
    ids=["empty", "torn", "another kind", "endless ribbon", "endless work"],
)
def test_a_hostile_paper_ends_in_a_finding_and_soon(tmp_path, monkeypatch, data):
    monkeypatch.setattr(printed, "SECONDS", 0.3)
    file = tmp_path / "2019-03-10.pdf"
    file.write_bytes(data)

    assert printed.inspect_print(file).fault is PictureFault.DAMAGED
