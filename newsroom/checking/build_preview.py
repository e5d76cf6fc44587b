"""A preview of the catalogue: what it would be if the edition were built now.

The files that changed since the last build are read into a copy. Neither output/ nor the catalogue
itself is touched, and a build may run meanwhile.
"""

import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.schema import (
    ForeignCatalogueError,
    open_catalogue,
    open_snapshot,
    remove_catalogue,
)
from newsroom.catalogue.writes import Writer
from newsroom.edition import Edition
from newsroom.engine.ingest.ingest import Ingest
from newsroom.engine.ingest.ingested import Ingested
from newsroom.engine.progress import Silent
from newsroom.engine.workers import Workers


@dataclass(frozen=True, slots=True)
class BuildPreview:
    """The copy, open for writing what else a build would decide, and what was read into it."""

    connection: sqlite3.Connection
    manifest: Manifest
    writer: Writer
    ingested: Ingested


@contextmanager
def preview(
    edition: Edition, workers: Workers, *, now: int, paths: tuple[str, ...] | None
) -> Iterator[BuildPreview]:
    """Give the catalogue as of `now` (seconds since 1970 UTC); it is thrown away afterwards.

    Only `paths` (relative to content/) are looked at; None looks at all of content/.
    """
    with _copied_catalogue(edition) as connection:
        manifest, writer = Manifest(connection), Writer(connection, now)
        ingested = Ingest(edition, manifest, writer, workers, Silent(), time.time_ns()).run(paths)
        yield BuildPreview(connection, manifest, writer, ingested)


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
