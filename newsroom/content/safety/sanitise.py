"""The sanitiser: what of a body's HTML reaches readers, whoever wrote it.

Bodies come from stringers, agencies and imports, and Markdown lets raw HTML through. Each rendered
body is therefore parsed as browsers parse it and written anew from a list of what is allowed
(nh3, the ammonia library): what is not listed is not there. docs/security.md holds the list.

Every body passes, for it costs 0.03 ms where Markdown costs 0.3; there is no shortcut to prove.
"""

import re
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from newsroom.content.markdown.elsewhere import (
    is_elsewhere,
    pictures_as_links,
    whole,
    without_empty,
)
from newsroom.language.patterns import lazy_pattern

if TYPE_CHECKING:
    import nh3

_BLOCKS = """
    p h1 h2 h3 h4 h5 h6 blockquote pre hr div ul ol li dl dt dd details summary
    table caption colgroup col thead tbody tfoot tr th td figure figcaption
"""
_PHRASES = """
    a abbr b bdi br cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub
    sup time u var wbr img audio video source track
"""
_FOREIGN = """
    script style iframe object embed applet frameset noframes noscript noembed template svg math
    textarea select option title xmp plaintext
"""
_BODY_CLASSES = """
    footnote footnote-ref footnote-backref footnotes admonition admonition-title note warning tip
    important attention caution danger error hint toc toctitle codehilite highlight embed
    caps amp dquo quo pull figures gallery wide credit parenthesis
"""
TAGS = frozenset((_BLOCKS + _PHRASES).split())
"""The elements of a body. Of others the words stay and the tag goes."""

_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "id", "lang", "dir", "title"},
    "a": {"href", "hreflang", "rel"},
    "img": {"src", "alt", "width", "height"},
    "audio": {"src"},
    "video": {"src", "poster", "width", "height", "muted", "loop"},
    "source": {"src", "type"},
    "track": {"src", "kind", "srclang", "label", "default"},
    "del": {"datetime"},
    "ins": {"datetime"},
    "time": {"datetime"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "details": {"open"},
    "th": {"scope", "colspan", "rowspan", "headers", "abbr"},
    "td": {"colspan", "rowspan", "headers"},
    "colgroup": {"span"},
    "col": {"span"},
}
# A column's alignment, which Markdown's tables write as inline style: no policy allows that.
_ALIGNMENTS = {"data-align": {"left", "center", "right"}}
_INLINE_ALIGNMENT = lazy_pattern(r' style="text-align: (left|center|right);"')
_SCHEMES = {"http", "https", "mailto", "tel"}
# A recording without controls could be neither started nor stopped; one that is fetched before
# anybody asks for it costs readers on weak networks dear.
# They are written behind nh3, which puts several attributes of its own in another order every time.
_PLAYED_ON_DEMAND = r'<\1 controls preload="none"'
_RECORDING = re.compile(r"<(audio|video)\b")
_RECORDINGS = frozenset({"audio", "video"})
_OURS = frozenset({"controls", "preload", "playsinline"})
_SCHEME = lazy_pattern(r"([A-Za-z][A-Za-z0-9+.-]*):")
_FILES = frozenset({"src", "poster"})  # fetched without being asked for: own files only

CLASSES = frozenset(_BODY_CLASSES.split())
"""The classes that a body may use. Others could dress a paragraph up as the page's own frame."""

_RELATIONS = frozenset({"external", "nofollow", "sponsored", "ugc", "license"})
_IDENTIFIER = lazy_pattern(r"[a-z][\w:.-]{0,99}", re.IGNORECASE)
RESERVED_IDS = frozenset(
    {
        *("top", "main", "sections", "by-date", "preceding", "newest", "newest-title"),
        *("key-points", "related", "shares", "choose-day"),
    }
)
"""The ids that pages use themselves: a body's own would lead the skip link astray."""

_WITHOUT_FILE = lazy_pattern(r"<(?:source|track)(?![^<>]* src=)[^<>]*>")

Address = Callable[[str], str | None]


class Sanitiser:
    """Rewrites the HTML of bodies. One instance serves one body at a time."""

    def __init__(self) -> None:
        self._address: Address = lambda target: None
        self._elsewhere: set[str] = set()

    @cached_property
    def _cleaner(self) -> "nh3.Cleaner":
        # Loaded with the first body to be cleaned: one of plain blocks need not be.
        import nh3  # noqa: PLC0415

        return nh3.Cleaner(
            tags=set(TAGS),
            clean_content_tags=set(_FOREIGN.split()),
            attributes=_ATTRIBUTES,
            attribute_filter=self._filtered,
            tag_attribute_values={"th": _ALIGNMENTS, "td": _ALIGNMENTS},
            url_schemes=_SCHEMES,
            link_rel=None,
            strip_comments=True,
        )

    def html(self, html: str, address: Address) -> str:
        """Return what may be published of `html`, its links leading where they should.

        `address` returns the address on the site of a file under content/ that a link or a
        picture names, `""` for what names no such file, and None for one that is not published.
        The result is well-formed, and `<` and `>` stand in it for tags alone.
        """
        self._address = address
        self._elsewhere.clear()
        if "style=" in html:
            html = _INLINE_ALIGNMENT.sub(r' data-align="\1"', html)
        clean = self._cleaner.clean(html)
        if "<source" in clean or "<track" in clean:
            clean = _WITHOUT_FILE.sub("", clean)
        clean = without_empty(pictures_as_links(clean, frozenset(self._elsewhere)))
        if "<audio" in clean or "<video" in clean:
            clean = _RECORDING.sub(_PLAYED_ON_DEMAND, clean)
        return clean

    def _filtered(self, _tag: str, attribute: str, value: str) -> str | None:
        """Return an allowed attribute's value as it may stay, None to drop it."""
        if attribute == "href":
            found = self._address(value)
            return value if found == "" else found  # what names no file is a link elsewhere
        if attribute in _FILES:
            return self._file(attribute, value)
        if attribute == "class":
            return " ".join(name for name in value.split() if name in CLASSES) or None
        if attribute == "id":
            allowed = _IDENTIFIER.fullmatch(value) and value not in RESERVED_IDS
            return value if allowed else None
        if attribute == "rel":
            return " ".join(name for name in value.split() if name in _RELATIONS) or None
        return value

    def _file(self, attribute: str, value: str) -> str | None:
        """Return the address of a file that a page shows, None for one that it may not show.

        What lies elsewhere stays for a moment, until a link to it stands in its place.
        """
        found = self._address(value)
        if found or found is None or attribute != "src" or not is_elsewhere(value):
            return found or None
        self._elsewhere.add(whole(value))
        return whole(value)


def is_kept(tag: str, attribute: str, value: str) -> bool:
    """Tell whether an attribute of a body's tag reaches the page whole; not of files and links."""
    if attribute == "markdown" or (tag in _RECORDINGS and attribute in _OURS):
        return True  # a word to Markdown; and what the sanitiser writes itself
    if attribute not in _ATTRIBUTES["*"] | _ATTRIBUTES.get(tag, set()):
        return False
    if attribute == "class":
        return set(value.split()) <= CLASSES
    if attribute == "id":
        return bool(_IDENTIFIER.fullmatch(value)) and value not in RESERVED_IDS
    return attribute != "rel" or set(value.split()) <= _RELATIONS


def is_safe_address(address: str) -> bool:
    """Tell whether a link may lead to `address`: by its scheme, or because it has none."""
    scheme = _SCHEME.match(address.strip())
    return scheme is None or scheme[1].lower() in _SCHEMES
