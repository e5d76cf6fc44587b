"""Taking HTML apart into running text and everything a typesetter must not touch, and back.

The text comes as one string in which a noncharacter (Unicode keeps U+FDD0 and its neighbours for a
program's own use) stands for each tag. The rules then see across inline tags, as in
`"<em>Đi</em>"`, and run once over an article, not once over each of its fifty scraps of text.
"""

import re
from html import unescape
from typing import NamedTuple

from newsroom.language.patterns import lazy_pattern

INLINE = "\ufdd0"
"""Stands for an inline tag: it has no width, what is before and after it touches."""

BLOCK = "\ufdd1"
"""Stands for the edge of a block, such as a list or a table cell, and for the start of any."""

END = "\ufdd3"
"""Stands for the end of a paragraph, heading or list item: where a reader sees a last line."""

SEALED = "\ufdd2"
"""Stands for what reads as a word but must stay as it is: code or an address."""

SET = "\ufdd4"
"""Stands on both sides of the text of a span that is set already. The rules see that text, or they
would judge its surroundings otherwise than when they set it; what they do to it is undone."""

UNSEEN = INLINE + SET
"""What stands between two characters and yet leaves them side by side."""

_PLACEHOLDERS = (INLINE, BLOCK, SEALED, END, SET)
_PLACEHOLDER = re.compile(f"[{INLINE}{BLOCK}{SEALED}{END}]|{SET}[^{SET}]*{SET}")
_ATTRIBUTES = r"""(?: [^"'<>]++ | "[^"]*" | '[^']*' )*+"""
# Tags that are no tags by the rules (a quote is missing) are still not text: the last line.
_TAGS = rf"""
    <(?i: !--.*?--
     | (?P<sealed> code|kbd|samp|var|tt|math|svg ) (?=[\s>]) {_ATTRIBUTES} > .*? </(?P=sealed)\s*
     | span \s class="(?:caps|amp|quo|dquo)" > (?P<inner> [^<]* ) </span
     | (?P<block> pre|script|style|textarea|iframe|template ) (?=[\s>]) {_ATTRIBUTES} >
       .*? </(?P=block)\s*
     | (?P<end> / (?: p | h[1-6] | li | d[td] ) ) \s*
     | /? (?P<name> [a-z][a-z0-9-]* ) (?=[\s/>]) {_ATTRIBUTES}
     | [/!?a-z] [^>]*
    )>
"""
WEB_ADDRESS = r"""
    (?P<web> (?: https?:// | HTTPS?:// | ftp:// | www\. ) [^\s<>"“”\ufdd0-\ufdd4]* [\w/] )
"""
# Looked for at the beginnings of words only: from every letter, a long word would take for ever.
# No point stands beside another in one (RFC 5322, dot-atom): three are an ellipsis before it.
MAIL_ADDRESS = r"""
    (?P<mail> (?<! [\w+-] ) (?<! [^.]\. ) (?<! ^\. )
        [\w+-]++ (?: \. [\w+-]++ )*+ @ [\w-]++ (?: \. [\w-]++ )+ )
"""
_FLAGS = re.VERBOSE | re.DOTALL
_TAG = lazy_pattern(_TAGS, _FLAGS)


class _Addresses(NamedTuple):
    """Patterns for the kinds of address that a text has: each kind costs a closer look at it."""

    alone: re.Pattern[str]
    or_tag: re.Pattern[str]


def _addresses(pattern: str) -> _Addresses:
    return _Addresses(lazy_pattern(pattern, _FLAGS), lazy_pattern(f"{_TAGS} | {pattern}", _FLAGS))


_WEB = _addresses(WEB_ADDRESS)
_WEB_OR_MAIL = _addresses(f"{WEB_ADDRESS} | {MAIL_ADDRESS}")

_TYPED_MARKS = lazy_pattern(
    "&(?:quot|apos|nbsp|hellip|[nm]dash|[lr][sd]quo|#(?:34|39|160|82(?:1[1267]|2[0-3]|30)));"
)

_BLOCK_NAMES = """
    address article aside blockquote caption center col colgroup dd details dialog div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu
    nav ol option p section select summary table tbody td tfoot th thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())

_STANDS_FOR = {
    "block": BLOCK,
    "end": END,
    "sealed": SEALED,
    "web": SEALED,
    "mail": SEALED,
    None: INLINE,
}


def _addresses_in(text: str) -> _Addresses | None:
    """Return the patterns to look for addresses with, None if there are none to find."""
    if "@" in text:
        return _WEB_OR_MAIL
    return _WEB if "://" in text or "www." in text else None


class TakenApart(NamedTuple):
    """HTML taken apart: its running text, and the pieces that placeholders in it stand for."""

    text: str
    pieces: list[str]


def take_apart(html: str) -> TakenApart:
    """Return the running text of `html`, placeholders in it, and the pieces that they stand for.

    Marks written as entities (&quot;, &nbsp;, &ndash; …) come as the characters that they are.
    """
    pieces: list[str] = []

    def seal(match: re.Match[str]) -> str:
        pieces.append(match[0])
        kind = match.lastgroup
        if kind == "name":
            return BLOCK if match["name"].lower() in _BLOCKS else INLINE
        if kind == "inner":
            return f"{SET}{match['inner']}{SET}"
        return _STANDS_FOR[kind]

    addresses = _addresses_in(html)
    text = (addresses.or_tag if addresses else _TAG).sub(seal, html)
    if "&" in text:
        text = _TYPED_MARKS.sub(lambda match: unescape(match[0]), text)
    return TakenApart(text, pieces)


def take_addresses(text: str) -> tuple[str, list[str]]:
    """Return plain `text` with a placeholder for each web or mail address in it, and these."""
    addresses = _addresses_in(text)
    if addresses is None:
        return text, []
    pieces = [match[0] for match in addresses.alone.finditer(text)]
    return addresses.alone.sub(SEALED, text), pieces


def put_together(text: str, pieces: list[str]) -> str:
    """Return `text` with each placeholder replaced by its piece: the way back from `take_apart`."""
    if not pieces:
        return text
    if SET in text:
        runs = _PLACEHOLDER.split(text)
    else:  # in a third of the time
        runs = text.replace(END, BLOCK).replace(INLINE, BLOCK).replace(SEALED, BLOCK).split(BLOCK)
    woven = [part for pair in zip(runs, pieces, strict=False) for part in pair]
    return "".join(woven) + runs[-1]


def has_placeholders(text: str) -> bool:
    """Return whether the text brings noncharacters of its own, which would pass for ours."""
    return any(placeholder in text for placeholder in _PLACEHOLDERS)
