"""Several processes, one truth: workers that outlive their build, and what they must not keep."""

import fcntl
import os
from pathlib import Path

import pytest

from newsroom.engine import output
from newsroom.engine import page_maker as engine
from newsroom.engine.lock import exclusive, inherited
from newsroom.temporary import temporary_beside
from tests.engine import pools


@pytest.fixture
def outlived(newspaper, monkeypatch):
    """A newspaper whose every page is made by a worker that goes on after the build."""
    monkeypatch.setattr(engine, "CHUNK", 1)
    monkeypatch.setattr(engine, "FEW", 0)
    newspaper.settings["EXECUTOR"] = "tests.engine.pools.lasting"
    newspaper.jobs = 2
    newspaper.article("a.md", Title="Bài")
    newspaper.build()
    yield newspaper
    pools.end()


def is_locked(newspaper):
    with (newspaper.root / "cache/lock").open() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False


def test_workers_that_outlive_a_build_show_nothing_of_its_catalogue(outlived):
    outlived.article("a.md", Title="Bài", body="Khác.")

    outlived.build(is_cold=True)

    assert outlived.tree() == outlived.cold_tree()
    assert "Khác." in outlived.tree()["2019/03/10/bai/index.html"].decode()


def test_workers_that_outlive_a_build_keep_no_lock(outlived):
    assert not is_locked(outlived)


def open_in_a_fork(file: Path) -> bool:
    """Tell whether a process forked now has the file open."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        places = {open_file.resolve() for open_file in Path("/proc/self/fd").iterdir()}
        os.write(writer, b"1" if file in places else b"0")
        os._exit(0)
    os.waitpid(child, 0)
    answer = os.read(reader, 1)
    os.close(reader)
    os.close(writer)
    return answer == b"1"


@pytest.mark.parametrize("executor", ["plain", "Threads", "Inline"])
def test_an_executor_that_can_only_wait_for_its_end_is_enough(newspaper, monkeypatch, executor):
    monkeypatch.setattr(engine, "CHUNK", 1)
    monkeypatch.setattr(engine, "FEW", 0)
    newspaper.settings["EXECUTOR"] = f"tests.engine.pools.{executor}"
    newspaper.jobs = 2
    newspaper.article("a.md", Title="Bài")

    newspaper.build()

    assert newspaper.tree() == newspaper.cold_tree()


def test_settings_that_cannot_be_pickled_are_what_our_own_workers_are_born_with(
    newspaper, monkeypatch
):
    monkeypatch.setattr(engine, "CHUNK", 1)
    monkeypatch.setattr(engine, "FEW", 0)
    newspaper.jobs = 2
    loud = "LOUD"
    newspaper.settings["JINJA_FILTERS"] = {"loud": lambda text: f"{loud} {text}"}
    newspaper.settings["THEME_TEMPLATES_OVERRIDES"] = [str(newspaper.root / "overrides")]
    newspaper.write("../overrides/not_found.html", "{{ 'page'|loud }}")
    newspaper.article("a.md", Title="Bài")

    newspaper.build()

    assert newspaper.tree()["404.html"] == b"LOUD page"


def test_only_workers_that_end_with_the_build_inherit_the_lock(tmp_path):
    with exclusive(tmp_path, on_wait=print):
        assert not open_in_a_fork(tmp_path / "lock")
        with inherited():
            assert open_in_a_fork(tmp_path / "lock")


def test_the_lock_is_free_after_a_build_that_fails(newspaper):
    with pytest.raises(ZeroDivisionError), exclusive(newspaper.root / "cache", on_wait=print):
        assert is_locked(newspaper)
        raise ZeroDivisionError

    assert not is_locked(newspaper)


def test_processes_of_one_number_write_beside_each_other(tmp_path, monkeypatch):
    """Two containers with a common disk, say: a process id is no name."""
    monkeypatch.setattr(os, "getpid", lambda: 1)
    names = {temporary_beside("output/index.html") for _ in range(100)}

    assert len(names) == 100
    assert {name.rpartition("/")[0] for name in names} == {"output"}

    really_open = os.open

    def meanwhile(path, *arguments):
        descriptor = really_open(path, *arguments)
        if ".newsroom-writing-" in str(path) and not (tmp_path / "b").exists():
            (tmp_path / "b").touch()
            output.write(tmp_path / "page", b"the other's")
        return descriptor

    monkeypatch.setattr(os, "open", meanwhile)
    output.write(tmp_path / "page", b"ours")

    assert (tmp_path / "page").read_bytes() == b"ours"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["b", "page"]
