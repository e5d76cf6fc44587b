"""Alphabetical order: sections, topics and authors as a reader expects to find them.

A key of our own, for want of a library that fits. PyICU, which has the rule, comes without wheels
(a compiler and ICU's headers, or Debian's own Python); its repackaged wheels weigh 15 MB to sort a
few hundred names; pyuca (wheel, pure Python) knows no language's rules, so ă and â would sort with
a. The order is CLDR's for Vietnamese, and the tests hold the key to what ICU 78 answers, but for
numbers, which we sort by value.
"""

import re
import unicodedata
from functools import lru_cache

from newsroom.language.locales.registry import locale_of
from newsroom.language.normalisation import normalise
from newsroom.language.typography.syllables import TONES, unify_tones

SortKey = tuple[str, str, str]
"""Letters, then accents, then case, small before capital: each counts where those before it tie."""

_LATIN = "abcdefghijklmnopqrstuvwxyz"
# Above every ASCII sign, so that "Sở Y tế" comes before "Sở Y tế dự phòng" and digits before
# letters; below every other script.
_FIRST_LETTER = 0x80
_NUMBER = re.compile(r"\d+")
_FAMILY_NAME_FIRST = frozenset({"zh", "ja", "ko", "hu"})


def _padded(match: re.Match[str]) -> str:
    return match[0].lstrip("0").zfill(12)


@lru_cache(maxsize=4096)
def _weights(letter: str, language: str) -> tuple[str, str]:
    """Return the (letter, accent) weights of one lower-case character."""
    its = locale_of(language)
    alphabet = its.alphabet or _LATIN
    decomposed = unicodedata.normalize("NFD", letter)
    base, marks = decomposed[0], decomposed[1:]
    kept = [mark for mark in marks if mark in its.letter_marks]
    whole = unicodedata.normalize("NFC", base + "".join(kept))
    if whole == "đ" and "đ" not in alphabet:
        whole = "d"
    place = alphabet.find(whole)
    if place < 0:
        return letter, "0"
    tones = [mark for mark in marks if mark not in kept]
    if not tones:
        return chr(_FIRST_LETTER + place), "0"
    return chr(_FIRST_LETTER + place), str(TONES.find(tones[0]) + 1 or 9)


def sort_key(text: str, locale: str) -> SortKey:
    """Return the key that sorts `text` in the alphabetical order of the locale's language.

    In Vietnamese a ă â b c d đ e ê … o ô ơ … u ư are letters of their own; tones count only between
    texts of the same letters, in dictionary order (ba bà bả bã bá bạ). Word comes before longer
    word, numbers count by their value (Quận 2, Quận 10), and capitals do not matter. Every other
    language gets the Latin alphabet, accents second.
    """
    language = re.split("[-_]", locale)[0]
    plain = unify_tones(normalise(text))
    pairs = [_weights(char, language) for char in _NUMBER.sub(_padded, plain).lower()]
    return "".join(pair[0] for pair in pairs), "".join(pair[1] for pair in pairs), plain.swapcase()


def author_sort_key(name: str, locale: str) -> tuple[SortKey, SortKey]:
    """Return the key that sorts people by the last word of their name, then by the rest of it.

    The last word is the given name in Vietnamese and the family name in English: what either
    reader looks up. Languages that write the family name first are sorted by the name as it stands.
    """
    if re.split("[-_]", locale)[0] in _FAMILY_NAME_FIRST:
        return sort_key(name, locale), sort_key("", locale)
    rest, _, last = " ".join(name.split()).rpartition(" ")
    return sort_key(last, locale), sort_key(rest, locale)


def initial(name: str, locale: str, *, is_person: bool) -> str:
    """Return the capital letter of the locale's alphabet under which an index has a name.

    In Vietnamese Ă, Â, Đ, Ê, Ô, Ơ and Ư are letters of their own; tones and other accents are
    none. Numbers and signs stand under `#`. A person stands where `author_sort_key` looks.
    """
    language = re.split("[-_]", locale)[0]
    is_last = is_person and language not in _FAMILY_NAME_FIRST
    word = " ".join(name.split()).rpartition(" ")[2] if is_last else name.strip()
    if not word or not word[0].isalpha():
        return "#"
    its = locale_of(language)
    decomposed = unicodedata.normalize("NFD", normalise(word)[0].lower())
    kept = [mark for mark in decomposed[1:] if mark in its.letter_marks]
    whole = unicodedata.normalize("NFC", decomposed[0] + "".join(kept))
    alphabet = its.alphabet or _LATIN
    if whole == "đ" and "đ" not in alphabet:
        whole = "d"
    return whole.upper()
