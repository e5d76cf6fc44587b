"""`invoke verify`: a host is compared with its manifest file by file, and mended."""

import gzip
import os

import pytest

from newsroom.publishing.errors import RefusedError
from newsroom.publishing.hosts.folder import LocalFolder
from newsroom.publishing.hosts.rclone import Remote
from newsroom.publishing.manifest.manifest import STATE_FOLDER
from tests.engine.newspaper import tree
from tests.publishing.publisher import Publisher, add_article, edit, git, partial_files, site

PAGE = "2019/03/01/bai-so-0/index.html"
GONE = "2019/03/02/bai-so-1/index.html"
SWAPPED = "2019/03/03/bai-so-2/index.html"


def spoil(folder):
    """Change a page, keep another's size and times, delete one, and add what nobody published."""
    (folder / PAGE).write_text("<p>Đã bị sửa.</p>")
    page = folder / SWAPPED
    stat, data = page.stat(), page.read_bytes()
    page.write_bytes(data[:-9] + b"x" * 9)
    os.utime(page, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    (folder / GONE).unlink()
    (folder / "la").mkdir()
    (folder / "la/evil.html").write_text("<script>")


def assert_spoilt(differences):
    assert differences.missing == (GONE,)
    assert sorted(differences.changed) == sorted([PAGE, SWAPPED])
    assert differences.foreign == ("la/evil.html",)


def test_what_somebody_did_to_a_host_is_found_and_mended(publisher, host):
    newspaper, folder = publisher.newspaper, host
    publisher.publish()
    assert publisher.verify().differences.is_empty
    spoil(folder)
    assert publisher.publish().generation == 0

    report = publisher.verify()
    assert_spoilt(report.differences)
    assert (report.remaining, report.mended) == (4, None)
    report = publisher.verify(repairs=True)

    assert report.remaining == 1
    assert site(folder) == {**newspaper.tree(), "la/evil.html": b"<script>"}
    report = publisher.verify(repairs=True, deletes_foreign=True)
    assert report.remaining == 0
    assert site(folder) == newspaper.tree()
    assert not (folder / "la").exists()
    assert publisher.verify().differences.is_empty
    assert partial_files(folder) == []


def test_a_host_without_hashes_is_read(newspaper, place):
    fields, folder = place("openssh")
    publisher = Publisher(newspaper, fields)
    publisher.publish()
    spoil(folder)

    report = publisher.verify(repairs=True, deletes_foreign=True)

    assert_spoilt(report.differences)
    assert site(folder) == newspaper.tree()


def test_a_host_that_keeps_hashes_is_not_read(newspaper, place, monkeypatch):
    fields, _folder = place("s3")
    publisher = Publisher(newspaper, {**fields, "precompress": ["gz"]})
    publisher.publish()
    fetched = []
    fetch = Remote.fetch

    def note(self, paths, into):
        paths = list(paths)
        fetched.extend(path for path in paths if not path.startswith(STATE_FOLDER))
        fetch(self, paths, into)

    monkeypatch.setattr(Remote, "fetch", note)

    assert publisher.verify().differences.is_empty
    assert fetched == []


def test_where_this_machine_has_no_good_copy_the_host_is_read(newspaper, place):
    fields, folder = place("s3")
    publisher = Publisher(newspaper, fields)
    publisher.publish()
    (folder / PAGE).write_bytes((folder / PAGE).read_bytes()[:-9] + b"x" * 9)
    edit(newspaper)
    newspaper.article("0.md", Title="Bài số 0", Date="2019-03-01 08:00", body="Sửa ở đây.")
    newspaper.build()

    assert publisher.verify().differences.changed == (PAGE,)


@pytest.fixture
def compressed(publisher, host):
    publisher.fields["precompress"] = ["gz", "br"]
    publisher.publish()
    return publisher


def test_compressed_siblings_are_compared_by_what_is_in_them(compressed, host):
    page = host / f"{PAGE}.gz"
    page.write_bytes(gzip.compress(gzip.decompress(page.read_bytes()), 1, mtime=1))
    assert compressed.verify().differences.is_empty
    page.write_bytes(gzip.compress(b"<p>old</p>"))
    (host / f"{SWAPPED}.gz").write_bytes(b"torn")
    (host / f"{SWAPPED}.br").write_bytes(b"torn")
    (host / f"{GONE}.gz").unlink()

    found = compressed.verify(repairs=True).differences

    assert (found.missing, found.changed) == (
        (f"{GONE}.gz",),
        (f"{PAGE}.gz", f"{SWAPPED}.br", f"{SWAPPED}.gz"),
    )
    assert compressed.verify().differences.is_empty


def test_a_manifest_that_is_damaged_on_the_host_is_found_behind_its_mirror(publisher, host):
    publisher.publish()
    (chain,) = (host / STATE_FOLDER).glob("*.jsonl.gz")
    chain.write_bytes(b"torn")
    (head,) = (host / STATE_FOLDER).glob("head-*")
    head.write_bytes(b"{}")

    found = publisher.verify(repairs=True).differences

    assert {name.rpartition("/")[2] for name in found.changed} == {chain.name, head.name}
    assert publisher.verify().differences.is_empty
    assert len(list((host / STATE_FOLDER).iterdir())) == 2


def test_a_release_is_mended_by_a_release(publisher, host):
    publisher.fields["releases"] = 2
    publisher.publish()
    spoil(host / "current")

    report = publisher.verify(repairs=True, deletes_foreign=True)

    assert_spoilt(report.differences)
    assert report.mended.generation == 2
    assert site(host / "current") == publisher.newspaper.tree()
    assert publisher.verify().differences.is_empty


def test_what_somebody_committed_to_the_branch_is_found_and_mended(newspaper, tmp_path):
    git(tmp_path, "init", "--quiet", "--bare", "forge.git")
    publisher = Publisher(newspaper, {"repository": f"file://{tmp_path}/forge.git"})
    publisher.publish()
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--branch=gh-pages", "forge.git", str(clone))
    spoil(clone)
    git(clone, "add", "--all")
    git(clone, "commit", "--quiet", "--message", "Sửa")
    git(clone, "push", "--quiet")

    report = publisher.verify(repairs=True, deletes_foreign=True)

    assert_spoilt(report.differences)
    assert publisher.verify().differences.is_empty
    git(clone, "pull", "--quiet")
    pages = {path: data for path, data in site(clone).items() if not path.startswith(".git/")}
    assert pages.pop(".nojekyll") == b""
    assert pages == newspaper.tree()


def test_what_a_killed_publish_may_have_brought_is_told(publisher, monkeypatch):
    publisher.publish()
    add_article(publisher.newspaper, 1)
    with monkeypatch.context() as patch:
        patch.setattr(LocalFolder, "send", _send_the_beginning)
        with pytest.raises(OSError, match="cut off"):
            publisher.publish()

    found = publisher.verify().differences

    assert not found.is_empty
    publisher.publish()
    assert publisher.verify().differences.is_empty


def _send_the_beginning(self, source, paths, on_sent=lambda _size: None, send=LocalFolder.send):
    paths = list(paths)
    if not paths[0].startswith(STATE_FOLDER):
        raise OSError("cut off")
    send(self, source, paths, on_sent)


def test_verifying_changes_nothing(publisher, host):
    publisher.publish()
    spoil(host)
    before = tree(host)

    publisher.verify()

    assert tree(host) == before


def test_where_nothing_was_published_there_is_nothing_to_verify(publisher, host):
    with pytest.raises(RefusedError, match="Nothing has been published"):
        publisher.verify()

    assert not host.exists()


def test_a_host_to_which_somebody_is_publishing_is_not_compared(publisher, host):
    publisher.publish()
    (host / STATE_FOLDER / "lock-99999999999-abcd").write_text("abcd")

    with pytest.raises(RefusedError, match="Somebody else is publishing"):
        publisher.verify()
