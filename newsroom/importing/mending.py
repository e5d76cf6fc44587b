"""Text of old systems put right: residue of encodings, entities in fields, unseen characters."""

import re
import unicodedata
from html import unescape

from newsroom.language.normalisation import normalise

# Windows-1252 in a text that was declared Latin-1: the C1 controls that no text has.
_RESIDUE = re.compile("[\x80-\x9f]")
# UTF-8 that was read as Windows-1252 and stored as UTF-8 again: `Ã©` for `é`, `áº¿` for `ế`.
_TWICE_ENCODED = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]+")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
# What the reader of content files refuses in fields (content.limits): reading marks, fillers,
# private letters.
_UNSEEN = re.compile(
    "[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\uffff\ue000-\uf8ff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_REFERENCE = re.compile(r"&#(?:[xX](?P<hex>[0-9a-fA-F]{1,6})|(?P<decimal>\d{1,7}));")
_TAG = re.compile(r"<[^<>]*>")


def mended(text: str) -> str:
    r"""Return `text` in NFC with plain line ends, its encoding put right and controls dropped.

    `\x92` becomes the apostrophe that Windows-1252 meant, `Ã©` the `é` that was encoded twice.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii():
        return _CONTROLS.sub("", text)
    text = _TWICE_ENCODED.sub(_decoded_again, text)
    text = _RESIDUE.sub(_meant_by_windows, text)
    return normalise(_CONTROLS.sub("", text)).replace("\u2028", "\n").replace("\u2029", "\n\n")


def in_a_line(text: str) -> str:
    """Return `text` as the value of a field: a line without tags, entities or unseen characters."""
    plain = _TAG.sub(" ", text) if "<" in text else text
    plain = mended(unescape(unescape(plain)))
    return " ".join(_UNSEEN.sub("", plain).split())


def mended_html(html: str) -> str:
    """Return HTML whose text is put right, its character references to controls too.

    Private-use letters go: the conversion keeps them for its own marks.
    """
    if "&#" in html:
        html = _REFERENCE.sub(_referenced, html)
    return _PRIVATE.sub("", mended(html))


def _referenced(match: re.Match[str]) -> str:
    number = int(match["hex"], 16) if match["hex"] else int(match["decimal"])
    is_control = number < 0x20 or 0x7F <= number < 0xA0
    if not is_control and number < 0xD800:
        return match[0]
    if 0x80 <= number < 0xA0:
        return bytes([number]).decode("cp1252", errors="ignore")
    is_letter = 0xE000 <= number <= 0x10FFFF and number & 0xFFFE != 0xFFFE
    return chr(number) if is_letter or number in {9, 10, 13} else ""


def _decoded_again(match: re.Match[str]) -> str:
    """Return the letters that a twice encoded run meant, or the run itself if it meant none."""
    try:
        return _as_windows_bytes(match[0]).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return match[0]


def _as_windows_bytes(text: str) -> bytes:
    return b"".join(
        letter.encode("latin-1") if ord(letter) < 0x100 else letter.encode("cp1252")
        for letter in text
    )


def _meant_by_windows(match: re.Match[str]) -> str:
    return match[0].encode("latin-1").decode("cp1252", errors="ignore")


def is_blank(text: str | None) -> bool:
    """Tell whether a text shows nothing: blanks, no-break spaces, characters without a shape."""
    return not text or all(
        letter.isspace() or unicodedata.category(letter) == "Cf" for letter in text
    )
