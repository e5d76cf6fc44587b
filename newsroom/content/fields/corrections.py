"""Corrections, as front matter has them: `Correction: 2019-03-12 09:00 The bridge is …`."""

import re
from zoneinfo import ZoneInfo

from newsroom.content.article import Correction
from newsroom.language.dates.moment import read_moment
from newsroom.language.typography.typographer import Typographer

# A correction is the newsroom's own act, so its day at least is known.
_BEGINNING = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2}(?:[ T]+\d{2}:\d{2}(?::\d{2})?(?:\s*(?:Z|[+-]\d{2}:?\d{2})\b)?)?)"
    r"[\s:–-]+(?P<text>\S.*)",
    re.ASCII,
)


def read_corrections(
    values: tuple[str, ...], zone: ZoneInfo, typographer: Typographer
) -> tuple[Correction, ...] | None:
    """Return the corrections that the values of the field tell, newest first.

    A value that begins with no date goes on with the sentence before it, as front matter's
    indented lines do. None if the first has no date, or a date is none.
    """
    told: list[list[str]] = []
    for value in filter(None, values):
        if match := _BEGINNING.fullmatch(value):
            told.append([match["date"], match["text"]])
        elif told:
            told[-1].append(value)
        else:
            return None
    corrections: list[Correction] = []
    for date, *words in told:
        moment = read_moment(date, zone)
        if moment is None:
            return None
        corrections.append(Correction(moment[0].stamp, typographer.text(" ".join(words))))
    return tuple(sorted(corrections, key=lambda one: one.stamp, reverse=True))
