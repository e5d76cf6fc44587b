"""The desk's first screen: the paper at a glance, and the articles that are asked for."""

from contextlib import closing
from typing import Any, NamedTuple

from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.queries.desk import Conditions, Listed, listed
from newsroom.catalogue.schema import open_snapshot
from newsroom.content.rejection import Rejection
from newsroom.desk.content_files import content_file
from newsroom.desk.drafts import Shelf
from newsroom.desk.glance import glance_values
from newsroom.edition import Edition
from newsroom.language.dates.moment import read_moment
from newsroom.language.slugs import slugify

_ARTICLES = 50


class Asked(NamedTuple):
    """Which articles are listed, as somebody has typed it; empty for all.

    That is words of their titles, their section and status, a part of an author's name, and a
    year, month or day.
    """

    words: str
    section: str
    status: str
    author: str
    period: str


def overview(
    edition: Edition, findings: tuple[Rejection, ...], asked: Asked, shelf: Shelf
) -> dict[str, Any]:
    """Return the ready values of the desk's first screen, as of the last build.

    `shelf` has the texts that whoever asks has written and not saved.
    """
    with closing(open_snapshot(edition.cache / "catalogue.sqlite")) as connection:
        now = int(Manifest(connection).note("now", "0"))
        seen = glance_values(edition, connection, findings, now)
        articles = listed(connection, _conditions(asked, edition), _ARTICLES)
    return {
        "seen": seen,
        "unsaved": [path for path in shelf.paths() if content_file(edition, path)],
        "articles": [
            {
                "path": one.path,
                "title": one.title,
                "date": one.stamp.replace("T", " "),
                "state": _state(one, now),
            }
            for one in articles
        ],
        "sections": [
            (section.slug, section.name(edition.language)) for section in edition.sections
        ],
    }


def _conditions(asked: Asked, edition: Edition) -> Conditions:
    moment = read_moment(asked.period.strip(), edition.zone)
    period, since = (moment[0].stamp[:10], int(moment[1].timestamp())) if moment else ("", 0)
    author = slugify(asked.author, edition.language) if asked.author.strip() else ""
    return Conditions(asked.status, asked.section, author, asked.words, period, since)


def _state(one: Listed, now: int) -> str:
    return "embargo" if one.status != "draft" and one.instant > now else one.status
