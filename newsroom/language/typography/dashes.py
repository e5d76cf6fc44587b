"""Dashes and the ellipsis: – between spaces and years, — for two hyphens, … for three points."""

import re

from newsroom.language.typography.markup import BLOCK, END, INLINE

# Each pattern begins with the character that it replaces and looks back from there: so it is found
# by a search for that character (4 µs an article, 90 the other way round).
_SPACE = " \u00a0"
# A hyphen between spaces is a dash that the keyboard lacks; at the start of a line it opens speech.
_SPACED = re.compile(f"-(?<![^{_SPACE}\n{BLOCK}{END}{INLINE}].)(?=[{_SPACE}])")
_YEARS = re.compile(r"-(?<=(?:1[89]|20)\d\d-)(?<![\w./-]\d{4}-)(?=(?:1[89]|20)\d\d(?![\w/-]|\.\d))")
_DOUBLE = re.compile("--(?<![-<!]--)-?(?![->])")
_POINTS = re.compile(r"\.\.\.(?<!\.\.\.\.)(?!\.)")


def set_dashes(text: str) -> str:
    """Return `text` with its dashes and ellipses set; rows of hyphens or points are left alone.

    Only what stands for a dash changes: in Covid-19, NQ-TW, 0227-3731 the hyphen is meant.
    """
    if "..." in text:
        text = _POINTS.sub("…", text)
    if "-" in text:
        if "--" in text:
            text = _DOUBLE.sub("—", text)
        if "- " in text or "-\u00a0" in text:
            text = _SPACED.sub("–", text)
        text = _YEARS.sub("–", text)
    return text
