"""The body: Markdown to the HTML of an article page, with one Markdown instance a process."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

from newsroom.content.references import link_files
from newsroom.edition import Edition
from newsroom.language.typography import Typographer

# Every inline pattern of Python-Markdown's core and of its `extra` extensions holds one of these.
_INLINE_TRIGGER = re.compile(r"[`*_\\\[<&\x02]|  \n")
_KNOWN_EXTENSIONS = {
    f"markdown.extensions.{name}"
    for name in ("extra", "tables", "footnotes", "attr_list", "def_list", "fenced_code")
}


class BodyConverter:
    """Turns bodies into HTML as the edition's settings ask for it."""

    def __init__(self, edition: Edition) -> None:
        self._markdown = Markdown(
            extensions=[name for name, _ in edition.extensions],
            extension_configs={name: dict(pairs) for name, pairs in edition.extensions},
            output_format="html",
        )
        if {name for name, _ in edition.extensions} <= _KNOWN_EXTENSIONS:
            self._markdown.treeprocessors.register(
                _SkippingInlineProcessor(self._markdown), "inline", 20
            )
        self._typogrify = edition.typogrify

    def html(self, path: str, markdown: str, language: str, addresses: Mapping[str, str]) -> str:
        """Return the HTML of one body; `path` and `addresses` are as `link_files` takes them."""
        html = link_files(path, self._markdown.reset().convert(markdown), addresses)
        return _typographer(language).html(html) if self._typogrify else html


class _SkippingInlineProcessor(InlineProcessor):
    """Python-Markdown's inline processor, but text in which no pattern can match is left alone.

    The original tries each of some 20 patterns on every text; most paragraphs of news hold no
    mark at all. Measured on a 2.5 KB article: see docs/benchmarks.md. Output is the same, and
    a test compares the two.
    """

    # The name is the mangled one of a private method: Python-Markdown has no public seam here,
    # and replacing `run` would mean copying its walk of the tree.
    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if patternIndex == 0 and not _INLINE_TRIGGER.search(data):
            return data
        handle: Any = super()._InlineProcessor__handleInline  # type: ignore[misc]
        result: str = handle(data, patternIndex)
        return result


@lru_cache
def _typographer(language: str) -> Typographer:
    return Typographer(language)
