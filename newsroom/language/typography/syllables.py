"""The Vietnamese syllable: what one may look like, and on which of its vowels the tone is written.

Two placements are current: "hoà, thuý" sets the tone on the main vowel, "hòa, thúy" in the middle
of the word. Both are right, an archive holds both, and they must compare as equal.
"""

import re
import unicodedata
from functools import lru_cache

from newsroom.language.patterns import lazy_pattern

TONES = "\u0300\u0309\u0303\u0301\u0323"
"""The combining tone marks in dictionary order: huyền, hỏi, ngã, sắc, nặng."""

_WORD = re.compile(r"[^\W\d_]+")
_ONSETS = (
    *("ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr"),
    *("b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "q", "r", "s", "t", "v", "x", ""),
)
# Every rime of the standard language without its tone; "gi" and "qu" have given their i and u to
# the onset. Rimes that end in c, ch, p or t bear only sắc and nặng.
_RIME_TABLE = """
    a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in
    inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen
    oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng
    uât uây uc uê uêch uên uênh uêt ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên
    uyêt uyn uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y yêm yên yêng yêt yêu ynh
"""
_RIMES = frozenset(_RIME_TABLE.split())
_STOPPED = ("c", "ch", "p", "t")
_TONED_TWO_VOWELS = lazy_pattern(
    "[aeiouyăâêôơư][àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]"
    "|[àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ][aeiouyăâêôơư]",
    re.IGNORECASE,
)


def split_tone(word: str) -> tuple[str, str]:
    """Return a word without its tone mark, and the mark, "" if it has none.

    No syllable has two: of such a word the first is parted, and the letters keep the others.
    """
    tone = ""
    letters = []
    for char in unicodedata.normalize("NFD", word):
        if char in TONES and not tone:
            tone = char
        else:
            letters.append(char)
    return unicodedata.normalize("NFC", "".join(letters)), tone


def _onset(letters: str) -> str:
    """Return the onset of a toneless lower-case syllable; "gì", "gìn" keep their i as the vowel."""
    onset = next(onset for onset in _ONSETS if letters.startswith(onset))
    rest = letters[len(onset) :]
    if onset == "gi" and not (rest and rest[0] in "aăâeêioôơuư"):
        return "g"
    return onset


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Return whether `word` is spelt as a Vietnamese syllable, in either tone placement."""
    letters, tone = split_tone(word.lower())
    onset = _onset(letters)
    rime = letters[len(onset) :]
    if onset == "gi" and rime.startswith("ê"):
        rime = "i" + rime
    if rime not in _RIMES:
        return False
    return (tone != "" and tone in "\u0301\u0323") or not rime.endswith(_STOPPED)


def _main_vowel(letters: str) -> int:
    """Return the index of the letter that bears the tone in a toneless lower-case syllable."""
    start = len(_onset(letters))
    end = start
    while end < len(letters) and letters[end] in "aăâeêioôơuưy":
        end += 1
    marked = [index for index in range(start, end) if letters[index] in "ăâêôơư"]
    if marked:
        return marked[-1]
    vowels = letters[start:end]
    if end < len(letters):
        return end - 1
    if len(vowels) == 3 or vowels in {"oa", "oe", "uy"}:
        return start + 1
    return start


@lru_cache(maxsize=8192)
def _with_tone_on_main_vowel(word: str) -> str:
    letters, tone = split_tone(word)
    if not tone or not is_syllable(word):
        return word
    place = _main_vowel(letters.lower())
    return unicodedata.normalize("NFC", f"{letters[: place + 1]}{tone}{letters[place + 1 :]}")


def unify_tones(text: str) -> str:
    """Return NFC `text` with every tone on the main vowel (hòa to hoà, thúy to thuý, qúy to quý).

    For comparing only: what is printed stays as written. Words that are no Vietnamese syllable
    (café) are left alone.
    """
    if text.isascii() or not _TONED_TWO_VOWELS.search(text):
        return text
    return _WORD.sub(lambda match: _with_tone_on_main_vowel(match[0]), text)
