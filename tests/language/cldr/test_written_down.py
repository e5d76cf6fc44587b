"""What is written down of CLDR's data is what Babel has of them."""

import subprocess
import sys

import pytest

from newsroom.language.cldr.babel_data import cldr_of_babel, decimal_by_babel
from newsroom.language.cldr.written_down import WRITTEN_DOWN
from newsroom.language.locales.registry import all_locales
from newsroom.language.numbers import format_count


def test_it_is_of_languages_that_need_no_dates_of_babel_either():
    printed = {one.language for one in all_locales().values() if one.printed_dates}

    assert WRITTEN_DOWN.keys() <= printed


@pytest.mark.parametrize("language", WRITTEN_DOWN)
def test_it_is_what_babel_says(language):
    assert WRITTEN_DOWN[language] == cldr_of_babel(language)
    for number in (0, 999, 1_000, 12_345, 1_000_000, -1_234):
        assert format_count(number, language) == decimal_by_babel(number, language)


def test_pages_in_these_languages_need_no_babel():
    program = """
import sys
from newsroom.language.dates.date_formatter import DateFormatter
from newsroom.language.numbers import format_count
from newsroom.language.tags import canonical_tag, is_right_to_left, with_territory
for language in ("vi", "en", "fr"):
    show = DateFormatter(canonical_tag(language))
    show.day("2019-03-11"), show.stamp("2019-03-11T20:23"), show.weekdays(), show.months()
    format_count(1234, language), is_right_to_left(language), with_territory(language)
print("babel" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout == "False\n"
