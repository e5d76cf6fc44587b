"""Places on fronts, as editors write them: `lead until 2019-03-12 12:00`."""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import NamedTuple

from newsroom.content.article import Placement
from newsroom.content.fields.field_reader import FieldReader
from newsroom.content.fields.front_places import PLACES
from newsroom.content.fields.section_field import sections_by_name
from newsroom.edition import Edition
from newsroom.language.dates.moment import read_moment
from newsroom.language.folding import fold
from newsroom.language.locales.registry import all_locales

DAY = 86_400
"""How many seconds a place is an article's that names no end: forgotten ones must not stay."""


class WrittenPlace(NamedTuple):
    """A place and its end, as they are written; no end is empty."""

    place: str
    until: str


@cache
def _ending() -> re.Pattern[str]:
    words = {word for locale in all_locales().values() for word in locale.until}
    ordered = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?P<place>.*?)\s+(?:{ordered})\s*(?P<until>\d.*)", re.IGNORECASE)


def written_place(text: str) -> WrittenPlace:
    """Return the two parts of `lead until 2019-03-12`; “until” may stand in any locale's words."""
    match = _ending().fullmatch(text.strip())
    return WrittenPlace(match["place"], match["until"]) if match else WrittenPlace(text.strip(), "")


def place_meant(written: str, edition: Edition) -> str:
    """Return the place that somebody means, by its name in any language; empty for none.

    Blocks are those of FRONT: sections by any of their names, topics by name or slug.
    """
    name = fold(written)
    named = {fold(word): place for word, place in _translated()}
    if place := named.get(name, name if name in PLACES else ""):
        return place
    section = sections_by_name(edition).get(name)
    blocks = {block.slug: block for block in edition.front}
    if section is not None and section.slug in blocks:
        return section.slug
    by_name = {fold(title): block.slug for block in edition.front for _tag, title in block.names}
    return by_name.get(name, name if name in blocks else "")


def places_of(edition: Edition) -> str:
    """Return all places of an edition, as a message lists them."""
    return ", ".join((*PLACES, *(block.slug for block in edition.front)))


def _translated() -> Iterator[tuple[str, str]]:
    for locale in all_locales().values():
        yield from locale.places.items()


def placements_of(fields_read: FieldReader, instant: int) -> tuple[Placement, ...]:
    """Return the places that an article published at `instant` has, until when."""
    found: list[Placement] = []
    for value in filter(None, fields_read.values("front")):
        written = written_place(value)
        place = place_meant(written.place, fields_read.edition)
        if not place:
            places = places_of(fields_read.edition)
            fields_read.reject_value(
                "front", value, "unknown-place", place=written.place, places=places
            )
            continue
        until = instant + DAY
        if written.until:
            end = instant_of(written.until, fields_read.edition)
            if end is None:
                fields_read.reject_value("front", value, "unreadable-end", date=written.until)
                continue
            until = int(end.timestamp())
        found.append(Placement(place, until))
    return tuple(found)


def instant_of(written: str, edition: Edition) -> datetime | None:
    """Return the instant at which a written date begins; None if it is none."""
    read_date = read_moment(written, edition.zone)
    return read_date[1] if read_date else None
