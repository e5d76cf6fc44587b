"""What kind of record a Markdown file holds, by where it lies, and which fields it may have."""

from typing import NamedTuple

from newsroom.content.fields.declared import FIELDS
from newsroom.content.insets import AUTHORS, BANNERS, FRONT_LIST, TOPICS

STANDING_FOLDER = "pages/"


class FileKind(NamedTuple):
    """A kind of file: the fields that it may have, and those that it must."""

    fields: frozenset[str]
    required: frozenset[str]


_NEEDED = frozenset(one.name for one in FIELDS if one.is_required)


def _kind(names: frozenset[str]) -> FileKind:
    return FileKind(names, _NEEDED & names)


ARTICLE = _kind(frozenset(one.name for one in FIELDS if one.on_articles))
STANDING = _kind(frozenset(one.name for one in FIELDS if one.on_pages))
PROFILE = _kind(frozenset(one.name for one in FIELDS if one.on_profiles))
BANNER = FileKind(frozenset(one.name for one in FIELDS if one.on_banners), frozenset({"title"}))
LIST = FileKind(frozenset(), frozenset())


def file_kind_of(path: str) -> FileKind:
    """Return the kind of the file `path`, which is relative to content/."""
    if path == FRONT_LIST:
        return LIST
    folders = {STANDING_FOLDER: STANDING, BANNERS: BANNER, AUTHORS: PROFILE, TOPICS: PROFILE}
    folder, slash, _name = path.partition("/")
    return folders.get(folder + slash, ARTICLE)
