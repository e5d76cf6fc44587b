"""Capitals in the running text: one `<span class="caps">` for a whole run, whatever its letters."""

import re
import unicodedata

from newsroom.language.patterns import lazy_pattern
from newsroom.language.typography.markup import BLOCK, END

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


_WORD = lazy_pattern(rf"[{CAPITALS}][{CAPITALS}'’./-]*")
_LONGEST_RUN = 4  # words: a fifth one and it is a line that is shouted


def wrap_capitals(text: str) -> str:
    """Return `text` with each run of capitals (HĐND, TP.HCM, ĐÀ NẴNG) in a span of its own.

    A whole line that is shouted gets none: smaller capitals would whisper it.
    """
    pieces: list[str] = []
    position = end_of_block = 0
    is_shouted = False
    for run in _RUN.finditer(text):
        if run.start() >= end_of_block:
            start, end_of_block = _block_around(text, run.start())
            block = text[start:end_of_block]
            is_shouted = block == block.upper() and len(_WORD.findall(block)) > _LONGEST_RUN
        if not is_shouted and run[0].count(" ") + run[0].count("\u00a0") < _LONGEST_RUN:
            pieces += [text[position : run.start()], f'<span class="caps">{run[0]}</span>']
            position = run.end()
    return "".join([*pieces, text[position:]]) if pieces else text


def _block_around(text: str, place: int) -> tuple[int, int]:
    """Return where the block begins and ends in which `place` is."""
    ends = [end for edge in (BLOCK, END) if (end := text.find(edge, place)) >= 0]
    return max(text.rfind(edge, 0, place) for edge in (BLOCK, END)) + 1, min(
        ends, default=len(text)
    )
