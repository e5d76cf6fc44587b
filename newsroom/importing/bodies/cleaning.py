"""Cleaning: what Word, editors and content systems leave in HTML goes; what readers saw stays.

Afterwards a body consists of paragraphs, headings, lists, quotations, tables, code, pictures, links
and words that are marked. What was taken out is told.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from newsroom.importing.bodies.tree import (
    BLOCKS,
    element,
    elements,
    remove,
    replace,
    unwrap,
)
from newsroom.importing.bodies.written_paragraphs import (
    drop_empty,
    set_code_apart,
    write_paragraphs,
)
from newsroom.importing.item import LeftOut
from newsroom.importing.mending import in_a_line
from newsroom.importing.steps.old_addresses import host_of

_PHRASE_NAMES = "a strong em del ins sub sup kbd code br img mark q abbr cite"
_PHRASES = frozenset(_PHRASE_NAMES.split())
_KEPT_NAMES = """
    p h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre hr figure figcaption details summary
    table caption thead tbody tfoot tr th td div video audio
"""
_KEPT = _PHRASES.union(_KEPT_NAMES.split())
_ALIASES = {
    "b": "strong",
    "i": "em",
    "strike": "del",
    "s": "del",
    "tt": "code",
    "h1": "h2",
    "acronym": "abbr",
    "amp-img": "img",
}
_NAME = re.compile("[a-z][a-z0-9]*")
_WORDLESS = ("style", "meta", "link", "base", "noframes", "template", "title", "head")
_LONGEST_SHOWN = 300  # characters of an address in the ledger
_FRAMES = ("iframe", "frame", "object", "embed", "applet")
_FORMS = ("form", "input", "select", "textarea", "button", "option", "datalist")
_DRAWN = ("svg", "canvas", "math", "map")
_ATTRIBUTES = {
    "a": ("href", "id"),
    "img": ("src", "alt", "title"),
    "video": ("src", "poster", "title"),
    "audio": ("src", "title"),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan"),
    "ol": ("start",),
    "p": ("align",),  # until bylines are looked for: see bodies.structures
    "div": ("align",),
    "abbr": ("title",),
    "code": ("class",),
    "pre": ("class",),
}
# Where pages that load pictures late keep the true address.
_LATE = ("data-src", "data-lazy-src", "data-original", "data-lazyload", "data-orig-file")
_PLACEHOLDER = 1_000  # characters of a picture within the page that only keeps a place free
_LANGUAGE = re.compile(r"(?:language-|lang[:-]|brush:\s*)([\w+#-]+)")
_VIDEO_HOSTS = {
    "youtube.com/embed/": "https://www.youtube.com/watch?v=",
    "youtube-nocookie.com/embed/": "https://www.youtube.com/watch?v=",
    "player.vimeo.com/video/": "https://vimeo.com/",
}


def clean(root: HtmlElement) -> tuple[LeftOut, ...]:
    """Bring a body's tree to the plain form, and return what was taken out of it."""
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    _drop_unseen(root)
    left_out = (*_frames(root), *_machines(root))
    _show_late_pictures(root)
    _rename(root)
    write_paragraphs(root)
    set_code_apart(root)
    drop_empty(root)
    return left_out


def _drop_unseen(root: HtmlElement) -> None:
    """Take out what no reader saw: styles, and what a style hides."""
    for one in elements(root, *_WORDLESS):
        remove(one)
    for one in elements(root):
        style = (one.get("style") or "").replace(" ", "").lower()
        if "display:none" in style or "mso-hide:all" in style:
            remove(one)


def _frames(root: HtmlElement) -> Iterator[LeftOut]:
    """Put a link in the place of each frame, and tell of it."""
    found: list[LeftOut] = []
    for frame in elements(root, *_FRAMES):
        if frame.getparent() is None:
            continue
        address = _address_of_frame(frame)
        shown = address or frame.get("src") or frame.get("data") or str(frame.tag)
        found.append(LeftOut("frame", shown[:_LONGEST_SHOWN]))
        if address:
            words = in_a_line(frame.get("title") or "") or urlsplit(address).hostname or address
            paragraph = element("p")
            paragraph.append(element("a", words, href=address))
            if _is_inside_phrase(frame):
                replace(frame, paragraph[0])
            else:
                replace(frame, paragraph)
        else:
            remove(frame)
    return iter(found)


def _address_of_frame(frame: HtmlElement) -> str:
    inner = frame.find(".//embed")
    address = (
        frame.get("src")
        or frame.get("data-src")
        or frame.get("data")
        or (inner.get("src") if inner is not None else "")
        or ""
    ).strip()
    address = f"https:{address}" if address.startswith("//") else address
    if host_of(address) == "":
        return ""
    for embedded, watched in _VIDEO_HOSTS.items():
        if embedded in address:
            return watched + re.split(r"[?&#/]", address.partition(embedded)[2])[0]
    return address


def _is_inside_phrase(node: HtmlElement) -> bool:
    parent = node.getparent()
    return parent is not None and (parent.tag in _PHRASES or parent.tag in {"p", "span", "font"})


def _machines(root: HtmlElement) -> Iterator[LeftOut]:
    """Take out scripts, forms and drawings, and tell of each."""
    found: list[LeftOut] = []
    for script in elements(root, "script"):
        found.append(LeftOut("script", script.get("src") or "…"))
        remove(script)
    for drawing in elements(root, *_DRAWN):
        if drawing.getparent() is not None:
            found.append(LeftOut("drawing", str(drawing.tag)))
            remove(drawing)
    for form in elements(root, *_FORMS):
        if form.getparent() is None:
            continue
        if form.tag == "form":
            found.append(LeftOut("form", form.get("action") or "…"))
            unwrap(form)
        elif form.tag in {"button", "option"}:
            unwrap(form)
        else:
            remove(form)
    return iter(found)


def _show_late_pictures(root: HtmlElement) -> None:
    """Give each picture the address that a script would have given it."""
    for fallback in elements(root, "noscript"):
        known = {_late_address(one) for one in root.iter("img") if fallback not in _above(one)}
        if any(_late_address(one) in known for one in fallback.iter("img")):
            remove(fallback)
        else:
            unwrap(fallback)
    for picture in elements(root, "img"):
        address = _late_address(picture)
        shown = picture.get("class") or ""
        if "emoji" in shown or "wp-smiley" in shown:
            picture.tail = (picture.get("alt") or "") + (picture.tail or "")
            remove(picture)
        elif address and not _is_a_dot(picture):
            picture.set("src", address)
        else:
            remove(picture)
    for recording in elements(root, "video", "audio"):
        source = recording.find(".//source")
        if not recording.get("src") and source is not None:
            recording.set("src", source.get("src") or "")
        for child in list(recording):
            if child.tag in {"source", "track"}:
                remove(child)


def _late_address(picture: HtmlElement) -> str:
    for name in _LATE:
        if address := (picture.get(name) or "").strip():
            return address
    address = (picture.get("src") or "").strip()
    if address and not address.startswith("data:"):
        return address
    if address.startswith("data:image/") and len(address) > _PLACEHOLDER:
        return address
    offered = (picture.get("srcset") or picture.get("data-srcset") or "").split(",")
    return offered[-1].split()[0] if offered[-1].split() else ""


def _is_a_dot(picture: HtmlElement) -> bool:
    """Tell whether a picture is one pixel, which counts readers and shows nothing."""
    return picture.get("width") in {"0", "1"} and picture.get("height") in {"0", "1"}


def _above(node: HtmlElement) -> list[HtmlElement]:
    return list(node.iterancestors())


def _rename(root: HtmlElement) -> None:
    """Give every element its plain name, unwrap the unknown, and drop attributes of looks."""
    for one in elements(root):
        tag = _ALIASES.get(str(one.tag).lower(), str(one.tag).lower())
        if not _NAME.fullmatch(tag):  # Word's `o:p`, or what is no tag at all
            unwrap(one)
            continue
        one.tag = tag
        if tag == "pre":
            for line_break in list(one.iter("br")):
                line_break.tail = "\n" + (line_break.tail or "")
                unwrap(line_break)
        if tag == "pre" or (tag == "code" and one.getparent().tag == "pre"):
            language = _LANGUAGE.search(one.get("class") or "")
            one.attrib.clear()
            if language:
                one.set("class", f"language-{language[1]}")
            continue
        if tag in {"span", "font"} and _is_marked(one):
            one.tag = "strong"
        one.attrib.update(_kept_attributes(one))
        if _is_at_end_of_line(one):
            one.set("align", "right")
        for name in [name for name in one.attrib if name not in _ATTRIBUTES.get(str(one.tag), ())]:
            del one.attrib[name]
        if one.tag not in _KEPT:
            if one.tag in BLOCKS:
                one.tag = "div"
            else:
                unwrap(one)


def _is_at_end_of_line(one: HtmlElement) -> bool:
    """Tell whether a paragraph is set to the right, as bylines are."""
    style = (one.get("style") or "").replace(" ", "").lower()
    is_right = "text-align:right" in style or (one.get("align") or "").lower() == "right"
    return is_right and one.tag in {"p", "div"}


def _is_marked(span: HtmlElement) -> bool:
    style = (span.get("style") or "").replace(" ", "").lower()
    return "font-weight:bold" in style or "font-weight:700" in style


def _kept_attributes(one: HtmlElement) -> dict[str, str]:
    """Return attributes of one element under the names that the plain form has for them."""
    if one.tag == "a" and not one.get("href") and one.get("name") and not one.get("id"):
        return {"id": one.get("name") or ""}
    return {}
