"""Notices: power cuts, obituaries, tenders, listed by when what they announce holds."""

from collections.abc import Iterable

from newsroom.catalogue.queries.fronts import Notice
from newsroom.pages.formatting import Formatter
from newsroom.pages.views import NoticeItem


def notice_items(notices: Iterable[Notice], today: str, show: Formatter) -> list[NoticeItem]:
    """Return notices as lists show them: those that hold today first, each group by its end."""
    items = [
        NoticeItem(
            show.items([one.teaser])[0],
            validity(one.valid_from, one.valid_until, show),
            one.valid_from[:10] <= today,
        )
        for one in notices
    ]
    return sorted(items, key=lambda item: not item.is_now)


def validity(first: str, last: str, show: Formatter) -> str:
    """Return when a notice holds, in words: a day, or from when until when."""
    if first == last:
        return show.dates.stamp(first)
    return show.gettext("{first} to {last}").format(
        first=show.dates.stamp(first), last=show.dates.stamp(last)
    )
