"""Targets in the Markdown of other generators: resolved, outside of code."""

import re
from collections.abc import Callable
from urllib.parse import quote

from newsroom.content.markdown.fences import fences_in, has_fences
from newsroom.importing.bodies.conversion import target
from newsroom.importing.bodies.links import Links
from newsroom.importing.item import LeftOut, OldPicture

_CODE_SPAN = re.compile(r"(?P<ticks>`+)[^`\n]+(?P=ticks)")
_ADDRESS = r"(?:<(?P<{0}angled>[^<>\n]+)>|(?P<{0}bare>[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*))"
_TITLE = r"""(?P<{0}title>\s+(?:"[^"\n]*"|'[^'\n]*'))?"""
_WORDS = r"(?:[^\[\]\\]|\\.|!\[[^\[\]]*\]\([^()\n]*\))*"
_IMAGE = re.compile(
    rf"(?P<image>!\[(?P<alt>(?:[^\[\]\\]|\\.)*)\])\(\s*"
    rf"{_ADDRESS.format('')}{_TITLE.format('')}\s*\)(?:\{{[^{{}}\n]*\}})?"
)
_LINK = re.compile(
    rf"(?<!!)\[(?P<words>{_WORDS})\]\(\s*{_ADDRESS.format('')}{_TITLE.format('')}\s*\)"
    r"|(?P<definition>^ {0,3}\[[^\[\]^][^\[\]]*\]:\s+)<?(?P<defined>[^\s<>]+)>?",
    re.MULTILINE,
)
_IMAGE_TAG = re.compile(
    r"<img\b[^<>]*?\bsrc\s*=\s*(?P<mark>[\"'])(?P<address>[^\"'<>]*)(?P=mark)[^<>]*>", re.I
)
_HREF = re.compile(r"(?P<before>\bhref\s*=\s*)(?P<mark>[\"'])(?P<address>[^\"'<>]*)(?P=mark)", re.I)


def with_resolved_targets(
    markdown: str, base: str, links: Links
) -> tuple[str, tuple[LeftOut, ...]]:
    """Return a body whose links and pictures lead to where they are in the edition."""
    lost: list[LeftOut] = []

    def image(match: re.Match[str]) -> str:
        address = match["angled"] or match["bare"] or ""
        found, medium = links.picture(OldPicture(address, match["alt"]), base)
        if medium.path:
            return f"{match['image']}(/{target(quote(medium.path))}{match['title'] or ''})"
        lost.append(LeftOut("picture", f"{found.address} ({medium.fault})"))
        return f"*{match['title'].strip()[1:-1]}*" if match["title"] else ""

    def link(match: re.Match[str]) -> str:
        written = match["defined"] or match["angled"] or match["bare"] or ""
        address = _resolved(written, base, links, lost) if written else ""
        if match["definition"]:
            return f"{match['definition']}{target(address) or '#'}"
        if not address:
            return str(match["words"])  # to nowhere: the words stay
        return f"[{match['words']}]({target(address)}{match['title'] or ''})"

    def image_tag(match: re.Match[str]) -> str:
        found, medium = links.picture(OldPicture(match["address"]), base)
        if medium.path:
            return match[0].replace(match["address"], f"/{quote(medium.path)}")
        lost.append(LeftOut("picture", f"{found.address} ({medium.fault})"))
        return ""

    def reference(match: re.Match[str]) -> str:
        address = _resolved(match["address"], base, links, lost) or match["address"]
        return f"{match['before']}{match['mark']}{address}{match['mark']}"

    def prose(text: str) -> str:
        return _LINK.sub(
            link, _IMAGE.sub(image, _HREF.sub(reference, _IMAGE_TAG.sub(image_tag, text)))
        )

    return outside_code(markdown, prose), tuple(lost)


def _resolved(written: str, base: str, links: Links, lost: list[LeftOut]) -> str:
    address, missing = links.link(written, base)
    if missing is not None:
        lost.append(missing)
    return address


def outside_code(markdown: str, change: Callable[[str], str]) -> str:
    """Return Markdown with a change made to all of it that is no code."""
    lines = markdown.split("\n")
    parts: list[str] = []
    position = 0
    for fence in fences_in(lines) if has_fences(markdown) else ():
        parts += _outside_spans(lines[position : fence.first], change)
        parts += lines[fence.first : fence.last + 1]
        position = fence.last + 1
    return "\n".join([*parts, *_outside_spans(lines[position:], change)])


def _outside_spans(lines: list[str], change: Callable[[str], str]) -> list[str]:
    text = "\n".join(lines)
    parts: list[str] = []
    position = 0
    for span in _CODE_SPAN.finditer(text):
        parts += [change(text[position : span.start()]), span[0]]
        position = span.end()
    return ["".join([*parts, change(text[position:])])] if lines else []
