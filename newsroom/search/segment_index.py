"""The files of one segment: postings of words and of pairs, documents, and a list of words.

A segment is gathered stretch by stretch, in whatever processes, and packed part by part.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple, Protocol, Self

from newsroom.search.arrays import pays
from newsroom.search.deflation import deflate
from newsroom.search.documents import CHUNK, Document, packed_chunk
from newsroom.search.indexed_items import IndexedItem, Text, packed_items
from newsroom.search.keys import heads_of_words, loose_word
from newsroom.search.noted_keys import NotedKeys
from newsroom.search.numbered_words import NumberedWords
from newsroom.search.postings import Gathering, Run
from newsroom.search.segments import Indexed, Titles
from newsroom.search.vocabulary import Vocabulary

STRETCH = CHUNK * 64
"""Items of a segment that are gathered at once."""
STRETCH_OF_TITLES = STRETCH * 16
"""The same of an index of titles."""

MOST_WORDS = 4000
"""Words that are told to those who mistype, the most frequent: some 10 KB, asked for only then."""

# Words of an item, about: of its body and all else, and of its title and labels.
_WORDS, _WORDS_OF_TITLE = 400, 12


def stretch_of(indexed: Indexed) -> int:
    """Return how many items of a segment, or of an index of titles, are gathered at once."""
    return STRETCH_OF_TITLES if isinstance(indexed, Titles) else STRETCH


class Stretch(NamedTuple):
    """Some items of a segment that follow each other, gathered.

    `documents` are files, `kept` the items of each, packed by `packed_items`. `spellings` are how
    many items have each folded word, once for each of its true forms; `years` how many are of each
    year. An index of titles has only words and pairs.
    """

    words: Run
    pairs: Run
    documents: tuple[bytes, ...] = ()
    kept: tuple[bytes, ...] = ()
    spellings: Mapping[str, int] = {}
    years: Mapping[str, int] = {}

    def without_runs(self) -> Self:
        """Return all but the postings, which take the most memory."""
        nothing = Gathering(0).run(heads_of_words)
        return self._replace(words=nothing, pairs=nothing)


class PackedSegment(NamedTuple):
    """A segment as files, by their names, and what is known of it besides.

    `spellings` are how many items have each word, `kept` its items, CHUNK in each.
    """

    files: dict[str, bytes]
    years: tuple[tuple[str, int], ...]
    spellings: Mapping[str, int]
    kept: tuple[bytes, ...]


class SegmentIndex:
    """Gathers a stretch of a segment's items, the newest first."""

    def __init__(self, first: int, items: int = 0) -> None:
        """Begin with the item number `first`, a multiple of CHUNK; take up to STRETCH items.

        So many `items` are to come, as far as that is known: of many, another way is the fastest.
        """
        self._keys = _keys(first, first + STRETCH, items * _WORDS)
        self._years: Counter[str] = Counter()
        self._items: list[IndexedItem] = []
        self._documents: list[Document] = []
        self._chunks: list[bytes] = []
        self._kept: list[bytes] = []

    def add(self, item: IndexedItem, document: Document) -> None:
        """Add the next item."""
        self._keys.add(item.text)
        self._years[document.datetime[:4]] += 1  # the items of a year stand together
        self._items.append(item)
        self._documents.append(document)
        if len(self._items) == CHUNK:
            self._pack_chunk()

    def gathered(self) -> Stretch:
        """Return all items; nothing can be added any more."""
        if self._items:
            self._pack_chunk()
        words, pairs = self._keys.runs()
        spellings = _spellings(words, self._keys.folded)
        chunks, kept = tuple(self._chunks), tuple(self._kept)
        return Stretch(words, pairs, chunks, kept, spellings, self._years)

    def _pack_chunk(self) -> None:
        self._chunks.append(packed_chunk(self._documents))
        self._kept.append(packed_items(self._items))
        self._documents.clear()
        self._items.clear()


class TitleIndex:
    """Gathers the titles of some items of several segments, in their order."""

    def __init__(self, first: int, items: int = 0) -> None:
        """Begin with the item number `first`; take up to STRETCH_OF_TITLES items."""
        self._keys = _keys(first, first + STRETCH_OF_TITLES, items * _WORDS_OF_TITLE)

    def add(self, title: str, labels: Sequence[str]) -> None:
        """Add the next item."""
        self._keys.add(Text(title, "", (), labels))

    def gathered(self) -> Stretch:
        """Return all items; their documents are those of the segments."""
        return Stretch(*self._keys.runs())


def alone(text: Text) -> Stretch:
    """Return what one item is found by, as if it was the only one."""
    keys = _noted_keys(0, 1)
    keys.add(text)
    words, pairs = keys.runs()
    return Stretch(words, pairs, spellings=_spellings(words, keys.folded))


class _Keys(Protocol):
    """The words and the pairs of words of items, by their numbers: as they are gathered."""

    def add(self, text: Text) -> None:
        """Note all keys of the next item, each at its best place."""

    def runs(self) -> tuple[Run, Run]:
        """Return the postings of words and of pairs."""

    @property
    def folded(self) -> Mapping[int, str]:
        """Words as they fold, by their loose heads."""


def _keys(first: int, end: int, words: int) -> _Keys:
    """Return what gathers items of about so many `words`; both ways come to the same."""
    if not pays(words):
        return _noted_keys(first, end)
    from newsroom.search.sorted_keys import SortedKeys  # noqa: PLC0415  (see `pays`)

    numbered = _numbered_words()
    numbered.forget_if_large()
    return SortedKeys(first, end, numbered)


def _noted_keys(first: int, end: int) -> NotedKeys:
    known = _known_words()
    known.forget_if_large()
    return NotedKeys(first, end, known)


# What a process has met of words has no owner but the process.
_known_words, _numbered_words = cache(Vocabulary), cache(NumberedWords)


def packed_segment(
    stretches: Sequence[Stretch], shards: Mapping[str, Mapping[int, bytes]]
) -> PackedSegment:
    """Return the files of a segment of its stretches and its shards, by kind and number."""
    parts = {kind: [many[number] for number in range(len(many))] for kind, many in shards.items()}
    parts["d"] = [chunk for one in stretches for chunk in one.documents]
    years: Counter[str] = Counter()
    spellings: Counter[str] = Counter()
    for one in stretches:
        years.update(one.years)
        spellings.update(one.spellings)
    parts["s"] = [common_words(spellings)] if spellings else []
    files = {
        file_name(kind, number): data
        for kind, many in parts.items()
        for number, data in enumerate(many)
    }
    kept = tuple(items for one in stretches for items in one.kept)
    return PackedSegment(files, tuple(years.items()), spellings, kept)


def _spellings(words: Run, folded: Mapping[int, str]) -> Counter[str]:
    """Return how many items have each folded word, once for each of its true forms."""
    spellings: Counter[str] = Counter()
    for head, items in words.heads_and_items():
        if word := folded.get(loose_word(head)):
            spellings[word] += items
    return spellings


def file_name(kind: str, number: int) -> str:
    """Return the name of a file of a segment, below the folder of its version."""
    return f"{kind}{number}.bin"


def common_words(spellings: Mapping[str, int]) -> bytes:
    """Return the file of the most frequent words, the most frequent first."""
    ranked = sorted(spellings.items(), key=lambda pair: (-pair[1], pair[0]))
    return deflate("\n".join(word for word, _ in ranked[:MOST_WORDS]).encode())
