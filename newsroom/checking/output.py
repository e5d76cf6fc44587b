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
from newsroom.language.messages import speak
from newsroom.language.messages import translate as _


class NothingBuiltError(Exception):
    """No build of this edition has written to its output folder, as far as its catalogue tells."""


def check_output(edition: Edition) -> tuple[Rejection, ...]:
    """Return the files that are missing from output/, that differ, or that no build wrote.

    Paths begin with the folder's name. Raises NothingBuiltError without a catalogue to compare
    with. Whoever asks holds the edition's lock: a build under way changes the answer.
    """
    speak(edition.language)
    try:
        with closing(open_snapshot(edition.cache / "catalogue.sqlite")) as connection:
            manifest = Manifest(connection)
            if manifest.note("output") != str(edition.output):
                raise NothingBuiltError
            return tuple(sorted(_differing(manifest, edition)))
    except sqlite3.DatabaseError as error:
        raise NothingBuiltError from error


def _differing(manifest: Manifest, edition: Edition) -> Iterator[Rejection]:
    for file in manifest.outputs():
        found = output.digest_at(edition.output / file.path)
        path = f"{edition.output.name}/{file.path}"
        if not found:
            yield Rejection(
                path,
                0,
                "output-missing",
                _("The last build wrote this file, and it is not there."),
                _("Run `invoke build`: it makes the file again."),
            )
        elif found != file.digest:
            yield Rejection(
                path,
                0,
                "output-changed",
                _("This file is not as the last build left it."),
                _("Run `invoke build`: it makes the file again."),
            )
    for path in output.orphans(edition.output, lambda path: manifest.key_at(path) is not None):
        yield Rejection(
            f"{edition.output.name}/{path}",
            0,
            "output-foreign",
            _("No build wrote this file."),
            _("Delete it, or build with --cold, which deletes what is not the edition's."),
        )
