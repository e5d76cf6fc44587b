"""A small segment to which an item has come, or from which one has gone.

All other items have other numbers then, so that all its files change. But no text need be read and
folded again that was indexed already.
"""

from collections import Counter

from newsroom.engine.search.fingerprints import (
    fingerprint_of_item,
    fingerprint_of_place,
    text_of_sum,
    version_of,
)
from newsroom.engine.search.known_segment import Edited, KnownSegment
from newsroom.search.segments import whole


def renumbered(known: KnownSegment) -> Edited:
    """Return a segment with the items that there are now, its new texts noted.

    Raises LookupError if the texts that it had are not known, or a new body cannot be read.
    """
    items, noted = known.items(0, known.size), known.all_noted()
    before = {(one.path, one.made_of): number for number, one in enumerate(noted)}
    numbers: list[int | None] = [None] * len(noted)
    indexed, documents = [], {}
    for number, item in enumerate(items):
        was = before.get((item.path, fingerprint_of_item(item)))
        if was is None:
            one, documents[number] = known.now(item)
            indexed.append(one)
        else:
            numbers[was] = number
            indexed.append(noted[was])
    now = known.entry._replace(segment=whole(known.planned.indexed))
    if not documents and numbers == list(range(len(items))):  # the day has moved its bounds
        return Edited(now, {})
    done = known.edit().renumbered(
        numbers,
        {was: one.text for was, one in enumerate(noted) if numbers[was] is None},
        {number: indexed[number].text for number in documents},
        documents,
    )
    known.note_all(indexed, done.spellings)
    places = sum(fingerprint_of_place(number, item.stamp) for number, item in enumerate(items))
    years = Counter(item.stamp[:4] for item in items)
    entry = now._replace(
        fingerprint=text_of_sum(sum(one.made_of for one in indexed)),
        version=version_of(places, (now.word_shards, now.pair_shards)),
        years=tuple(years.items()),
        postings=done.postings,
    )
    return Edited(entry, done.files)
