"""Numbers as the locale writes them: 1.234 and 12,5 in Vietnamese, 1,234 and 12.5 in English."""

from functools import lru_cache

from babel.numbers import format_decimal as _format_decimal

from newsroom.language.tags import locale_of_tag


@lru_cache(maxsize=4096)
def format_count(number: int, locale: str) -> str:
    """Return a whole number with the locale's group separator."""
    return _format_decimal(number, locale=locale_of_tag(locale))


@lru_cache(maxsize=4096)
def format_decimal(number: float, locale: str) -> str:
    """Return a number with the locale's separators and at most three decimals, as CLDR has it."""
    return _format_decimal(number, locale=locale_of_tag(locale))
