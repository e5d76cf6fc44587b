"""A fork numbers small segments anew while pages are made; who gets no answer does it himself."""

import os
import signal
import threading
from collections.abc import Callable
from typing import Any

import pytest

from newsroom.engine.search import early_edits
from newsroom.engine.search.edits import SegmentEditor
from tests.engine.newspaper import Newspaper

TODAY = "2019-03-11"


def write(newspaper: Newspaper, number: int, body: str = "Lúa vụ xuân.") -> None:
    title = f"Bài số {number}"
    newspaper.article(f"{number}.md", Title=title, Date=f"{TODAY} 08:{number}", body=body)


@pytest.fixture
def archive(newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> Newspaper:
    """Return an edition with three articles of today, built by two processes without threads.

    Where several processes run tests, each has a thread of theirs, which does no harm in a fork.
    """
    before = threading.active_count()
    monkeypatch.setattr(early_edits, "threads", lambda: threading.active_count() - before + 1)
    newspaper.jobs = 2
    for number in (10, 11, 12):
        write(newspaper, number)
    newspaper.build()
    return newspaper


@pytest.fixture
def edited_here(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return a list of the segments that this process edits itself, which grows as it does."""
    found: list[object] = []
    edited: Callable[..., Any] = SegmentEditor.edited

    def noting(editor: SegmentEditor, planned: object, *others: Any) -> Any:
        found.append(planned)
        return edited(editor, planned, *others)

    monkeypatch.setattr(SegmentEditor, "edited", noting)
    return found


def test_a_fork_numbers_a_segment_anew(archive, edited_here):
    write(archive, 13)

    archive.build()

    assert edited_here == []
    assert archive.tree() == archive.cold_tree()


def test_what_it_noted_is_known_to_the_next_build(archive, edited_here):
    write(archive, 13)
    archive.build()
    write(archive, 13, body="Cá tra.")

    archive.build()

    assert len(edited_here) == 1  # in place: that takes no fork
    assert archive.tree() == archive.cold_tree()


def test_a_fork_that_dies_is_no_loss(archive, edited_here, monkeypatch):
    def die(*_work: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(early_edits, "_edit", die)
    write(archive, 13)

    archive.build()

    assert len(edited_here) == 1
    assert archive.tree() == archive.cold_tree()


def test_a_segment_that_somebody_altered_is_made_anew(archive):
    [shard, *_others] = sorted(archive.output.glob("search/segments/*/*/w0.bin"))
    shard.write_bytes(b"altered")
    write(archive, 13)

    archive.build()

    assert archive.tree() == archive.cold_tree()


def test_a_process_with_threads_is_not_forked(archive, edited_here):
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    write(archive, 13)

    archive.build()
    over.set()
    thread.join()

    assert len(edited_here) == 1
    assert archive.tree() == archive.cold_tree()
