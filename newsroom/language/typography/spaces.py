"""No-break spaces: what must not be parted at the end of a line.

A plain space becomes a no-break one; nothing is added, so a number stays as it was typed.
"""

import re
from collections.abc import Iterable
from itertools import groupby

from newsroom.language.locales.conventions import Conventions
from newsroom.language.patterns import lazy_pattern
from newsroom.language.typography.capitals import CAPITALS
from newsroom.language.typography.markup import BLOCK, END, UNSEEN

NO_BREAK_SPACE = "\u00a0"
NARROW_NO_BREAK_SPACE = "\u202f"


def _either_case(words: Iterable[str]) -> set[str]:
    return {form for word in words for form in (word, word[0].upper() + word[1:])}


def _after(words: Iterable[str]) -> str:
    """Return a pattern that looks back from behind a space for one of `words` before it.

    Python's lookbehind has one width, so there is one for each length of word; one for their last
    letters comes before them all.
    """
    words = set(words)
    if not words:
        return "(?!)"
    groups = groupby(sorted(words, key=lambda word: (len(word), word)), key=len)
    lookbehinds = (rf"(?<=\b(?:{'|'.join(map(re.escape, group))})[ ])" for _, group in groups)
    last = "".join(sorted({re.escape(word[-1]) for word in words}))
    return f"(?<=[{last}][ ])(?:{'|'.join(lookbehinds)})"


def binding(conventions: Conventions) -> re.Pattern[str]:
    """Return the pattern of the spaces that a language ties, for `bind`.

    It is one pattern that begins with the space itself: the 400 spaces of an article are found at
    memory speed, and one look at the character behind, and one at that before, turn most of them
    down. A pattern a rule, beginning with the words, took 240 µs an article; this takes 30.
    """
    units = "|".join(sorted(map(re.escape, conventions.units), key=len, reverse=True))
    numbered = _after(_either_case(conventions.before_number))
    titled = _after(_either_case(conventions.before_capital))
    return re.compile(
        rf"""[ ](?:
            (?= [{UNSEEN}{CAPITALS}\d] ) (?= [{UNSEEN}]? [{CAPITALS}\d] ) (?:
                (?= [{UNSEEN}]? [{CAPITALS}] ) {titled}
              | (?= [{UNSEEN}]? (?: \d | [IVXLC]+ (?!\w) ) ) {numbered}
            )
          | (?<= [\d{UNSEEN}–][ ] ) (?:
                (?: (?<=\d[ ]) | (?<=\d[{UNSEEN}][ ]) ) (?= [{UNSEEN}]? (?: {units} ) (?!\w) )
              | (?<=\d[ ]) (?= –[ {NO_BREAK_SPACE}]\d )
              | (?<=\d[ {NO_BREAK_SPACE}]–[ ]) (?=\d)
            )
        )""",
        re.VERBOSE,
    )


def bind(text: str, pattern: re.Pattern[str]) -> str:
    """Return `text` with each space that `pattern` finds made a no-break one."""
    return pattern.sub(NO_BREAK_SPACE, text)


_SPACE_BEFORE_MARK = lazy_pattern(f"[ {NO_BREAK_SPACE}{NARROW_NO_BREAK_SPACE}](?=([;:!?»]))")
_SPACE_AFTER_OPENING = lazy_pattern(f"«[ {NO_BREAK_SPACE}{NARROW_NO_BREAK_SPACE}]?(?=[^ \n])")
_BARE_CLOSING = lazy_pattern(f"(?<=[^ \n{NO_BREAK_SPACE}{NARROW_NO_BREAK_SPACE}])»")


def space_marks(text: str) -> str:
    """Return `text` with the spaces that French typesetters put around marks.

    Those inside « » are added where they are missing, since whoever types straight quotes leaves
    them out. Those before ; : ! ? are only made no-break, narrow before all but the colon: added
    ones would tear addresses and times (10:30).
    """
    if "«" in text or "»" in text:
        text = _SPACE_AFTER_OPENING.sub(f"«{NO_BREAK_SPACE}", text)
        text = _BARE_CLOSING.sub(f"{NO_BREAK_SPACE}»", text)
    return _SPACE_BEFORE_MARK.sub(_space_for, text)


def _space_for(match: re.Match[str]) -> str:
    return NO_BREAK_SPACE if match[1] in ":»" else NARROW_NO_BREAK_SPACE


def bind_last_words(text: str) -> str:
    """Return plain `text` with its last two words tied, so that none is alone on a last line.

    What stands between spaces is a syllable in Vietnamese: "Hải" of "Tiền Hải" must not be alone.
    typogrify's widont does the same but ties one word more every time it runs.
    """
    end = len(text.rstrip(f" \n\t{UNSEEN}"))
    gap = text.rfind(" ", 0, end)
    if gap <= 0 or text[gap - 1].isspace() or NO_BREAK_SPACE in text[gap:end]:
        return text
    return f"{text[:gap]}{NO_BREAK_SPACE}{text[gap + 1 :]}"


def bind_last_words_of_blocks(text: str) -> str:
    """Return running text with the last two words of every paragraph and list item tied."""
    *blocks, rest = text.split(END)
    bound = []
    for block in blocks:
        start, edge, last = block.rpartition(BLOCK)
        bound.append(start + edge + bind_last_words(last))
    return END.join([*bound, rest])
