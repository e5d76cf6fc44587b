"""Whoever waits for a page that they have saved does not wait for the index of a whole archive."""

from dataclasses import replace

import pytest

from newsroom.engine.build import build
from newsroom.engine.search import plan
from newsroom.engine.search.update import SearchUpdate
from tests.engine.newspaper import Newspaper

PAGE = "2018/03/01/bai-cu/index.html"


@pytest.fixture
def archive(newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> Newspaper:
    """Return an edition of today and of a past year, whose segment is a large one."""
    monkeypatch.setattr(plan, "HASTY", 1)
    newspaper.article("cu.md", Title="Bài cũ", Date="2018-03-01", body="Một câu.")
    newspaper.article("khac.md", Title="Bài khác", Date="2018-04-01", body="Hai câu.")
    newspaper.build()
    newspaper.article("cu.md", Title="Bài cũ", Date="2018-03-01", body="Một câu khác hẳn.")
    return newspaper


def index(tree: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in tree.items() if path.startswith("search/seg")}


def build_in_haste(newspaper: Newspaper, path: str) -> None:
    build(newspaper.edition(), replace(newspaper.order(paths=(path,)), is_hasty=True))


def test_a_hasty_build_makes_the_page_and_leaves_a_large_segment_to_the_next(
    archive: Newspaper,
) -> None:
    before = archive.tree()

    build_in_haste(archive, "cu.md")

    after = archive.tree()
    assert before[PAGE] != after[PAGE]
    assert index(before) == index(after)
    build_in_haste(archive, "khac.md")  # of another save, what is left stays left
    assert archive.build().written == 0
    assert index(before) != index(archive.tree())
    assert archive.tree() == archive.cold_tree()


def test_a_hasty_build_makes_small_segments_and_new_ones(archive: Newspaper) -> None:
    archive.article("moi.md", Title="Bài mới", Date="2019-03-11 08:00")

    build_in_haste(archive, "moi.md")

    assert any(path.startswith("search/segments/2019-03/") for path in archive.tree())
    archive.build()
    assert archive.tree() == archive.cold_tree()


def test_what_a_hasty_build_that_was_killed_had_left_is_not_forgotten(
    archive: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(SearchUpdate, "run", lambda update, workers: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            build_in_haste(archive, "cu.md")

    archive.build()

    assert archive.tree() == archive.cold_tree()
