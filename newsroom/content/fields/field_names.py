"""Which field a name means: its own, that of another language, or that of another system."""

from collections.abc import Collection
from difflib import get_close_matches
from functools import cache, lru_cache

from newsroom.content.fields.declared import DECLARED, FIELDS
from newsroom.language.folding import fold
from newsroom.language.locales.registry import all_locales

_LONGEST_NAME = 40  # characters; what stands before a later colon is a sentence
_SLIPS = "*_#>- \t"  # marks of Markdown and spaces around a name, as in `**Title**:` and `Title :`
_BETWEEN = str.maketrans("", "", "-_ ")


@lru_cache(maxsize=4096)
def squeezed(name: str) -> str:
    """Return what spellings of a name share: `publish_date`, `Publish-Date` and `publishDate`."""
    return fold(name).translate(_BETWEEN)


@cache
def _own_names() -> dict[str, str]:
    """Return the fields by their own names and those of every locale, squeezed."""
    translated = {
        squeezed(name): field
        for locale in all_locales().values()
        for field, names in locale.field_names.items()
        for name in names
    }
    return translated | {squeezed(name): name for name in DECLARED}


@cache
def _aliases() -> dict[str, str]:
    return {alias: one.name for one in FIELDS for alias in (*one.overriding, *one.aliases)}


@lru_cache(maxsize=4096)
def own_name(name: str) -> str:
    """Return the field that has this name in any language; empty for any other."""
    return _own_names().get(squeezed(name), "")


def foreign_name(name: str) -> str:
    """Return the field that another system names so; empty for any other."""
    return _aliases().get(squeezed(name), "")


@lru_cache(maxsize=4096)
def meaning_of(key: str) -> str:
    """Return the field that a key means, by whatever name; empty for a key that means none."""
    return own_name(key) or foreign_name(key)


@cache
def _mappings() -> frozenset[str]:
    return frozenset(alias.partition(".")[0] for alias in _aliases() if "." in alias)


def is_mapping(name: str) -> bool:
    """Tell whether another system has fields of ours in a mapping of this name, among others."""
    return squeezed(name) in _mappings()


def is_translated_name(name: str) -> bool:
    """Tell whether a field has this name, and may have it in front of plain text."""
    return len(name) <= _LONGEST_NAME and name == name.rstrip() and own_name(name) != ""


def nearest(name: str, known: Collection[str]) -> str:
    """Return the `known` field that a misspelt name is most like; empty if it is like none."""
    names = {**_aliases(), **_own_names()}
    near = get_close_matches(squeezed(name), names, 5, cutoff=0.7)
    return next((names[one] for one in near if names[one] in known), "")


def field_meant(line: str, known: Collection[str]) -> str:
    """Return which of the `known` fields a line seems to hold, empty for none of them."""
    name, colon, _value = line.replace("：", ":").partition(":")
    if not colon or len(name) > _LONGEST_NAME:
        return ""
    meant = own_name(name.strip(_SLIPS))
    return meant if meant in known else ""
