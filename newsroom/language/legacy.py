"""Encodings of Vietnamese before Unicode, as old newspaper archives hold them.

TCVN3 (the ABC fonts, .VnTime) and VNI are tables here: PyPI has no maintained codec for bytes in
either. Windows-1258 is Python's own codec. An encoding is recognised by what it makes of the
bytes: real Vietnamese syllables, or not; where two readings are possible, the answer is None.
"""

import re
from enum import Enum

from newsroom.language.normalisation import normalise
from newsroom.language.syllables import is_syllable


class Encoding(Enum):
    """An encoding that an archive file may be in; the value is its name among Vietnamese users."""

    UTF_8 = "UTF-8"
    TCVN3 = "TCVN3"
    VNI = "VNI"
    WINDOWS_1258 = "Windows-1258"


# One byte a letter. Capitals with a tone do not exist: the ABC fonts have a second font for them
# (.VnTimeH), so that a headline in capitals is stored, and read here, in small letters.
_TCVN3 = dict(
    zip(
        bytes.fromhex(
            "a1a2a3a4a5a6a7a8a9aaabacadae"
            "b5b6b7b8b9bbbcbdbec6c7c8c9cacbccced0cfd1d2d3d4d5d6d7d8dcdddedfe1e2e3e4e5e6e7e8e9eaebecedee"
            "eff1f2f3f4f5f6f7f8f9fafbfcfdfe"
        ),
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻéẽẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)

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

_PUNCTUATION_1252 = {code: bytes([code]).decode("cp1252") for code in (*range(0x91, 0x98), 0x85)}
_WORD = re.compile(r"[^\W\d_]+")
_CONVINCING = 0.9
_HOPELESS = 0.6


def _decode_tcvn3(data: bytes) -> str:
    table = {**{code: chr(code) for code in range(0x80)}, **_TCVN3, **_PUNCTUATION_1252}
    return "".join(table.get(byte, "\ufffd") for byte in data)


def _decode_vni(data: bytes) -> str:
    shown = data.decode("cp1252", errors="replace")
    return _VNI_SEQUENCE.sub(lambda match: _VNI[match[0]], shown)


def decode(data: bytes, encoding: Encoding) -> str:
    """Return the text of `data`, normalised; a byte that the encoding lacks becomes U+FFFD."""
    if encoding is Encoding.TCVN3:
        text = _decode_tcvn3(data)
    elif encoding is Encoding.VNI:
        text = _decode_vni(data)
    else:
        codec = "utf-8" if encoding is Encoding.UTF_8 else "cp1258"
        text = data.decode(codec, errors="replace")
    return normalise(text)


def _share_of_syllables(text: str) -> float:
    """Return how many of the words with a letter outside ASCII are Vietnamese syllables, 0 to 1."""
    if "\ufffd" in text:
        return 0.0
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    if not words:
        return 0.0
    return sum(map(is_syllable, words)) / len(words)


def recognise(data: bytes) -> Encoding | None:
    """Return the one encoding in which `data` is Vietnamese text, None if none or several are.

    UTF-8 (and so ASCII) is recognised by its form, the others by their syllables; a few accented
    words are enough where only one reading makes sense of them.
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
