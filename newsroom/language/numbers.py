"""Numbers as the locale writes them: 1.234 and 12,5 in Vietnamese, 1,234 and 12.5 in English."""

from functools import lru_cache

from newsroom.language.cldr.written_down import WRITTEN_DOWN


@lru_cache(maxsize=4096)
def format_count(number: int, locale: str) -> str:
    """Return a whole number with the locale's group separator."""
    if locale in WRITTEN_DOWN:  # all of these part every thousand
        return f"{number:,}".replace(",", WRITTEN_DOWN[locale].group_sign)
    return format_decimal(number, locale)


@lru_cache(maxsize=4096)
def format_decimal(number: float, locale: str) -> str:
    """Return a number with the locale's separators and at most three decimals, as CLDR has it."""
    from newsroom.language.cldr.babel_data import decimal_by_babel  # noqa: PLC0415  (loads Babel)

    return decimal_by_babel(number, locale)
