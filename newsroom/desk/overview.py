"""The paper at a glance: what is due, what is rejected, and the articles that are asked for."""

from contextlib import closing
from datetime import UTC, datetime
from typing import Any, NamedTuple

from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.queries.desk import Listed, listed
from newsroom.catalogue.queries.schedule import due
from newsroom.catalogue.schema import open_snapshot
from newsroom.content.findings.speech import said
from newsroom.content.rejection import Rejection
from newsroom.desk.content_files import content_file
from newsroom.edition import Edition
from newsroom.language.dates.moment import moment_in_zone

_ARTICLES = 50
_COMING = 10


class Asked(NamedTuple):
    """Which articles are listed: words of their titles, section and status; empty for all."""

    words: str
    section: str
    status: str


def overview(edition: Edition, findings: tuple[Rejection, ...], asked: Asked) -> dict[str, Any]:
    """Return the ready values of the desk's first screen, as of the last build."""
    with closing(open_snapshot(edition.cache / "catalogue.sqlite")) as connection:
        now = int(Manifest(connection).note("now", "0"))
        coming = due(connection, now, _COMING)
        articles = listed(
            connection,
            status=asked.status,
            section=asked.section,
            words=asked.words,
            count=_ARTICLES,
        )
    return {
        "coming": [
            {
                **one._asdict(),
                "is_expiry": one.is_expiry,
                "moment": _moment(one.instant, edition),
            }
            for one in coming
        ],
        "rejected": [
            {
                **said(one, edition.language)._asdict(),
                "path": one.path,
                "can_edit": content_file(edition, one.path) is not None,
            }
            for one in findings
            if not one.is_warning
        ],
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


def _moment(instant: int, edition: Edition) -> str:
    stamp = moment_in_zone(datetime.fromtimestamp(instant, UTC), edition.zone).stamp
    return stamp.replace("T", " ")
