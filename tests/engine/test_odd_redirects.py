"""Whatever lies where redirects.txt should be: the build ends, tells it, and loses no address."""

import os

import pytest

FILE = "redirects.txt"
OLD = "/2019/03/10/lua-xuan/"
NEW = "/2019/03/10/lua-he/"


@pytest.fixture
def paper(newspaper):
    newspaper.settings["KEEP_ADDRESSES"] = True
    newspaper.write(FILE, f"/tin/1/ {OLD}\n")
    newspaper.article("lua.md", Title="Lúa xuân")
    newspaper.build()
    return newspaper


def folder(file, paper):
    file.mkdir()


def pipe(file, paper):
    os.mkfifo(file)


def link_elsewhere(file, paper):
    (paper.root / "elsewhere.txt").write_text("/a/ /b/\n")
    file.symlink_to(paper.root / "elsewhere.txt")


def link_to_nothing(file, paper):
    file.symlink_to(paper.content / "nothing.txt")


def link_to_itself(file, paper):
    file.symlink_to(file)


@pytest.mark.parametrize("make", [folder, pipe, link_elsewhere, link_to_nothing, link_to_itself])
def test_what_is_no_plain_file_is_told_and_nothing_is_lost(paper, make):
    file = paper.content / FILE
    file.unlink()
    make(file, paper)
    kind = file.lstat().st_mode
    paper.article("lua.md", Title="Lúa hè")

    for _build in range(2):
        assert [(one.path, one.code) for one in paper.build().rejections] == [
            (FILE, "not-a-plain-file")
        ]
        assert f"url={NEW}" in paper.tree()["tin/1/index.html"].decode()
        assert f"url={NEW}" in paper.tree()[f"{OLD.strip('/')}/index.html"].decode()
    assert file.lstat().st_mode == kind

    file.rmdir() if file.is_dir() else file.unlink()
    paper.write(FILE, f"/tin/1/ {OLD}\n")
    assert paper.build().rejections == ()
    assert file.read_text(encoding="utf-8") == f"{OLD} {NEW}\n/tin/1/ {OLD}\n"
    assert paper.tree() == paper.cold_tree()


def test_a_link_to_a_file_in_content_is_written_through(paper):
    paper.write("tep/addresses.txt", f"/tin/2/ {OLD}\n")
    (paper.content / FILE).unlink()
    (paper.content / FILE).symlink_to("tep/addresses.txt")
    paper.article("lua.md", Title="Lúa hè")

    assert paper.build().rejections == ()

    assert (paper.content / FILE).is_symlink()
    lines = (paper.content / "tep/addresses.txt").read_text(encoding="utf-8").splitlines()
    assert {f"{OLD} {NEW}", f"/tin/1/ {OLD}", f"/tin/2/ {OLD}"} <= set(lines)
    assert paper.build().written == 0
    assert paper.tree() == paper.cold_tree()


def chain(count, end):
    names = [f"/c/{number}/" for number in range(count)]
    return "".join(f"{one} {two}\n" for one, two in zip(names, [*names[1:], end], strict=True))


@pytest.mark.parametrize(
    ("end", "code"),
    [(OLD, None), ("/nowhere/", "redirect-nowhere"), ("/c/0/", "redirect-loop")],
)
def test_a_chain_of_redirects_takes_time_in_proportion_to_its_length(paper, end, code):
    # Whatever followed the rest of the chain for each of its lines would take minutes.
    paper.write(FILE, chain(2000, end))

    report = paper.build()

    assert {one.code for one in report.rejections} == ({code} if code else set())
    assert len(report.rejections) == (2000 if code else 0)
    if not code:
        assert f"url={OLD}" in paper.tree()["c/0/index.html"].decode()
