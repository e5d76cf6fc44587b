"""Embargoes of more than a year: most are slips in the year, and the article would be missed.

Whether an embargo is one depends on the day on which it is asked, so this is not kept with what is
wrong with files, but found anew from the catalogue's records.
"""

import sqlite3
from collections.abc import Iterator

from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.queries.schedule import embargoed_until_after
from newsroom.content.rejection import Rejection
from newsroom.edition import Edition

YEAR = 366 * 86_400  # seconds


def far_embargoes(
    edition: Edition, connection: sqlite3.Connection, now: int
) -> Iterator[Rejection]:
    """Yield a warning for each article that appears more than a year after `now`.

    `now` is in seconds since 1970 UTC. Of a rejected file's last accepted version nothing is told.
    """
    far = list(embargoed_until_after(connection, now + YEAR))
    rejected = Manifest(connection).rejected_paths() if far else set()
    for path, stamp in far:
        if path in rejected:
            continue
        line = _line_of_date(edition, path)
        yield Rejection.of(path, line, "far-embargo", date=stamp.replace("T", " "))


def _line_of_date(edition: Edition, path: str) -> int:
    """Return the line of a file's date; 0 if the file gives none, or is there no longer."""
    # Loaded for an article to be told of: nearly all builds have none.
    from newsroom.content.fields.front_matter import read_front_matter  # noqa: PLC0415
    from newsroom.content.fields.understanding import line_of_field  # noqa: PLC0415
    from newsroom.content.source import decode, read_source  # noqa: PLC0415

    try:
        matter = read_front_matter(decode(read_source(edition.content / path)))
    except (OSError, UnicodeDecodeError):
        return 0
    return line_of_field(matter, "date")
