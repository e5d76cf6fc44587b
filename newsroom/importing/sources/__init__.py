"""The kinds of sources: a module each in this folder, which registers itself by being here.

A module has:

- `KIND`, the name that `--from` takes;
- `recognises(path, head)`, whether a file or folder is of the kind; `head` are the first bytes of
  a file, empty for a folder;
- `items(path, terms)`, which yields every item of the source, one at a time (`Item`).

Modules are asked in the order of their names, those that set `LAST = True` after all others.
"""

import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from newsroom.importing.item import Item
from newsroom.importing.source_error import SourceError

HEAD = 65_536
"""Bytes of a file that the kinds are shown."""


@dataclass(frozen=True, slots=True)
class SourceTerms:
    """What a person said on the command line that a source may need to know.

    `rules` is a file of CSS selectors for saved pages, `columns` a map of columns for tables;
    both may be None. `language` is the edition's.
    """

    language: str = "en"
    rules: Path | None = None
    columns: Path | None = None


__all__ = ["SourceError", "SourceModule", "SourceTerms", "kind_of", "kinds"]


class SourceModule(Protocol):
    """What a module of this folder offers."""

    KIND: str

    def recognises(self, path: Path, head: bytes) -> bool:
        """Tell whether a file or folder is of this kind."""

    def items(self, path: Path, terms: SourceTerms) -> Iterator[Item]:
        """Yield every item of the source."""


@cache
def kinds() -> dict[str, SourceModule]:
    """Return the kinds that there are, by name, in the order in which they are asked."""
    modules = [
        import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)
    ]
    modules.sort(key=lambda module: (getattr(module, "LAST", False), module.__name__))
    return {module.KIND: cast("SourceModule", module) for module in modules}


def kind_of(path: Path) -> str:
    """Return the kind of a source by looking at it, empty if no kind knows it."""
    head = b""
    if path.is_file():
        with path.open("rb") as stream:
            head = stream.read(HEAD)
    return next((name for name, kind in kinds().items() if kind.recognises(path, head)), "")
