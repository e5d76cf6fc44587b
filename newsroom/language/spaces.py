"""No-break spaces: what must not be parted at the end of a line."""

import re
from functools import lru_cache

from newsroom.language.conventions import CONVENTIONS, Conventions
from newsroom.language.markup import BLOCK, INLINE

NO_BREAK_SPACE = "\u00a0"
_RANGE = re.compile(f"(?<=\\d){INLINE}? – (?={INLINE}?\\d)")
_LAST_GAP = re.compile(f" (?=[^ \u00a0\n{BLOCK}]+\\s*(?:{BLOCK}|$))")


def _alternation(words: tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _capitalised(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple({form for word in words for form in (word, word[0].upper() + word[1:])})


class Binder:
    """Ties words together by one language's conventions."""

    def __init__(self, conventions: Conventions) -> None:
        units = _alternation(conventions.units)
        numbered = _alternation(_capitalised(conventions.before_number))
        titles = _alternation(conventions.before_name)
        self._units = re.compile(rf"(\d{INLINE}?) (?={INLINE}?(?:{units})(?!\w))")
        self._numbered = re.compile(rf"(?<!\w)({numbered}) (?={INLINE}?(?:\d|[IVXLC]+(?!\w)))")
        self._titles = re.compile(rf"(?<!\w)({titles}) (?={INLINE}?[^\W\d_a-z])")

    def bind(self, text: str) -> str:
        """Return `text` with the spaces that its conventions name made no-break ones."""
        glued = rf"\1{NO_BREAK_SPACE}"
        text = self._units.sub(glued, text)
        text = self._numbered.sub(glued, text)
        text = self._titles.sub(glued, text)
        if "–" in text:
            text = _RANGE.sub("\u00a0–\u00a0", text)
        return text


@lru_cache
def binder(language: str) -> Binder:
    """Return the binder of a language; one without conventions of its own ties nothing."""
    nothing = Conventions(units=("%",), before_number=("§",), before_name=("Dr.",))
    return Binder(CONVENTIONS.get(language, nothing))


def bind_last_words(text: str) -> str:
    """Return `text` with the last two words of each block tied, so that none ends a line alone.

    In Vietnamese a "word" between spaces is a syllable, which is what a lone last line would show.
    """
    return _LAST_GAP.sub(NO_BREAK_SPACE, text)
