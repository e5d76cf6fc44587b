"""Definitions of links, `[label]: address "title"`: which lines are some, and their addresses.

Python-Markdown takes one word for the address, and any line of this form for a definition. A file's
name may have several words: in angle brackets, as CommonMark has it, or up to its ending at the end
of the line. And `[Nguồn]: TTXVN` defines nothing: no text uses the label, and that is no address.
"""

import re

from newsroom.language.patterns import lazy_pattern

IN_DEFINITION = r"""^[ \t]*\[(?!\^)[^\[\]]+\]:[ ]*\n?[ ]*(?:
    <(?P<in_angles>[^<>\n]+)>
  | (?P<spaced>[^\s<>"'()][^\n<>"'()]*[ ][^\n<>"'()]*?\.[A-Za-z0-9]{1,8})
    (?=[ ]*$|[ ]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\))[ ]*$)
  | (?P<one_word>[^\s<>"')\[]+) )"""
"""The address of a definition, in one of three groups; for patterns that are VERBOSE."""

_REST = r"""[ ]*(?:\n[ ]*)?
    (?P<title>"(?P<double>.*)"|'(?P<single>.*)'|\((?P<round>.*)\))?[ ]*$"""
_FLAGS = re.VERBOSE | re.MULTILINE
DEFINITION = lazy_pattern(f"{IN_DEFINITION}{_REST}", _FLAGS)
"""A definition on lines of its own."""

DEFINITION_ANYWHERE = lazy_pattern(f"(?:^|(?<=>)){IN_DEFINITION.removeprefix('^')}{_REST}", _FLAGS)
"""A definition, also behind a comment or an element: what Markdown sets aside ends a line."""

_LABEL = re.compile(r"\[(?P<label>[^\[\]]+)\](?!:)")
_LABEL_DEFINED = re.compile(r"[ \t]*\[(?P<label>[^\[\]]+)\]:")
# Behind \x03 a `#` belongs to an entity, as which WordsInBraces has written a brace.
_ADDRESS = lazy_pattern(r"[/:@]|(?<!\x03)#|\.\w|^<")
_COMMENTS = frozenset({"//", "comment"})  # [//]: # (a comment), as people write them


def label_of(definition: re.Match[str]) -> str:
    """Return the label that a match of DEFINITION defines, as references are looked up."""
    label = _LABEL_DEFINED.match(definition[0])
    return _normal(label["label"]) if label else ""


def address_in(definition: re.Match[str]) -> str:
    """Return the address of a match of DEFINITION."""
    values = definition.group("in_angles", "spaced", "one_word")
    return next(value for value in values if value).strip()


def labels_used_in(markdown: str) -> frozenset[str]:
    """Return the labels of links that `markdown` refers to, or may refer to."""
    return frozenset(_normal(match["label"]) for match in _LABEL.finditer(markdown))


def defines(definition: re.Match[str], used: frozenset[str]) -> bool:
    """Tell whether a match of DEFINITION is one, and not a line of the text."""
    label = label_of(definition)
    return label in used or label in _COMMENTS or bool(_ADDRESS.search(address_in(definition)))


def is_comment(definition: re.Match[str]) -> bool:
    """Tell whether a match of DEFINITION is the way in which people write comments."""
    return label_of(definition) in _COMMENTS


def _normal(label: str) -> str:
    return " ".join(label.split()).lower()
