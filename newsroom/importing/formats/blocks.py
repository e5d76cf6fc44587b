"""WordPress's blocks (Gutenberg): comments around HTML, and blocks that its server would fill."""

import re

from newsroom.importing.item import LeftOut

_MADE_BY_SERVER = re.compile(
    r"<!--\s+wp:(?P<name>[\w/-]+)\s*(?P<settings>\{(?:(?!-->).)*?\})?\s*/-->", re.DOTALL
)
_COMMENT = re.compile(
    r"<!--\s+/?wp:.*?-->|<!--\s*(?:more|nextpage)\b.*?-->|<!--noteaser-->", re.DOTALL
)
_HARMLESS = frozenset({"spacer", "separator", "more", "nextpage"})
_ADDRESS_ALONE = re.compile(
    r"(?P<before>(?:^|<p>|<div[^<>]*>|\n)[ \t\n]*)(?P<address>https?://[^\s<>\"]+)[ \t]*"
    r"(?=$|</p>|</div>|\n)"
)


def is_of_blocks(body: str) -> bool:
    """Tell whether a body was written in blocks, whose paragraphs are written too."""
    return "<!-- wp:" in body


def without_blocks(body: str) -> tuple[str, tuple[LeftOut, ...]]:
    """Return a body without the marks of blocks, and the blocks that only a server could fill."""
    lost = tuple(
        LeftOut("block", match["name"])
        for match in _MADE_BY_SERVER.finditer(body)
        if match["name"] not in _HARMLESS
    )
    return _COMMENT.sub("", _MADE_BY_SERVER.sub("", body)), lost


def with_links(body: str) -> str:
    """Return a body with addresses that stand alone as links: WordPress made frames of them."""

    def link(match: re.Match[str]) -> str:
        address = match["address"]
        return f'{match["before"]}<a href="{address}">{address}</a>'

    return _ADDRESS_ALONE.sub(link, body) if "http" in body else body
