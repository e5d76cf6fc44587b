"""The lines of a file on which something was found, counted in one pass through it."""

import re
from collections.abc import Iterable, Iterator


def numbered(
    matches: Iterable[re.Match[str]], group: str | int = 0
) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield each match, in the order of the text, with the line (from 1) on which `group` begins.

    Counted from the match before: from the top each time, a text of 60,000 links takes minutes.
    """
    line, counted = 1, 0
    for match in matches:
        start = match.start(group)
        line += match.string.count("\n", counted, start)
        counted = start
        yield line, match
