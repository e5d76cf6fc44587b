"""A segment, or an index of titles, after some of its items changed, without making it anew.

Where all items keep their numbers, only shards are made anew that have a key of which an item has
more or less than before. Where some come or go, all are, from what they are and the new texts.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsroom.search.directory import SegmentEntry
from newsroom.search.documents import CHUNK, Document, chunk_with, renumbered_chunks
from newsroom.search.indexed_items import Text
from newsroom.search.keys import FORM_BITS, FORMS
from newsroom.search.postings import FIELDS, KINDS, Run, bucketed, place_of
from newsroom.search.segment_index import alone, common_words, file_name
from newsroom.search.shard_edit import Key, edited_shard, renumbered_shard

Read = Callable[[str], bytes | None]
"""Returns a file of a segment as it was written; None if it is no longer that."""


class NotEditableError(Exception):
    """The segment has to be made anew as a whole."""


class EditedSegment(NamedTuple):
    """The files to be written, by name, and how many postings and items with each word there are.

    An index of titles counts no words.
    """

    files: dict[str, bytes]
    postings: tuple[int, int]
    spellings: dict[str, int]


class _Keys(NamedTuple):
    """What one item is found by: heads with fields, by kind; and its words."""

    fields: dict[str, dict[int, int]]
    spellings: Mapping[str, int]


class _Change(NamedTuple):
    """An item that has a key at a field now; None: not any more."""

    head: int
    number: int
    field: int | None


@dataclass(frozen=True, slots=True)
class SegmentEdit:
    """A segment as it is, and how its files are read.

    `spellings` are how many items have each word, None in an index of titles; `is_cut` tells that
    the segment is so large that it is gathered in several stretches.
    """

    entry: SegmentEntry
    read: Read
    spellings: Mapping[str, int] | None
    is_cut: bool

    def edited(
        self,
        before: Mapping[int, Text],
        after: Mapping[int, Text],
        documents: Mapping[int, Document],
    ) -> EditedSegment:
        """Return what is to be written after some items, by their numbers, have other texts.

        `documents` are what results show of them; an index of titles has none. Raises
        NotEditableError if a file is lost, or if there are more shards now, or fewer.
        """
        was, now = _keys_of(before), _keys_of(after)
        postings = self._postings(was, now)
        files: dict[str, bytes] = {}
        for kind, bits in self._bits.items():
            for shard, changes in _by_shard(_changes(kind, was, now), bits).items():
                name = file_name(kind, shard)
                files[name] = edited_shard(self._file(name), changes)
        for number, document in documents.items():
            name = file_name("d", number // CHUNK)
            data = files.get(name) or self._file(name)
            files[name] = chunk_with(data, number % CHUNK, document)
        return self._finished(files, postings, was, now)

    def renumbered(
        self,
        numbers: Sequence[int | None],
        before: Mapping[int, Text],
        after: Mapping[int, Text],
        documents: Mapping[int, Document],
    ) -> EditedSegment:
        """Return all files after items came, went or moved.

        `numbers` are those that items have now, by those that they had; None for what is gone. Such
        are the texts `before`, by their old numbers; `after` and `documents` are of all that is
        new, by the new ones. Raises NotEditableError as `edited` does.
        """
        was, now = _keys_of(before), _keys_of(after)
        postings = self._postings(was, now)
        files: dict[str, bytes] = {}
        for kind, bits in self._bits.items():
            added = _by_shard(_changes(kind, {}, now), bits)
            for shard in range(1 << bits):
                name = file_name(kind, shard)
                files[name] = renumbered_shard(self._file(name), numbers, added[shard])
        chunks = (self._file(file_name("d", n)) for n in range(-(-len(numbers) // CHUNK)))
        for number, chunk in enumerate(renumbered_chunks(chunks, numbers, documents)):
            files[file_name("d", number)] = chunk
        return self._finished(files, postings, was, now)

    @property
    def _bits(self) -> dict[str, int]:
        """How many low bits of a key choose its shard, by kind."""
        shards = {"w": self.entry.word_shards, "p": self.entry.pair_shards}
        return {kind: many.bit_length() - 1 for kind, many in shards.items()}

    def _file(self, name: str) -> bytes:
        data = self.read(name)
        if data is None:
            raise NotEditableError(name)
        return data

    def _postings(self, was: Mapping[int, _Keys], now: Mapping[int, _Keys]) -> tuple[int, int]:
        """Return how many postings of words and pairs there are now."""
        counts = []
        for (kind, bits), known in zip(self._bits.items(), self.entry.postings, strict=True):
            added, gone = (
                sum(len(one.fields[kind]) for one in some.values()) for some in (now, was)
            )
            if KINDS[kind].bits(known + added - gone, is_cut=self.is_cut) != bits:
                raise NotEditableError(kind)
            counts.append(known + added - gone)
        words, pairs = counts
        return words, pairs

    def _finished(
        self,
        files: dict[str, bytes],
        postings: tuple[int, int],
        was: Mapping[int, _Keys],
        now: Mapping[int, _Keys],
    ) -> EditedSegment:
        """Return files and postings with the words, of which there is a file too."""
        if self.spellings is None:
            return EditedSegment(files, postings, {})
        counts = Counter(self.spellings)
        for one in was.values():
            counts.subtract(one.spellings)
        for one in now.values():
            counts.update(one.spellings)
        counts = +counts  # without the words that no item has any more
        if not counts or not self.spellings:
            raise NotEditableError  # a segment without words has no file of them
        files[file_name("s", 0)] = common_words(counts)
        return EditedSegment(files, postings, counts)


def _keys_of(texts: Mapping[int, Text]) -> dict[int, _Keys]:
    """Return what items are found by, by their numbers."""
    found = {}
    for number, text in texts.items():
        one = alone(text)
        fields = {"w": _fields(one.words), "p": _fields(one.pairs)}
        found[number] = _Keys(fields, one.spellings)
    return found


def _fields(run: Run) -> dict[int, int]:
    return dict(zip(run.heads, (place & FIELDS for place in run.places), strict=True))


def _changes(kind: str, was: Mapping[int, _Keys], now: Mapping[int, _Keys]) -> Iterator[_Change]:
    """Yield what items have more and less than they had."""
    for number in was.keys() | now.keys():
        before, after = (some[number].fields[kind] if number in some else {} for some in (was, now))
        for head in before.keys() | after.keys():
            if before.get(head) != after.get(head):
                yield _Change(head, number, after.get(head))


def _by_shard(
    changes: Iterable[_Change], bits: int
) -> defaultdict[int, defaultdict[Key, dict[int, int | None]]]:
    """Return changes by their shard, and there by key."""
    found: defaultdict[int, defaultdict[Key, dict[int, int | None]]]
    found = defaultdict(lambda: defaultdict(dict))
    for head, number, field in changes:
        shard, rank = place_of(bucketed(head) >> FORM_BITS, bits)
        found[shard][rank << FORM_BITS | head & FORMS][number] = field
    return found
