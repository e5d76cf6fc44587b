"""What the name and the folders of a file say of its article, for fields that it lacks."""

import re
from collections.abc import Iterator
from functools import lru_cache

from newsroom.content.fields.field_names import meaning_of
from newsroom.content.fields.front_matter import Syntax
from newsroom.content.fields.section_field import sections_by_name
from newsroom.edition import Edition
from newsroom.language.folding import fold
from newsroom.language.slugs import is_slug

_JEKYLL = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})-(?P<slug>.+)")
_BUNDLES = frozenset(["index", "_index"])
_POSTS, _DRAFTS = "_posts", "_drafts"


def fields_of_path(path: str, syntax: Syntax, edition: Edition) -> dict[str, str]:
    """Return what a path under content/ says, by field.

    FILENAME_METADATA and PATH_METADATA go first, Pelican's settings with a group a field. Then
    count Jekyll's names, `2019-03-11-slug.md`, and its folder of drafts, and last a folder that
    is called as a section is. A slug is taken of such a name only where a file comes from
    another system: in a newsroom's own, the title makes the address.
    """
    found: dict[str, str] = {}
    for name, value in _parts(path, syntax, edition):
        if value:
            found.setdefault(name, value)
    return found


def _parts(path: str, syntax: Syntax, edition: Edition) -> Iterator[tuple[str, str]]:
    *folders, file_name = path.split("/")
    # As `PurePath.stem` has it, which takes ten times as long.
    stem = file_name.rpartition(".")[0] or file_name
    yield from _groups(edition.filename_metadata, stem)
    yield from _groups(edition.path_metadata, path)
    is_foreign = syntax is not Syntax.PLAIN or _POSTS in folders or _DRAFTS in folders
    name = folders[-1] if stem in _BUNDLES and folders else stem
    if match := _JEKYLL.fullmatch(name):
        yield "date", match["date"]
        if is_foreign and is_slug(match["slug"].lower()):
            yield "slug", match["slug"].lower()
    if _DRAFTS in folders:
        yield "status", "draft"
    if edition.folders_are_sections:
        sections = sections_by_name(edition)
        names = (folder for folder in reversed(folders) if fold(folder) in sections)
        yield "category", next(names, "")


def _groups(pattern: str, text: str) -> Iterator[tuple[str, str]]:
    match = _compiled(pattern).match(text) if pattern else None
    for group, value in match.groupdict().items() if match else ():
        if name := meaning_of(group):
            yield name, value or ""


@lru_cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
