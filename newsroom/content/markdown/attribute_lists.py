"""Lists of attributes, `{: .pull #ket }`: which words in braces are one.

Python-Markdown's `attr_list` takes any words in braces behind a heading, a cell or a phrase, and
none is seen again: `*Đất Mỏ*{tên cũ}` loses its note. Here braces with a word that gives no
attribute are text.
"""

import re

from markdown.preprocessors import Preprocessor
from markdown.util import AMP_SUBSTITUTE

_BRACE = f"{AMP_SUBSTITUTE}#123;"
_ATTRIBUTE = r"""(?:[.#][^\s{}"'=]+|[\w:-]+=(?:"[^"{}\n]*"|'[^'{}\n]*'|[^\s"'{}]*))"""
LIST = re.compile(rf"\{{:?[ ]*({_ATTRIBUTE}(?:[ ]+{_ATTRIBUTE})*)[ ]*\}}")
"""A whole list of attributes, which stand in its one group."""

# Where Python-Markdown looks for one: behind a phrase, at the end of a line or cell, on its own.
_PLACE = re.compile(
    r"(?:(?<=[*_`)\]>~^])|(?<=[ \n])|^)\{(?!(?:static|attach|filename)\})(?=[^{}\n]*\})",
    re.MULTILINE,
)


class WordsInBraces(Preprocessor):
    """Makes text of braces that hold other words than attributes."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with such braces written so that they are shown."""
        return [self._shown(line) if "{" in line else line for line in lines]

    def _shown(self, line: str) -> str:
        pieces: list[str] = []
        position = 0
        for place in _PLACE.finditer(line):
            if not LIST.match(line, place.start()):
                pieces += [line[position : place.start()], _BRACE]
                position = place.end()
        return "".join([*pieces, line[position:]])
