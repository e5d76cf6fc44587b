"""Corrections, as front matter has them: `Correction: 2019-03-12 09:00 The bridge is …`."""

import re
from zoneinfo import ZoneInfo

from newsroom.content.article import Correction
from newsroom.language.dates.moment import read_moment
from newsroom.language.patterns import lazy_pattern
from newsroom.language.typography.typographer import Typographer

# A correction is the newsroom's own act, so its day at least is known.
_BEGINNING = lazy_pattern(
    r"(?P<date>\d{4}-\d{2}-\d{2}(?:[ T]+\d{2}:\d{2}(?::\d{2})?(?:\s*(?:Z|[+-]\d{2}:?\d{2})\b)?)?)"
    r"[\s:–-]+(?P<text>\S.*)",
    re.ASCII,
)

# As front matter's dates are not written; such a line is hardly the end of a sentence.
_OTHER_DATE = lazy_pattern(
    r"(?:ngày\s+)?\d{1,2}(?:[./-]\d{1,2}[./-]|\s+tháng\s+\d{1,2}\s+năm\s+)\d{4}\b"
)


def first_undated(values: tuple[str, ...]) -> str:
    """Return the first value that should begin with a date and does not; empty if there is none."""
    filled = [value for value in values if value]
    if filled and not _BEGINNING.fullmatch(filled[0]):
        return filled[0]
    return next((value for value in filled if _OTHER_DATE.match(value)), "")


def read_corrections(
    values: tuple[str, ...], zone: ZoneInfo, typographer: Typographer
) -> tuple[Correction, ...] | None:
    """Return the corrections that the values of the field tell, newest first.

    A value that begins with no date goes on with the sentence before it, as front matter's
    indented lines do. None if the first has no date, or a date is none or is written otherwise.
    """
    if first_undated(values):
        return None
    told: list[list[str]] = []
    for value in filter(None, values):
        if match := _BEGINNING.fullmatch(value):
            told.append([match["date"], match["text"]])
        else:
            told[-1].append(value)
    corrections: list[Correction] = []
    for date, *words in told:
        moment = read_moment(date, zone)
        if moment is None:
            return None
        corrections.append(Correction(moment[0].stamp, typographer.text(" ".join(words))))
    return tuple(sorted(corrections, key=lambda one: one.stamp, reverse=True))
