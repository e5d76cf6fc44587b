"""Whatever happens to an article, its segment is edited, or made anew, and ends as a cold one."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import Any

import pytest

from newsroom.engine.search.jobs import GatherJob
from newsroom.engine.search.update import SearchUpdate
from newsroom.engine.workers import Workers
from tests.engine.newspaper import Newspaper

LEAD = "Mở đầu của bài."


def write(newspaper: Newspaper, number: int, **changed: str) -> None:
    fields = {"Title": f"Bài số {number}", "Date": f"2018-03-{number % 28 + 1:02} 08:00"}
    body = changed.pop("body", f"Câu thứ {number}. Lúa {number % 7} vụ xuân.")
    newspaper.article(f"{number}.md", **fields | {"Summary": LEAD} | changed, body=body)


@pytest.fixture
def archive(newspaper: Newspaper) -> Newspaper:
    """Return an edition with ten articles of a past year and two of today."""
    for number in range(10):
        write(newspaper, number)
    for number in (40, 41):
        write(newspaper, number, Date="2019-03-11 08:00")
    newspaper.build()
    return newspaper


@pytest.fixture
def gathered(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Return a list of the segments that are made anew, which grows as they are."""
    found: list[tuple[str, str]] = []
    run = Workers.run

    def noting(workers: Workers, work: Any, jobs: Iterable[Any], **how: Any) -> Iterator[Any]:
        def noted() -> Iterator[Any]:
            for job in jobs:
                if isinstance(job, GatherJob):
                    found.append(job.portion.name)
                yield job

        return run(workers, work, noted(), **how)

    monkeypatch.setattr(Workers, "run", noting)
    return found


Edit = Callable[[Newspaper], object]

IN_PLACE: dict[str, Edit] = {
    "a body": lambda paper: write(paper, 7, body="Một câu khác hẳn."),
    "a title": lambda paper: write(paper, 6, Title="Tựa hoàn toàn khác"),
    "a lead": lambda paper: write(paper, 5, Summary="Mở đầu khác."),
    "a section and topics": lambda paper: write(paper, 4, Category="Chính trị", Tags="Lúa, Cá"),
    "two articles": lambda paper: [write(paper, n, body="Cùng một câu.") for n in (4, 9)],
    "to a headline": lambda paper: write(paper, 3, Summary="", body=""),
    "nothing that is found": lambda paper: write(paper, 2, Slug="bai-so-2", Modified="2019-01-01"),
    "today's": lambda paper: write(paper, 41, Date="2019-03-11 08:00", body="Sửa."),
}
COMING_AND_GOING: dict[str, Edit] = {
    "an article deleted": lambda paper: (paper.content / "7.md").unlink(),
    "an article withdrawn": lambda paper: write(paper, 6, Status="withdrawn"),
    "an article hidden": lambda paper: write(paper, 5, Status="hidden"),
    "another time of the day": lambda paper: write(paper, 4, Date="2018-03-05 20:00"),
    "one more of today": lambda paper: write(paper, 42, Date="2019-03-11 09:00"),
    "all at once": lambda paper: [
        write(paper, 43, Date="2019-03-11 07:00"),
        write(paper, 41, Date="2019-03-11 08:00", body="Sửa."),
        (paper.content / "40.md").unlink(),
        write(paper, 9, body="Sửa bài cũ."),
    ],
}


@pytest.mark.parametrize("edits", [IN_PLACE, COMING_AND_GOING])
def test_edited_segments_are_those_of_a_cold_build(
    archive: Newspaper, gathered: list[tuple[str, str]], edits: dict[str, Edit]
) -> None:
    for edit in edits.values():
        edit(archive)
        archive.build()

    assert gathered == []
    assert archive.tree() == archive.cold_tree()


def test_an_article_that_comes_to_another_year_cuts_the_archive_anew(
    archive: Newspaper, gathered: list[tuple[str, str]]
) -> None:
    write(archive, 7, Date="2017-03-08 20:00")
    write(archive, 43, Date="2018-03-04", Lang="en")

    archive.build()

    assert set(gathered) == {("vi", "2017_2018"), ("en", "2018")}
    assert archive.tree() == archive.cold_tree()


def test_edits_that_follow_each_other_end_where_a_cold_build_does(
    archive: Newspaper, gathered: list[tuple[str, str]]
) -> None:
    for number in (3, 4, 3):
        write(archive, number, body=f"Lần {number} thứ {len(gathered)}.")
        archive.build()
    write(archive, 42, Date="2019-03-11 09:00")
    archive.build()
    (archive.content / "42.md").unlink()
    archive.build()

    assert not gathered
    assert archive.tree() == archive.cold_tree()


def forget_texts(archive: Newspaper) -> None:
    with closing(sqlite3.connect(archive.root / "cache/catalogue.sqlite")) as connection:
        connection.execute("DELETE FROM indexed_chunk")
        connection.commit()


def damage_texts(archive: Newspaper) -> None:
    with closing(sqlite3.connect(archive.root / "cache/catalogue.sqlite")) as connection:
        connection.execute("UPDATE indexed_chunk SET items = x'0102'")
        connection.commit()


def damage_files(archive: Newspaper) -> None:
    for file in (archive.output / "search/segments/2018").rglob("*.bin"):
        file.write_bytes(b"?")


@pytest.mark.parametrize("fault", [forget_texts, damage_texts, damage_files])
def test_where_anything_is_not_as_it_was_noted_the_segment_is_made_anew(
    archive: Newspaper, gathered: list[tuple[str, str]], fault: Callable[[Newspaper], None]
) -> None:
    fault(archive)
    write(archive, 7, body="Một câu khác hẳn.")

    archive.build()

    assert gathered == [("vi", "2018")]
    assert archive.tree() == archive.cold_tree()


def test_an_edit_that_was_killed_is_made_good_by_the_next_build(
    archive: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(update: SearchUpdate, *known: object) -> None:
        raise ZeroDivisionError

    write(archive, 7, body="Một câu khác hẳn.")
    with monkeypatch.context() as patch:
        patch.setattr(SearchUpdate, "_write_directories", killed)
        with pytest.raises(ZeroDivisionError):
            archive.build()

    archive.build()

    assert archive.tree() == archive.cold_tree()
