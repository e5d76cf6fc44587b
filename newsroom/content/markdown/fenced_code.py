"""Fenced code wherever it stands: Python-Markdown knows fences at the edge of the page alone.

One within a list item or a quotation, one behind an indent, and one with more than a word behind
its first mark would be a code span, its lines run together.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from newsroom.content.markdown.fences import Fence, fences_in, has_fences


class FencedCode(Preprocessor):
    """Sets the code of fences aside. `own` is Python-Markdown's way, which makes the HTML."""

    def __init__(self, md: Markdown, own: Preprocessor) -> None:
        super().__init__(md)
        self._own = own
        self.enclosed: frozenset[str] = frozenset()
        """What stands for the blocks of code within lists, quotations and indents of this text."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines, one in the place of each block of code."""
        self.enclosed = frozenset()
        if not has_fences("\n".join(lines)):
            return lines
        found: list[str] = []
        position = 0
        for fence in fences_in(lines):
            found += lines[position : fence.first]
            found += self._in_its_place(fence)
            position = fence.last + 1
        return [*found, *lines[position:]]

    def _in_its_place(self, fence: Fence) -> Iterator[str]:
        stand_in = self._set_aside(fence)
        if not fence.prefix:
            yield from ("", stand_in, "")
            return
        self.enclosed |= {stand_in}
        if fence.parts_before:
            yield ""
        yield fence.prefix + stand_in
        if fence.parts_after:
            yield ""

    def _set_aside(self, fence: Fence) -> str:
        """Return what stands for the code; of its info what Python-Markdown understands is used."""
        language = re.match(r"[\w#.+-]*", fence.info)
        for info in (fence.info, language[0] if language else ""):
            made = self._own.run([fence.mark + info, *fence.code, fence.mark])
            if len(made) == 3 and made[1].startswith("\x02"):
                return made[1]
        return self._own.run([fence.mark, *fence.code, fence.mark])[1]


class CodeBesideParagraphs(Treeprocessor):
    """Takes blocks of code out of the paragraphs whose lines they stand between."""

    def __init__(self, md: Markdown, fences: FencedCode) -> None:
        super().__init__(md)
        self._fences = fences

    def run(self, root: Element) -> None:
        """Part each such paragraph into what stands before, the code, and what stands behind."""
        if not self._fences.enclosed:
            return
        for parent in root.iter():
            for place, child in reversed(list(enumerate(parent))):
                if child.tag == "p" and child.text and not len(child):
                    parent[place : place + 1] = self._parted(child)

    def _parted(self, paragraph: Element) -> list[Element]:
        parts: list[list[str]] = [[]]
        for line in (paragraph.text or "").split("\n"):
            if line.strip() in self._fences.enclosed:
                parts += [[line.strip()], []]
            else:
                parts[-1].append(line)
        texts = ["\n".join(part).strip(" ") for part in parts if part]
        if len(texts) < 2:
            return [paragraph]
        elements = [Element("p", paragraph.attrib) for _ in texts]
        for element, text in zip(elements, texts, strict=True):
            element.text = text
        return elements
