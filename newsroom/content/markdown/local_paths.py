r"""What a text names as a file that is none of content/: `C:\Users\Mai\anh.jpg`, `www.vtv.vn`.

To Markdown and to browsers `C:` is a scheme like `https:`, so that nothing else would tell; and
an address without its scheme is a file's name.
"""

import posixpath
import re
from collections.abc import Iterator

from newsroom.content.markdown.lines import numbered

_LOCAL = re.compile(r"[A-Za-z]:[\\/]|\\\\|file:|~/|/?(?:home|Users|Volumes|mnt)/", re.IGNORECASE)
_DESTINATION = re.compile(r"\]\([ \t]*<?((?:[A-Za-z]:[\\/]|\\\\|file:)[^)>\n]+)", re.IGNORECASE)

_HOST = re.compile(
    r"(?:www\.[\w.-]+|[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|info|edu|gov|fr|de|uk|io))(?=/|$)",
    re.IGNORECASE,
)
_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")

# What only looks like a link: fences, code, comments, and elements whose text is no Markdown.
_NO_MARKDOWN = re.compile(
    r"^(?P<fence>`{3,}|~{3,}).*?(?:^(?P=fence)|\Z)|(?P<mark>`+)(?!`).*?(?<!`)(?P=mark)(?!`)"
    r"|<!--.*?(?:-->|\Z)|<(?P<name>pre|code|script|style)\b.*?(?:</(?P=name)>|\Z)",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)


def is_local(path: str) -> bool:
    """Tell whether a path names a file where somebody's own computer has it."""
    return _LOCAL.match(path) is not None


def whole_address(path: str, name: str) -> str:
    """Return the address that a file's name probably means in the article `path`, or nothing.

    `name` counts from content/, as `references_in` returns it.
    """
    folder = posixpath.dirname(path)
    written = name.removeprefix(f"{folder}/") if folder else name
    if _MAILBOX.fullmatch(written):
        return f"mailto:{written}"
    return f"https://{written}" if _HOST.match(written) else ""


def local_paths_in(body: str) -> Iterator[tuple[int, str]]:
    """Yield line, from 1, and path of each such file that links and pictures of a body name.

    Those below `/home/` and the like could be folders of content/: they are looked for there.
    """
    if not _DESTINATION.search(body):
        return
    text = _NO_MARKDOWN.sub(lambda match: "\n" * match[0].count("\n"), body)
    for line, match in numbered(_DESTINATION.finditer(text)):
        yield line, match[1].strip()
