"""All kinds of pages that the site has.

A new kind is one module under `newsroom/pages/` and one template. The module names its families in
`FAMILIES`: being there is all that registers them.
"""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

from newsroom import pages
from newsroom.pages.family import Family


def _families() -> Iterator[Family[Any]]:
    for module in walk_packages(pages.__path__, f"{pages.__name__}."):
        if module.name != __name__:
            yield from getattr(import_module(module.name), "FAMILIES", ())


FAMILIES: dict[str, Family[Any]] = {
    family.kind: family
    for family in sorted(_families(), key=lambda family: (family.rank, family.kind))
}
"""Families by their kinds, in the order of writing."""
