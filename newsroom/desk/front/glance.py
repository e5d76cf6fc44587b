"""Today's paper at a glance: what is live, due, a draft, rejected, expiring; the last publish."""

import sqlite3
from datetime import datetime
from typing import Any

from newsroom.catalogue.queries.glance import Group, glance
from newsroom.content.findings.speech import said
from newsroom.content.rejection import Rejection
from newsroom.desk.files.content_files import content_file
from newsroom.desk.text.moments import moment_text
from newsroom.edition import Edition
from newsroom.publishing.last_publish import Published, newest_publish

_FIRST = 8  # of each group


def glance_values(
    edition: Edition, connection: sqlite3.Connection, findings: tuple[Rejection, ...], now: int
) -> dict[str, Any]:
    """Return the ready values of the glance, as of `now` (seconds since 1970 UTC)."""
    day = datetime.fromtimestamp(now, edition.zone)
    midnight = int(day.replace(hour=0, minute=0, second=0, microsecond=0).timestamp())
    seen = glance(connection, midnight=midnight, now=now, first=_FIRST)
    groups = [(name, _listed(group, edition)) for name, group in seen._asdict().items()]
    return {
        "day": day.date().isoformat(),
        "groups": groups,
        "rejected": _rejected(findings, edition),
        "last": _last(newest_publish(edition.cache), edition),
    }


def _listed(group: Group, edition: Edition) -> dict[str, Any]:
    return {
        "total": group.total,
        "first": [
            {
                "path": one.path,
                "title": one.title or one.path,
                "moment": moment_text(one.instant, edition) if one.instant else "",
                "entry": one.entry,
            }
            for one in group.first
        ],
    }


def _rejected(findings: tuple[Rejection, ...], edition: Edition) -> dict[str, Any]:
    wrong = [one for one in findings if not one.is_warning]
    first = [
        {
            **said(one, edition.language)._asdict(),
            "path": one.path,
            "can_edit": content_file(edition, one.path) is not None,
        }
        for one in wrong[:_FIRST]
    ]
    return {"total": len(wrong), "first": first}


def _last(published: Published | None, edition: Edition) -> dict[str, Any] | None:
    if published is None:
        return None
    return {**published._asdict(), "moment": moment_text(published.time, edition)}
