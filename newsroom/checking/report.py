"""What `invoke check` and `invoke due` print, for people and for machines."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime

from rich.console import Console
from rich.text import Text

from newsroom.catalogue.queries.schedule import Due, Event
from newsroom.content.findings.speech import said
from newsroom.content.rejection import Rejection
from newsroom.edition import Edition
from newsroom.language.dates.moment import moment_in_zone
from newsroom.language.messages import in_words
from newsroom.language.messages import message as _

_EVENTS = {
    Event.APPEARS: _("appears"),
    Event.EXPIRES: _("expires"),
    Event.ENTRY: _("entry of a live story:"),
    Event.ENDS: _("live coverage ends:"),
}


def findings_as_json(findings: Iterable[Rejection], language: str) -> str:
    """Return findings as a JSON list of objects: path, line, code, message, remedy, warning."""
    entries = [
        {
            "path": one.path,
            "line": one.line,
            "code": one.code,
            "message": words.message,
            "remedy": words.remedy,
            "warning": one.is_warning,
        }
        for one in findings
        for words in [said(one, language)]
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2)


def schedule_as_json(schedule: Iterable[Due], edition: Edition) -> str:
    """Return what is due as a JSON list of objects, times with the zone's offset."""
    entries = [
        {
            "time": datetime.fromtimestamp(one.instant, edition.zone).isoformat(),
            "event": one.event.value,
            "path": one.path,
            "title": one.title,
            "url": one.url,
        }
        for one in schedule
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2)


def print_schedule(schedule: Iterable[Due], edition: Edition) -> None:
    """Print what will appear and expire by itself, a line each, in the newspaper's time."""
    console = Console(highlight=False, soft_wrap=True)
    lines = [_line(one, edition) for one in schedule]
    for line in lines:
        console.print(line)
    if not lines:
        console.print(in_words(_("Nothing is due."), edition.language))


def _line(one: Due, edition: Edition) -> Text:
    moment = moment_in_zone(datetime.fromtimestamp(one.instant, UTC), edition.zone)
    event = in_words(_EVENTS[one.event], edition.language)
    return Text.assemble(
        (moment.stamp.replace("T", " "), "bold"), f"  {event}  {one.title}  ({one.path})"
    )
