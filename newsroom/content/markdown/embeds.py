"""Frames of other sites in a body: a link, or nothing; never the frame itself.

A frame would load another site's scripts with every page view. A link asks the reader first,
needs no script and works on any phone.
"""

import re
from html import escape, unescape
from urllib.parse import urlsplit

_FRAME = re.compile(
    r"""<iframe\b(?P<attributes>(?:[^"'<>]++|"[^"]*+"|'[^']*+')*+)>(?:[^<]*+</iframe\s*>)?""",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"""\s(?P<name>src|title)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"']+))""",
    re.IGNORECASE,
)


def embeds_as_links(html: str, hosts: frozenset[str]) -> str:
    """Return `html` with each frame of one of `hosts` as a link to what it shows.

    The link's words are the frame's `title`, else the host's name. Frames of other hosts stay,
    for the sanitiser to remove.
    """
    if not hosts or "<iframe" not in html.lower():
        return html
    return _FRAME.sub(lambda match: _link(match, hosts), html)


def _link(frame: re.Match[str], hosts: frozenset[str]) -> str:
    values = {
        match["name"].lower(): unescape(match["double"] or match["single"] or match["bare"] or "")
        for match in _ATTRIBUTE.finditer(frame["attributes"])
    }
    address = values.get("src", "").strip()
    address = f"https:{address}" if address.startswith("//") else address
    host = _host(address)
    if host not in hosts:
        return frame[0]
    words = escape(values.get("title") or host)
    return f'<a class="embed" rel="external" href="{escape(address)}">{words}</a>'


def _host(address: str) -> str:
    """Return the host of a web address fetched over TLS, empty for anything else."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return parts.hostname or "" if parts.scheme == "https" else ""
