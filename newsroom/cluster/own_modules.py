"""Modules of an edition that no package brings along: those that lie beside its settings.

A worker has what is installed, as it has this software. What lies in the edition's folder must be
sent, loaded here or not: a Markdown extension is named by the settings, and workers load it first.
"""

import os
import re
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from newsroom.edition import Edition

_ATTRIBUTE = re.compile("[.:]")  # what follows the name of a module at the top
_OURS = "newsroom"
_LEFT_OVER = {"__pycache__", ".git"}  # what Python and editors leave beside their files
_SUFFIXES_LEFT_OVER = (".pyc", "~")


def places_of_modules(
    edition: Edition, of_plugins: dict[str, Any], root: Path
) -> Iterator[tuple[str, Path]]:
    """Yield the modules below `root` that a process has loaded, or that settings name.

    Each is a name at the top, such as `filters`, and its file, or the folder of its package. What
    lies in a folder of PLUGIN_PATHS is not among them.
    """
    folders = plugin_folders(of_plugins)
    for name in sorted({*_names_loaded(), *_names_in(edition)}):
        for place in _places_of(name):
            if _is_own(place, root) and place.parent not in folders:
                yield name, place


def own_modules(of_plugins: dict[str, Any], root: Path) -> Iterator[ModuleType]:
    """Yield the loaded modules at the top that lie below `root`, or in folders of plugins."""
    folders = plugin_folders(of_plugins)
    for name in sorted(_names_loaded()):
        if any(_is_own(place, root) or place.parent in folders for place in _places_of(name)):
            yield sys.modules[name]


def plugin_folders(of_plugins: dict[str, Any]) -> list[Path]:
    """Return the folders in which the settings have plugins looked for."""
    return [Path(one) for one in of_plugins.get("PLUGIN_PATHS") or ()]


def files_in(folder: Path, above: frozenset[str] = frozenset()) -> Iterator[Path]:
    """Yield the files in a folder and below it, those that links lead to as well.

    A link to a folder in which it lies itself is not followed: `above` are those, links resolved. A
    folder that may not be read has no files.
    """
    here = os.path.realpath(folder)
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries if here not in above else ():
        if not entry.is_dir():
            yield from () if entry.name.endswith(_SUFFIXES_LEFT_OVER) else (Path(entry.path),)
        elif entry.name not in _LEFT_OVER:
            yield from files_in(Path(entry.path), above | {here})


def _names_loaded() -> set[str]:
    return {name for name in list(sys.modules) if "." not in name}


def _names_in(edition: Edition) -> Iterable[str]:
    """Return the names at the top of what the settings have loaded by name."""
    named = (*(name for name, _configuration in edition.extensions), *edition.jinja.extensions)
    return (_ATTRIBUTE.split(name)[0] for name in named)


def _places_of(name: str) -> list[Path]:
    """Return where a module lies: its file, or the folders of its package; nothing if unknown."""
    try:
        spec = find_spec(name)
    except (ImportError, ValueError):  # of a name that is none; of a program, such as `__main__`
        return []
    if spec is None:
        return []
    if spec.submodule_search_locations is not None:
        return [Path(one) for one in spec.submodule_search_locations]
    return [Path(spec.origin)] if spec.origin and spec.origin.endswith(".py") else []


def _is_own(place: Path, root: Path) -> bool:
    """Tell whether a module's place belongs to the edition, and not to what is installed."""
    return (
        place.is_relative_to(root)
        and place != Path(sys.modules[_OURS].__file__ or "").parent
        and not any(place.is_relative_to(one) for one in _installed())
    )


def _installed() -> set[str]:
    """Return the folders of what is installed, which may lie below an edition: `.venv`."""
    paths = sysconfig.get_paths()
    return {paths[kind] for kind in ("stdlib", "platstdlib", "purelib", "platlib")}
