"""The files that an article's Markdown names, and what their addresses are on a page.

Journalists write Pelican's `{static}images/a.jpg` and `{filename}other.md`, or just a relative
path; a path beginning with a slash counts from content/. A picture that is a folder, with a slash
at its end, is a gallery of all pictures in that folder. A film that is shown as pictures are also
names what may belong to it: see `content.recording`.
"""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

from newsroom.content.markdown.definitions import IN_DEFINITION
from newsroom.content.markdown.lines import numbered
from newsroom.content.markdown.masking import masked
from newsroom.content.markdown.outside_links import without_outside_links
from newsroom.content.markdown.recording import captions_of, is_film, poster_of
from newsroom.language.normalisation import normalise
from newsroom.language.patterns import lazy_pattern


# What stands between the parentheses of a link, as Python-Markdown's `getLink` reads it: an address
# in angle brackets; or one up to a title, which ends right before the parenthesis; or all of it.
# Spaces belong to the address, and so do parentheses that are closed again and quotation marks that
# begin no title. Not a line's end: Python-Markdown reads on, but no file has such a name. A title
# may hold eight quotation marks of its own kind: without a bound, open ones take quadratic time.
def _before_title(mark: str) -> str:
    address = rf"[^(){mark}\n]*+(?:\([^(){mark}\n]*+\)[^(){mark}\n]*+)*+"
    words = rf"(?:[^{mark}\n]|\n(?!\s*\n))*+"
    title = rf"{mark}{words}(?:{mark}{words}){{0,8}}?{mark}"
    return rf"{address})\s*+{title}[ ]*+\)"


_IN_PARENTHESES = rf"""\(\s*+(?:
    <(?P<angled>[^<>\n]*+)>\s*+(?:(?:"[^"]*+"|'[^']*+')\s*+)?\)
  | (?P<titled>{_before_title('"')}
  | (?P<in_single_marks>{_before_title("'")}
  | (?P<whole>[^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+)\s*+\) )"""
_TARGET_IN_MARKDOWN = lazy_pattern(
    rf"""\]{_IN_PARENTHESES}
      | (?<=[\s"'/])(?:src|href|poster)=(?:"(?P<double>[^"<>\n]*)"|'(?P<single>[^'<>\n]*)')
      | {IN_DEFINITION}
      | (?: <(?=https?://) | (?<=[\s"'/])(?:src|href|poster)=["']? )
        \s*<?(?P<word>[^\s<>"')]+)  # which a space ends""",
    re.VERBOSE | re.MULTILINE,
)
_SHOWN_IN_MARKDOWN = lazy_pattern(rf"!\[[^\[\]]*\]{_IN_PARENTHESES}", re.VERBOSE)
_MARKER = lazy_pattern(r"\{(?:static|attach|filename)\}|(?:%7B)(?:static|attach|filename)(?:%7D)")
_ELSEWHERE = lazy_pattern(r"[a-z][a-z0-9+.-]*:|//|#|\?", re.IGNORECASE)
_FILE_SUFFIX = lazy_pattern(r"\.[a-z0-9]{1,8}$", re.IGNORECASE)
# A name with `#` or `?` is a place on a page, or a query, but for files that people link to.
_PLACE_ON_PAGE = lazy_pattern(
    r"[#?](?![^=]*\.(?:jpe?g|png|gif|webp|avif|hei[cf]|svg|mp[34]|m4[av]|webm|ogg|wav|pdf|docx?|"
    r"xlsx?|pptx?|od[tsp]|rtf|txt|csv|zip|epub|md)$)",
    re.IGNORECASE,
)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+.!-])")

OnDisk = Callable[[str], str]
"""Returns how the disk spells a path relative to content/, empty if there is no such file."""


class Meaning(NamedTuple):
    """A file that a target may mean, relative to content/, and the place in it (`#…`)."""

    name: str
    place: str


def _nowhere(_name: str) -> str:
    return ""


def references_in(path: str, markdown: str, on_disk: OnDisk = _nowhere) -> tuple[str, ...]:
    """Return the paths, relative to content/, that the body of the file `path` names, sorted.

    They are spelt as `on_disk` spells them; what is not there is spelt as the text has it.
    """
    bare = without_outside_links(markdown)
    if "](" not in bare and "]:" not in bare and "=" not in bare:
        return ()
    markdown = masked(markdown)
    targets = dict.fromkeys(_target(match) for match in _TARGET_IN_MARKDOWN.finditer(markdown))
    names = {name for target in targets if (name := _named(path, target, on_disk))}
    if "![" in markdown:
        for match in _SHOWN_IN_MARKDOWN.finditer(markdown):
            names.update(_names_shown(path, _target(match), on_disk))
    return tuple(sorted(names))


def _named(path: str, target: str, on_disk: OnDisk) -> str:
    """Return the file that a target names: of those that it may mean, the first that is there."""
    likeliest = resolve(path, target)
    possible = meanings(path, target)
    if len(possible) == 1 and likeliest.isascii():
        return likeliest  # whether it is there is asked later, once for each name
    for meaning in possible:
        if found := on_disk(meaning.name):
            return found
    return likeliest


def _names_shown(path: str, target: str, on_disk: OnDisk) -> Iterator[str]:
    """Yield what is named, besides the file itself, by showing `target`: a gallery, companions."""
    if target.endswith("/"):
        folder = resolve_folder(path, target)
        yield from [on_disk(folder) or folder] if folder else []
    elif is_film(name := _named(path, target, on_disk)):
        for companion in (captions_of(name), poster_of(name)):
            yield on_disk(companion) or companion


def shown_in(path: str, markdown: str) -> Iterator[tuple[int, str]]:
    """Yield each file that the body of the file `path` shows as pictures are shown, with its line.

    Folders, which are galleries, are not among them, nor is what lies elsewhere.
    """
    for line, match in numbered(_SHOWN_IN_MARKDOWN.finditer(masked(markdown))):
        if name := resolve(path, _target(match)):
            yield line, name


def targets_at(masked_markdown: str) -> Iterator[tuple[int, str]]:
    """Yield the target of every link or picture in what `masked` returns, with its offset."""
    for match in _TARGET_IN_MARKDOWN.finditer(masked_markdown):
        yield match.start(match.lastindex or 0), _target(match)


def shown_targets_at(masked_markdown: str) -> Iterator[tuple[int, str]]:
    """Yield the target of every picture in what `masked` returns, with its offset."""
    for match in _SHOWN_IN_MARKDOWN.finditer(masked_markdown):
        yield match.start(), _target(match)


def galleries_in(markdown: str) -> set[str]:
    """Return the target of every gallery in `markdown`, as it is written: folders, not pages."""
    return {target for _start, target in shown_targets_at(masked(markdown)) if target.endswith("/")}


def lines_of_references(path: str, markdown: str) -> dict[str, int]:
    """Return on which line of `markdown` the file `path` first names each of its references.

    The names are those of `references_in`, normalised.
    """
    lines: dict[str, int] = {}
    for line, target in targets_in(markdown):
        names = [resolve(path, target), resolve_folder(path, target)]
        names += [meaning.name for meaning in meanings(path, target)]
        for name in names:
            lines.setdefault(normalise(name), line)
    return lines


def targets_in(markdown: str) -> Iterator[tuple[int, str]]:
    """Yield every target of a link or picture in `markdown`, with the line on which it stands."""
    for line, match in numbered(_TARGET_IN_MARKDOWN.finditer(masked(markdown))):
        if target := _target(match):
            yield line, target


def _target(match: re.Match[str]) -> str:
    """Return the address that was found, in whichever of a pattern's groups."""
    return match[match.lastindex or 0].strip()


def meanings(path: str, target: str) -> list[Meaning]:
    """Return the files that `target` may mean in the file `path`, the likeliest first.

    `#` and `?` may end a name or belong to it, as may `%20`: `bao cao #3.pdf` is a file's name, and
    `bao-cao.pdf#trang=3` a place in a file. Which is meant is for the disk to say.
    """
    target = _ESCAPED.sub(r"\1", unescape(target)) if "\\" in target or "&" in target else target
    written, marked = _MARKER.subn("", target, count=1)
    if not marked and _ELSEWHERE.match(written) and written[0] not in "#?":
        return []
    short, place = _divided(written)
    readings = [(_decoded(short), place), (short, place)]
    if not short.endswith("/"):
        whole = _decoded(written)
        readings += [(whole, ""), (written, ""), (whole.replace("\\", "/"), "")]
    found: dict[str, str] = {}
    for name, its_place in readings:
        if name and (marked or _FILE_SUFFIX.search(name)):
            found.setdefault(_from_content(path, name), its_place)
    return [Meaning(name, its_place) for name, its_place in found.items()]


def _divided(written: str) -> tuple[str, str]:
    """Return what stands before a query or fragment, and the fragment with its `#`."""
    before, mark, place = written.partition("#")
    return before.partition("?")[0], mark + place


def _decoded(name: str) -> str:
    return normalise(unquote(name))


def resolve(path: str, target: str) -> str:
    """Return the path relative to content/ that `target` most likely means in the file `path`.

    Empty for what is no file of ours: another host, a fragment, a page's address. A target that
    climbs out of content/ keeps its `..`, and so is found nowhere.
    """
    found = [] if _ELSEWHERE.match(target) else meanings(path, target)
    return found[0].name if found and not _PLACE_ON_PAGE.search(found[0].name) else ""


def resolve_folder(path: str, target: str) -> str:
    """Return the folder under content/, with a slash at its end, that a gallery's `target` means.

    Empty for what is no folder of ours; see `resolve`.
    """
    name = _decoded(_MARKER.sub("", target, count=1))
    if not name.endswith("/") or _ELSEWHERE.match(name):
        return ""
    folder = _from_content(path, name)
    return "" if folder == "." else f"{folder}/"


def _from_content(path: str, name: str) -> str:
    folder = "" if name.startswith("/") else posixpath.dirname(path)
    return posixpath.normpath(posixpath.join(folder, name.lstrip("/")))


def address_of(path: str, target: str, addresses: Mapping[str, str]) -> str | None:
    """Return where `target`, as the file `path` writes it, is to be found on the site.

    `addresses` maps normalised paths relative to content/ to addresses on the site. Empty for
    what is no file of ours and stays as written; None for a file that has no address: such a link
    leads nowhere, and its words stay.
    """
    for meaning in meanings(path, target):
        if found := addresses.get(normalise(meaning.name)):
            return found + meaning.place
    if resolve(path, target):
        return None
    return addresses.get(normalise(resolve_folder(path, target)), "")
