"""Slugs: the readable end of an address, from a title, a topic or a name."""

import re
from functools import cache, lru_cache
from hashlib import blake2b

from unidecode import unidecode

from newsroom.language.folding import fold
from newsroom.language.locales.registry import locale_of
from newsroom.language.normalisation import normalise

LONGEST = 80
"""Characters in the longest slug: enough for a headline, short enough to be shared whole."""

LONGEST_WRITTEN = 150
"""Characters in the longest slug that is taken from a person or another system as it is."""

_WRITTEN = re.compile(r"-*[a-z0-9][a-z0-9-]*", re.ASCII)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_PARTS = re.compile(r"[a-z0-9]+", re.ASCII)
_CONTRACTION = re.compile(r"(?<=[a-z])['’](?=(?:s|t|re|ve|ll|d|m)\b)")

# Names that are nothing without their mark, whatever the language around them.
_NAMES = (
    (re.compile(r"(?<![a-z0-9])([a-z])\+\+"), r"\1 plus plus "),
    (re.compile(r"(?<![a-z0-9])([a-z])#"), r"\1 sharp "),
)


@cache
def _table(language: str) -> dict[int, str]:
    return str.maketrans(dict(locale_of(language).signs))


def is_written_slug(text: str) -> bool:
    """Return whether a person may give an item this slug, such as one of an older system's.

    It is taken as it is: up to 150 letters, digits and hyphens, at least one of them no hyphen.
    """
    return len(text) <= LONGEST_WRITTEN and _WRITTEN.fullmatch(text) is not None


def is_slug(text: str) -> bool:
    """Return whether `text` can stand in an address as it is."""
    return len(text) <= LONGEST and _SLUG.fullmatch(text) is not None


# An archive has some hundred topics and authors, which stand on every article.
@lru_cache(maxsize=1 << 12)
def slugify(text: str, language: str) -> str:
    """Return the slug of `text`: ASCII letters, digits and single hyphens, at most 80 characters.

    Signs that are read aloud are spelt out in `language` ("50%" gives "50-phan-tram" in
    Vietnamese), other scripts are transliterated, emoji and punctuation go. A long slug is cut
    between words, so "Quận 12" never becomes "Quận 1". Never empty: a text without a letter or
    digit gets a slug from its own hash, the same on every machine. Stable: a slug is its own slug.
    """
    folded = _CONTRACTION.sub("", fold(text))
    for name, spelling in _NAMES:
        folded = name.sub(spelling, folded)
    folded = folded.translate(_table(language))
    if not folded.isascii():
        folded = unidecode(folded).lower()
    slug = "-".join(_PARTS.findall(folded))
    if len(slug) > LONGEST:
        slug = slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]
    return slug or f"item-{blake2b(normalise(text).encode(), digest_size=4).hexdigest()}"
