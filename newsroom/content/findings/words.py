"""Words: what a finding of a code is, and what to do about it, as templates for its values."""

from collections.abc import Mapping
from functools import cache
from string import Formatter
from typing import NamedTuple


class Words(NamedTuple):
    """What is wrong, and what to write instead: English templates, the msgids of catalogues.

    A code may have several words. The first whose values a finding has are said; `needs` names
    values that are not shown and must be there all the same.
    """

    message: str
    remedy: str
    needs: tuple[str, ...] = ()

    def fit(self, values: Mapping[str, str]) -> bool:
        """Tell whether all values that these words show or need are there."""
        return _names(self.message, self.remedy, self.needs) <= values.keys()


@cache
def _names(message: str, remedy: str, needs: tuple[str, ...]) -> frozenset[str]:
    shown = [name for text in (message, remedy) for _, name, _, _ in Formatter().parse(text)]
    return frozenset([*filter(None, shown), *needs])
