"""Definitions of links, `[label]: address "title"`: which lines are some, and their addresses.

Python-Markdown takes one word for the address, and any line of this form for a definition. A file's
name may have several words: in angle brackets, as CommonMark has it, or up to its ending at the end
of the line. And `[Nguồn]: TTXVN` defines nothing: no text uses the label, and that is no address.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import ReferenceProcessor
from markdown.preprocessors import Preprocessor

IN_DEFINITION = r"""^[ \t]*\[(?!\^)[^\[\]]+\]:[ ]*\n?[ ]*(?:
    <(?P<in_angles>[^<>\n]+)>
  | (?P<spaced>[^\s<>"'()][^\n<>"'()]*[ ][^\n<>"'()]*?\.[A-Za-z0-9]{1,8})
    (?=[ ]*$|[ ]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\))[ ]*$)
  | (?P<one_word>[^\s<>"')\[]+) )"""
"""The address of a definition, in one of three groups; for patterns that are VERBOSE."""

_REST = r"""[ ]*(?:\n[ ]*)?
    (?P<title>"(?P<double>.*)"|'(?P<single>.*)'|\((?P<round>.*)\))?[ ]*$"""
_FLAGS = re.VERBOSE | re.MULTILINE
DEFINITION = re.compile(f"{IN_DEFINITION}{_REST}", _FLAGS)
"""A definition on lines of its own."""

DEFINITION_ANYWHERE = re.compile(f"(?:^|(?<=>)){IN_DEFINITION.removeprefix('^')}{_REST}", _FLAGS)
"""A definition, also behind a comment or an element: what Markdown sets aside ends a line."""

_LABEL = re.compile(r"\[(?P<label>[^\[\]]+)\](?!:)")
_LABEL_DEFINED = re.compile(r"[ \t]*\[(?P<label>[^\[\]]+)\]:")
_ADDRESS = re.compile(r"[/#:@]|\.\w|^<")
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


class LabelsInUse(Preprocessor):
    """Remembers which labels a text refers to, for the definitions in it."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.labels: frozenset[str] = frozenset()

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines as they are."""
        text = "\n".join(lines)
        self.labels = labels_used_in(text) if "]:" in text else frozenset()
        return lines


class Definitions(ReferenceProcessor):
    """Takes the definitions out of the text, and no other lines."""

    def __init__(self, parser: BlockParser, labels: LabelsInUse) -> None:
        super().__init__(parser)
        self._labels = labels

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Take definitions out of a block, and leave what stands around them."""
        block = blocks[0]
        if "]:" not in block:
            return False
        used = self._labels.labels
        sound = [match for match in DEFINITION.finditer(block) if defines(match, used)]
        theirs = {m.start() for m in self.RE.finditer(block) if not m[1].startswith("^")}
        has_spaces = any(match["spaced"] or match["in_angles"] for match in sound)
        if not has_spaces and theirs == {match.start() for match in sound}:
            return bool(super().run(parent, blocks))
        if not sound:
            return False
        first = sound[0]
        titles = first.group("double", "single", "round")
        title = next((one for one in titles if one), None)
        self.parser.md.references[label_of(first)] = (address_in(first), title)  # type: ignore[assignment]
        blocks.pop(0)
        around = (block[first.end() :].lstrip("\n"), block[: first.start()].rstrip("\n"))
        for text in around:
            if text.strip():
                blocks.insert(0, text)
        return True
