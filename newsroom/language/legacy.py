"""Encodings of Vietnamese before Unicode, as old newspaper archives hold them.

TCVN3 (the ABC fonts, .VnTime) and VNI are tables here: PyPI has no maintained codec for either
(viparse, a loader of documents for language models, has tables within, for text, not bytes). The
first was compared with iconv's TCVN5712-1, the second with that of xvnkb. Windows-1258 is Python's
own codec. An encoding is recognised by what it makes of the bytes: Vietnamese syllables, or not;
where the evidence is thin or two readings are possible, the answer is None.
"""

import codecs
import re
from enum import Enum

from newsroom.language.normalisation import normalise
from newsroom.language.typography.syllables import is_syllable


class Encoding(Enum):
    """An encoding that an archive file may be in; the value is its name among Vietnamese users."""

    UTF_8 = "UTF-8"
    TCVN3 = "TCVN3"
    VNI = "VNI"
    WINDOWS_1258 = "Windows-1258"


# One byte a letter. Capitals with a tone do not exist: the ABC fonts have a second font for them
# (.VnTimeH), so that a headline in capitals is stored, and read here, in small letters.
_TCVN3_LETTERS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
_UNDEFINED = "\ufffe"
"""What Python's charmap codec takes for a byte without a meaning."""


def _tcvn3_table() -> str:
    """Return the character of each of the 256 bytes: ASCII, Windows' quotes and dashes, letters."""
    table = [chr(code) if code < 0x80 else _UNDEFINED for code in range(0x100)]
    for code in (0x85, *range(0x91, 0x98)):
        table[code] = bytes([code]).decode("cp1252")
    for start, letters in _TCVN3_LETTERS.items():
        table[start : start + len(letters)] = letters
    return "".join(table)


_TCVN3 = _tcvn3_table()

# A base letter, then a byte for its marks, as the fonts drew them; both have one case. Named by the
# Windows-1252 character that shows when the font is missing.
_VNI_MARKS = {
    "a": dict(zip("øûõùïâàåãáäêèúüéë", "àảãáạâầẩẫấậăằẳẵắặ", strict=True)),
    "e": dict(zip("øûõùïâàåãáä", "èẻẽéẹêềểễếệ", strict=True)),
    "o": dict(zip("øûõùïâàåãáä", "òỏõóọôồổỗốộ", strict=True)),
    "ô": dict(zip("øûõùï", "ờởỡớợ", strict=True)),
    "u": dict(zip("øûõùï", "ùủũúụ", strict=True)),
    "ö": dict(zip("øûõùï", "ừửữứự", strict=True)),
    "y": dict(zip("øûõù", "ỳỷỹý", strict=True)),
}
_VNI_SINGLES = dict(zip("ìæóíòîñôö", "ìỉĩíịỵđơư", strict=True))
_VNI_PAIRS = {
    base + mark: letter for base, marks in _VNI_MARKS.items() for mark, letter in marks.items()
}
_VNI = {**_VNI_PAIRS, **_VNI_SINGLES}
_VNI |= {shown.upper(): letter.upper() for shown, letter in _VNI.items()}
_VNI |= {shown[0].upper() + shown[1:]: letter.upper() for shown, letter in _VNI_PAIRS.items()}
_VNI_SEQUENCE = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

# ASCII letters and all that lies beyond ASCII: read in the wrong encoding, a word holds signs.
_WORD = re.compile(r"[^\x00-@\[-`{-\x7f“”‘’–—…]+")
# Real text reads as syllables but for a foreign name; a wrong table makes some by chance.
_CONVINCING = 0.9
_HOPELESS = 0.6
_FEWEST_WORDS = 3


def decode(data: bytes, encoding: Encoding) -> str:
    """Return the text of `data`, normalised; a byte that the encoding lacks becomes U+FFFD."""
    if encoding is Encoding.TCVN3:
        text, _ = codecs.charmap_decode(data, "replace", _TCVN3)
    elif encoding is Encoding.VNI:
        shown = data.decode("cp1252", errors="replace")
        text = _VNI_SEQUENCE.sub(lambda match: _VNI[match[0]], shown)
    else:
        codec = "utf-8" if encoding is Encoding.UTF_8 else "cp1258"
        text = data.decode(codec, errors="replace")
    return normalise(text)


def _share_of_syllables(text: str) -> float:
    """Return how many of the words with a letter outside ASCII are Vietnamese syllables, 0 to 1.

    0 also where such words are too few to tell, or where a byte has no meaning.
    """
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    if len(words) < _FEWEST_WORDS or "\ufffd" in text:
        return 0.0
    return sum(map(is_syllable, words)) / len(words)


def recognise(data: bytes) -> Encoding | None:
    """Return the one encoding in which `data` is Vietnamese text, None if none or several are.

    UTF-8 (and so ASCII) is recognised by its form, the others by their syllables: three accented
    words are enough if only one reading makes sense of them.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return Encoding.UTF_8
    shares = {
        encoding: _share_of_syllables(decode(data, encoding))
        for encoding in (Encoding.TCVN3, Encoding.VNI, Encoding.WINDOWS_1258)
    }
    best, second = sorted(shares, key=lambda encoding: shares[encoding], reverse=True)[:2]
    if shares[best] >= _CONVINCING and shares[second] < _HOPELESS:
        return best
    return None
