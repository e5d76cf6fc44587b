"""One spelling for one text: Unicode's composed form, and nothing in it that cannot be seen.

Everything that enters (front matter, bodies, file names, settings) passes `normalise` at the door,
so that no other module has to think of decomposed letters or of what Word leaves in a paste.
"""

import re
import unicodedata

_EMOJI = "\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
# Zero-width space, non-joiner and joiner, word joiner, byte order mark, soft hyphen. A joiner after
# an emoji stays: it is what makes one picture of several (👩‍🌾), and dropping it changes the text.
_UNSEEN = re.compile(rf"[\u200b\u200c\u2060\ufeff\u00ad]|(?<![{_EMOJI}])\u200d")
_FIXED_SPACES = re.compile("[\u00a0\u2007\u202f]")


def normalise(text: str) -> str:
    """Return `text` in NFC, without invisible characters, its no-break spaces made plain ones.

    The typographer sets no-break spaces again where the rules want them; in names and titles they
    would make two of one. Tone placement (hoà, hòa) stays as written: see `unify_tones`.
    Directional marks stay too, for they carry meaning in the scripts that use them.
    """
    if text.isascii():
        return text
    text = _FIXED_SPACES.sub(" ", _UNSEEN.sub("", text))
    return unicodedata.normalize("NFC", text)
