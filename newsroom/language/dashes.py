"""Dashes and the ellipsis: – between spaces and years, — for two hyphens, … for three points."""

import re

from newsroom.language.markup import BLOCK, INLINE

_SPACE = " \u00a0"
# A hyphen between spaces is a dash that the keyboard lacks; at the start of a line it opens speech.
_SPACED = re.compile(f"(?<![^{_SPACE}\n{BLOCK}{INLINE}])-(?=[{_SPACE}])")
_YEARS = re.compile(r"(?<![\w./-])((?:1[89]|20)\d\d)-(?=(?:1[89]|20)\d\d(?![\w/-]|\.\d))")
_DOUBLE = re.compile("(?<![-<!])-{2,3}(?![->])")
_POINTS = re.compile(r"(?<!\.)\.{3}(?!\.)")


def set_dashes(text: str) -> str:
    """Return `text` with its dashes and ellipses set; rows of hyphens or points are left alone.

    Only what stands for a dash changes: in Covid-19, NQ-TW, 0227-3731 the hyphen is meant.
    """
    if "-" in text:
        if "--" in text:
            text = _DOUBLE.sub("—", text)
        if "- " in text or "-\u00a0" in text:
            text = _SPACED.sub("–", text)
        text = _YEARS.sub(r"\1–", text)
    if "..." in text:
        text = _POINTS.sub("…", text)
    return text
