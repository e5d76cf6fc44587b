"""Minutes to read: by the words of a text, at the pace of its language."""

from hypothesis import given
from hypothesis import strategies as st

from newsroom.language.locales.registry import locale_of
from newsroom.language.reading_time import minutes_to_read

words = st.lists(st.text("aăâeêđ", min_size=1, max_size=5), min_size=1, max_size=900)


@given(words, st.sampled_from([" ", "\n", "\u00a0", "\u202f"]), st.sampled_from(["vi", "en", "fr"]))
def test_a_text_is_read_at_the_pace_of_its_language(some, space, language):
    pace = locale_of(language).words_a_minute

    assert minutes_to_read(space.join(some), language) == max(1, round(len(some) / pace))


def test_scripts_without_spaces_are_read_by_their_letters():
    pace = locale_of("vi").words_a_minute
    letters = "稲" * (2 * 3 * pace)

    assert minutes_to_read(letters, "vi") == 3


def test_nothing_is_read_in_less_than_a_minute():
    assert minutes_to_read("", "vi") == 1
