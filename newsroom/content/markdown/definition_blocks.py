"""Definitions of links as Python-Markdown is to take them out of a text: see `definitions`."""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import ReferenceProcessor
from markdown.preprocessors import Preprocessor

from newsroom.content.markdown.definitions import (
    DEFINITION,
    address_in,
    defines,
    label_of,
    labels_used_in,
)


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
        # Python-Markdown has None for no title too; its type hints allow texts only.
        self.parser.md.references[label_of(first)] = (address_in(first), title)  # type: ignore[assignment]
        blocks.pop(0)
        around = (block[first.end() :].lstrip("\n"), block[: first.start()].rstrip("\n"))
        for text in around:
            if text.strip():
                blocks.insert(0, text)
        return True
