"""How long people read a text: by the number of its words, at the pace of its language."""

import re

from newsroom.language.locales.registry import locale_of

# Scripts that put no spaces between words: Thai, Lao, Khmer, Burmese, kana, ideographs.
_UNPARTED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_A_WORD = 2  # letters of these scripts count as a word, taken all in all


def minutes_to_read(text: str, language: str) -> int:
    """Return in how many minutes a text is read silently; at least one.

    Words are what spaces part: syllables, in Vietnamese. The paces are those of the locales.
    """
    unparted = len(_UNPARTED.findall(text)) if not text.isascii() else 0
    words = len(text.split()) + unparted // _A_WORD
    return max(1, round(words / locale_of(language).words_a_minute))
