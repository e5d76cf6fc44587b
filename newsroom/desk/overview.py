"""The desk's first screen: the paper at a glance, and the articles that are asked for."""

from contextlib import closing
from typing import Any, NamedTuple

from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.queries.desk import Listed, listed
from newsroom.catalogue.schema import open_snapshot
from newsroom.content.rejection import Rejection
from newsroom.desk.glance import glance_values
from newsroom.edition import Edition

_ARTICLES = 50


class Asked(NamedTuple):
    """Which articles are listed: words of their titles, section and status; empty for all."""

    words: str
    section: str
    status: str


def overview(edition: Edition, findings: tuple[Rejection, ...], asked: Asked) -> dict[str, Any]:
    """Return the ready values of the desk's first screen, as of the last build."""
    with closing(open_snapshot(edition.cache / "catalogue.sqlite")) as connection:
        now = int(Manifest(connection).note("now", "0"))
        seen = glance_values(edition, connection, findings, now)
        articles = listed(
            connection,
            status=asked.status,
            section=asked.section,
            words=asked.words,
            count=_ARTICLES,
        )
    return {
        "seen": seen,
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


def _state(one: Listed, now: int) -> str:
    return "embargo" if one.status != "draft" and one.instant > now else one.status
