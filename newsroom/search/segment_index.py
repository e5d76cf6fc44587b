"""The files of one segment: postings of words and of pairs, documents, and a list of words.

A segment is gathered stretch by stretch, in whatever processes, and packed part by part. Names of
files hold a hash of all of them, so that a reader never mixes an old file with a new one, and
caches may keep each for good.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple, Self

from newsroom.search.documents import CHUNK, Document, packed_chunk
from newsroom.search.keys import heads_of_pairs, heads_of_words, loose_label
from newsroom.search.postings import Field, Gathering, Run, deflate
from newsroom.search.vocabulary import BARRIER, Vocabulary

STRETCH = CHUNK * 64
"""Items of a segment that are gathered at once."""
STRETCH_OF_TITLES = STRETCH * 16
"""The same of an index of titles."""

MOST_WORDS = 4000
"""Words that are told to those who mistype, the most frequent: some 10 KB, asked for only then."""


class Text(NamedTuple):
    """What an item is found by. `blocks` are parts of its text, `labels` made by `label_key`."""

    title: str
    lead: str
    blocks: Sequence[str]
    labels: Sequence[str]


class Stretch(NamedTuple):
    """Some items of a segment that follow each other, gathered.

    `spellings` are how many items have each folded word, once for each of its true forms; `years`
    how many are of each year. An index of titles has neither, and no documents.
    """

    words: Run
    pairs: Run
    documents: tuple[bytes, ...] = ()
    spellings: Mapping[str, int] = {}
    years: Mapping[str, int] = {}

    def without_runs(self) -> Self:
        """Return all but the postings, which take the most memory."""
        nothing = Gathering(0).run(heads_of_words)
        return self._replace(words=nothing, pairs=nothing)


class PackedSegment(NamedTuple):
    """A segment as files, by their names, and what a script must know to find its way in them."""

    version: str
    word_shards: int
    pair_shards: int
    years: tuple[tuple[str, int], ...]
    files: dict[str, bytes]


class SegmentIndex:
    """Gathers a stretch of a segment's items, the newest first."""

    def __init__(self, first: int) -> None:
        """Begin with the item number `first`, a multiple of CHUNK; take up to STRETCH items."""
        self._keys = _Keys(first, first + STRETCH)
        self._years: Counter[str] = Counter()
        self._waiting: list[Document] = []
        self._chunks: list[bytes] = []

    def add(self, text: Text, document: Document) -> None:
        """Add the next item."""
        self._keys.add(text)
        self._years[document.datetime[:4]] += 1  # the items of a year stand together
        self._waiting.append(document)
        if len(self._waiting) == CHUNK:
            self._pack_documents()

    def gathered(self) -> Stretch:
        """Return all items; nothing can be added any more."""
        if self._waiting:
            self._pack_documents()
        words, pairs = self._keys.runs()
        return Stretch(words, pairs, tuple(self._chunks), self._keys.spellings(), self._years)

    def _pack_documents(self) -> None:
        self._chunks.append(packed_chunk(self._waiting))
        self._waiting.clear()


class TitleIndex:
    """Gathers the titles of some items of several segments, in their order."""

    def __init__(self, first: int) -> None:
        """Begin with the item number `first`; take up to STRETCH_OF_TITLES items."""
        self._keys = _Keys(first, first + STRETCH_OF_TITLES)

    def add(self, title: str, labels: Sequence[str]) -> None:
        """Add the next item."""
        self._keys.add(Text(title, "", (), labels))

    def gathered(self) -> Stretch:
        """Return all items; their documents are those of the segments."""
        return Stretch(*self._keys.runs())


# What a process has met of words has no owner but the process.
@cache
def _known_words() -> Vocabulary:
    return Vocabulary()


def _vocabulary() -> Vocabulary:
    known = _known_words()
    known.forget_if_large()
    return known


class _Keys:
    """The words and the pairs of words of items, by their numbers."""

    def __init__(self, first: int, end: int) -> None:
        self._item = first
        self._vocabulary = _vocabulary()
        self._words = Gathering(end)
        self._pairs = Gathering(end)

    def add(self, text: Text) -> None:
        """Note all keys of the next item, each at its best place."""
        known = self._vocabulary
        body, lead, title = map(known.words, (text.blocks, (text.lead,), (text.title,)))
        ends = list(known.pairs(title))
        self._note(
            self._words,
            {*body, *map(loose_label, text.labels)},
            set(lead),
            set(title),
            set(title if len(title) == 1 else ()),
        )
        self._note(
            self._pairs,
            set(known.pairs(body)),
            set(known.pairs(lead)),
            set(ends),
            {*ends[:1], *ends[-1:]},
        )
        self._item += 1

    def _note(self, gathering: Gathering, *by_field: set[int]) -> None:
        """Note loose heads by their fields, the least first; where one has several, the best."""
        better = {BARRIER}
        for field, found in reversed(tuple(zip(Field, by_field, strict=True))):
            found.difference_update(better)
            gathering.add(self._item, field, found)
            better |= found

    def runs(self) -> tuple[Run, Run]:
        """Return the postings of words and of pairs."""
        return self._words.run(heads_of_words), self._pairs.run(heads_of_pairs)

    def spellings(self) -> Counter[str]:
        """Return how many items have each folded word, once for each of its true forms."""
        spellings: Counter[str] = Counter()
        for word, items in self._words.counts():
            if folded := self._vocabulary.folded(word):
                spellings[folded] += items
        return spellings


def packed_segment(
    stretches: Sequence[Stretch], words: Mapping[int, bytes], pairs: Mapping[int, bytes]
) -> PackedSegment:
    """Return the files of a segment of its stretches and its shards, by their numbers."""
    parts = {
        "w": [words[number] for number in range(len(words))],
        "p": [pairs[number] for number in range(len(pairs))],
        "d": [chunk for one in stretches for chunk in one.documents],
        "s": _common_words(one.spellings for one in stretches),
    }
    years: Counter[str] = Counter()
    for one in stretches:
        years.update(one.years)
    files = {
        f"{kind}{number}": data for kind, many in parts.items() for number, data in enumerate(many)
    }
    version = _version(files.values())
    named = {f"{name}.{version}.bin": data for name, data in files.items()}
    return PackedSegment(version, len(words), len(pairs), tuple(years.items()), named)


def _common_words(spellings: Iterable[Mapping[str, int]]) -> list[bytes]:
    """Return the file of the most frequent words, the most frequent first; none of titles."""
    total: Counter[str] = Counter()
    for some in spellings:
        total.update(some)
    ranked = sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))
    return [deflate("\n".join(word for word, _ in ranked[:MOST_WORDS]).encode())] if ranked else []


def _version(files: Iterable[bytes]) -> str:
    total = hashlib.blake2b(digest_size=6)
    for data in files:
        total.update(len(data).to_bytes(4))
        total.update(data)
    return total.hexdigest()
