"""The scan that a fork does while a build still loads: its answer is that of the scan itself."""

import os
import signal
import sqlite3

import pytest

from newsroom.content.scan import compare, walk
from newsroom.engine.ingest.early_scan import EarlyScan


@pytest.fixture
def catalogue(newspaper):
    newspaper.article("kept.md", Title="Kept")
    newspaper.article("edited.md", Title="Edited")
    newspaper.article("removed.md", Title="Removed")
    newspaper.build()
    return newspaper.edition().cache / "catalogue.sqlite"


def last_run(catalogue):
    with sqlite3.connect(catalogue) as connection:
        return connection.execute("SELECT value FROM meta WHERE name = 'run'").fetchone()[0]


def change(newspaper):
    newspaper.article("edited.md", Title="Edited again")
    newspaper.article("2019/added.md", Title="Added")
    (newspaper.content / "removed.md").unlink()


def test_it_finds_what_the_scan_finds(newspaper, catalogue):
    change(newspaper)

    scan = EarlyScan.begin(newspaper.content, catalogue)

    with sqlite3.connect(catalogue) as connection:
        known = connection.execute("SELECT path, size, mtime FROM file ORDER BY path")
        expected = compare(walk(newspaper.content), known)
    found = scan.difference(newspaper.content, catalogue, last_run(catalogue))
    assert found == expected
    assert found.removed == ("removed.md",)


def test_without_a_catalogue_there_is_nothing_to_gain(newspaper):
    catalogue = newspaper.edition().cache / "catalogue.sqlite"

    assert EarlyScan.begin(newspaper.content, catalogue) is None


def test_what_it_found_before_another_build_counts_no_more(newspaper, catalogue):
    scan = EarlyScan.begin(newspaper.content, catalogue)
    before = last_run(catalogue)
    newspaper.build()

    assert before != last_run(catalogue)
    assert scan.difference(newspaper.content, catalogue, last_run(catalogue)) is None


def test_what_it_found_in_another_folder_does_not_count(newspaper, catalogue, tmp_path):
    scan = EarlyScan.begin(tmp_path, catalogue)

    assert scan.difference(newspaper.content, catalogue, last_run(catalogue)) is None


def test_a_fork_that_dies_is_no_loss(newspaper, catalogue):
    scan = EarlyScan.begin(newspaper.content, catalogue)
    os.kill(scan._child, signal.SIGKILL)

    found = scan.difference(newspaper.content, catalogue, "no such run")

    assert found is None


def test_a_file_that_is_no_catalogue_is_left_to_the_build(newspaper, catalogue):
    catalogue.write_bytes(b"no catalogue" * 1000)

    scan = EarlyScan.begin(newspaper.content, catalogue)

    assert scan.difference(newspaper.content, catalogue, "1") is None


def test_it_may_be_asked_again(newspaper, catalogue):
    change(newspaper)
    scan = EarlyScan.begin(newspaper.content, catalogue)
    run = last_run(catalogue)

    first = scan.difference(newspaper.content, catalogue, run)

    assert scan.difference(newspaper.content, catalogue, run) == first
