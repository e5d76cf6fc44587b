r"""What a text names as a file that is none of content/: `C:\Users\Mai\anh.jpg`, `www.vtv.vn`.

To Markdown and to browsers `C:` is a scheme like `https:`, so that nothing else would tell; and
an address without its scheme is a file's name.
"""

import posixpath
import re
from collections.abc import Iterator

from newsroom.content.markdown.lines import numbered
from newsroom.content.markdown.masking import masked
from newsroom.language.patterns import lazy_pattern

_LOCAL = lazy_pattern(r"[A-Za-z]:[\\/]|\\\\|file:|~/|/?(?:home|Users|Volumes|mnt)/", re.IGNORECASE)
_DESTINATION = re.compile(r"\]\([ \t]*<?((?:[A-Za-z]:[\\/]|\\\\|file:)[^)>\n]+)", re.IGNORECASE)

_HOST = lazy_pattern(
    r"(?:www\.[\w.-]+|[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|info|edu|gov|fr|de|uk|io))(?=/|$)",
    re.IGNORECASE,
)
_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


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
    for line, match in numbered(_DESTINATION.finditer(masked(body))):
        yield line, match[1].strip()
