"""The law of the house: an incremental build equals a cold build, byte for byte.

A machine makes random edits of every kind in random order, builds incrementally after each, and
compares output/ and the report with those of a build that knows nothing. LAW_STEPS=3000 makes it
longer.
"""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

import newsroom.search.segments
from newsroom.content.rejection import Rejection
from newsroom.engine import page_maker as engine
from newsroom.engine.order import BuildReport
from newsroom.pages.listings import label_index
from tests.engine.edits_of_content import ContentEdits
from tests.engine.edits_of_surroundings import SurroundingEdits
from tests.engine.newspaper import Newspaper


def in_memory() -> Path | None:
    """Return a folder in memory with room for the edition; None: where temporary files are.

    The law is about bytes. A disk takes a fifth of its time.
    """
    memory = Path("/dev/shm")
    has_room = memory.is_dir() and shutil.disk_usage(memory).free > 256 * 1024 * 1024
    return memory if has_room else None


class Editing(ContentEdits, SurroundingEdits):
    """Edits of every kind; after each, the incremental build must be the cold one."""

    def __init__(self) -> None:
        super().__init__()
        self.patch = pytest.MonkeyPatch()
        # Small enough for a worker to be sent the pages of one article.
        self.patch.setattr(engine, "CHUNK", 5)
        self.patch.setattr(engine, "FEW", 1)
        self.folder = Path(tempfile.mkdtemp(prefix="newsroom-law-", dir=in_memory()))
        self.newspaper = Newspaper(self.folder / "newspaper")
        self.newspaper.own_theme()
        # Archives of a dozen articles, whose periods are cut as those of a hundred thousand are.
        self.patch.setattr(newsroom.search.segments, "LARGEST", 2)
        self.patch.setattr(newsroom.search.segments, "LARGEST_OF_TITLES", 5)
        self.patch.setattr(newsroom.search.segments, "NEWEST", 1)
        self.patch.setattr(label_index, "ON_ONE_PAGE", 1)
        self.newspaper.write_logo("#000")
        self.is_watched = False
        self._seen: dict[str, Entry] = {}

    def teardown(self) -> None:
        super().teardown()
        self.patch.undo()
        shutil.rmtree(self.folder)

    @initialize()
    def begin(self) -> None:
        self.newspaper.picture("images/d.jpg")  # which no article names
        for name in ("a", "b", "c"):
            self.newspaper.picture(f"images/{name}.jpg")
            self.newspaper.picture(f"images/le-hoi/{name}.png")
        self.newspaper.write("pages/toa-soan.md", "Title: Tòa soạn\n\nĐịa chỉ.")
        self.newspaper.write("tep/ban-do.pdf", "bản đồ")
        self.newspaper.write("phim/pha.mp4", "phà")
        (self.folder / "newspaper/ngoai.md").write_text("Title: Ngoài\n\nNgoài.", encoding="utf-8")
        self.newspaper.article("a.md", Title="Bài đầu tiên")

    @rule(is_watched=st.booleans())
    def watch(self, is_watched: bool) -> None:
        """Build from what a watcher tells, or from what a scan finds."""
        self.is_watched = is_watched

    @invariant()
    def incremental_equals_cold(self) -> None:
        report = self.newspaper.build(paths=self._saved())
        cold, tree = self.newspaper.cold()
        # The last accepted version of a rejected file stays, which no cold build knows. All that
        # is told of the file itself must be the same.
        spoiled = self.newspaper.accepted_and_rejected()
        assert told(report, spoiled) == told(cold, spoiled)
        if not spoiled:
            assert self.newspaper.tree() == tree

    def _saved(self) -> tuple[str, ...] | None:
        """Return what a watcher of content/ tells since the last build; None where none does.

        It tells of a folder that came or went, and of nothing in it.
        """
        before, self._seen = self._seen, dict(entries(self.newspaper.content))
        if not self.is_watched or self.is_output_altered:
            self.is_output_altered = False
            return None
        changed = {
            path
            for path in before.keys() | self._seen.keys()
            if before.get(path) != self._seen.get(path)
        }
        return tuple(path for path in changed if Path(path).parent.as_posix() not in changed)


Entry = tuple[int, int, int] | None  # inode, size and ctime of a file; a folder has none


def entries(folder: Path) -> Iterator[tuple[str, Entry]]:
    """Yield all that lies in a folder, by its path from there; links are not followed."""
    for place, folders, files in os.walk(folder):
        for name in [*folders, *files]:
            path = Path(place, name)
            status = path.lstat()
            is_folder = stat.S_ISDIR(status.st_mode)
            told = None if is_folder else (status.st_ino, status.st_size, status.st_ctime_ns)
            yield path.relative_to(folder).as_posix(), told


def told(report: BuildReport, only: set[str]) -> tuple[int, list[Rejection]]:
    """Return what a report says of files, all of them where none are named, and the exit code."""
    findings = [*report.rejections, *report.warnings]
    exit_code = 1 if report.rejections else 0
    return exit_code, [one for one in findings if not only or one.path in only]


STEPS = 25
Editing.TestCase.settings = settings(
    max_examples=max(1, int(os.environ.get("LAW_STEPS", "200")) // STEPS),
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestLaw = Editing.TestCase
