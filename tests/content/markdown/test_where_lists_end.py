"""Lists begin and end where CommonMark has them begin and end, whatever stands above and below.

DOCUMENTS=6000 tries as many documents; the suite is content with fewer.
"""

import os
import random
import re

from markdown_it import MarkdownIt

from newsroom.content.markdown.markdown_instance import markdown_of
from tests.engine.newspaper import Newspaper

DOCUMENTS = int(os.environ.get("DOCUMENTS", "1000"))
LINES = [
    *("chữ", "Gồm:", "   dòng", "", "", "", "## Mục"),
    *("- a", "- b", "  - c", "   - d", "1. e", "2. g", "  1. h", "1) k", "2) l", "   1) m"),
    "1975. năm",
]


def document(seed: int) -> str:
    """Return a document of up to seven lines, the same for the same seed."""
    chance = random.Random(seed)
    return "\n".join(chance.choices(LINES, k=chance.randint(2, 7)))


def blocks(html: str) -> str:
    """Return the lists, items and headings of a page, and the words in them."""
    return " ".join(re.findall(r"</?(?:ul|ol|li|h2)\b|\w+(?=[^<>]*(?:<|$))", html))


def test_lists_are_those_of_commonmark(tmp_path):
    ours = markdown_of(Newspaper(tmp_path).edition())
    theirs = MarkdownIt("commonmark")

    different = [
        body
        for body in map(document, range(DOCUMENTS))
        if blocks(ours.reset().convert(body)) != blocks(theirs.render(body))
    ]
    assert different == []
