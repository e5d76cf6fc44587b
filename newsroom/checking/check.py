"""`invoke check`: everything that is wrong with an edition's content, without building a page.

The files that changed since the last build are read into a copy of the catalogue; whether a link
leads somewhere is then asked of that copy. Neither output/ nor the catalogue itself is touched.
"""

import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from newsroom.build.intake import take_in
from newsroom.build.keeping import Keeper
from newsroom.build.progress import Silent
from newsroom.build.render import press
from newsroom.build.workers import Workers
from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.schema import (
    ForeignCatalogueError,
    open_catalogue,
    open_snapshot,
    remove_catalogue,
)
from newsroom.catalogue.snapshot import Snapshot
from newsroom.catalogue.sources import former_addresses, source_paths
from newsroom.catalogue.writes import Writer
from newsroom.checking.destinations import Destinations
from newsroom.checking.links import Link, LinkJob, links_job
from newsroom.checking.verdict import Judge
from newsroom.content.rejection import TOO_HARD, Rejection
from newsroom.edition import Edition
from newsroom.language.messages import speak
from newsroom.language.messages import translate as _

_CHUNK = 1000  # files to a job
_FEW = 1  # jobs that are not worth a worker process


@dataclass(frozen=True, slots=True)
class CheckOrder:
    """What to check: `now` in seconds since 1970 UTC, processes, and which files.

    `paths` are relative to content/; None checks all of it, and what no single file shows.
    """

    now: int
    jobs: int
    paths: tuple[str, ...] | None = None


def check(edition: Edition, order: CheckOrder) -> tuple[Rejection, ...]:
    """Return all that is wrong with the content, by file and line."""
    speak(edition.language)
    with _copied_catalogue(edition) as connection:
        writer = Writer(connection, order.now)
        manifest = Manifest(connection)
        with Workers(edition.executor, order.jobs) as workers:
            intake = take_in(
                edition,
                manifest,
                writer,
                workers,
                Silent(),
                paths=order.paths,
                clock=time.time_ns(),
            )
            then = int(manifest.note("now", str(order.now)))
            intake.add(writer.pass_time(then))
            turned = writer.flush()
            snapshot = Snapshot(connection, order.now)
            keeper = Keeper(edition, connection, snapshot, writer, turned)
            keeper.take_in(intake)
            keeper.judge(intake)
            found = manifest.rejections()
            bombs = {one.path for one in found if one.code == TOO_HARD}
            paths = order.paths or source_paths(connection)
            sound = tuple(path for path in paths if path not in bombs)
            links = _links(edition, sound, workers)
            destinations = Destinations(snapshot, press(edition, snapshot))
            found += Judge(edition, connection, destinations).findings(links)
        if order.paths is None:
            found += _about_redirects(connection, destinations)
    named = None if order.paths is None else set(order.paths)
    return tuple(sorted({one for one in found if named is None or one.path in named}))


@contextmanager
def _copied_catalogue(edition: Edition) -> Iterator[sqlite3.Connection]:
    """Give a catalogue to write to, as the last build left it.

    It is empty if there was no build, or one by another version, or if the catalogue is damaged.
    """
    known = edition.cache / "catalogue.sqlite"
    with (
        tempfile.TemporaryDirectory(prefix="newsroom-check-") as folder,
        closing(_copy(known, Path(folder))) as connection,
    ):
        connection.execute("BEGIN")
        yield connection
        connection.execute("ROLLBACK")


def _copy(known: Path, folder: Path) -> sqlite3.Connection:
    copy = folder / "catalogue.sqlite"
    try:
        if known.exists():
            with closing(open_snapshot(known)) as original, closing(sqlite3.connect(copy)) as new:
                original.backup(new)
        return open_catalogue(copy)
    except (ForeignCatalogueError, sqlite3.DatabaseError):
        remove_catalogue(copy)
        return open_catalogue(copy)


def _links(edition: Edition, paths: tuple[str, ...], workers: Workers) -> Iterator[Link]:
    jobs = (
        LinkJob(edition.content, paths[start : start + _CHUNK])
        for start in range(0, len(paths), _CHUNK)
    )
    for links in workers.run(links_job, jobs, few=_FEW):
        yield from links


def _about_redirects(
    connection: sqlite3.Connection, destinations: Destinations
) -> Iterable[Rejection]:
    """Yield the former addresses that cannot lead where they should."""
    owners: dict[str, str] = {}
    for address, path in former_addresses(connection):
        owner = owners.setdefault(address, path)
        if owner != path:
            yield Rejection(
                path,
                0,
                "redirect-twice",
                _("The former address {url} belongs to {owner} already.").format(
                    url=address, owner=owner
                ),
                _("Leave “Redirect-From:” in one of the two."),
            )
        elif destinations.has_text(address):
            yield Rejection(
                path,
                0,
                "redirect-loop",
                _("The former address {url} is that of a page of today.").format(url=address),
                _("Delete this “Redirect-From:”."),
            )
