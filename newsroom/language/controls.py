"""Control characters that were letters once: Windows-1252 read as if it were Latin-1.

Its quotation marks, dashes and the like lie where Unicode has control characters that nobody uses
(U+0080 to U+009F). A text that was converted by a careless program still has them there. HTML
reads them as Windows-1252 too (html.spec.whatwg.org/#numeric-character-reference-end-state).
"""

import re

from newsroom.language.patterns import lazy_pattern

_UNUSED = "\x81\x8d\x8f\x90\x9d"  # to which Windows-1252 has no letter
_C1 = "".join(letter for letter in map(chr, range(0x80, 0xA0)) if letter not in _UNUSED)
_MEANT = str.maketrans(_C1, _C1.encode("latin-1").decode("cp1252"))
_FIRST = lazy_pattern(rb"\xc2[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]")  # in UTF-8


def first_control(data: bytes) -> re.Match[bytes] | None:
    """Return the first control character, in UTF-8, that was a letter; None if there is none."""
    return _FIRST.search(data) if b"\xc2" in data else None


def letters_of_controls(text: str) -> str:
    r"""Return a text with the letters that such control characters were: `it\x92s` is `it’s`."""
    return text.translate(_MEANT)
