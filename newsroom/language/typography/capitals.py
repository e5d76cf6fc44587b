"""Capitals in the running text: one `<span class="caps">` for a whole run, whatever its letters."""

import re
import unicodedata

CAPITALS = "".join(
    chr(code)
    for block in (range(0x41, 0x250), range(0x1E00, 0x1F00))
    for code in block
    if unicodedata.category(chr(code)) == "Lu"
)
"""Every capital letter of the Latin script, for a character class."""

_ACCENTED = "".join(letter for letter in CAPITALS if letter > "Z")
_SIGN = f"[{CAPITALS}0-9]"
_LINK = "[./'’-]"
# Two capitals, side by side or with digits or one link between, and what hangs on: NTM, H5N1, Đ/C,
# TP.HCM, QĐ-UBND, COVID-19.
_SECOND = f"[0-9]*{_LINK}?[{CAPITALS}]{_SIGN}*(?:{_LINK}{_SIGN}+)*(?!\\w)"
_NEXT = f"[ \u00a0][{CAPITALS}]{_SECOND}"
# An accented capital alone is a word (Ô TÔ, Ở HÀ NỘI), a plain one an initial (ông A).
_RUN = re.compile(
    f"[{CAPITALS}](?<![\\w&#].)"
    f"(?:{_SECOND}|(?<=[{_ACCENTED}]){_NEXT})"
    f"(?:(?:[ \u00a0][{_ACCENTED}])?{_NEXT})*"
)


def wrap_capitals(text: str) -> str:
    """Return `text` with each run of capitals (HĐND, TP.HCM, ĐÀ NẴNG) in a span of its own."""
    return _RUN.sub(r'<span class="caps">\g<0></span>', text)
