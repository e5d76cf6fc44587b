"""Killed at any operation, a publish leaves readers whole pages, and the next one finishes it.

The publish runs in a process of its own, and the wire to the host kills it, with all that it
started: at every 15th request to S3, and at every 300th packet to SFTP, which has many to a file.
A folder of this machine has no wire: there, every fifth copy ends in the middle of its file.
OPERATIONS=1 kills at each request, and at every 20th packet; where it is set, FTP's commands and
another SFTP server are cut as well.
"""

import os
import signal
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from newsroom.publishing.hosts import folder as local
from newsroom.publishing.hosts.storage import PARTIAL_SUFFIX
from tests.publishing.processes import DONE, start
from tests.publishing.publisher import (
    Publisher,
    add_article,
    broken_links,
    edit,
    partial_files,
    site,
)
from tests.publishing.servers import wire_to

EVERY = int(os.environ.get("OPERATIONS", "15"))
# rclone's S3 server, unlike S3, deletes an object before it replaces it: a request that is cut off
# in between loses it, and there are two requests at a time.
HOSTS = [("s3", EVERY, 2), ("openssh", EVERY * 20, 0)]
if "OPERATIONS" in os.environ:
    HOSTS += [("ftp", EVERY, 0), ("sftp", EVERY * 20, 0)]


def is_killed(publisher, wire, fatal):
    """Publish; kill that when it sends its chunk number `fatal`. Tell whether it came to that."""
    wire.reset()
    process = start(publisher)
    wire.on_chunk = lambda number: (
        os.killpg(process.pid, signal.SIGKILL) if number == fatal else None
    )
    process.join()
    wire.on_chunk = lambda _number: None
    assert process.exitcode in {DONE, -signal.SIGKILL}
    return process.exitcode != DONE


def assert_readers_are_safe(folder, before, after, lost):
    """Every page is whole, the old one or the new one; none is missing; no link leads nowhere."""
    found = site(folder)
    for path, data in found.items():
        assert data in {before.get(path), after.get(path)}, f"{path} is torn"
    missing = before.keys() - found.keys()
    assert len(missing) <= lost
    assert list(broken_links(found | {path: before[path] for path in missing})) == []


@pytest.fixture
def wired(request, newspaper, place, server):
    """A publisher to a kind of host, the wire to it, and the folder where the site appears."""
    fields, folder = place(request.param)
    host = server(request.param)
    with wire_to(host) as wire:
        fields["remote"] = str(fields["remote"]).replace(str(host.port), str(wire.port))
        if "known_hosts" in fields:
            known = newspaper.root / "known_hosts"
            keys = Path(str(fields["known_hosts"])).read_text()
            known.write_text(keys.replace(str(host.port), str(wire.port)))
            fields["known_hosts"] = str(known)
        yield Publisher(newspaper, fields), wire, folder


@pytest.mark.parametrize(("wired", "every", "lost"), HOSTS, indirect=["wired"])
def test_a_publish_killed_at_any_operation_is_finished_by_the_next(wired, every, lost):
    publisher, wire, folder = wired
    newspaper = publisher.newspaper
    publisher.publish()
    numbers = count()
    fatal, killed = every, True
    while killed:
        before = newspaper.tree()
        add_article(newspaper, next(numbers))
        newspaper.build()
        killed = is_killed(publisher, wire, fatal)
        assert_readers_are_safe(folder, before, newspaper.tree(), lost)
        if (fatal // every) % 2:  # every other time, more is edited before it goes on
            edit(newspaper, next(numbers))
        publisher.publish()
        assert site(folder) == newspaper.tree()
        assert partial_files(folder) == []
        fatal += every
    assert fatal > 2 * every


class Killed(BaseException):
    """What nothing catches, like a kill."""


def cut_in_copy(patch, fatal):
    """Have the copy of that number, from now on, end in the middle of its file."""
    copy, numbers = local._copy, count(1)

    def copy_some(source, target):
        if next(numbers) < fatal:
            return copy(source, target)
        target.parent.mkdir(parents=True, exist_ok=True)
        half = source.read_bytes()[: source.stat().st_size // 2]
        target.with_name(f"begun{PARTIAL_SUFFIX}").write_bytes(half)
        raise Killed

    patch.setattr(local, "_copy", copy_some)


def test_a_publish_to_a_folder_killed_at_any_file_is_finished_by_the_next(
    publisher, host, monkeypatch
):
    newspaper = publisher.newspaper
    publisher.publish()
    for fatal in count(2, 5):
        before = newspaper.tree()
        edit(newspaper, fatal)
        newspaper.build()
        with monkeypatch.context() as patch, suppress(Killed):
            cut_in_copy(patch, fatal)
            publisher.publish()
            break
        assert_readers_are_safe(host, before, newspaper.tree(), lost=0)
        publisher.publish()
        assert site(host) == newspaper.tree()
        assert partial_files(host) == []
    assert fatal > 20
