"""Changing a few items in a segment, so that one article costs little in an archive of any size.

What the index has of their old texts was noted with the segment. Where anything is not as it was
noted, the segment is made anew.
"""

import zlib
from typing import TYPE_CHECKING, NamedTuple

from newsroom.catalogue.indexed_texts import IndexedTexts
from newsroom.engine.render import Site
from newsroom.engine.search.fingerprints import fingerprint_of_title, sum_of_text, text_of_sum
from newsroom.engine.search.known_segment import Edited, KnownSegment
from newsroom.engine.search.plan import Place, PlannedEdit
from newsroom.engine.search.renumbering import renumbered
from newsroom.search.directory import SegmentEntry
from newsroom.search.segments import Titles

if TYPE_CHECKING:
    from newsroom.search.documents import Document
    from newsroom.search.indexed_items import IndexedItem, Text
    from newsroom.search.segment_edit import EditedSegment, Read


class _Changed(NamedTuple):
    """An item as a segment had it and as it has it now, with what results show of it."""

    before: "IndexedItem"
    after: "IndexedItem"
    document: "Document"


class SegmentEditor:
    """Edits segments one after the other, indexes of titles after the segments they are over."""

    def __init__(self, site: Site, texts: IndexedTexts) -> None:
        self._site = site
        self._texts = texts
        self._changed: dict[tuple[str, Place], _Changed] = {}

    def edited(self, planned: PlannedEdit, entry: SegmentEntry, read: "Read") -> Edited | None:
        """Return a segment after an edit, its new texts noted; None if it must be made anew.

        `read` returns a file as it was written, None if it is no longer that.
        """
        from newsroom.search.segment_edit import NotEditableError  # noqa: PLC0415

        known = KnownSegment(self._site, planned, entry, self._texts, read)
        try:
            if planned.places is None:
                return renumbered(known)
            is_of_titles = isinstance(planned.indexed, Titles)
            return (self._titles if is_of_titles else self._segment)(known, planned.places)
        except (NotEditableError, LookupError, ValueError, zlib.error):
            return None  # what was noted is not there, or damaged

    def _segment(self, known: KnownSegment, places: tuple[Place, ...]) -> Edited:
        """Edit a segment of which the items at some places have other texts."""
        changed: dict[int, _Changed] = {}
        for place in places:
            number = known.number_of(place)
            if number is not None:
                changed[number] = one = _change(known, place, number)
                self._changed[known.planned.language, place] = one
        done = known.edit().edited(
            {number: one.before.text for number, one in changed.items()},
            {number: one.after.text for number, one in changed.items()},
            {number: one.document for number, one in changed.items()},
        )
        for number, one in changed.items():
            known.note(number, one.after)
        known.note_words(done.spellings)
        added = sum(one.after.made_of - one.before.made_of for one in changed.values())
        return _edited(known.entry, done, added)

    def _titles(self, known: KnownSegment, places: tuple[Place, ...]) -> Edited:
        """Edit an index of titles. Raises LookupError if a segment under it was not edited."""
        before: dict[int, Text] = {}
        after: dict[int, Text] = {}
        added = 0
        for place in places:
            number = known.number_of(place)
            if number is None:
                continue
            changed = self._changed[known.planned.language, place]
            before[number] = was = _title_alone(changed.before)
            after[number] = now = _title_alone(changed.after)
            added += fingerprint_of_title(*place, now.title, now.labels)
            added -= fingerprint_of_title(*place, was.title, was.labels)
        return _edited(known.entry, known.edit().edited(before, after, {}), added)


def _change(known: KnownSegment, place: Place, number: int) -> _Changed:
    """Return an item as the segment had it, and as it has it now.

    Raises LookupError if another one is there, or if its body cannot be read.
    """
    [item] = known.items(number, number + 1)
    before = known.noted(number)
    if not item.path == place.path == before.path:
        raise LookupError(place)
    return _Changed(before, *known.now(item))


def _title_alone(item: "IndexedItem") -> "Text":
    """Return what an index of titles has of an item."""
    return item.text._replace(lead="", blocks=())


def _edited(entry: SegmentEntry, done: "EditedSegment", added: int) -> Edited:
    """Return a segment's entry and files, once `added` has come to its fingerprint."""
    made_of = text_of_sum(sum_of_text(entry.fingerprint) + added)
    return Edited(entry._replace(fingerprint=made_of, postings=done.postings), done.files)
