"""Our extension of Python-Markdown: what is typed is what is read.

A text that uses nothing of it becomes what Python-Markdown makes of it, byte for byte.
"""

from markdown import Markdown
from markdown.blockprocessors import (
    BlockProcessor,
    CodeBlockProcessor,
    OListProcessor,
    ReferenceProcessor,
    UListProcessor,
)
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.extensions.tables import TableProcessor
from markdown.inlinepatterns import DelimiterProcessor, SubstituteTagInlineProcessor

from newsroom.content.markdown.angle_brackets import AngleBrackets
from newsroom.content.markdown.attribute_lists import WordsInBraces
from newsroom.content.markdown.bare_addresses import UnbrokenAddresses
from newsroom.content.markdown.definition_blocks import Definitions, LabelsInUse
from newsroom.content.markdown.emphasis import SoundEmphasis
from newsroom.content.markdown.fenced_code import CodeBesideParagraphs, FencedCode
from newsroom.content.markdown.indents import IndentedParagraphs
from newsroom.content.markdown.item_indents import ItemIndents
from newsroom.content.markdown.lists import BulletedLists, NumberedLists
from newsroom.content.markdown.tables import WideTables


class AsTyped(Extension):
    """Keeps words in angle brackets, lists' numbers, code, addresses and indented paragraphs.

    `indented_code` leaves it at Markdown's own rule, by which an indent makes code.
    """

    def __init__(self, *, indented_code: bool) -> None:
        super().__init__()
        self._indented_code = indented_code

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register what replaces Python-Markdown's own, under the same names and priorities."""
        labels = LabelsInUse(md)
        # Behind fenced code (25), which holds examples; before raw HTML is set aside (20) …
        md.preprocessors.register(AngleBrackets(md), "angle_brackets", 22)
        if "attr_list" in md.treeprocessors:
            md.preprocessors.register(WordsInBraces(md), "words_in_braces", 21)
        # … and behind that, for its lines are no list.
        md.preprocessors.register(ItemIndents(md, self._fenced_code(md)), "item_indents", 12)
        md.preprocessors.register(labels, "labels_in_use", 10)
        processors = md.parser.blockprocessors
        if self._replace(md, OListProcessor, "olist", 40, NumberedLists(md.parser, ".")):
            processors.register(NumberedLists(md.parser, ")"), "olist_parenthesis", 39)
        self._replace(md, UListProcessor, "ulist", 30, BulletedLists(md.parser))
        self._replace(md, ReferenceProcessor, "reference", 15, Definitions(md.parser, labels))
        if not self._indented_code:
            self._replace(md, CodeBlockProcessor, "code", 80, IndentedParagraphs(md.parser))
        if "table" in processors and type(tables := processors["table"]) is TableProcessor:
            wide = WideTables(md.parser, tables.config)  # type: ignore[attr-defined]
            processors.register(wide, "table", 75)
        emphasis = md.inlinePatterns["em_strong"]
        if type(emphasis) is DelimiterProcessor:
            md.inlinePatterns.register(SoundEmphasis(emphasis), "em_strong", 60)
        # Behind escapes (180): a backslash before a line's end breaks the line, as in CommonMark.
        line_break = SubstituteTagInlineProcessor(r"\\\n", "br")
        md.inlinePatterns.register(line_break, "backslash_break", 178)
        # Behind code spans (190), before anything that a mark in an address could open.
        md.inlinePatterns.register(UnbrokenAddresses(md), "unbroken_address", 185)

    def _fenced_code(self, md: Markdown) -> FencedCode | None:
        """Return what takes fences in Python-Markdown's place; None without its extension."""
        own = "fenced_code_block" in md.preprocessors and md.preprocessors["fenced_code_block"]
        if type(own) is not FencedBlockPreprocessor:
            return None
        fenced = FencedCode(md, own)
        md.preprocessors.register(fenced, "fenced_code_block", 25)
        # Before anything looks for phrases in paragraphs (20).
        md.treeprocessors.register(CodeBesideParagraphs(md, fenced), "code_beside_paragraphs", 30)
        return fenced

    def _replace(
        self,
        md: Markdown,
        own: type[BlockProcessor],
        name: str,
        priority: int,
        replacement: BlockProcessor,
    ) -> bool:
        """Put a processor into the place of Python-Markdown's `own`, and tell whether it was there.

        Another extension's stays.
        """
        processors = md.parser.blockprocessors
        is_own = name in processors and type(processors[name]) is own
        if is_own:
            processors.register(replacement, name, priority)
        return is_own
