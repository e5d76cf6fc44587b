"""Taking HTML apart into running text and everything a typesetter must not touch, and back.

The text comes as one string in which a noncharacter (Unicode keeps U+FDD0 and its neighbours for a
program's own use) stands for each tag. The rules then see across inline tags, as in
`"<em>Đi</em>"`, and run once over an article, not once over each of its fifty scraps of text.
"""

import re

INLINE = "\ufdd0"
"""Stands for an inline tag: it has no width, what is before and after it touches."""

BLOCK = "\ufdd1"
"""Stands for the edge of a block, such as a list or a table cell, and for the start of any."""

END = "\ufdd3"
"""Stands for the end of a paragraph, heading or list item: where a reader sees a last line."""

SEALED = "\ufdd2"
"""Stands for what reads as a word but must stay as it is: code, an address, an already set span."""

_PLACEHOLDERS = (INLINE, BLOCK, SEALED, END)
_PLACEHOLDER = re.compile(f"[{''.join(_PLACEHOLDERS)}]")
_ATTRIBUTES = r"""(?: [^"'<>]++ | "[^"]*" | '[^']*' )*+"""
_TAGS = rf"""
    <(?: !--.*?--
     | (?P<sealed> code|kbd|samp|var|tt|math|svg ) (?=[\s>]) {_ATTRIBUTES} > .*? </(?P=sealed)\s*
     | (?P<set> span ) \s class="(?:caps|amp|quo|dquo)" > [^<]* </span
     | (?P<block> pre|script|style|textarea|iframe|template ) (?=[\s>]) {_ATTRIBUTES} >
       .*? </(?P=block)\s*
     | (?P<end> / (?: p | h[1-6] | li | d[td] ) ) \s*
     | /? (?P<name> [a-z][a-z0-9-]* ) (?=[\s/>]) {_ATTRIBUTES}
     | ![a-z] {_ATTRIBUTES}
    )>
"""
_ADDRESSES = r"""
    (?P<address> \b (?: https?:// | ftp:// | www\. ) [^\s<>"“”\ufdd0-\ufdd3]* [\w/]
     | [\w.+-]+ @ [\w-]+ (?: \. [\w-]+ )+ )
"""
_FLAGS = re.VERBOSE | re.DOTALL | re.IGNORECASE
_TAG = re.compile(_TAGS, _FLAGS)
_TAG_OR_ADDRESS = re.compile(f"{_TAGS} | {_ADDRESSES}", _FLAGS)
_ADDRESS = re.compile(_ADDRESSES, _FLAGS)

_BLOCK_NAMES = """
    address article aside blockquote caption center col colgroup dd details dialog div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu
    nav ol option p section select summary table tbody td tfoot th thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())

_STANDS_FOR = {"block": BLOCK, "end": END, "sealed": SEALED, "set": SEALED, "address": SEALED}


def _has_address(text: str) -> bool:
    return "://" in text or "@" in text or "www." in text


def take_apart(html: str) -> tuple[str, list[str]]:
    """Return the running text of `html`, placeholders in it, and the pieces that they stand for."""
    pieces: list[str] = []

    def seal(match: re.Match[str]) -> str:
        pieces.append(match[0])
        kind = match.lastgroup
        if kind == "name":
            return BLOCK if match["name"].lower() in _BLOCKS else INLINE
        return _STANDS_FOR.get(kind, INLINE)

    pattern = _TAG_OR_ADDRESS if _has_address(html) else _TAG
    return pattern.sub(seal, html), pieces


def take_addresses(text: str) -> tuple[str, list[str]]:
    """Return plain `text` with a placeholder for each web or mail address in it, and these."""
    if not _has_address(text):
        return text, []
    pieces: list[str] = _ADDRESS.findall(text)
    return _ADDRESS.sub(SEALED, text), pieces


def put_together(text: str, pieces: list[str]) -> str:
    """Return `text` with each placeholder replaced by its piece: the inverse of `take_apart`."""
    if not pieces:
        return text
    runs = _PLACEHOLDER.split(text)
    woven = [part for pair in zip(runs, pieces, strict=False) for part in pair]
    return "".join(woven) + runs[-1]


def has_placeholders(text: str) -> bool:
    """Return whether the text brings noncharacters of its own, which would pass for ours."""
    return any(placeholder in text for placeholder in _PLACEHOLDERS)
