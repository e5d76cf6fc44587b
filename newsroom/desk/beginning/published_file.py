"""Which file a journalist means by an address or a path, and whether readers see it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.queries.sources import source
from newsroom.catalogue.schema import open_snapshot
from newsroom.edition import Edition
from newsroom.language.messages import ToldError
from newsroom.language.messages import message as _


class NotPublishedError(ToldError):
    """Readers see no such article; the message says what to do."""


def published_file(edition: Edition, named: str, folder: Path, now: int) -> str:
    """Return the file, relative to content/, of the published article that is `named`.

    That is its address, whole or from the first slash, or its path from the working `folder` or
    from content/. What readers see is what the last build made. NotPublishedError if they see no
    such article.
    """
    known = edition.cache / "catalogue.sqlite"
    if not known.exists():
        raise NotPublishedError(_("Nothing has been built yet: run `newsroom build` first."))
    try:
        with closing(open_snapshot(known)) as connection:
            path = _path(edition, connection, named, folder, now)
            page = source(connection, path) if path else None
    except sqlite3.DatabaseError as error:
        raise NotPublishedError(
            _("The catalogue of the last build cannot be read: run `newsroom build` first.")
        ) from error
    if page is None:
        raise NotPublishedError(_("There is no article “{named}”.").format(named=named))
    if not page.is_public:
        raise NotPublishedError(
            _("{file} is not published: change its text, and no correction is needed.").format(
                file=page.path
            )
        )
    return page.path


def _path(
    edition: Edition, connection: sqlite3.Connection, named: str, folder: Path, now: int
) -> str:
    for base in (folder, edition.content):
        place = (base / named).resolve()
        if place.is_relative_to(edition.content) and place.is_file():
            return place.relative_to(edition.content).as_posix()
    url = urlsplit(named).path.removeprefix(edition.base).removesuffix("index.html").strip("/")
    article = Queries(connection, now).article(f"/{url}/")
    return article.path if article else ""
