"""Words as search knows them: what of a text is a word, how it folds, and its true form.

The script theme/static/js/search-words.js does the same to what readers type; a test runs both.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from newsroom.language.folding import fold
from newsroom.language.normalisation import normalise
from newsroom.language.typography.syllables import TONES

# Scripts that part no words: each sign is a word, and pairs of neighbours do the rest.
_UNPARTED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(
    r"[0-9]{1,3}(?:[.,][0-9]{3})+(?![^\W_])"  # 1.200.000
    r"|(?<![^\W_])[A-Za-z](?:\+\+|#)(?![^\W_])"  # C++, C#
    rf"|[{_UNPARTED}]"
    rf"|(?:[^\W_{_UNPARTED}]+|[\u0300-\u036f]+)+",
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
_ZERO_FIRST = re.compile(r"0[0-9]")
_TONES = re.compile(f"[{TONES}]")
LONGEST = 40
"""Letters of a word that count: nobody types more, and a stray line of code is no word."""


class Word(NamedTuple):
    """A word as it is looked up, and as it was written but for capitals.

    `form` is empty where the word is written as it folds. Both placements of a tone (hoà, hòa)
    have one form.
    """

    folded: str
    form: str


def words(text: str) -> list[Word]:
    """Return the words of a text, in order.

    "Đường" folds to "duong". Numbers lose what parts their thousands (1.200.000 is 1200000), days
    and months the zero in front (03 is 3). "C++" and "C#" are words. A text of one's own is
    normalised first: letters that are not composed would be taken apart.
    """
    return [_word(found) for found in _WORD.findall(normalise(text))]


@lru_cache(maxsize=1 << 15)
def _word(written: str) -> Word:
    if _GROUPED.fullmatch(written):
        written = written.replace(".", "").replace(",", "")
    elif _ZERO_FIRST.fullmatch(written):
        written = written[1:]
    folded = fold(written).replace(" ", "")[:LONGEST]
    lowered = unicodedata.normalize("NFD", written.lower())
    form = _TONES.sub("", lowered) + "".join(_TONES.findall(lowered))
    return Word(folded, "" if form == folded else form)
