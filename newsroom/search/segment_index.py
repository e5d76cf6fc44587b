"""The files of one segment: postings of words and of pairs, documents, and a list of words.

A segment is gathered stretch by stretch, in whatever processes, and packed part by part. Names of
files hold a hash of all of them, so that a reader never mixes an old file with a new one, and
caches may keep each for good.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple, Protocol, Self

from newsroom.search.arrays import pays
from newsroom.search.documents import CHUNK, Document, packed_chunk
from newsroom.search.keys import heads_of_words, loose_word
from newsroom.search.noted_keys import NotedKeys
from newsroom.search.numbered_words import NumberedWords
from newsroom.search.postings import Gathering, Run, deflate
from newsroom.search.vocabulary import Vocabulary

STRETCH = CHUNK * 64
"""Items of a segment that are gathered at once."""
STRETCH_OF_TITLES = STRETCH * 16
"""The same of an index of titles."""

MOST_WORDS = 4000
"""Words that are told to those who mistype, the most frequent: some 10 KB, asked for only then."""


# Words of an item, about: of its body and all else, and of its title and labels.
_WORDS, _WORDS_OF_TITLE = 400, 12


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

    def __init__(self, first: int, items: int = 0) -> None:
        """Begin with the item number `first`, a multiple of CHUNK; take up to STRETCH items.

        So many `items` are to come, as far as that is known: of many, another way is the fastest.
        """
        self._keys = _keys(first, first + STRETCH, items * _WORDS)
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
        spellings = _spellings(words, self._keys.folded)
        return Stretch(words, pairs, tuple(self._chunks), spellings, self._years)

    def _pack_documents(self) -> None:
        self._chunks.append(packed_chunk(self._waiting))
        self._waiting.clear()


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
        known = _known_words()
        known.forget_if_large()
        return NotedKeys(first, end, known)
    from newsroom.search.sorted_keys import SortedKeys  # noqa: PLC0415  (see `pays`)

    numbered = _numbered_words()
    numbered.forget_if_large()
    return SortedKeys(first, end, numbered)


# What a process has met of words has no owner but the process.
_known_words, _numbered_words = cache(Vocabulary), cache(NumberedWords)


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


def _spellings(words: Run, folded: Mapping[int, str]) -> Counter[str]:
    """Return how many items have each folded word, once for each of its true forms."""
    spellings: Counter[str] = Counter()
    for head, items in words.heads_and_items():
        if word := folded.get(loose_word(head)):
            spellings[word] += items
    return spellings


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
