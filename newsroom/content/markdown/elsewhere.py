"""Pictures, frames and recordings of other sites in a body: links to them, never they themselves.

A frame would load another site's scripts with every page view, and a picture would tell that site
who reads what. A link asks the reader first, needs no script and works on any phone. Where
something is removed altogether, no empty paragraph, figure or cell is left behind.
"""

import re
from collections.abc import Callable
from html import escape, unescape
from urllib.parse import unquote, urlsplit

from newsroom.content.markdown.elements import TAG, attributes_of
from newsroom.language.patterns import lazy_pattern

REMOVED = "\ufdd5"
"""Stands in HTML where something was removed; a noncharacter, which no text may bring along."""

FRAMES = frozenset({"iframe", "frame", "embed", "object"})
_HIDDEN_NAMES = """
    script style applet frameset noframes noscript noembed template svg math textarea select
    title xmp plaintext
"""
HIDDEN = frozenset(_HIDDEN_NAMES.split())
"""Elements whose content is not shown, and goes with them."""

_BLOCK_NAMES = """
    address article aside body center fieldset footer form header hgroup html legend main nav
    optgroup search section dialog
"""
# Elements that a body may not have, and what stands for them: without, words of two blocks would be
# one word.
_STAND_INS = {
    **dict.fromkeys(_BLOCK_NAMES.split(), "div"),
    **{"dir": "ul", "menu": "ul", "strike": "s", "acronym": "abbr", "tt": "code", "listing": "pre"},
}
STAND_INS = frozenset(_STAND_INS)

_NEEDS_CARE = lazy_pattern(
    rf"""<!--
      | <(?=/?(?:{"|".join(sorted(FRAMES | HIDDEN | STAND_INS))})[\s>/])
      | (?P<text><(?=[^<>\s!]+@[^@<>\s]+>|(?:https?|ftp)://))""",
    re.IGNORECASE | re.VERBOSE,
)
# A frame that is a block of its own becomes a paragraph.
_BETWEEN_BLOCKS = lazy_pattern(
    r"(?:^|</(?:p|h[1-6]|ul|ol|dl|table|blockquote|div|figure|pre|details)>|<hr>)\s*\Z"
)
_ON_ITS_LINE = re.compile(r"[ \t]*(?:\n|\Z)")
_ANCHOR = re.compile(r"<(/?)a[\s>]", re.IGNORECASE)
_SHOWN = lazy_pattern(r"<(?P<anchor>/?a)[ >][^<>]*|<(?P<image>img)\b[^<>]*>")
_RECORDING = lazy_pattern(
    r"<(?P<kind>audio|video)\b(?P<tag>[^<>]*)>(?P<inside>.*?)</(?P=kind)>", re.S
)
_VALUE = re.compile(r' (\w+)="([^"]*)"')
_ANY_TAG = re.compile(r"<[^<>]*>")
_RUN = re.compile(rf"{REMOVED}(?:\s*+{REMOVED})+")
_NOTHING = rf"(?:[\s{REMOVED}]|&nbsp;|<br>)*{REMOVED}(?:[\s{REMOVED}]|&nbsp;|<br>)*"
_EMPTY = lazy_pattern(
    r"<(?P<name>p|div|figure|figcaption|li|ul|ol|blockquote|dd|dt|dl|h[1-6]|details|summary|caption|"
    r"tr|thead|tbody|tfoot|table|a|abbr|b|cite|del|em|i|ins|mark|q|s|samp|small|span|strong|sub|sup|u)"
    rf"(?: [^<>]*)?>{_NOTHING}</(?P=name)>"
)
_EMPTY_CELLS = lazy_pattern(
    rf"<tr(?: [^<>]*)?>(?:\s*<t[dh](?: [^<>]*)?>[\s{REMOVED}]*</t[dh]>)+\s*</tr>"
)
_EMPTY_CELL = lazy_pattern(rf"(<(t[dh])(?: [^<>]*)?>){_NOTHING}(</\2>)")

Address = Callable[[str], str | None]


def is_elsewhere(address: str) -> bool:
    """Tell whether an address is one on the web that a reader can follow."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    return parts.scheme in {"http", "https", ""} and bool(parts.hostname)


def whole(address: str) -> str:
    """Return an address with its scheme: `//a.vn/b` is fetched as safely as our own pages are."""
    address = address.strip()
    return f"https:{address}" if address.startswith("//") else address


def host_of(address: str) -> str:
    """Return the host of a web address, empty for what has none."""
    return urlsplit(whole(address)).hostname or "" if is_elsewhere(address) else ""


def link_to(address: str, words: str) -> str:
    """Return the link that stands for what lies at `address`; `words` are plain text."""
    return f'<a class="embed" rel="external" href="{escape(address)}">{escape(words)}</a>'


def words_of(alt: str, caption: str, address: str) -> str:
    """Return what a link says in the place of a picture: its words, or else its file's name."""
    told = [text for text in (alt.strip(), caption.strip()) if text]
    if told:
        return " – ".join(dict.fromkeys(told))
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    name = unquote(parts.path.rstrip("/").rpartition("/")[2])
    return f"{name} ({parts.hostname})" if name and parts.hostname else parts.hostname or name


def without_frames(html: str, address: Address) -> str:
    """Return raw HTML whose frames are links, and whose hidden elements leave a REMOVED behind.

    `address` returns where a file of ours is, as `Sanitiser.html` takes it.
    """
    if not _NEEDS_CARE.search(html):
        return html
    pieces: list[str] = []
    position = depth = 0
    while match := _NEEDS_CARE.search(html, position):
        start = match.start()
        before = html[position:start]
        pieces.append(before)
        depth = _depth_of_links(before, depth)
        if match[0] == "<!--":
            position = _behind("-->", html, start) or len(html)
            pieces.append(html[start:position])
            continue
        if match["text"]:  # an address in angle brackets, where Markdown makes no link of it
            pieces.append("&lt;")
            position = start + 1
            continue
        tag = TAG.match(html, start)
        if tag is None:
            pieces.append("<")
            position = start + 1
            continue
        replacement, position = _replaced(tag, html, address)
        if replacement.startswith("<a "):
            if depth:
                replacement = _ANY_TAG.sub("", replacement)
            elif _BETWEEN_BLOCKS.search(before) and _ON_ITS_LINE.match(html, position):
                replacement = f"<p>{replacement}</p>"
        pieces.append(replacement)
    return "".join([*pieces, html[position:]])


def _replaced(tag: re.Match[str], html: str, address: Address) -> tuple[str, int]:
    """Return what stands for an element, and where in `html` what it stands for ends."""
    name = tag["name"].lower()
    if stand_in := _STAND_INS.get(name):
        return f"<{tag['close'] or ''}{stand_in}{tag['attributes']}>", tag.end()
    if tag["close"]:
        return "", tag.end()
    end = tag.end()
    if name != "embed":
        end = _behind(f"</{name}", html, end) or end
        end = html.find(">", end) + 1 or end if end > tag.end() else end
    if name in HIDDEN:
        return REMOVED, end
    return _frame(tag, html[tag.end() : end], address), end


def _frame(tag: re.Match[str], inside: str, address: Address) -> str:
    """Return the link that stands for a frame, REMOVED if it shows nothing that can be followed."""
    values = {name: unescape(value or "") for name, value in attributes_of(tag)}
    inner = (
        TAG.search(inside, inside.lower().find("<embed")) if "<embed" in inside.lower() else None
    )
    if inner:
        values = {name: unescape(value or "") for name, value in attributes_of(inner)} | values
    for key in ("src", "data", "data-src"):
        if target := values.get(key, "").strip():
            own = address(target)
            if own or (own == "" and is_elsewhere(target)):
                found = own or whole(target)
                return link_to(found, values.get("title") or host_of(found) or found)
    return REMOVED


def _depth_of_links(html: str, depth: int) -> int:
    """Return how many links are open behind `html`, if `depth` are before it."""
    for anchor in _ANCHOR.finditer(html):
        depth = max(0, depth + (-1 if anchor[1] else 1))
    return depth


def _behind(mark: str, text: str, start: int) -> int:
    match = re.compile(re.escape(mark), re.IGNORECASE).search(text, start)
    return match.end() if match else 0


def pictures_as_links(html: str, elsewhere: frozenset[str]) -> str:
    """Return sanitised HTML whose pictures and recordings of `elsewhere` are links to them.

    A picture without an address becomes its words.
    """
    if "<audio" in html or "<video" in html:
        html = _RECORDING.sub(lambda match: _recording(match, elsewhere), html)
    if "<img" not in html:
        return html
    depth = 0

    def shown(match: re.Match[str]) -> str:
        nonlocal depth
        if anchor := match["anchor"]:
            depth = max(0, depth + (-1 if anchor[0] == "/" else 1))
            return match[0]
        values = {name: unescape(value) for name, value in _VALUE.findall(match[0])}
        address = values.get("src", "")
        if address and address not in elsewhere:
            return match[0]
        words = words_of(values.get("alt", ""), values.get("title", ""), address)
        if not words:
            return REMOVED
        return link_to(address, words) if address and not depth else escape(words)

    return _SHOWN.sub(shown, html)


def _recording(match: re.Match[str], elsewhere: frozenset[str]) -> str:
    """Return a recording as it is if a file of ours is played, else the link to it."""
    sources = [unescape(one) for one in re.findall(r' src="([^"]*)"', match[0])]
    if any(source not in elsewhere for source in sources):
        return match[0]
    words = unescape(_ANY_TAG.sub("", match["inside"])).strip()
    title = unescape(dict(_VALUE.findall(match["tag"])).get("title", ""))
    if sources:
        return link_to(sources[0], words_of(title, words, sources[0]))
    return escape(words) or REMOVED


def without_empty(html: str) -> str:
    """Return sanitised HTML without the elements that are empty because something was REMOVED.

    A cell among others stays, with a dash in it, for a table must keep its columns.
    """
    html = html.replace("<p></p>", "")  # what browsers make of an end tag without a beginning
    if REMOVED not in html:
        return html
    html = _RUN.sub(REMOVED, html)
    html = _EMPTY_CELLS.sub(lambda row: REMOVED if REMOVED in row[0] else row[0], html)
    found = 1
    while found:
        html, found = _EMPTY.subn(REMOVED, html)
    return _EMPTY_CELL.sub(r"\1–\3", html).replace(REMOVED, "")
