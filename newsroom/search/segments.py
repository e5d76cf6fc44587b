"""Into which segments an archive is cut: by its records and the day alone.

Only the newest segment changes when an article is published; those of past periods hold still.
So an incremental build ends with the segments of a cold one. Every segment costs a query some
requests, so periods are put together as long as they stay small: see docs/search.md.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsroom.catalogue.listing import Listing, Period
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.queries.query_group import bounds

LARGEST = 12_000
"""Items in a segment. More are cut by month, then by day, then by number."""

NEWEST = 120
"""Items of past days in the newest segment: 120 KB, which every publish writes with today's."""

LARGEST_OF_TITLES = 120_000
"""Items in an index of titles: 4 MB."""

# Days of a month on which the newest segment may begin, where a whole month is too much for it.
_BEGINNINGS = (("01", "11", "21"), ("01", "06", "11", "16", "21", "26"))


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


class Titles(NamedTuple):
    """An index of nothing but the titles of several segments, those from `first` to before `end`.

    `whole` names it, and has all items of these segments in their order. A reader who knows a title
    of long ago finds it without asking each segment.
    """

    whole: Segment
    first: int
    end: int


Indexed = Segment | Titles
"""What has files of its own."""


def whole(indexed: Indexed) -> Segment:
    """Return what names a segment or an index of titles, and which items it has."""
    return indexed.whole if isinstance(indexed, Titles) else indexed


def items_of(indexed: Indexed, queries: Queries, listing: Listing) -> int:
    """Return how many items of a listing a segment, or an index of titles, has."""
    segment = whole(indexed)
    there = queries.count_between(listing, segment.low, segment.high) - segment.skipped
    return min(there, LARGEST_OF_TITLES if isinstance(indexed, Titles) else LARGEST)


class Cuts(NamedTuple):
    """The segments of a listing, the newest first, and the indexes of titles over them."""

    segments: tuple[Segment, ...] = ()
    titles: tuple[Titles, ...] = ()

    @property
    def all(self) -> tuple[Indexed, ...]:
        """All that has files of its own."""
        return *self.segments, *self.titles


class _Part(NamedTuple):
    """A stretch of time that is one segment, or is cut if it is too large for one."""

    segment: Segment
    items: int


def cuts(queries: Queries, listing: Listing, today: str) -> Cuts:
    """Return the segments of a listing on a day (`2019-03-11`), none of them empty.

    They are the newest days, this year until then, and past years: as many together as LARGEST
    allows, counted from the first, so that the old ones never move. What is left of this year is
    put to the last of them while there is room. What no publish changes has indexes of titles.
    """
    begin, newest = _newest(queries, listing, today)
    year, month = today[:4], today[:7]
    past = [one for one in queries.years(listing) if one.period < year]
    rest = queries.items_in(listing, year) - newest
    moving = [_Part(Segment(begin, begin, bounds(today)[1]), newest)]
    if rest > LARGEST:
        in_month = queries.items_in(listing, month) - newest
        moving.append(_Part(Segment(month, month, begin), in_month))
        frozen = [_Part(Segment(year, year, month), rest - in_month), *_years(past, "")]
    else:
        frozen = _years([*past, *([Period(year, rest)] if rest else [])], begin)
        if rest:
            moving.append(frozen.pop(0))
    segments: list[Segment] = []
    for part in moving:
        segments += _cut(queries, listing, part)
    begun = len(segments)
    parts = [(part, tuple(_cut(queries, listing, part))) for part in frozen]
    segments += (one for _part, many in parts for one in many)
    return Cuts(tuple(segments), tuple(_titles(parts, begun)))


def _newest(queries: Queries, listing: Listing, today: str) -> tuple[str, int]:
    """Return where the newest segment begins, and how many items it has.

    What is published today has no say, so that no publish makes another segment anew.
    """
    month = today[:7]
    days = queries.days_of_month(listing, month)
    in_month, in_day = queries.items_in(listing, month), queries.items_in(listing, today)
    if in_month - in_day <= NEWEST:
        return month, in_month
    for beginnings in _BEGINNINGS:
        begin = max(f"{month}-{day}" for day in beginnings if f"{month}-{day}" <= today)
        items = sum(day.items for day in days if day.period >= begin)
        if items - in_day <= NEWEST:
            return begin, items
    return today, in_day


def _years(years: list[Period], end: str) -> list[_Part]:
    """Return years together, the newest first, as they come oldest first; this one until `end`."""
    groups: list[list[Period]] = []
    room = 0
    for year in years:
        if not groups or year.items > room:
            groups.append([])
            room = LARGEST
        groups[-1].append(year)
        room -= year.items
    return [_together(group, end) for group in reversed(groups)]


def _together(years: list[Period], end: str) -> _Part:
    first, last = years[0].period, years[-1].period
    name = first if first == last else f"{first}_{last}"
    high = end if end.startswith(last) else bounds(last)[1]
    return _Part(Segment(name, bounds(first)[0], high), sum(year.items for year in years))


def _cut(queries: Queries, listing: Listing, part: _Part) -> Iterator[Segment]:
    """Yield a segment, or if it holds too much, those that it is cut into."""
    whole, items = part
    if items <= LARGEST:
        if items:
            yield whole
        return
    known = 0
    for finer in reversed(_finer_periods(queries, listing, whole)):
        inner = _Part(Segment(finer.period, *bounds(finer.period)), finer.items)
        yield from _cut(queries, listing, inner)
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


def _titles(parts: Iterable[tuple[_Part, tuple[Segment, ...]]], begun: int) -> Iterator[Titles]:
    """Yield indexes of titles over parts that come the newest first, after `begun` segments.

    They are put together from the oldest, for the same reason as years. One segment alone needs
    none, and so much in one part that an index would not hold it, has none.
    """
    groups: list[list[tuple[_Part, tuple[Segment, ...]]]] = []
    room = 0
    for one in reversed(list(parts)):
        if not groups or one[0].items > room:
            groups.append([])
            room = LARGEST_OF_TITLES
        groups[-1].append(one)
        room -= one[0].items
    for group in reversed(groups):
        count = sum(len(segments) for _part, segments in group)
        oldest, newest = group[0][0].segment, group[-1][0].segment
        if count > 1 and sum(part.items for part, _segments in group) <= LARGEST_OF_TITLES:
            name = f"titles-{oldest.low}-{newest.name}"
            yield Titles(Segment(name, oldest.low, newest.high), begun, begun + count)
        begun += count
