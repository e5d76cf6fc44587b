"""Listings: all that items are listed under, and how many they hold in each period."""

from typing import NamedTuple


class Listing(NamedTuple):
    """What items are listed under: `kind` is edition, section, topic or author."""

    language: str
    kind: str
    slug: str = ""


class Period(NamedTuple):
    """A year, month or day (`2019`, `2019-03`, `2019-03-11`) and how many items it has."""

    period: str
    items: int
