"""How an archive is cut into segments: by numbers of items and the day alone."""

import pytest

from newsroom.catalogue.listing import Listing, Period
from newsroom.search import segments as cutting
from newsroom.search.segments import segments

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
        ({"2019-03-11": 3}, ["2019-03-11"]),
        ({"2019-03-11": 1, "2019-03-02": 1, "2019-01": 1}, ["2019-03-11", "2019-03", "2019"]),
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

    found = segments(Archive(items), LISTING, "2019-03-11")

    assert [segment.name for segment in found] == names


def test_every_item_is_in_one_segment(monkeypatch):
    monkeypatch.setattr(cutting, "LARGEST", 2)
    stamps = ["2019-03-11T08:00", "2019-03-10", "2019-03", "2019-02-28", "2019", "2018-05", "1998"]
    items = {stamp[:10]: 1 for stamp in stamps}

    found = segments(Archive(items), LISTING, "2019-03-11")

    assert [sum(segment.has(stamp) for segment in found) for stamp in stamps] == [1] * len(stamps)
