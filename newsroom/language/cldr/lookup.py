"""CLDR's data of a language: written down here, or as Babel brings them."""

from functools import lru_cache

from newsroom.language.cldr.record import Cldr
from newsroom.language.cldr.written_down import WRITTEN_DOWN


@lru_cache(maxsize=64)
def cldr_of(tag: str) -> Cldr:
    """Return what CLDR knows of a language; ValueError or UnknownLocaleError if it knows nothing.

    A region that CLDR has not under this language (`vi-FR`) is left aside.
    """
    if tag in WRITTEN_DOWN:
        return WRITTEN_DOWN[tag]
    from newsroom.language.cldr.babel_data import cldr_of_babel  # noqa: PLC0415  (loads Babel)

    return cldr_of_babel(tag)
