"""The addresses that a generator gives the files of its tree."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import quote

from newsroom.importing.formats.generators import Generator, SiteSettings, filled
from newsroom.importing.steps.old_addresses import TREE

_TITLE = re.compile(r"\{\{\s*title\s*\|\s*slug(?:ify)?\s*\}\}")
_FILE = re.compile(r"\{\{\s*page\.fileSlug\s*\}\}")


class TreePlace(NamedTuple):
    """A file of a tree: its path, and what patterns of addresses ask for.

    `save_as` is what Pelican's field of that name says; empty for no such field.
    """

    inside: str
    save_as: str
    date: str
    slug: str
    categories: tuple[str, ...]


def named_addresses(
    written: tuple[str, ...], place: TreePlace, settings: SiteSettings
) -> Iterator[str]:
    """Yield the whole addresses that a file's own fields name: aliases, permalinks."""
    for one in written:
        is_whole = one.startswith("http")
        path = one if is_whole or one.startswith("/") else f"/{one}"
        is_pattern = ":" in path.removeprefix("http:").removeprefix("https:")
        if is_pattern:
            path = filled(path, place.date, place.slug, place.categories)
        if path and "{" not in path:
            yield path if is_whole else _root(settings) + path


def without_expressions(permalink: str, *, title: str, file: str) -> str:
    """Return a permalink of Eleventy with the slugs that it asks for; others stay `{{ … }}`."""
    return _FILE.sub(file, _TITLE.sub(title, permalink))


def own_addresses(place: TreePlace, settings: SiteSettings) -> Iterator[str]:
    """Yield the address that the generator makes of a file's path, date and slug."""
    if settings.generator in {Generator.JEKYLL, Generator.PELICAN}:
        address = _by_pattern(place, settings)
    else:
        address = _by_path(place, settings)
    if address:
        yield _root(settings) + address


def _root(settings: SiteSettings) -> str:
    return (settings.address.rstrip("/") or TREE.rstrip("/")) + settings.base.rstrip("/")


def _by_pattern(place: TreePlace, settings: SiteSettings) -> str:
    if place.save_as:
        return f"/{place.save_as}"
    is_page = "pages" in place.inside.split("/")
    pattern = settings.patterns.get("pages" if is_page else "") or settings.patterns.get("", "")
    categories = () if is_page else place.categories
    if settings.generator is Generator.JEKYLL:
        categories = tuple(name.lower() for name in categories)
    return filled(pattern, place.date, place.slug, categories)


def _by_path(place: TreePlace, settings: SiteSettings) -> str:
    """Return the address by folders: `content/posts/a.md` is at `/posts/a/`."""
    inside = PurePosixPath(place.inside)
    content = settings.content or ("content" if inside.parts[0] == "content" else "")
    if content and place.inside.startswith(f"{content.strip('/')}/"):
        inside = inside.relative_to(content.strip("/"))
    section = inside.parts[0] if len(inside.parts) > 1 else ""
    if pattern := settings.patterns.get(section, ""):
        return filled(pattern, place.date, place.slug, (section,))
    folder = inside.parent if inside.stem != "index" else inside.parent.parent
    return f"/{quote(str(folder / place.slug).lstrip('./'))}/"
