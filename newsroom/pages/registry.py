"""All kinds of pages that the site has.

A new kind is one module in a folder of `newsroom/pages/` and one template. The module names its
families in `FAMILIES`: being there is all that registers them.
"""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules, walk_packages
from typing import Any

from newsroom import pages
from newsroom.pages.family import Family, Rank


def _families() -> Iterator[Family[Any]]:
    # In folders only: what all pages share lies beside them, and some of it loads all of Jinja.
    for folder in iter_modules(pages.__path__, f"{pages.__name__}."):
        if folder.ispkg:
            package = import_module(folder.name)
            for module in walk_packages(package.__path__, f"{folder.name}."):
                yield from getattr(import_module(module.name), "FAMILIES", ())


FAMILIES: dict[str, Family[Any]] = {
    family.kind: family
    for family in sorted(_families(), key=lambda family: (family.rank, family.kind))
}
"""Families by their kinds, in the order of writing."""

# Files that are no pages, made when all pages are written: see newsroom.search.
SEARCH_SEGMENT, SEARCH_DIRECTORY = "search segment", "search directory"
_OTHER_RANKS = {SEARCH_SEGMENT: Rank.ARCHIVES, SEARCH_DIRECTORY: Rank.FRONTS}


def rank_of(kind: str) -> Rank:
    """Return when files of a kind are written, and sent to hosts."""
    return _OTHER_RANKS[kind] if kind in _OTHER_RANKS else FAMILIES[kind].rank
