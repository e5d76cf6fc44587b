"""A folder of a host, through rclone and without it: the same answers, whichever way."""

import pytest

from newsroom.publishing.errors import HostError
from newsroom.publishing.hosts.folder import LocalFolder
from newsroom.publishing.hosts.rclone import Remote, find_rclone
from newsroom.publishing.hosts.storage import PARTIAL_SUFFIX

AWKWARD = 'b "ố" [x] {y}*'


@pytest.fixture(params=["rclone", "local"])
def remote(request, tmp_path):
    (tmp_path / "host").mkdir()
    if request.param == "local":
        return LocalFolder(tmp_path / "host")
    return Remote(find_rclone(), str(tmp_path / "host"))


def test_a_file_that_is_not_there_is_not_passed_over(remote, tmp_path):
    (tmp_path / "a").write_text("a")

    with pytest.raises(HostError, match="b was not sent"):
        remote.send(tmp_path, ["a", "b"])


def test_each_file_that_arrives_is_counted(remote, tmp_path):
    (tmp_path / "a").write_text("12345")
    (tmp_path / AWKWARD).write_text("123")
    sizes = []

    remote.send(tmp_path, ["a", AWKWARD], sizes.append)

    assert sorted(sizes) == [3, 5]


def test_a_folder_that_is_not_there_has_no_names(remote):
    assert remote.names("nowhere") == []


def test_names_are_those_of_one_folder(remote, tmp_path):
    (tmp_path / "host/a/b").mkdir(parents=True)
    (tmp_path / "host/a/file").touch()

    assert sorted(remote.names("a")) == ["b/", "file"]


def test_deleting_what_is_gone_is_no_error(remote, tmp_path):
    (tmp_path / "host/a").touch()
    (tmp_path / "host/b").touch()

    remote.delete(["a", "gone"])

    assert remote.names() == ["b"]


def test_folders_are_removed_if_they_are_empty(remote, tmp_path):
    (tmp_path / "host/empty/deeper").mkdir(parents=True)
    (tmp_path / "host/full").mkdir()
    (tmp_path / "host/full/file").touch()

    remote.remove_folders(["empty", "full", "empty/deeper"])

    assert remote.names() == ["full/"]


def test_a_file_is_replaced_by_another_and_not_written_over(remote, tmp_path):
    (tmp_path / "host/a").write_text("old")
    (tmp_path / "host/link").hardlink_to(tmp_path / "host/a")
    (tmp_path / "a").write_text("new")

    remote.send(tmp_path, ["a"])

    assert (tmp_path / "host/a").read_text() == "new"
    assert (tmp_path / "host/link").read_text() == "old"
    assert sorted(remote.names()) == ["a", "link"]


def test_fetching_brings_what_is_there(remote, tmp_path):
    (tmp_path / "host/folder").mkdir()
    (tmp_path / "host/folder/a").write_text("a")

    remote.fetch(["folder/a", "folder/gone", "gone/a"], tmp_path / "here")

    assert (tmp_path / "here/folder/a").read_text() == "a"
    assert not (tmp_path / "here/folder/gone").exists()


def test_what_killed_copies_left_is_cleared_in_the_folders_that_are_named(remote, tmp_path):
    for name in ("begun", "other"):
        (tmp_path / "host" / name).mkdir()
        (tmp_path / "host" / name / f"x{PARTIAL_SUFFIX}").touch()
        (tmp_path / "host" / name / "page.html").touch()

    remote.clear_partial_files({"begun"})

    assert remote.names("begun") == ["page.html"]
    assert len(remote.names("other")) == 2


def test_a_place_that_takes_no_files_is_told(tmp_path):
    (tmp_path / "host").write_text("a file, and no folder")
    (tmp_path / "a").touch()

    with pytest.raises(HostError, match="host"):
        LocalFolder(tmp_path / "host").send(tmp_path, ["a"])
