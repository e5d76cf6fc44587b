"""`invoke check --output`: what in output/ is not as the last build left it.

A build looks at what `stat` says of each file. Here every byte is read, and files that no build
wrote are told too.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.schema import open_snapshot
from newsroom.content.rejection import Rejection
from newsroom.edition import Edition
from newsroom.engine import output


class NothingBuiltError(Exception):
    """No build of this edition has written to its output folder, as far as its catalogue tells."""


def check_output(edition: Edition) -> tuple[Rejection, ...]:
    """Return the files that are missing from output/, that differ, or that no build wrote.

    Paths begin with the folder's name. Raises NothingBuiltError without a catalogue to compare
    with. Whoever asks holds the edition's lock: a build under way changes the answer.
    """
    try:
        with closing(open_snapshot(edition.cache / "catalogue.sqlite")) as connection:
            manifest = Manifest(connection)
            if manifest.note("output") != str(edition.output):
                raise NothingBuiltError
            return tuple(sorted(_differing(manifest, edition)))
    except sqlite3.DatabaseError as error:
        raise NothingBuiltError from error


def _differing(manifest: Manifest, edition: Edition) -> Iterator[Rejection]:
    folder = edition.output.name
    for file in manifest.outputs():
        found = output.digest_at(edition.output / file.path)
        if found != file.digest:
            code = "output-changed" if found else "output-missing"
            yield Rejection.of(f"{folder}/{file.path}", 0, code)
    for path in output.orphans(edition.output, lambda path: manifest.key_at(path) is not None):
        yield Rejection.of(f"{folder}/{path}", 0, "output-foreign")
