"""What a build over a cluster costs each of its processes, in seconds of processor time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.cluster.archive import Archive
from bench.cluster.machines import cluster, on
from bench.table import Table
from newsroom.engine.object_store import object_name
from tests.publishing.servers import Server, rclone_server

_BUCKET = "paper"


def shares(folder: Path, workers: int, *, is_stored: bool) -> Table:
    """Measure a build from nothing by one process alone, and one over so many workers.

    `folder` has the articles. Worker n runs on processor n alone, as far as there are so many.
    Raises AssertionError if a file of the two builds differs.
    """
    processors = os.cpu_count() or 1
    pins = [(), *(on(number % processors) for number in range(workers))]
    with _storage(folder / "storage") as storage:
        keys = storage.keys() if is_stored else {}
        archive = Archive(folder, keys)
        alone = archive.build("alone", ("--jobs", "1")).processor
        with cluster(folder / "machines", pins, keys) as machines:
            before = machines.used()
            store = f"s3://{_BUCKET}/objects" if is_stored else ""
            leader = archive.build("led", machines.led, store=store).processor
            after = machines.used()
        _compare(archive, storage if is_stored else None)
    used = [then - first for first, then in zip(before, after, strict=True)]
    names = ("the scheduler", *(f"worker {number}" for number in range(1, workers + 1)))
    rows = [("one process alone", alone), ("the leader", leader), *zip(names, used, strict=True)]
    return Table(
        ("process", "seconds of processor time", "of one alone"),
        tuple((name, f"{seconds:.1f}", f"{seconds / alone:.2f}") for name, seconds in rows),
    )


@contextmanager
def _storage(folder: Path) -> Iterator[Server]:
    folder.mkdir()
    with rclone_server("s3", folder) as server:
        server.make_bucket(_BUCKET)
        yield server


def _compare(archive: Archive, storage: Server | None) -> None:
    """Raise AssertionError unless both builds have made the same, and it is where it belongs."""
    alone, led = archive.digests("alone"), archive.digests("led")
    assert alone == led, sorted(set(alone.items()) ^ set(led.items()))[:5]
    if storage is None:
        found = archive.files("led")
        assert found.items() >= led.items(), sorted(led.items() - found.items())[:5]
        return
    objects = storage.folder(_BUCKET) / "objects"
    names = {object_name(path, digest) for path, digest in led.items()}
    missing = [name for name in names if not (objects / name).is_file()]
    assert not missing, missing[:5]
