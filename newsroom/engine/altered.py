"""Pages whose files somebody else has changed or deleted in output/ since a build left them."""

import sqlite3
from pathlib import Path

from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.stamps import turn
from newsroom.engine import output
from newsroom.engine.ingest.early_scan import EarlyScan
from newsroom.engine.plan import Plan
from newsroom.pages.family import PageKey

_LAST = "looked at"  # the note of the last path that was looked at


def altered_pages(
    connection: sqlite3.Connection, folder: Path, run: int, scan: EarlyScan | None
) -> Plan:
    """Return the pages to visit of those whose turn it is in this build (see `catalogue.stamps`).

    A `scan` begun early has looked already; without one it is done now. Pages that the build number
    `run` has visited are as they should be.
    """
    manifest = Manifest(connection)
    after = manifest.note(_LAST)
    looked = scan.altered() if scan else None
    if looked is None:
        files, last = turn(connection, after)
        looked = list(output.altered(folder, files)), last
    found, last = looked
    manifest.set_note(_LAST, last)
    paths = (path for path in found if not manifest.is_visited(path, run))
    keys = (key for path in paths if (key := manifest.key_at(path)))
    return Plan(frozenset(), frozenset(PageKey(*key) for key in keys))
