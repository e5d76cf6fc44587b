"""How long people read a text: by the number of its words, at the pace of its language."""

import re
from functools import cache

from newsroom.language.locales.registry import locale_of

_SPACES = (" ", "\n", "\u00a0", "\u202f")
_A_WORD = 2  # letters of these scripts count as a word, taken all in all


@cache
def _unparted() -> re.Pattern[str]:
    """Return what finds letters of Thai, Lao, Khmer, Burmese, kana, ideographs.

    Those scripts put no spaces between words. Compiling takes 1 ms, so not whenever we are loaded.
    """
    return re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def minutes_to_read(text: str, language: str) -> int:
    """Return in how many minutes a text is read silently; at least one.

    Words are what spaces part: syllables, in Vietnamese. Spaces are counted, for to part the words
    takes four times as long. The paces are those of the locales.
    """
    unparted = len(_unparted().findall(text)) if not text.isascii() else 0
    words = sum(map(text.count, _SPACES)) + 1 + unparted // _A_WORD
    return max(1, round(words / locale_of(language).words_a_minute))
