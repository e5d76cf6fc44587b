"""A body for paper: pictures lie in the text, links lead to whole addresses, films are links.

A printed page has no host to fetch from, and what was sent by mail must stay as it was.
"""

import re
from base64 import b64encode
from html import unescape
from mimetypes import guess_type
from urllib.parse import unquote

from newsroom.edition import Edition

_WIDTH = 800  # pixels: 6 cm at 300 to an inch, a column of print
_PICTURE = re.compile(r"<picture>.*?(?P<image><img [^>]*>)</picture>|<img [^>]*>", re.DOTALL)
_ATTRIBUTE = re.compile(r' (src|srcset|alt|width|height)="([^"]*)"')
_RECORDING = re.compile(r"<(video|audio)\b.*?(?P<link><a .*?</a>)?</\1>", re.DOTALL)
_LOCAL = re.compile(r' href="/(?!/)')
_CANDIDATE = re.compile(r"(\S+) (\d+)w")


def on_paper(html: str, edition: Edition) -> str:
    """Return a body's HTML as it can be printed anywhere; a picture without a file goes."""

    def printed(match: re.Match[str]) -> str:
        values = dict(_ATTRIBUTE.findall(match["image"] or match[0]))
        data = as_data(unescape(values.get("src", "")), unescape(values.get("srcset", "")), edition)
        sizes = "".join(f' {one}="{values[one]}"' for one in ("width", "height") if one in values)
        return f'<img src="{data}" alt="{values.get("alt", "")}"{sizes}>' if data else ""

    html = _RECORDING.sub(lambda match: match["link"] or "", html)
    html = _PICTURE.sub(printed, html)
    host = edition.site_url.removesuffix(edition.base)
    return _LOCAL.sub(f' href="{host}/', html)


def as_data(address: str, srcset: str, edition: Edition) -> str:
    """Return the picture at an address of the site as a `data:` address; empty if it is not there.

    Of several widths the least is taken that is enough for print.
    """
    widths = sorted((int(width), url) for url, width in _CANDIDATE.findall(srcset))
    chosen = next((url for width, url in widths if width >= _WIDTH), address)
    file = edition.output / unquote(chosen.removeprefix(edition.base)).lstrip("/")
    if not file.is_file():
        return ""
    kind = guess_type(file.name)[0] or "image/jpeg"
    return f"data:{kind};base64,{b64encode(file.read_bytes()).decode()}"
