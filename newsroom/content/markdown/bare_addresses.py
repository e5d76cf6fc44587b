"""Addresses that stand bare in a text, `https://…` and `ten@example.vn`: links to follow."""

import re

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from newsroom.language.typography.markup import MAIL_ADDRESS, WEB_ADDRESS

_FOLLOWED = re.compile(
    rf"""<(?P<close>/)?(?P<name>[a-z][a-z0-9]*)[^<>]*>
      | (?<![\w/@.-]) {WEB_ADDRESS} | {MAIL_ADDRESS}""",
    re.VERBOSE,
)
"""What a sanitised text has of tags and of bare addresses."""

_NOT_WITHIN = frozenset({"a", "code", "pre", "kbd", "samp", "var"})
_ENDING_ENTITY = re.compile(r"&(?:lt|gt|quot|nbsp);|[’”»]")
_FOLLOWABLE = re.compile(r"https?://(?:[^/?#\s]*\w\.\w|localhost\b|\[)", re.IGNORECASE)
# An address with a mark in it that Markdown would take for emphasis, and not as part of a link.
_OTHER = r"[^\s<>\"'`\\\[\]()\x02\x03"
# It begins with the letters that are looked for at memory speed.
_MARKED = rf"http(?<![\w(<\"'=/\[]http)s?://{_OTHER}*_~^]*[*_~^]{_OTHER}]*[\w/]"


def addresses_as_links(html: str) -> str:
    """Return sanitised HTML whose bare web and mail addresses are links.

    Those within a link or code stay, and so does an address without `http` before it.
    """
    # Mostly every address is a link's already, which is soon seen.
    if "@" not in html and html.count("://") == html.count('="http'):
        return html
    pieces: list[str] = []
    position = depth = 0
    for match in _FOLLOWED.finditer(html):
        if match["name"]:
            if match["name"] in _NOT_WITHIN:
                depth = max(0, depth + (-1 if match["close"] else 1))
        elif not depth and match.start() >= position and (found := _address(match, html)):
            address, end = found
            scheme = "mailto:" if match["mail"] else ""
            link = f'<a href="{scheme}{address}">{address}</a>'
            pieces += [html[position : match.start()], link]
            position = end
    return "".join([*pieces, html[position:]])


def _address(match: re.Match[str], html: str) -> tuple[str, int] | None:
    """Return the address that was found, and where it ends; None for what nobody can follow."""
    if match["mail"]:
        return match["mail"], match.end()
    address = _ENDING_ENTITY.split(match["web"], maxsplit=1)[0].rstrip(".,;:!?…'’")
    end = match.start() + len(address)
    while address.count("(") > address.count(")") and html[end : end + 1] == ")":
        address, end = f"{address})", end + 1
    while address.endswith(")") and address.count(")") > address.count("("):
        address, end = address[:-1], end - 1
    return (address, end) if _FOLLOWABLE.match(address) else None


class UnbrokenAddresses(InlineProcessor):
    """Keeps the `_` and `*` of a bare address from being taken for emphasis."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(_MARKED, md)

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,
    ) -> tuple[str, int, int]:
        """Return the address as text in which Markdown looks for nothing more."""
        return m[0], m.start(0), m.end(0)
