"""Tags of languages as BCP 47 writes them: `vi`, `fr-FR`, `zh-Hant`."""

import re
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?")


@lru_cache(maxsize=64)
def locale_of_tag(tag: str) -> Locale:
    """Return what CLDR knows of a language; ValueError or UnknownLocaleError if it knows nothing.

    A region that CLDR has not under this language (`vi-FR`) is left aside.
    """
    try:
        return Locale.parse(tag.replace("_", "-"), sep="-")
    except UnknownLocaleError:
        return Locale.parse(tag.replace("_", "-").partition("-")[0], sep="-")


def canonical_tag(text: str) -> str:
    """Return a tag in its usual letters, `FR_fr` as `fr-FR`; empty for what names no language.

    A language is one that CLDR has dates and numbers for: no page can be made in any other.
    """
    if not _TAG.fullmatch(text):
        return ""
    try:
        locale_of_tag(text)
    except (ValueError, UnknownLocaleError):
        return ""
    language, *rest = re.split("[-_]", text)
    parts = [part.title() if len(part) == 4 else part.upper() for part in rest]
    return "-".join([language.lower(), *parts])


@lru_cache(maxsize=64)
def with_territory(tag: str) -> str:
    """Return a language with its territory, as Open Graph has it: `vi` as `vi_VN`.

    Where the tag names none, it is the one in which most who speak it live (CLDR).
    """
    locale = locale_of_tag(tag)
    likely = get_global("likely_subtags").get(locale.language, locale.language)
    territory = locale.territory or str(likely).rpartition("_")[2]
    return f"{locale.language}_{territory}"


def is_right_to_left(tag: str) -> bool:
    """Return whether a language is written from right to left."""
    return str(locale_of_tag(tag).text_direction) == "rtl"
