"""Pages that somebody changed or deleted in output/ are made again, and told by the check."""

import os
import shutil

import pytest

from newsroom.checking.output import NothingBuiltError, check_output
from newsroom.engine.build import build
from tests.engine.newspaper import mtimes

PAGE = "2019/03/10/bai/index.html"


@pytest.fixture
def built(newspaper):
    newspaper.article("a.md", Title="Bài")
    newspaper.build()
    return newspaper


def delete(page):
    page.unlink()


def delete_with_its_folder(page):
    shutil.rmtree(page.parent)


def write_into(page):
    page.write_text("Bị sửa", "utf-8")


def change_a_letter_and_hide_it(page):
    status = page.stat()
    with page.open("r+b") as stream:
        stream.seek(status.st_size // 2)
        stream.write(b"~")
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))


def put_a_link_in_its_place(page):
    twin = page.parents[3] / "twin"
    shutil.copy2(page, twin)
    page.unlink()
    page.symlink_to(twin)


CHANGES = [
    *(delete, delete_with_its_folder, write_into),
    *(change_a_letter_and_hide_it, put_a_link_in_its_place),
]


@pytest.mark.parametrize("is_early", [True, False], ids=["early scan", "no early scan"])
@pytest.mark.parametrize("change", CHANGES)
def test_an_altered_page_is_made_again(built, change, is_early):
    before = built.tree()
    change(built.output / PAGE)

    report = built.build() if is_early else build(built.edition(), built.order())

    assert report.written == 1
    assert {path: built.tree()[path] for path in before} == before
    assert not (built.output / PAGE).is_symlink()


def test_an_emptied_output_folder_is_filled_again(built):
    before = built.tree()
    for entry in built.output.iterdir():
        if not entry.name.startswith("."):
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()

    built.build()

    assert built.tree() == before


def test_an_altered_page_that_changes_anyway_is_made_once(built):
    write_into(built.output / PAGE)
    built.article("a.md", Title="Bài", body="Khác.")

    built.build()

    assert built.tree() == built.cold_tree()


def test_a_copied_output_folder_is_as_it_was_left(built):
    copy = built.output.with_name("copy")
    shutil.copytree(built.output, copy)
    shutil.rmtree(built.output)
    copy.rename(built.output)
    before = mtimes(built.output)

    assert built.build().written == 0
    assert mtimes(built.output) == before
    assert list(check_output(built.edition())) == []


def test_who_watches_content_looks_at_nothing_else(built):
    delete(built.output / PAGE)

    built.build(paths=())

    assert not (built.output / PAGE).exists()


def test_the_check_tells_what_differs(built):
    assert check_output(built.edition()) == ()

    delete(built.output / PAGE)
    change_a_letter_and_hide_it(built.output / "index.html")
    (built.output / "2019/notes.txt").write_text("", "utf-8")

    found = check_output(built.edition())

    assert [(one.path, one.code) for one in found] == [
        (f"output/{PAGE}", "output-missing"),
        ("output/2019/notes.txt", "output-foreign"),
        ("output/index.html", "output-changed"),
    ]


def test_without_a_build_there_is_nothing_to_compare_with(newspaper):
    with pytest.raises(NothingBuiltError):
        check_output(newspaper.edition())
