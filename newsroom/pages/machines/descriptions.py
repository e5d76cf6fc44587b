"""What lists say of themselves in search results: a title that tells what it is, and headlines."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from newsroom.language.messages import mark as _
from newsroom.pages.views import Item

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


def described_by(context: Mapping[str, Any]) -> str:
    """Return the description of a page that lists items: its first headlines; empty without any."""
    found = ""
    for title in dict.fromkeys(item.title for item in _items(context)):
        longer = f"{found}; {title}" if found else title
        if len(longer) > LONGEST:
            break
        found = longer
    return found


def _items(context: Mapping[str, Any]) -> Iterator[Item]:
    """Yield the items among a page's values, those that stand alone before those in lists."""
    values = [value for name, value in context.items() if name != "page"]
    yield from (value for value in values if isinstance(value, Item))
    yield from chain.from_iterable(map(_items_in, values))


def _items_in(value: object) -> Iterator[Item]:
    if isinstance(value, Item):
        yield value
    elif type(value) in {list, tuple}:  # and no other value of a template, which are tuples too
        yield from chain.from_iterable(map(_items_in, value))  # type: ignore[call-overload]


def beginning_of(text: str) -> str:
    """Return as much of a text as search engines show, ended at a word."""
    words = " ".join(text.split())
    if len(words) <= LONGEST:
        return words
    return words[: LONGEST - 1].rpartition(" ")[0].rstrip(".,;: ") + " …"
