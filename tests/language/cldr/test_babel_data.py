"""What Babel tells of a language does not depend on which others were asked for."""

import pytest

from newsroom.language.cldr.babel_data import cldr_of_babel, locale_of_tag


@pytest.mark.parametrize(
    ("first", "tag", "march"), [("ja", "it", "marzo"), ("fr-CA", "fr", "mars")]
)
def test_languages_are_not_mixed_up(first, tag, march):
    locale_of_tag.cache_clear()
    before = cldr_of_babel(tag)
    locale_of_tag.cache_clear()
    cldr_of_babel(first)

    assert cldr_of_babel(tag) == before
    assert before.months_alone.wide[2] == march
