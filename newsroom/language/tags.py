"""Tags of languages as BCP 47 writes them: `vi`, `fr-FR`, `zh-Hant`."""

import re
from functools import lru_cache

from newsroom.language.cldr.lookup import cldr_of
from newsroom.language.cldr.written_down import WRITTEN_DOWN
from newsroom.language.patterns import lazy_pattern

_TAG = lazy_pattern(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?")


def canonical_tag(text: str) -> str:
    """Return a tag in its usual letters, `FR_fr` as `fr-FR`; empty for what names no language.

    A language is one that CLDR has dates and numbers for: no page can be made in any other.
    """
    if text in WRITTEN_DOWN:
        return text
    if not _TAG.fullmatch(text):
        return ""
    from newsroom.language.cldr.babel_data import is_known  # noqa: PLC0415  (loads Babel)

    if not is_known(text):
        return ""
    language, *rest = re.split("[-_]", text)
    parts = [part.title() if len(part) == 4 else part.upper() for part in rest]
    return "-".join([language.lower(), *parts])


@lru_cache(maxsize=64)
def with_territory(tag: str) -> str:
    """Return a language with its territory, as Open Graph has it: `vi` as `vi_VN`.

    Where the tag names none, it is the one in which most who speak it live (CLDR).
    """
    known = cldr_of(tag)
    return f"{known.language}_{known.territory}"


def is_right_to_left(tag: str) -> bool:
    """Return whether a language is written from right to left."""
    return cldr_of(tag).is_right_to_left
