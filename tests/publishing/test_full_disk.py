"""A host whose disk is full: it is told, readers keep what they had, and room mends it."""

import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsroom.publishing.errors import HostError
from newsroom.publishing.hosts.rclone import find_rclone
from tests.publishing.publisher import Publisher, add_article, broken_links
from tests.publishing.servers import PASSWORD, USER, free_port, obscured, running

# The disk is a file system in memory that only the server sees, in a name space of its own.
_MOUNT = 'mount -t tmpfs -o size=2m tmpfs "$0" && exec "$@"'


@contextmanager
def small_disk(folder: Path):
    """Run an FTP server on a disk of two megabytes, and give the target's fields."""
    command = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", _MOUNT, str(folder)]
    if subprocess.run([*command, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a disk of their own")
    port = free_port()
    server = [str(find_rclone()), "serve", "ftp", str(folder), "--addr", f"127.0.0.1:{port}"]
    options = ["--user", USER, "--pass", PASSWORD, "--passive-port", "30000-32000"]
    with running([*command, *server, *options], port):
        remote = f":ftp,host=127.0.0.1,port={port},user={USER}:site"
        yield {"remote": remote, "rclone": ["--retries=1"]}  # no room comes of waiting


def test_a_full_disk_is_told_and_readers_keep_whole_pages(newspaper, tmp_path, monkeypatch):
    monkeypatch.setenv("RCLONE_FTP_PASS", obscured(PASSWORD))
    monkeypatch.setenv("RCLONE_LOW_LEVEL_RETRIES", "1")
    disk = tmp_path / "disk"
    disk.mkdir()
    with small_disk(disk) as fields:
        publisher = Publisher(newspaper, fields)
        publisher.publish()
        before = newspaper.tree()
        newspaper.write("images/large.pdf", "x" * 3_000_000)
        newspaper.article("large.md", Date="2019-03-05", body="[Ảnh](/images/large.pdf)")

        with pytest.raises(HostError):
            publisher.publish()

        seen = fetched(fields, tmp_path / "seen")
        assert before.items() <= seen.items()
        assert list(broken_links(seen)) == []
        (newspaper.content / "large.md").unlink()
        add_article(newspaper, 1)
        publisher.publish(allows_vanished=True)
        assert newspaper.tree().items() <= fetched(fields, tmp_path / "seen").items()


def fetched(fields, folder):
    """Return what the host holds, read as a client does."""
    shutil.rmtree(folder, ignore_errors=True)
    command = [str(find_rclone()), "copy", fields["remote"], str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and "_newsroom" not in file.parts and "newsroom-part" not in file.name
    }
