r"""Files that a text names where somebody's own computer has them: `C:\Users\Mai\anh.jpg`.

To Markdown and to browsers `C:` is a scheme like `https:`, so that nothing else would tell.
"""

import re
from collections.abc import Iterator

from newsroom.content.markdown.lines import numbered

_LOCAL = re.compile(r"[A-Za-z]:[\\/]|\\\\|file:|~/|/?(?:home|Users|Volumes|mnt)/", re.IGNORECASE)
_DESTINATION = re.compile(r"\]\([ \t]*<?((?:[A-Za-z]:[\\/]|\\\\|file:)[^)>\n]+)", re.IGNORECASE)


def is_local(path: str) -> bool:
    """Tell whether a path names a file where somebody's own computer has it."""
    return _LOCAL.match(path) is not None


def local_paths_in(body: str) -> Iterator[tuple[int, str]]:
    """Yield line, from 1, and path of each such file that links and pictures of a body name.

    Those below `/home/` and the like could be folders of content/: they are looked for there.
    """
    for line, match in numbered(_DESTINATION.finditer(body)):
        yield line, match[1].strip()
