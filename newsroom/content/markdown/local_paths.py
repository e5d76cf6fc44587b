r"""Files that a text names where somebody's own computer has them: `C:\Users\Mai\anh.jpg`.

To Markdown and to browsers `C:` is a scheme like `https:`, so that nothing else would tell.
"""

import re
from collections.abc import Iterator

from newsroom.content.markdown.lines import numbered

_LOCAL = re.compile(r"[A-Za-z]:[\\/]|\\\\|file:|~/|/?(?:home|Users|Volumes|mnt)/", re.IGNORECASE)
_DESTINATION = re.compile(r"\]\([ \t]*<?((?:[A-Za-z]:[\\/]|\\\\|file:)[^)>\n]+)", re.IGNORECASE)

# What only looks like a link: fences, code, comments, and elements whose text is no Markdown.
_NO_MARKDOWN = re.compile(
    r"^(?P<fence>`{3,}|~{3,}).*?(?:^(?P=fence)|\Z)|(?P<mark>`+)(?!`).*?(?<!`)(?P=mark)(?!`)"
    r"|<!--.*?(?:-->|\Z)|<(?P<name>pre|code|script|style)\b.*?(?:</(?P=name)>|\Z)",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)


def is_local(path: str) -> bool:
    """Tell whether a path names a file where somebody's own computer has it."""
    return _LOCAL.match(path) is not None


def local_paths_in(body: str) -> Iterator[tuple[int, str]]:
    """Yield line, from 1, and path of each such file that links and pictures of a body name.

    Those below `/home/` and the like could be folders of content/: they are looked for there.
    """
    if not _DESTINATION.search(body):
        return
    text = _NO_MARKDOWN.sub(lambda match: "\n" * match[0].count("\n"), body)
    for line, match in numbered(_DESTINATION.finditer(text)):
        yield line, match[1].strip()
