"""Folders of Markdown files as Pelican, Hugo, Jekyll, Eleventy and Astro have them."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from newsroom.importing.formats.generators import settings_of
from newsroom.importing.formats.tree_files import SUFFIXES, Tree, TreeFile
from newsroom.importing.item import BodyForm, Item, ItemKind
from newsroom.importing.sources import SourceTerms
from newsroom.importing.steps.old_addresses import TREE

KIND = "markdown"
LAST = True

_FOLDERS_PASSED_OVER = """
    node_modules vendor themes theme layouts _layouts _includes _site public dist output archetypes
    templates _sass plugins venv __pycache__
"""
_PASSED_OVER = frozenset(_FOLDERS_PASSED_OVER.split())
_OTHER_SUFFIXES = (
    *(".rst", ".adoc", ".asciidoc", ".org", ".textile", ".html", ".htm"),
    *(".njk", ".liquid", ".ejs", ".hbs", ".haml", ".pug", ".webc"),
)
_NO_ARTICLES = frozenset({"readme", "changelog", "license", "contributing", "code_of_conduct"})


def recognises(path: Path, head: bytes) -> bool:
    """Tell whether a path is a Markdown file, or a folder that holds some."""
    if path.is_file():
        return path.suffix.lower() in SUFFIXES
    return next(_files(path), None) is not None


def _files(root: Path, suffixes: tuple[str, ...] = SUFFIXES) -> Iterator[Path]:
    """Yield the text files of a tree in the order of their paths, generated folders left out."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(
            one for one in folders if one not in _PASSED_OVER and not one.startswith(".")
        )
        for name in sorted(names):
            suffix = PurePosixPath(name).suffix.lower()
            if suffix in suffixes and PurePosixPath(name).stem.lower() not in _NO_ARTICLES:
                yield Path(folder, name)


def mirrors(path: Path) -> tuple[tuple[str, Path], ...]:
    """Return where the pictures of a tree may lie: beside its files, and in the usual folders."""
    root = _root_of(path)
    settings = settings_of(root)
    found = [root, *(root / name for name in ("static", "assets", "public", "src", "src/assets"))]
    if settings.content:
        found.append(root / settings.content)
    found.append(root / "content")
    known = tuple((TREE, folder) for folder in found if folder.is_dir())
    own = tuple((settings.address, folder) for _prefix, folder in known if settings.address)
    return (*known, *own)


def _root_of(path: Path) -> Path:
    return path if path.is_dir() else path.parent


def items(path: Path, terms: SourceTerms) -> Iterator[Item]:
    """Yield an item for each Markdown file."""
    root = _root_of(path)
    tree = Tree(root, settings_of(root), tuple(_files(root) if path.is_dir() else [path]))
    for file in tree.files:
        yield TreeFile(tree, file).item()
    if path.is_dir():
        yield from _others(tree)


def _others(tree: Tree) -> Iterator[Item]:
    """Yield the texts of a tree that are no Markdown: HTML with fields, and what nobody reads."""
    for file in _files(tree.root, _OTHER_SUFFIXES):
        inside = file.relative_to(tree.root).as_posix()
        suffix = file.suffix.lower().lstrip(".")
        with file.open("rb") as stream:
            has_fields = stream.read(4)[:3] in {b"---", b"+++"}
        if suffix in {"html", "htm"} and has_fields and "_posts" in inside.split("/"):
            yield replace(TreeFile(tree, file).item(), form=BodyForm.HTML)
        elif suffix not in {"html", "htm"}:
            yield Item(inside, ItemKind.OTHER, title=file.name, what=suffix)
