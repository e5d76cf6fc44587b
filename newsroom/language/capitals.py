"""Capitals in the running text: one `<span class="caps">` for a whole run, whatever its letters."""

import re
import unicodedata

_CAPITALS = "".join(
    chr(code)
    for block in (range(0x41, 0x250), range(0x1E00, 0x1F00))
    for code in block
    if unicodedata.category(chr(code)) == "Lu"
)
_SIGN = f"[{_CAPITALS}0-9]"
_LINK = "[./'’-]"
# At least two capitals, next to each other or with digits or one link between: NTM, H5N1, Đ/C.
_WORD = (
    rf"(?:[0-9]+{_LINK})*{_SIGN}*[{_CAPITALS}][0-9]*{_LINK}?[{_CAPITALS}]{_SIGN}*"
    rf"(?:{_LINK}{_SIGN}+)*"
)
_RUN = re.compile(rf"(?<![\w&#]){_WORD}(?:[ \u00a0]{_WORD}(?!\w))*(?!\w)")


def wrap_capitals(text: str) -> str:
    """Return `text` with each run of capitals (HĐND, TP.HCM, ĐÀ NẴNG) in a span of its own."""
    return _RUN.sub(r'<span class="caps">\g<0></span>', text)
