"""Which words in angle brackets are elements of HTML, and how a whole tag is written.

Names are those of the HTML standard, of its obsolete features (section 16.2), and what Word, AMP
and old social widgets leave in a paste. `content.safety.sanitise` says which a body may have.
"""

import re
from collections.abc import Iterator

from newsroom.language.patterns import lazy_pattern

_NAMES = """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big
    blink blockquote body br button canvas caption center cite code col colgroup command content
    data datalist dd del details dfn dialog dir div dl dt element em embed fencedframe fieldset
    figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr
    html i iframe image img input ins isindex kbd keygen label legend li link listing main map
    mark marquee math menu menuitem meta meter multicol nav nextid nobr noembed noframes
    noscript object ol optgroup option output p param picture plaintext portal pre progress q rb
    rp rt rtc ruby s samp script search section select selectedcontent shadow slot small source
    spacer span strike strong style sub summary sup svg table tbody td template textarea tfoot
    th thead time title tr track tt u ul var video wbr xmp xml
"""
NAMES = frozenset(_NAMES.split())
_OF_OTHERS = lazy_pattern(r"(?:o|v|w|m|x|st1|fb|g):[a-z]\w*|amp-[a-z-]+", re.IGNORECASE)

_VALUE = r""""(?:[^"<]|<(?![a-zA-Z/!]))*+" | '(?:[^'<]|<(?![a-zA-Z/!]))*+' | [^\s"'=<>`]+"""
TAG = lazy_pattern(
    rf"""<(?P<close>/)?(?P<name>[A-Za-z][A-Za-z0-9:_-]*)
    (?P<attributes>(?:(?:\s+|(?<=["'])) [^\s"'<>/=`]+ (?:\s*=\s*(?:{_VALUE}))?+)*+)
    \s*+/?>""",
    re.VERBOSE,
)
"""A whole tag: its name, and its attributes as they are written."""

_ATTRIBUTE = lazy_pattern(
    r"""(?P<name>[^\s"'<>/=`]+)
    (?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=<>`]+)))?""",
    re.VERBOSE,
)
# Attributes that say something by being there. A word without a value that is none of them, as in
# `<b nhưng không>`, makes a text of what looks like a tag.
_NAMES_WITHOUT_VALUE = """
    allowfullscreen async autofocus autoplay checked compact controls declare default defer
    disabled download formnovalidate hidden inert ismap itemscope loop markdown
    mozallowfullscreen multiple muted nomodule noresize noshade novalidate nowrap open
    playsinline readonly required reversed scoped seamless selected sortable truespeed
    webkitallowfullscreen
"""
_WITHOUT_VALUE = frozenset(_NAMES_WITHOUT_VALUE.split())


def attributes_of(tag: re.Match[str]) -> Iterator[tuple[str, str | None]]:
    """Yield the attributes of a whole tag: names in small letters, values as written, or None."""
    for one in _ATTRIBUTE.finditer(tag["attributes"]):
        values = one.group("double", "single", "bare")
        yield one["name"].lower(), next((value for value in values if value is not None), None)


def is_element(tag: re.Match[str]) -> bool:
    """Tell whether a match of TAG is a tag of HTML, and no words between angle brackets."""
    name = tag["name"].lower()
    if name not in NAMES and not _OF_OTHERS.fullmatch(name):
        return False
    if tag["close"]:
        return not tag["attributes"]
    return all(
        name.isascii() and (value is not None or name in _WITHOUT_VALUE)
        for name, value in attributes_of(tag)
    )
