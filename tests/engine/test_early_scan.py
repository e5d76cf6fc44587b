"""The scan that a fork does while a build still loads: its answer is that of the scan itself."""

import os
import signal
import sqlite3

import pytest

from newsroom.content.scan import differences
from newsroom.engine.ingest.early_scan import EarlyScan


@pytest.fixture
def catalogue(newspaper):
    newspaper.article("kept.md", Title="Kept")
    newspaper.article("edited.md", Title="Edited")
    newspaper.article("removed.md", Title="Removed")
    newspaper.build()
    return newspaper.edition().cache / "catalogue.sqlite"


def last_build(catalogue):
    with sqlite3.connect(catalogue) as connection:
        return connection.execute("SELECT value FROM meta WHERE name = 'build'").fetchone()[0]


def change(newspaper):
    newspaper.article("edited.md", Title="Edited again")
    newspaper.article("2019/added.md", Title="Added")
    (newspaper.content / "removed.md").unlink()


def test_it_finds_what_the_scan_finds(newspaper, catalogue):
    change(newspaper)

    scan = EarlyScan.begin(newspaper.content, catalogue)

    with sqlite3.connect(catalogue) as connection:
        known = connection.execute("SELECT path, changed, stamp FROM file ORDER BY path")
        expected = differences(newspaper.content, known)
    found = scan.difference(newspaper.content, catalogue, last_build(catalogue))
    assert found == expected
    assert found.removed == ("removed.md",)


def test_without_a_catalogue_there_is_nothing_to_gain(newspaper):
    catalogue = newspaper.edition().cache / "catalogue.sqlite"

    assert EarlyScan.begin(newspaper.content, catalogue) is None


def test_what_it_found_before_another_build_counts_no_more(newspaper, catalogue):
    scan = EarlyScan.begin(newspaper.content, catalogue)
    before = last_build(catalogue)
    newspaper.build()

    assert before != last_build(catalogue)
    assert scan.difference(newspaper.content, catalogue, last_build(catalogue)) is None


def test_what_it_found_in_another_folder_does_not_count(newspaper, catalogue, tmp_path):
    scan = EarlyScan.begin(tmp_path, catalogue)

    assert scan.difference(newspaper.content, catalogue, last_build(catalogue)) is None


def test_a_fork_that_dies_is_no_loss(newspaper, catalogue):
    scan = EarlyScan.begin(newspaper.content, catalogue)
    os.kill(scan._errand.child, signal.SIGKILL)

    found = scan.difference(newspaper.content, catalogue, "no such run")

    assert found is None


def test_a_file_that_is_no_catalogue_is_left_to_the_build(newspaper, catalogue):
    catalogue.write_bytes(b"no catalogue" * 1000)

    scan = EarlyScan.begin(newspaper.content, catalogue)

    assert scan.difference(newspaper.content, catalogue, "1") is None


def test_it_may_be_asked_again(newspaper, catalogue):
    change(newspaper)
    scan = EarlyScan.begin(newspaper.content, catalogue)
    token = last_build(catalogue)

    first = scan.difference(newspaper.content, catalogue, token)

    assert scan.difference(newspaper.content, catalogue, token) == first


def test_a_build_from_nothing_meanwhile_is_another_build(newspaper, catalogue):
    """Both are the first of their catalogue: a number would not tell them apart."""
    scan = EarlyScan.begin(newspaper.content, catalogue)
    newspaper.build(is_cold=True)

    assert scan.difference(newspaper.content, catalogue, last_build(catalogue)) is None


def test_it_finds_what_others_did_to_the_pages(newspaper, catalogue):
    (newspaper.output / "2019/03/10/kept/index.html").unlink()
    (newspaper.output / "index.html").write_text("Bị sửa")

    scan = EarlyScan.begin(newspaper.content, catalogue)

    assert scan.difference(newspaper.content, catalogue, last_build(catalogue)) is not None
    altered, _last = scan.altered()
    assert sorted(altered) == ["2019/03/10/kept/index.html", "index.html"]
