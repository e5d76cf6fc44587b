"""Paragraphs that begin with an indent, as people write in Word, and as books are set.

Markdown takes a text behind four spaces or a tab for code. A newspaper has no code, and a text set
in type of one width, on one line that no phone shows whole, is not what was meant. Whoever has code
puts it between two lines of three backticks.
"""

from xml.etree.ElementTree import Element

from markdown.blockprocessors import BlockProcessor


class IndentedParagraphs(BlockProcessor):
    """Takes the indent off a block that no list item has claimed."""

    def test(self, parent: Element, block: str) -> bool:
        """Tell whether a block is indented as far as code would be."""
        return block.startswith(" " * self.tab_length)

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Put the block back without its first line's indent, for others to take."""
        lines = blocks.pop(0).split("\n")
        indent = len(lines[0]) - len(lines[0].lstrip(" "))
        blocks.insert(0, "\n".join(line[min(indent, _indent_of(line)) :] for line in lines))


def _indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
