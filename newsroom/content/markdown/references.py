"""The files that an article's Markdown names, and what their addresses are on a page.

Journalists write Pelican's `{static}images/a.jpg` and `{filename}other.md`, or just a relative
path; a path beginning with a slash counts from content/. A picture that is a folder, with a slash
at its end, is a gallery of all pictures in that folder. A film that is shown as pictures are also
names what may belong to it: see `content.recording`.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote, unquote

from newsroom.content.markdown.lines import numbered
from newsroom.content.markdown.recording import captions_of, is_film, poster_of


# What stands between the parentheses of a link, as Python-Markdown's `getLink` reads it: an address
# in angle brackets; or one up to a title, which ends right before the parenthesis; or all of it.
# Spaces belong to the address, and so do parentheses that are closed again and quotation marks that
# begin no title. Not a line's end: Python-Markdown reads on, but no file has such a name. A title
# may hold eight quotation marks of its own kind: without a bound, open ones take quadratic time.
def _before_title(mark: str) -> str:
    address = rf"[^(){mark}\n]*+(?:\([^(){mark}\n]*+\)[^(){mark}\n]*+)*+"
    words = rf"(?:[^{mark}\n]|\n(?!\s*\n))*+"
    title = rf"{mark}{words}(?:{mark}{words}){{0,8}}{mark}"
    return rf"{address})\s*+{title}[ ]*+\)"


_IN_PARENTHESES = rf"""\(\s*+(?:
    <(?P<angled>[^<>\n]*+)>\s*+(?:(?:"[^"]*+"|'[^']*+')\s*+)?\)
  | (?P<titled>{_before_title('"')}
  | (?P<in_single_marks>{_before_title("'")}
  | (?P<whole>[^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+)\s*+\) )"""
_TARGET_IN_MARKDOWN = re.compile(
    rf"""\]{_IN_PARENTHESES}
      | (?<=[\s"'/])(?:src|href|poster)=(?:"(?P<double>[^"<>\n]*)"|'(?P<single>[^'<>\n]*)')
      | (?: ^\s{{0,3}}\[[^\[\]]+\]:\s | <(?=https?://) | (?<=[\s"'/])(?:src|href|poster)=["']? )
        \s*<?(?P<word>[^\s<>"')]+)  # which a space ends""",
    re.VERBOSE | re.MULTILINE,
)
_SHOWN_IN_MARKDOWN = re.compile(rf"!\[[^\[\]]*\]{_IN_PARENTHESES}", re.VERBOSE)
_MARKER = re.compile(r"\{(?:static|attach|filename)\}|(?:%7B)(?:static|attach|filename)(?:%7D)")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|\?", re.IGNORECASE)
_FILE_SUFFIX = re.compile(r"\.[a-z0-9]{1,5}$", re.IGNORECASE)


def references_in(path: str, markdown: str) -> tuple[str, ...]:
    """Return the paths, relative to content/, that the body of the file `path` names, sorted."""
    if "](" not in markdown and "]:" not in markdown and "=" not in markdown:
        return ()
    targets = (_target(match) for match in _TARGET_IN_MARKDOWN.finditer(markdown))
    names = {name for target in targets if (name := resolve(path, target))}
    if "![" in markdown:
        for match in _SHOWN_IN_MARKDOWN.finditer(markdown):
            names.update(_names_shown(path, _target(match)))
    return tuple(sorted(names))


def _names_shown(path: str, target: str) -> Iterator[str]:
    """Yield what is named, besides the file itself, by showing `target`: a gallery, companions."""
    if target.endswith("/"):
        folder = resolve_folder(path, target)
        yield from [folder] if folder else []
    elif is_film(name := resolve(path, target)):
        yield captions_of(name)
        yield poster_of(name)


def shown_in(path: str, markdown: str) -> Iterator[tuple[int, str]]:
    """Yield each file that the body of the file `path` shows as pictures are shown, with its line.

    Folders, which are galleries, are not among them, nor is what lies elsewhere.
    """
    for line, match in numbered(_SHOWN_IN_MARKDOWN.finditer(markdown)):
        if name := resolve(path, _target(match)):
            yield line, name


def lines_of_references(path: str, markdown: str) -> dict[str, int]:
    """Return on which line of `markdown` the file `path` first names each of its references."""
    lines: dict[str, int] = {}
    for line, target in targets_in(markdown):
        for name in (resolve(path, target), resolve_folder(path, target)):
            lines.setdefault(name, line)
    return lines


def targets_in(markdown: str) -> Iterator[tuple[int, str]]:
    """Yield every target of a link or picture in `markdown`, with the line on which it stands."""
    for line, match in numbered(_TARGET_IN_MARKDOWN.finditer(markdown)):
        if target := _target(match):
            yield line, target


def _target(match: re.Match[str]) -> str:
    """Return the address that was found, in whichever of a pattern's groups."""
    return match[match.lastindex or 0].strip()


def resolve(path: str, target: str) -> str:
    """Return the path relative to content/ that `target` means in the file `path`.

    Empty for what is no file of ours: another host, a fragment, a page's address. A target that
    climbs out of content/ keeps its `..`, and so is found nowhere.
    """
    name, marked = _MARKER.subn("", target, count=1)
    name = unquote(name).partition("#")[0].partition("?")[0]
    if not name or (not marked and (_ELSEWHERE.match(target) or not _FILE_SUFFIX.search(name))):
        return ""
    return _from_content(path, name)


def resolve_folder(path: str, target: str) -> str:
    """Return the folder under content/, with a slash at its end, that a gallery's `target` means.

    Empty for what is no folder of ours; see `resolve`.
    """
    name = unquote(_MARKER.sub("", target, count=1))
    if not name.endswith("/") or _ELSEWHERE.match(name):
        return ""
    folder = _from_content(path, name)
    return "" if folder == "." else f"{folder}/"


def _from_content(path: str, name: str) -> str:
    folder = "" if name.startswith("/") else posixpath.dirname(path)
    return posixpath.normpath(posixpath.join(folder, name.lstrip("/")))


def address_of(path: str, target: str, addresses: Mapping[str, str]) -> str | None:
    """Return where `target`, as the file `path` writes it, is to be found on the site.

    `addresses` maps paths relative to content/ to addresses on the site. Empty for what is no
    file of ours and stays as written; None for a file that has no address: such a link leads
    nowhere, and its words stay.
    """
    name = resolve(path, target)
    if not name:
        return addresses.get(resolve_folder(path, target), "")
    found = addresses.get(name)
    _file, mark, fragment = target.partition("#")
    return f"{found}{mark}{fragment}" if found else None


def file_address(base: str, path: str) -> str:
    """Return the address of a file copied from content/: where it lies, percent-encoded."""
    return f"{base}/{quote(path)}"
