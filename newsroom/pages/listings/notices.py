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
            show.validity(one.valid_from, one.valid_until),
            one.valid_from[:10] <= today,
        )
        for one in notices
    ]
    return sorted(items, key=lambda item: not item.is_now)
