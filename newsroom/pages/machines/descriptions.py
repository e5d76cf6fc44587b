"""What lists say of themselves in search results: a title that tells what it is, and headlines."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from newsroom.language.messages import mark as _
from newsroom.pages.views import Calendar, Item, Link

TITLES: dict[str, str] = {
    "day": _("{title}: news of the day"),
    "month": _("{title}: news of the month"),
    "year": _("{title}: news of the year"),
    "section": _("{title}: latest news"),
    "topic": _("{title}: news on the topic"),
    "author": _("{title}: articles"),
}
"""The titles of lists by the kind of page: what is a date, or a name, on the page itself."""

LONGEST = 160
"""Characters of a description: search engines show no more."""

_BETWEEN = "; "
# Ready values are tuples too. To look into each cell of a calendar took longer than all the rest.
_WITHOUT_ITEMS = (Calendar, Link)


def described_by(context: Mapping[str, Any]) -> str:
    """Return the description of a page that lists items: its first headlines; empty without any."""
    return described_as(item.title for item in _items(context))


def described_as(names: Iterable[str]) -> str:
    """Return the first of several names, as many as a description has room for, each once."""
    found: list[str] = []
    room = LONGEST
    for name in names:
        if name in found:
            continue
        room -= len(name) + len(_BETWEEN)
        if room < -len(_BETWEEN):
            break
        found.append(name)
    return _BETWEEN.join(found)


def _items(context: Mapping[str, Any]) -> Iterator[Item]:
    """Yield the items among a page's values, those that stand alone before those within others.

    They are taken one by one: the first few fill a description.
    """
    values = [value for name, value in context.items() if name != "page"]
    yield from (value for value in values if isinstance(value, Item))
    yield from chain.from_iterable(map(_items_in, values))


def _items_in(value: object) -> Iterator[Item]:
    if isinstance(value, Item):
        yield value
    elif isinstance(value, (list, tuple)) and not isinstance(value, _WITHOUT_ITEMS):
        yield from chain.from_iterable(map(_items_in, value))


def beginning_of(text: str) -> str:
    """Return as much of a text as search engines show, ended at a word."""
    words = " ".join(text.split())
    if len(words) <= LONGEST:
        return words
    return words[: LONGEST - 1].rpartition(" ")[0].rstrip(".,;: ") + " …"
