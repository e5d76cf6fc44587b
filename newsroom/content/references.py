"""The files that an article's Markdown names, and what their addresses are on a page.

Journalists write Pelican's `{static}images/a.jpg` and `{filename}other.md`, or just a relative
path; a path beginning with a slash counts from content/.
"""

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import quote, unquote

_TARGET_IN_MARKDOWN = re.compile(
    r"""(?: \]\( | ^\s{0,3}\[[^\]]+\]:\s | \b(?:src|href|poster)=["'] )  # how a target begins
        \s*<?(?P<target>[^\s<>"')]+)""",
    re.VERBOSE | re.MULTILINE,
)
_TARGET_IN_HTML = re.compile(r'(?P<attribute>\b(?:src|href|poster)=")(?P<target>[^"]*)"')
_MARKER = re.compile(r"\{(?:static|attach|filename)\}|(?:%7B)(?:static|attach|filename)(?:%7D)")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|\?", re.IGNORECASE)
_FILE_SUFFIX = re.compile(r"\.[a-z0-9]{1,5}$", re.IGNORECASE)


def references_in(path: str, markdown: str) -> tuple[str, ...]:
    """Return the paths, relative to content/, that the body of the file `path` names, sorted."""
    if "](" not in markdown and "]:" not in markdown and "=" not in markdown:
        return ()
    targets = (match["target"] for match in _TARGET_IN_MARKDOWN.finditer(markdown))
    return tuple(sorted({name for target in targets if (name := resolve(path, target))}))


def resolve(path: str, target: str) -> str:
    """Return the path relative to content/ that `target` means in the file `path`.

    Empty for what is no file of ours: another host, a fragment, a page's address. A target that
    climbs out of content/ keeps its `..`, and so is found nowhere.
    """
    name, marked = _MARKER.subn("", target, count=1)
    name = unquote(name).partition("#")[0].partition("?")[0]
    if not name or (not marked and (_ELSEWHERE.match(target) or not _FILE_SUFFIX.search(name))):
        return ""
    folder = "" if name.startswith("/") else posixpath.dirname(path)
    return posixpath.normpath(posixpath.join(folder, name.lstrip("/")))


def link_files(path: str, html: str, addresses: Mapping[str, str]) -> str:
    """Return `html` with every file that it names replaced by its address.

    `addresses` maps paths relative to content/ to addresses on the site. A link to a file that
    has none leads nowhere: its attribute is dropped, and the words stay.
    """

    def address(match: re.Match[str]) -> str:
        name = resolve(path, match["target"])
        if not name:
            return match[0]
        found = addresses.get(name)
        return f'{match["attribute"]}{found}"' if found else ""

    return _TARGET_IN_HTML.sub(address, html)


def file_address(base: str, path: str) -> str:
    """Return the address of a file copied from content/: where it lies, percent-encoded."""
    return f"{base}/{quote(path)}"
