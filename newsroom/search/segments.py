"""Into which segments an archive is cut: by its records and the day alone.

Only the newest segment changes when an article is published; those of past periods hold still.
So an incremental build ends with the segments of a cold one. Every segment costs a query some
requests, so periods are put together as long as they stay small: see docs/search.md.
"""

from collections.abc import Iterator
from typing import NamedTuple

from newsroom.catalogue.listing import Listing, Period
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.queries.query_group import bounds

LARGEST = 12_000
"""Items in a segment. More are cut by month, then by day, then by number."""


class Segment(NamedTuple):
    """The items of a listing whose stamps lie in `low` <= stamp < `high`, newest first.

    Of these the first `skipped` belong to other segments, and at most LARGEST to this one.
    """

    name: str
    low: str
    high: str
    skipped: int = 0

    def has(self, stamp: str) -> bool:
        """Tell whether an item of this stamp is here, or in another part of the same period."""
        return self.low <= stamp < self.high


def segments(queries: Queries, listing: Listing, today: str) -> list[Segment]:
    """Return the segments of a listing on a day (`2019-03-11`), the newest first.

    They are today, this month until yesterday, this year until last month, and past years: as many
    together as LARGEST allows, counted from the first, so that the old ones never move.
    None of them is empty.
    """
    month, year = today[:7], today[:4]
    in_day, in_month, in_year = (
        queries.items_in(listing, period) for period in (today, month, year)
    )
    wholes = [
        (Segment(today, *bounds(today)), in_day),
        (Segment(month, month, today), in_month - in_day),
        (Segment(year, year, month), in_year - in_month),
        *_past_years([past for past in queries.years(listing) if past.period < year]),
    ]
    return [part for whole, items in wholes for part in _cut(queries, listing, whole, items)]


def _past_years(years: list[Period]) -> list[tuple[Segment, int]]:
    """Return the segments of past years, which come oldest first, with their numbers of items."""
    groups: list[list[Period]] = []
    room = 0
    for year in years:
        if not groups or year.items > room:
            groups.append([])
            room = LARGEST
        groups[-1].append(year)
        room -= year.items
    return [(_together(group), sum(year.items for year in group)) for group in reversed(groups)]


def _together(years: list[Period]) -> Segment:
    first, last = years[0].period, years[-1].period
    name = first if first == last else f"{first}_{last}"
    return Segment(name, bounds(first)[0], bounds(last)[1])


def _cut(queries: Queries, listing: Listing, whole: Segment, items: int) -> Iterator[Segment]:
    """Yield a segment, or if it holds too much, those that it is cut into."""
    if items <= LARGEST:
        if items:
            yield whole
        return
    known = 0
    for finer in reversed(_finer_periods(queries, listing, whole)):
        yield from _cut(queries, listing, Segment(finer.period, *bounds(finer.period)), finer.items)
        known += finer.items
    # What is left is dated no finer than the period itself, or is all of one day.
    rest = whole._replace(name=f"{whole.name}-00", high=f"{whole.low}-") if known else whole
    for skipped in range(0, items - known, LARGEST):
        number = f"-{skipped // LARGEST + 1}" if skipped else ""
        yield rest._replace(name=rest.name + number, skipped=skipped)


def _finer_periods(queries: Queries, listing: Listing, whole: Segment) -> list[Period]:
    """Return the months of a year, or the days of a month, that lie in a segment."""
    if len(whole.low) == 4:
        periods = queries.months(listing, whole.low)
    elif len(whole.low) == 7:
        periods = list(queries.days_of_month(listing, whole.low))
    else:
        return []
    return [period for period in periods if period.period < whole.high]
