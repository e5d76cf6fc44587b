"""Plain links to other sites, `[words](https://a.example/b)`: they name no file and lose nothing.

Half of a newspaper's bodies have such links and no others. To see that at a glance spares them what
is done to find files, and what a page leaves out (0.2 ms an article).
"""

import re

from newsroom.language.patterns import lazy_pattern

# An address without a mark that anything else could read; words without marks of their own. The
# bracket comes before what looks back, so that a search skips to brackets: 1.5 µs a body, not 6.
PATTERN = r"\[(?<!!\[)(?P<text>[^][*\n]*[^][*\s])\]\((?P<address>https?://[A-Za-z0-9_./-]+)\)"

_LINK = re.compile(PATTERN)
_LINK_IN_BYTES = lazy_pattern(PATTERN.encode())


def without_outside_links(markdown: str) -> str:
    """Return Markdown without its plain links to other sites, words and all."""
    return _LINK.sub("", markdown) if "](http" in markdown else markdown


def without_outside_links_in_bytes(data: bytes) -> bytes:
    """Return a file's bytes without the same links."""
    return _LINK_IN_BYTES.sub(b"", data) if b"](http" in data else data
