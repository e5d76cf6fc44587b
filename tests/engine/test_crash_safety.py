"""Whatever befalls a build, readers meet whole pages and the next build mends the rest.

Faults are real: SIGKILL at random moments, and errors that strace injects into system calls.
FAULTS=1000 makes as many of them; the suite is content with a few dozen.
"""

import errno
import fcntl
import os
import random
import re
import shutil
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from newsroom.commands.exit_codes import REJECTED
from newsroom.engine import output
from newsroom.engine.output import ForeignOutputError
from tests.engine.faults import ForkedBuild, build_with
from tests.engine.newspaper import Newspaper, mtimes

FAULTS = int(os.environ.get("FAULTS", "24"))
# What a build does to the disk: pages are opened, written and renamed, SQLite writes its pages
# and journals, removed pages are unlinked.
SYSTEM_CALLS = [
    "rename",
    "openat",
    "write",
    "pwrite64",
    "ftruncate",
    "unlink",
    "mkdir",
    "fdatasync",
]
ERRORS = ["ENOSPC", "EIO"]


@pytest.fixture
def newspaper(tmp_path: Path) -> Newspaper:
    """An edition that has been published once, and has been edited since."""
    newspaper = Newspaper(tmp_path / "newspaper")
    newspaper.picture("images/a.jpg")
    for number in range(12):
        newspaper.article(
            f"{number:02}.md",
            Title=f"Bài số {number}",
            Date=f"2019-03-{number % 4 + 1:02} 08:{number:02}",
            Tags="Lúa, Biển",
            body=f"![Ảnh](/images/a.jpg)\n\nĐoạn {number}." if number % 3 else "",
        )
    newspaper.build()
    return newspaper


def edit(newspaper: Newspaper, seed: int) -> None:
    """Add, change, move and delete articles, a little differently for each seed."""
    chance = random.Random(seed)
    newspaper.article(
        f"new-{seed}.md", Title=f"Tin mới {seed}", Date="2019-03-05 09:00", Tags="Lúa"
    )
    newspaper.article(f"{chance.randrange(12):02}.md", Title=f"Đổi tên {seed}", Date="2019-03-02")
    newspaper.picture("images/a.jpg", width=10 + seed % 5)
    (newspaper.content / f"{chance.randrange(12):02}.md").unlink(missing_ok=True)


def assert_nobody_is_led_astray(tree: dict[str, bytes], known: set[str]) -> set[str]:
    """Follow all links from the pages that readers know; return all that they know then."""
    waiting = sorted(known & tree.keys())
    seen = set(waiting)
    while waiting:
        page = waiting.pop()
        text = tree[page].decode() if page.endswith(".html") else ""
        for address in re.findall(r'(?:href|src)="/([^"#]*)', text):
            target = f"{address}index.html" if address.endswith("/") or not address else address
            assert target in tree, f"{page} leads to {target}"
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return seen


def assert_readers_are_safe(
    newspaper: Newspaper, before: dict[str, bytes], after: dict[str, bytes], known: set[str]
) -> set[str]:
    """Every page is whole, the old one or the new one, and nothing leads to what is not there.

    Return the pages that readers may know now, who knew some before.
    """
    tree = newspaper.tree()
    for path, data in tree.items():
        if "/.newsroom-writing-" not in f"/{path}":
            assert data in {before.get(path), after.get(path)}, f"{path} is torn"
    # What is to go is led to by nothing that stays. Such pages lead to each other, so that no order
    # of removing them leaves none that leads to one before it.
    return assert_nobody_is_led_astray(tree, known & after.keys())


def assert_next_build_mends(newspaper: Newspaper, whole: dict[str, bytes] | None = None) -> None:
    """Build, and compare with what a cold build makes, which is made here unless it is known."""
    newspaper.build()
    assert newspaper.tree() == (newspaper.cold_tree() if whole is None else whole)


def test_a_build_killed_at_any_moment_is_mended_by_the_next(newspaper: Newspaper) -> None:
    chance = random.Random(7)
    begin = time.monotonic()
    edit(newspaper, -1)
    newspaper.build()
    usual = time.monotonic() - begin
    known = set(newspaper.tree())
    for fault in range(FAULTS // 2):
        before = newspaper.tree()
        edit(newspaper, fault)
        build = ForkedBuild.of(newspaper, jobs=1 + fault % 2)
        build.begin()
        time.sleep(chance.uniform(0, 1.5 * usual))  # from the first file to after the last page
        build.kill()
        after = newspaper.cold_tree()
        known = assert_readers_are_safe(newspaper, before, after, known)
        if fault % 3:
            assert_next_build_mends(newspaper, after)
            known = set(newspaper.tree())


def test_the_workers_of_a_killed_build_end_with_it(newspaper: Newspaper) -> None:
    for number in range(450):
        newspaper.article(f"many-{number}.md", Title=f"Bài {number}", Date="2019-03-04 08:00")
    build = ForkedBuild.of(newspaper, jobs=2)
    build.begin()
    _wait_until((newspaper.output / "2019/03/04/bai-7/index.html").exists)

    build.kill()

    with (newspaper.root / "cache/lock").open() as lock:
        _wait_until(lambda: _is_free(lock))
    assert_next_build_mends(newspaper)


def _wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 120  # for a machine that is busy with other tests
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def _is_free(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    fcntl.flock(lock, fcntl.LOCK_UN)
    return True


@pytest.mark.skipif(
    shutil.which("strace") is None, reason="strace, which injects faults, is missing"
)
def test_a_failing_disk_is_reported_and_mended_by_the_next_build(newspaper: Newspaper) -> None:
    chance = random.Random(11)
    for fault in range(FAULTS // 2):
        before = newspaper.tree()
        edit(newspaper, 1000 + fault)
        call, error = chance.choice(SYSTEM_CALLS), chance.choice(ERRORS)
        # From some moment on, as on a full disk, or once.
        when = f"{chance.randint(1, 60)}{chance.choice(['', '+'])}"
        injection = f"inject={call}:error={error}:when={when}"
        status = build_with(newspaper, injection, [call])
        after = newspaper.cold_tree()
        if status == REJECTED:  # a file that could not be read stays as it was, the others do not
            assert_nobody_is_led_astray(newspaper.tree(), set(before) & after.keys())
        else:
            assert_readers_are_safe(newspaper, before, after, set(before))
        if status == 0:
            assert newspaper.tree() == after, f"{injection} failed silently"
        assert_next_build_mends(newspaper, after)


def test_a_truncated_catalogue_is_made_anew(newspaper: Newspaper) -> None:
    catalogue = newspaper.root / "cache" / "catalogue.sqlite"
    for length in (0, 1, 100, 4096, 5000, 20_000):
        data = catalogue.read_bytes()
        catalogue.write_bytes(data[:length])
        assert_next_build_mends(newspaper)


def test_a_foreign_catalogue_is_made_anew(newspaper: Newspaper) -> None:
    catalogue = newspaper.root / "cache" / "catalogue.sqlite"
    catalogue.unlink()
    with sqlite3.connect(catalogue) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()
    assert_next_build_mends(newspaper)


def test_a_catalogue_of_text_is_made_anew(newspaper: Newspaper) -> None:
    (newspaper.root / "cache" / "catalogue.sqlite").write_text("Not a database at all. " * 500)
    assert_next_build_mends(newspaper)


def test_a_lost_catalogue_is_made_anew_and_rewrites_nothing(newspaper: Newspaper) -> None:
    before = mtimes(newspaper.output)
    shutil.rmtree(newspaper.root / "cache")
    newspaper.build()
    assert mtimes(newspaper.output) == before


def test_a_lost_output_folder_is_built_again(newspaper: Newspaper) -> None:
    shutil.rmtree(newspaper.output)
    assert_next_build_mends(newspaper)


def test_an_output_folder_with_somebody_elses_files_is_left_alone(tmp_path: Path) -> None:
    newspaper = Newspaper(tmp_path / "newspaper")
    newspaper.output.mkdir()
    (newspaper.output / "thesis.txt").write_text("years of work")
    with pytest.raises(ForeignOutputError):
        newspaper.build()
    assert [file.name for file in newspaper.output.iterdir()] == ["thesis.txt"]


def test_two_builds_at_once_take_turns(newspaper: Newspaper) -> None:
    edit(newspaper, 1)
    builds = [ForkedBuild.of(newspaper) for _ in range(3)]
    for build in builds:
        build.begin()
    assert [build.wait() for build in builds] == [0, 0, 0]
    assert newspaper.tree() == newspaper.cold_tree()


def test_a_page_that_cannot_be_written_is_told_and_mended_later(newspaper: Newspaper) -> None:
    edit(newspaper, 1)
    # A folder where a file is to go fails for root too, whom permissions do not stop.
    (newspaper.output / "index.html").unlink()
    (newspaper.output / "index.html").mkdir()
    (newspaper.output / "index.html" / "in-the-way").write_text("")
    report = newspaper.build()
    assert [(one.path, one.code) for one in report.rejections] == [("/index.html", "failed-here")]
    shutil.rmtree(newspaper.output / "index.html")
    assert_next_build_mends(newspaper)


def test_what_a_killed_first_build_leaves_half_written_is_mended(
    newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (newspaper.root / "cache", newspaper.output):
        shutil.rmtree(folder)
    whole, written = output._write_all, 0

    def killed(descriptor: int, data: bytes) -> int:
        nonlocal written
        written += 1
        if written == 20:
            whole(descriptor, data[: len(data) // 2])
            raise KeyboardInterrupt
        return whole(descriptor, data)

    with monkeypatch.context() as patch:
        patch.setattr(output, "_write_all", killed)
        with pytest.raises(KeyboardInterrupt):
            newspaper.build()

    torn = [path for path, data in newspaper.tree().items() if data != newspaper.cold_tree()[path]]
    assert len(torn) == 1
    assert_next_build_mends(newspaper)


def test_a_new_file_that_cannot_be_written_is_not_left_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = output.NewOutputFolder(tmp_path)
    assert folder.put("a/b/index.html", b"one") == (
        True,
        output.stamp_at(tmp_path / "a/b/index.html"),
    )
    assert folder.put("a/b/index.html", b"two")[0]
    assert not folder.put("a/b/index.html", b"two")[0]
    assert (tmp_path / "a/b/index.html").read_bytes() == b"two"

    def full(*_arguments: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="No space"):
        folder.put("a/c/index.html", b"three")
    assert not (tmp_path / "a/c/index.html").exists()
