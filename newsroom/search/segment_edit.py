"""A segment, or an index of titles, in which some items changed and all kept their places.

Only those shards are made anew that have a key of which such an item has more or less than before.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from newsroom.search.directory import SegmentEntry
from newsroom.search.documents import CHUNK, Document, chunk_with
from newsroom.search.indexed_items import Text
from newsroom.search.keys import FORM_BITS, FORMS
from newsroom.search.postings import FIELDS, KINDS, Run, bucketed, place_of
from newsroom.search.segment_index import Stretch, alone, common_words, file_name
from newsroom.search.shard_edit import edited_shard


class NotEditableError(Exception):
    """The segment has to be made anew as a whole."""


class ItemEdit(NamedTuple):
    """An item that changed: its number, what it was found by, what it is found by now.

    `document` is what results show of it; None in an index of titles, which has no documents.
    """

    number: int
    before: Text
    after: Text
    document: Document | None = None


class EditedSegment(NamedTuple):
    """The files to be written, by name, and how many postings and items with each word there are.

    An index of titles counts no words.
    """

    files: dict[str, bytes]
    postings: tuple[int, int]
    spellings: dict[str, int]


def edited_segment(
    entry: SegmentEntry,
    edits: Sequence[ItemEdit],
    spellings: Mapping[str, int],
    read: Callable[[str], bytes | None],
    *,
    is_cut: bool,
) -> EditedSegment:
    """Return what is to be written of a segment after some edits.

    `spellings` are how many items had each word, none in an index of titles; `is_cut` tells that it
    was gathered in several stretches. `read` returns a file as it was written, None if that is
    lost. Raises NotEditableError then, and if there are more or fewer shards now.
    """
    files = _Files(read)
    both = [(edit.number, alone(edit.before), alone(edit.after)) for edit in edits]
    words = [(number, before.words, after.words) for number, before, after in both]
    pairs = [(number, before.pairs, after.pairs) for number, before, after in both]
    postings = (
        _edit_shards(files, "w", (entry.word_shards, entry.postings[0]), words, is_cut=is_cut),
        _edit_shards(files, "p", (entry.pair_shards, entry.postings[1]), pairs, is_cut=is_cut),
    )
    for edit in edits:
        if edit.document is not None:
            name, place = file_name("d", edit.number // CHUNK), edit.number % CHUNK
            files.made[name] = chunk_with(files.now(name), place, edit.document)
    counted = _counted(spellings, both) if spellings else {}
    if counted != spellings:
        files.made[file_name("s", 0)] = common_words(counted)
    return EditedSegment(files.made, postings, counted)


class _Files:
    """The files of a segment: as they were, and those that are made."""

    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        self.made: dict[str, bytes] = {}
        self._read = read

    def now(self, name: str) -> bytes:
        """Return a file as it is by now."""
        data = self.made.get(name) or self._read(name)
        if data is None:
            raise NotEditableError(name)
        return data


def _edit_shards(
    files: _Files,
    kind: str,
    known: tuple[int, int],
    items: Sequence[tuple[int, Run, Run]],
    *,
    is_cut: bool,
) -> int:
    """Make shards anew, and return how many postings there are now.

    `known` are how many shards and how many postings there were.
    """
    shards, postings = known
    postings += sum(len(after.heads) - len(before.heads) for _, before, after in items)
    bits = KINDS[kind].bits(postings, is_cut=is_cut)
    if shards != 1 << bits:
        raise NotEditableError(kind)
    changes: defaultdict[int, defaultdict[tuple[int, int], dict[int, int | None]]]
    changes = defaultdict(lambda: defaultdict(dict))
    for number, before, after in items:
        for head, field in _changed(before, after).items():
            shard, rank = place_of(bucketed(head) >> FORM_BITS, bits)
            changes[shard][rank, head & FORMS][number] = field
    for shard, changed in sorted(changes.items()):
        name = file_name(kind, shard)
        files.made[name] = edited_shard(files.now(name), changed)
    return postings


def _changed(before: Run, after: Run) -> dict[int, int | None]:
    """Return the heads of which an item has more or less now, with their fields; None: none."""
    was, now = _fields(before), _fields(after)
    heads = was.keys() | now.keys()
    return {head: now.get(head) for head in heads if was.get(head) != now.get(head)}


def _fields(run: Run) -> dict[int, int]:
    return dict(zip(run.heads, (place & FIELDS for place in run.places), strict=True))


def _counted(
    spellings: Mapping[str, int], items: Iterable[tuple[int, Stretch, Stretch]]
) -> dict[str, int]:
    """Return how many items have each word, once some have others."""
    counts = Counter(spellings)
    for _number, before, after in items:
        counts.subtract(before.spellings)
        counts.update(after.spellings)
    return {word: items for word, items in counts.items() if items}
