"""The files of one segment: postings of words and of pairs, documents, and a list of words.

Their names hold a hash of all of them, so that a reader never mixes an old file with a new one,
and caches may keep each for good.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from newsroom.language.normalisation import normalise
from newsroom.search.documents import CHUNK, Document, packed_chunk
from newsroom.search.keys import FORM_BITS, Keyed, heads_of_pairs, key_of_text, keyed
from newsroom.search.postings import Field, Postings, deflate
from newsroom.search.words import words

MOST_WORDS = 4000
"""Words that are told to those who mistype, the most frequent: some 10 KB, asked for only then."""


class Text(NamedTuple):
    """What an item is found by. `blocks` are parts of its text, `labels` made by `label_key`."""

    title: str
    lead: str
    blocks: Sequence[str]
    labels: Sequence[str]


class PackedSegment(NamedTuple):
    """A segment as files, by their names, and what a script must know to find its way in them."""

    version: str
    word_shards: int
    pair_shards: int
    years: tuple[tuple[str, int], ...]
    files: dict[str, bytes]


class SegmentIndex:
    """Gathers the items of a segment, the newest first, and packs them."""

    def __init__(self) -> None:
        self._keys = _Keys()
        self._spellings: Counter[str] = Counter()
        self._years: Counter[str] = Counter()
        self._waiting: list[Document] = []
        self._chunks: list[bytes] = []

    def add(self, text: Text, document: Document) -> None:
        """Add the next item."""
        self._spellings.update(self._keys.add(text))
        self._years[document.datetime[:4]] += 1  # the items of a year stand together
        self._waiting.append(document)
        if len(self._waiting) == CHUNK:
            self._pack_documents()

    def pack(self) -> PackedSegment:
        """Return the files of all items; nothing can be added any more."""
        if self._waiting:
            self._pack_documents()
        spellings = deflate("\n".join(self._common_words()).encode())
        return self._keys.pack(tuple(self._years.items()), d=self._chunks, s=[spellings])

    def _pack_documents(self) -> None:
        self._chunks.append(packed_chunk(self._waiting))
        self._waiting.clear()

    def _common_words(self) -> list[str]:
        """Return the most frequent words, the most frequent first."""
        ranked = sorted(self._spellings.items(), key=lambda pair: (-pair[1], pair[0]))
        return [word for word, _items in ranked[:MOST_WORDS]]


class TitleIndex:
    """Gathers the titles of several segments, in the order of their items, and packs them."""

    def __init__(self) -> None:
        self._keys = _Keys()

    def add(self, title: str, labels: Sequence[str]) -> None:
        """Add the next item."""
        self._keys.add(Text(title, "", (), labels))

    def pack(self) -> PackedSegment:
        """Return the files of all items; their documents are those of the segments."""
        return self._keys.pack(())


class _Keys:
    """The words and the pairs of words of items, by their numbers."""

    def __init__(self) -> None:
        self._words = Postings()
        self._pairs = Postings()
        self._items = 0

    def add(self, text: Text) -> set[str]:
        """Note all keys of the next item, and return its words as they fold."""
        found: dict[int, Field] = {}
        pairs: dict[int, Field] = {}
        spellings: set[str] = set()
        # The best place comes last, and stays.
        for field, parts in (
            (Field.BODY, text.blocks),
            (Field.LEAD, (text.lead,)),
            (Field.TITLE, (text.title,)),
        ):
            for part in parts:
                there = keyed_words(part)
                heads = list(map(_head, there))
                spellings.update(map(_folded, there))
                found.update(dict.fromkeys(heads, field))
                beside = heads_of_pairs(there)
                pairs.update(dict.fromkeys(beside, field))
        # The title came last: its ends are those of what the loop left.
        found.update(dict.fromkeys(heads if len(heads) == 1 else (), Field.EDGE))
        pairs.update(dict.fromkeys((*beside[:1], *beside[-1:]), Field.EDGE))
        found.update((key_of_text(label) << FORM_BITS, Field.BODY) for label in text.labels)
        self._words.add(self._items, found)
        self._pairs.add(self._items, pairs)
        self._items += 1
        return spellings

    def pack(self, years: tuple[tuple[str, int], ...], **others: list[bytes]) -> PackedSegment:
        """Return the files of all items, and others by their letters."""
        word_shards, pair_shards = self._words.shards(), self._pairs.shards()
        parts = {"w": word_shards, "p": pair_shards, **others}
        files = {
            f"{kind}{number}": data
            for kind, many in parts.items()
            for number, data in enumerate(many)
        }
        version = _version(files.values())
        named = {f"{name}.{version}.bin": data for name, data in files.items()}
        return PackedSegment(version, len(word_shards), len(pair_shards), years, named)


_folded, _head = itemgetter(0), itemgetter(1)  # of Keyed; attrgetter takes twice as long


def keyed_words(text: str) -> list[Keyed]:
    """Return the words of a text with their keys, as `words` and `keyed` do one by one.

    No word reaches across a space, and most of what stands between two spaces has been met before:
    this takes half the time that it takes to look for words in the whole text.
    """
    return list(chain.from_iterable(map(_keyed_words, normalise(text).split())))


@lru_cache(maxsize=1 << 15)
def _keyed_words(text: str) -> tuple[Keyed, ...]:
    return tuple(map(keyed, words(text)))


def _version(files: Iterable[bytes]) -> str:
    total = hashlib.blake2b(digest_size=6)
    for data in files:
        total.update(len(data).to_bytes(4))
        total.update(data)
    return total.hexdigest()
