"""Folding: what search, lookups and the hunt for duplicates compare instead of the text."""

import re
import unicodedata

from newsroom.language.normalisation import normalise

_MARKS = re.compile("[\u0300-\u036f]+")
_STROKED = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})


def fold(text: str) -> str:
    """Return `text` in lower case, without diacritics, its words parted by single spaces.

    "duong" finds "đường" and "nguyen van duc" finds "Nguyễn  Văn Đức"; both tone placements (hoà,
    hòa) fold to one. Compatibility forms fold to plain ones (m² to m2, ﬁ to fi). Punctuation stays:
    what a word is, the caller knows. Eth folds like đ, for old converters wrote one for the other.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    bare = unicodedata.normalize("NFKD", normalise(text).translate(_STROKED))
    return " ".join(_MARKS.sub("", _MARKS.sub("", bare).casefold()).split())
