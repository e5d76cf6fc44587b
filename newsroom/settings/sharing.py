"""Whether what the settings say of sharing can be: the services, and from when there are cards."""

import re
from collections.abc import Iterator

from newsroom.language.locales.sharing import SERVICES
from newsroom.language.messages import message as _
from newsroom.settings.problem import Problem, Settings

_PERIOD = re.compile(r"(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?")


def problems_of_sharing(settings: Settings) -> Iterator[Problem]:
    """Yield each service that nobody knows, and a beginning of cards that is no date."""
    for name in settings.get("SHARE") or ():
        if name not in SERVICES:
            yield _("SHARE: there is no service {name!r}; write one of {services}.").format(
                name=name, services=", ".join(SERVICES)
            )
    since = settings.get("CARDS_SINCE") or ""
    if not _PERIOD.fullmatch(since):
        yield _("CARDS_SINCE is {value!r}; it has to be a year, month or day: {example!r}.").format(
            value=since, example="2026-01"
        )
