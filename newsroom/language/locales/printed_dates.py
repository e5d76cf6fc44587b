"""How a language's newspapers print dates, in CLDR's notation."""

from typing import NamedTuple


class PrintedDates(NamedTuple):
    """What to print at each precision: in a stamp (beside a headline) and in a page's heading.

    `time` stands below a heading that has the day, `spoken_day` is for those who hear a calendar,
    whose caption has the year.
    """

    minute_stamp: str
    day_stamp: str
    month_stamp: str
    year_stamp: str
    day: str
    month: str
    year: str
    short_day: str
    time: str
    spoken_day: str
