"""What is said of moments: dates, embargoes, ends, the entries of a live story, corrections."""

from newsroom.content.findings.words import Words
from newsroom.language.messages import mark as _

_NO_DATE = _("“{date}” is not a date.")

DATES: dict[str, tuple[Words, ...]] = {
    "early-year": (
        Words(
            _("“{date}” is before the year 1000."),
            _("If that is a slip, write the year with its four figures: 2019."),
        ),
    ),
    "far-embargo": (
        Words(
            _("The article appears in more than a year: on {date}."),
            _("If that is a slip, put the year of its date right."),
        ),
    ),
    "no-date": (
        Words(
            _("The article has no date."),
            _("Write “Date: 2019-03-11 20:23”, or only as much of it as is known: 2019-03."),
        ),
    ),
    "unreadable-date": (
        Words(
            _NO_DATE,
            _(
                "Write {option} 2019-03-11T20:23, or only as much of it as is known: "
                "{option} 2019-03."
            ),
        ),
        Words(_NO_DATE, _("Which day is meant? Write “{field}: {meant}” or “{field}: {other}”.")),
        Words(_NO_DATE, _("Write “{field}: {meant}”.")),
        Words(
            _NO_DATE,
            _("Write “{field}: 2019-03-11 20:23”, or only as much of it as is known: 2019-03."),
            needs=("is_date",),
        ),
        Words(_NO_DATE, _("Write “{field}: 2019-03-11 20:23”.")),
    ),
    "expires-too-early": (
        Words(
            _("The article expires before it appears."),
            _("Write a later “Expires:” than “Date:”, or delete the line."),
        ),
    ),
    "unreadable-live": (
        Words(
            _("“{text}” does not say how long the story goes on."),
            _("Write “Live: yes”, “Live: until 2026-11-26 22:00” or “Live: ended”."),
        ),
    ),
    "live-ends-too-early": (
        Words(
            _("The live story ends before it appears."),
            _("Write a later end than “Date:”, or “Live: ended”."),
        ),
    ),
    "entry-without-time": (
        Words(
            _("An entry of a live story begins with its time, and “{heading}” begins with none."),
            _(
                "Write “## 14:32 Title”, or “## 2026-11-26 14:32 Title” for another day; a heading "
                "within an entry has three #."
            ),
        ),
    ),
    "entry-without-day": (
        Words(
            _("The story's date names no day, so nobody knows of which day {clock} is."),
            _("Write “Date:” with a day, or the day with the time: “## 2026-11-26 {clock}”."),
        ),
    ),
    "entry-before-story": (
        Words(
            _("{clock} on {day} is before the story itself."),
            _("Write the day with the time: “## {after} {clock}” or “## {day} {clock}”."),
        ),
    ),
    "unreadable-correction": (
        Words(
            _("A correction begins with its date, and then says what is right."),
            _("Write “Correction: 2019-03-12 09:00 The bridge is 300 m long, not 3 km.”."),
        ),
    ),
}
