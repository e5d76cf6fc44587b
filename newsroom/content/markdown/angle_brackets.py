"""Angle brackets around words: `<Nguyễn Văn A> nói` is text, and readers see it.

Markdown takes whatever stands between angle brackets for a tag, and browsers show no tag that they
do not know. Here a `<` that begins no tag, comment or address becomes a character of the text
before Markdown looks for tags. So nothing behind it can vanish.
"""

import re
from collections.abc import Iterator

from markdown.preprocessors import Preprocessor
from markdown.util import AMP_SUBSTITUTE

from newsroom.content.markdown.elements import TAG, is_element

# Python-Markdown's own way to write an entity that no later step escapes once more: it becomes
# `&lt;` in text, in code and in what is kept as raw HTML.
_AS_TEXT = f"{AMP_SUBSTITUTE}lt;"
_ANGLE = re.compile(
    r"""(?P<kept>
        \]\(\s*<[^<>\n]*>               # [words](<address>)
      | ^[ ]{0,3}\[[^\[\]\n]+\]:\s*<[^<>\n]*>   # [label]: <address>
      | <(?:https?|ftp)://[^<>\s]*>
      | <[^<>\s!]+@[^@<>\s]+>
      | <!doctype\s[^<>]*> | <\?xml[^<>]*> | <!\[(?:end)?if[^<>]*>
    )
    | (?P<angle> <(?=[a-zA-Z/!?]) )""",
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
# What these hold is not shown. One that is never closed would take the rest of the article along.
_SWALLOWING_NAMES = """
    script style object applet frameset noframes noscript noembed template svg math textarea
    select title xmp plaintext
"""
_SWALLOWING = frozenset(_SWALLOWING_NAMES.split())
# Within code these are examples, and no pictures, frames or scripts.
_CODE = frozenset({"pre", "code"})
_EXAMPLE_NAMES = """
    img picture video audio source track iframe embed object script style svg
"""
_EXAMPLES = frozenset(_EXAMPLE_NAMES.split())
# `<A> nói`, `<Menu>`: a capital where people write small letters, and never closed, is a name, but
# for elements that need no end.
_ENDLESS_NAMES = """
    p li dt dd td th tr thead tbody tfoot colgroup option optgroup rt rp html head body area base br
    col embed hr img input link meta param source track wbr
"""
_ENDLESS = frozenset(_ENDLESS_NAMES.split())


class AngleBrackets(Preprocessor):
    """Makes text of angle brackets around words."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with every `<` that begins no markup written so that it is shown."""
        text = "\n".join(lines)
        if "<" not in text:
            return lines
        return shown(text).split("\n")


def shown(text: str) -> str:
    """Return Markdown with every `<` that begins no markup as `&lt;`, in Python-Markdown's way."""
    scanner = _Scanner(text)
    pieces: list[str] = []
    position = 0
    while match := _ANGLE.search(text, position):
        end = match.end() if match["kept"] else scanner.end_of_markup(match.start())
        pieces.append(text[position : match.start()])
        pieces.append(text[match.start() : end] if end else _AS_TEXT)
        if match["angle"] and scanner.is_endless_frame:
            pieces.append("</iframe>")
        position = end or match.start() + 1
    return "".join([*pieces, text[position:]])


class _Scanner:
    """Tells markup from text, from the beginning of one text to its end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._end_of_code = 0
        self.is_endless_frame = False
        """Whether the last tag was that of a frame that is never closed."""
        self._never: set[str] = set()  # the ends that are known to stand nowhere behind

    def end_of_markup(self, start: int) -> int:
        """Return where the comment or tag ends that begins at `start`; 0 if there is none."""
        self.is_endless_frame = False
        if self._text.startswith("<!--", start):
            return self._behind("-->", start + 4)
        tag = TAG.match(self._text, start)
        if tag is None or not is_element(tag):
            return 0
        name = tag["name"].lower()
        if tag["close"]:
            return tag.end()
        if name in _EXAMPLES and start < self._end_of_code:
            return 0
        if name in _CODE:
            self._end_of_code = max(self._end_of_code, self._behind(f"</{name}", tag.end()))
        self.is_endless_frame = name == "iframe" and not self._behind("</iframe", tag.end())
        is_capital = tag["name"][0].isupper() and not tag["attributes"]
        must_end = name in _SWALLOWING or (is_capital and name not in _ENDLESS)
        return 0 if must_end and not self._behind(f"</{name}", tag.end()) else tag.end()

    def _behind(self, mark: str, start: int) -> int:
        """Return where the next `mark` ends, whatever its case; 0 if there is none."""
        if mark in self._never:
            return 0
        match = re.compile(re.escape(mark), re.IGNORECASE).search(self._text, start)
        if match is None:
            self._never.add(mark)
        return match.end() if match else 0


def tags_in(markdown: str) -> Iterator[re.Match[str]]:
    """Yield the tags of `markdown`, matches of TAG; what is shown as text is none."""
    scanner = _Scanner(markdown)
    position = 0
    while match := _ANGLE.search(markdown, position):
        end = match.end() if match["kept"] else scanner.end_of_markup(match.start())
        if end and (tag := TAG.fullmatch(markdown, match.start(), end)):
            yield tag
        position = end or match.start() + 1
