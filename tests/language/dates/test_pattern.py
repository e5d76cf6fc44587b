"""Dates by CLDR's patterns are printed as Babel prints them."""

from datetime import datetime

import pytest

from newsroom.language.cldr.babel_data import patterns_of, printed_by_babel
from newsroom.language.dates.pattern import printed
from newsroom.language.locales.registry import all_locales

MOMENTS = [datetime(2019, 3, 11, 20, 3), datetime(1968, 12, 1, 9, 59), datetime(2000, 7, 30)]
LANGUAGES = (
    *("ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "en-US", "es", "et", "eu", "fa", "fi"),
    *("fr", "fr-CA", "he", "hi", "hu", "hy", "id", "it", "ja", "ka", "km", "ko", "lo", "lt", "nb"),
    *("nl", "pl", "pt-BR", "ru", "sr", "sw", "ta", "th", "tr", "uk", "ur", "vi", "zh-Hant"),
)
MADE_UP = [
    "''yy 'giờ' HH''mm",
    "d 'o''clock' MMMMM",
    "EEEEEE EE EEEEE L LLL",
    "G y QQQ hh a",
    "5%d%",
]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_dates_are_printed_as_babel_prints_them(tag):
    own = [one.printed_dates for one in all_locales().values() if one.printed_dates]

    for pattern in {*patterns_of(tag), *MADE_UP, *(one for many in own for one in many)}:
        for moment in MOMENTS:
            assert printed(pattern, moment, tag) == printed_by_babel(pattern, moment, tag), pattern
