"""Tables as people type them: right below a line of text, and with rows longer than their heads.

Python-Markdown takes a table only behind an empty line, and drops the cells that its head lacks.
"""

import re
from xml.etree.ElementTree import Element

from markdown.extensions.tables import TableProcessor

from newsroom.content.markdown.lists import BULLET, NUMBER

DELIMITER_ROW = r"[ ]*+\|?[ ]*+:?-++:?[ ]*+(?:\|[ ]*+:?-*+:?[ ]*+)++"
"""The line between the head of a table and its rows."""

_BELOW_A_HEAD = re.compile(rf"\n{DELIMITER_ROW}$", re.MULTILINE)
_OTHER_BLOCK = re.compile(rf"^[ ]{{0,3}}(?:(?:{BULLET}|{NUMBER})[ ]|>)", re.MULTILINE)


class WideTables(TableProcessor):
    """Tables with a column for every cell of their longest row, below the text above them."""

    def test(self, parent: Element, block: str) -> bool:
        """Tell whether a block is a table, or a paragraph with a table right below it."""
        return super().test(parent, block[self._start(block) :])

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Append the text above the table, and the table, its head made as wide as its rows."""
        if start := self._start(blocks[0]):
            above, blocks[0] = blocks[0][: start - 1], blocks[0][start:]
            self.parser.parseBlocks(parent, [above])
            self.test(parent, blocks[0])  # for what is remembered of a table on the way
        rows = blocks[0].split("\n")[2:]
        widest = max((len(self._split_row(row.strip(" "))) for row in rows), default=0)  # type: ignore[attr-defined]
        missing = max(0, widest - len(self.separator))
        self.separator = [*self.separator, *["-"] * missing]  # type: ignore[assignment]
        super().run(parent, blocks)

    def _start(self, block: str) -> int:
        """Return where the head of the block's table begins; 0 if nothing can stand above it."""
        below = _BELOW_A_HEAD.search(block) if "|" in block else None
        start = block.rfind("\n", 0, below.start()) + 1 if below else 0
        return 0 if _OTHER_BLOCK.search(block, 0, start) else start
