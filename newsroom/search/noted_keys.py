"""The words and pairs of few items, noted item by item: no more is loaded than Python has."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from newsroom.search.keys import heads_of_pairs, heads_of_words, loose_label
from newsroom.search.postings import Field, Gathering, Run
from newsroom.search.vocabulary import BARRIER, Vocabulary

if TYPE_CHECKING:
    from newsroom.search.indexed_items import Text


class NotedKeys:
    """The words and the pairs of words of items that follow each other."""

    def __init__(self, first: int, end: int, known: Vocabulary) -> None:
        """Begin with the item number `first`; take items of numbers below `end`."""
        self._item = first
        self._known = known
        self._words = Gathering(end)
        self._pairs = Gathering(end)

    def add(self, text: "Text") -> None:
        """Note all keys of the next item, each at its best place."""
        known = self._known
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

    @property
    def folded(self) -> Mapping[int, str]:
        """Words as they fold, by their loose heads; no labels."""
        return self._known.folded
