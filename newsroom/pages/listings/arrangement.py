"""Which story stands where on a front: what editors have placed, then what the rule says.

All here are pure functions of rows.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from newsroom.catalogue.queries.fronts import Placed
from newsroom.catalogue.rows import Teaser
from newsroom.content.article import ArticleKind

SECONDS = 2  # pictured stories beside each other under the lead
FURTHER = 4  # stories below them, without pictures
CANDIDATES = 20  # the newest stories among which the rule looks for lead and seconds
IN_LIST, IN_ROW, IN_STRIP, IN_OPINION, IN_TINTED = 5, 4, 8, 4, 6
LEAST_PICTURED = 3  # fewer make no row, and no strip
SIZES = {
    "list": IN_LIST,
    "row": IN_ROW,
    "strip": IN_STRIP,
    "opinion": IN_OPINION,
    "tinted": IN_TINTED,
}


class Top(NamedTuple):
    """The top of a front; `lead` is None while there is no story."""

    lead: Teaser | None
    seconds: list[Teaser]
    further: list[Teaser]

    @property
    def urls(self) -> set[str]:
        """The addresses of all that stands in it."""
        rows = (*filter(None, [self.lead]), *self.seconds, *self.further)
        return {row.url for row in rows}


def top_of(
    newest: Sequence[Teaser],
    leads: Iterable[Teaser],
    tops: Iterable[Teaser],
    elsewhere: Collection[str],
) -> Top:
    """Return the top: what is placed in its order, then the newest stories.

    `leads` and `tops` are the placed stories, of which those that find no room go down a step;
    stories of the addresses `elsewhere` have a place of their own.
    """
    stories = [row for row in newest if _is_story(row) and row.url not in elsewhere][:CANDIDATES]
    placed = _once([*leads, *tops])
    has_placed_lead = bool(placed) and any(row.url == placed[0].url for row in leads)
    lead = placed[0] if has_placed_lead else lead_of(stories, {row.url for row in placed})
    rest = _once([*placed, *stories], {lead.url} if lead else ())
    wanted = {row.url for row in placed}
    seconds = _seconds(rest, wanted)
    shown = {row.url for row in seconds}
    further = [row for row in rest if row.url not in shown][:FURTHER]
    return Top(lead, seconds, further)


def _is_story(row: Teaser) -> bool:
    """Tell whether the rule may put an item on top: paid texts get there by hand only."""
    return bool(row.has_body) and not _is_paid(row)


def _is_paid(row: Teaser) -> bool:
    return row.kind == ArticleKind.SPONSORED


def _seconds(rest: Sequence[Teaser], wanted: Collection[str]) -> list[Teaser]:
    """Return the seconds: those that are placed, then pictured stories, then any."""
    ordered = sorted(rest, key=lambda row: (row.url not in wanted, row.picture is None))
    return ordered[:SECONDS]


def lead_of(stories: Sequence[Teaser], besides: Collection[str] = ()) -> Teaser | None:
    """Return the newest story with a picture, unless it is more than a day older than the newest.

    Then there is none worth waiting for, and the newest leads without. Paid texts never lead.
    """
    stories = [row for row in stories if row.url not in besides and not _is_paid(row)]
    if not stories:
        return None
    fresh = [row for row in stories if row.stamp[:10] >= _day_before(stories[0].stamp)]
    return next((row for row in fresh if row.picture), stories[0])


def _day_before(stamp: str) -> str:
    """Return the day before that of a stamp; a stamp that knows no day is returned as it is."""
    if len(stamp) < 10:
        return stamp
    return (date.fromisoformat(stamp[:10]) - timedelta(days=1)).isoformat()


class Filled(NamedTuple):
    """A block with its stories, in the shape that they allow."""

    shape: str
    rows: list[Teaser]


def fill_block(
    shape: str, placed: Iterable[Teaser], rows: Iterable[Teaser], shown: Collection[str]
) -> Filled:
    """Return a block's stories: those placed in it, then the newest that stand nowhere above.

    Rows and strips are of pictures: with too few of them, the block is a list. What was paid for is
    nobody's opinion.
    """
    rows = (row for row in rows if row.url not in shown)
    if shape == "opinion":
        rows = (row for row in rows if not _is_paid(row))
    found = _once([*placed, *rows])
    if shape in {"row", "strip"}:
        pictured = [row for row in found if row.picture]
        if len(pictured) < LEAST_PICTURED:
            return Filled("list", found[:IN_LIST])
        return Filled(shape, pictured[: SIZES[shape]])
    return Filled(shape, found[: SIZES[shape]])


def placed_at(placed: Iterable[Placed], place: str) -> list[Teaser]:
    """Return the stories that have a place, in their order."""
    return [one.teaser for one in placed if one.place == place]


def _once(rows: Iterable[Teaser], besides: Collection[str] = ()) -> list[Teaser]:
    return list({row.url: row for row in rows if row.url not in besides}.values())


def grouped(shapes: Sequence[str]) -> list[list[int]]:
    """Return the places of blocks that stand beside each other: lists do, by two or three."""
    groups: list[list[int]] = []
    for place, shape in enumerate(shapes):
        if shape == "list" and groups and shapes[groups[-1][-1]] == "list":
            groups[-1].append(place)
        else:
            groups.append([place])
    return [part for group in groups for part in _parts(group)]


def _parts(group: list[int]) -> list[list[int]]:
    """Cut a run into threes, and into a pair where one would be left over."""
    parts: list[list[int]] = []
    while group:
        size = 2 if len(group) in {2, 4} else 3
        parts.append(group[:size])
        group = group[size:]
    return parts
