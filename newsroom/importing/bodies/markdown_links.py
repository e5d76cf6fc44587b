"""Targets in the Markdown of other generators: resolved, outside of code."""

import re
from collections.abc import Callable
from urllib.parse import quote

from newsroom.importing.bodies.conversion import target
from newsroom.importing.bodies.links import Links
from newsroom.importing.item import LeftOut, OldPicture

_CODE = re.compile(
    r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)[`~]*\s*$|(?P<ticks>`+)[^`\n]+(?P=ticks)", re.M | re.S
)
_ADDRESS = r"(?:<(?P<angled>[^<>\n]+)>|(?P<bare>[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*))"
_TITLE = r"""(?P<title>\s+(?:"[^"\n]*"|'[^'\n]*'))?"""
_TARGET = re.compile(
    rf"(?P<image>!\[(?P<alt>(?:[^\[\]]|\\.)*)\])\(\s*{_ADDRESS}{_TITLE}\s*\)(?P<attributes>\{{[^{{}}\n]*\}})?"
    r"|(?P<before>\]\()\s*(?:<(?P<angled2>[^<>\n]+)>|(?P<bare2>[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*))"
    r"""(?P<title2>\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)"""
    r"|(?P<definition>^ {0,3}\[[^\[\]^][^\[\]]*\]:\s+)<?(?P<defined>[^\s<>]+)>?",
    re.M,
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

    def one(match: re.Match[str]) -> str:
        if match["image"]:
            return image(match)
        written = match["defined"] or match["angled2"] or match["bare2"] or ""
        address = _resolved(written, base, links, lost) or written
        if match["definition"]:
            return f"{match['definition']}{target(address)}"
        return f"{match['before']}{target(address)}{match['title2'] or ''})"

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
        return _HREF.sub(reference, _IMAGE_TAG.sub(image_tag, _TARGET.sub(one, text)))

    return outside_code(markdown, prose), tuple(lost)


def _resolved(written: str, base: str, links: Links, lost: list[LeftOut]) -> str:
    address, missing = links.link(written, base)
    if missing is not None:
        lost.append(missing)
    return address


def outside_code(markdown: str, change: Callable[[str], str]) -> str:
    """Return Markdown with a change made to all of it that is no code."""
    parts: list[str] = []
    position = 0
    for code in _CODE.finditer(markdown):
        parts += [change(markdown[position : code.start()]), code[0]]
        position = code.end()
    return "".join([*parts, change(markdown[position:])])
