"""The months whose folders an editor opens."""

from datetime import date


def months_around(day: date, past: int) -> list[str]:
    """Return the months (`2026-11`), newest first: the next, for embargoes, and `past` until now.

    An editor in the browser reads every file of a folder that it opens; an archive must not be one.
    """
    latest = day.year * 12 + day.month  # the next month, counted from 0
    return [
        f"{number // 12:04}-{number % 12 + 1:02}" for number in range(latest, latest - past - 1, -1)
    ]
