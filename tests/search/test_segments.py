"""How an archive is cut into segments: by numbers of items and the day alone."""

import pytest

from newsroom.catalogue.listing import Listing, Period
from newsroom.search import segments as cutting
from newsroom.search.segments import cuts

LISTING = Listing("vi", "edition")


class Archive:
    """As many items as a table says, by period: what `segments` asks of the catalogue."""

    def __init__(self, items: dict[str, int]) -> None:
        self._items = items

    def items_in(self, _listing: Listing, period: str) -> int:
        return sum(many for stamp, many in self._items.items() if stamp.startswith(period))

    def years(self, listing: Listing) -> list[Period]:
        return self._periods(4, "")

    def months(self, listing: Listing, year: str) -> list[Period]:
        return self._periods(7, year)

    def days_of_month(self, listing: Listing, month: str) -> tuple[Period, ...]:
        return tuple(self._periods(10, month))

    def _periods(self, length: int, begin: str) -> list[Period]:
        names = {stamp[:length] for stamp in self._items if len(stamp) >= length}
        return [
            Period(name, self.items_in(LISTING, name))
            for name in sorted(names)
            if name.startswith(begin)
        ]


@pytest.mark.parametrize(
    ("items", "names"),
    [
        ({}, []),
        ({"2019-03-11": 3}, ["2019-03"]),
        ({"2019-03-11": 1, "2019-03-02": 1, "2019-01": 1}, ["2019-03", "2019"]),
        ({"2019-03": 1, "2019": 1, "2018": 1}, ["2019-03", "2018_2019"]),
        ({"2019-01": 6, "2018": 6}, ["2019", "2018"]),
        ({"2016-01": 4, "2017-01": 4, "2018-01": 4}, ["2018", "2016_2017"]),
        ({"2018-01": 6, "2018-02": 6, "2018": 2}, ["2018-02", "2018-01", "2018-00"]),
        ({"2018-02-01": 6, "2018-02-02": 6}, ["2018-02-02", "2018-02-01"]),
        ({"1998": 25}, ["1998", "1998-2", "1998-3"]),
        ({"2019-03-11": 25}, ["2019-03-11", "2019-03-11-2", "2019-03-11-3"]),
        ({"2019-01-05": 11, "2019-02-05": 3}, ["2019-02", "2019-01-05", "2019-01-05-2"]),
    ],
)
def test_periods_are_put_together_while_they_are_small_and_cut_when_they_are_large(
    monkeypatch, items, names
):
    monkeypatch.setattr(cutting, "LARGEST", 10)

    assert names_of(items, "2019-03-11") == names


@pytest.mark.parametrize(
    ("items", "today", "names"),
    [
        ({"2019-03-01": 5, "2019-03-17": 99}, "2019-03-17", ["2019-03"]),
        ({"2019-03-10": 6, "2019-03-16": 5}, "2019-03-17", ["2019-03-11", "2019"]),
        ({"2019-03-10": 6, "2019-03-12": 5, "2019-03-16": 5}, "2019-03-17", ["2019-03-16", "2019"]),
        ({"2019-03-16": 6, "2019-03-17": 1}, "2019-03-17", ["2019-03-17", "2019"]),
        ({"2019-03": 6, "2019-03-17": 1}, "2019-03-17", ["2019-03-11", "2019"]),
    ],
)
def test_the_newest_segment_goes_back_as_far_as_past_days_have_few_items(
    monkeypatch, items, today, names
):
    monkeypatch.setattr(cutting, "NEWEST", 5)

    assert names_of(items, today) == names


@pytest.mark.parametrize(
    ("items", "titles"),
    [
        ({"2019-03-11": 1, "2018-01-01": 8}, []),
        ({"2019-03-11": 1, "2018-01-01": 8, "2017-01-01": 8}, [("titles-2017-2018", 1, 3)]),
        (
            {"2019-01-01": 5, "2018-01-01": 8, "2017-01-01": 8, "2016-01-01": 8, "2015-01-01": 8},
            [("titles-2017-2018", 1, 3), ("titles-2015-2016", 3, 5)],
        ),
        (
            {"2019-01-01": 6, "2019-02-01": 6, "2018-01-01": 8},
            [("titles-2018-2019", 0, 3)],
        ),
        ({"2018-01-01": 25}, []),
        ({"2018-01-01": 18}, [("titles-2018-2018", 0, 2)]),
    ],
)
def test_titles_are_put_together_over_what_no_publish_changes(monkeypatch, items, titles):
    monkeypatch.setattr(cutting, "LARGEST", 10)
    monkeypatch.setattr(cutting, "LARGEST_OF_TITLES", 20)

    found = cuts(Archive(items), LISTING, "2019-03-11").titles

    assert [(one.whole.name, one.first, one.end) for one in found] == titles


def names_of(items: dict[str, int], today: str) -> list[str]:
    return [segment.name for segment in cuts(Archive(items), LISTING, today).segments]


def test_every_item_is_in_one_segment(monkeypatch):
    monkeypatch.setattr(cutting, "LARGEST", 2)
    stamps = ["2019-03-11T08:00", "2019-03-10", "2019-03", "2019-02-28", "2019", "2018-05", "1998"]
    items = {stamp[:10]: 1 for stamp in stamps}

    found = cuts(Archive(items), LISTING, "2019-03-11").segments

    assert [sum(segment.has(stamp) for segment in found) for stamp in stamps] == [1] * len(stamps)
