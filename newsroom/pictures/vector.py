"""Drawings in SVG: documents, not pixels, so they are read with care and written anew."""

import io
import re
from typing import NamedTuple
from xml.etree import ElementTree
from xml.parsers import expat

from newsroom.pictures.painting import MOST_ELEMENTS, CostlyDrawingError, expanded_size

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_KEPT = (f"{{{_SVG}}}", f"{{{_XLINK}}}", f"{{{_XML}}}")
_ACTIVE = frozenset({"script", "foreignobject", "iframe", "handler", "listener"})
_TELLTALE = frozenset({"metadata", "title", "desc"})
_SHAPES = """
    svg g defs symbol use switch a view style image path rect circle ellipse line polyline polygon
    text tspan textPath tref linearGradient radialGradient stop pattern clipPath mask marker filter
"""
_FILTERS = """
    feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
    feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
    feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence
"""
ELEMENTS = frozenset((_SHAPES + _FILTERS).split())
"""What a drawing may be made of. Nothing here moves: an animation may set any attribute."""

_INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp|avif)[;,])", re.I)
_FETCHING = frozenset({"href", "src", "srcset", "base", "ping", "action", "formaction", "data"})
# Attributes that no browser reads as CSS: names, and shapes by the thousand.
_NO_CSS = re.compile(r"id|class|d|points|(?:data|aria)-.*", re.I | re.DOTALL)
_FUNCTION = re.compile(r"([\w-]*)\(")
_COLOURS = "rgb rgba hsl hsla icc-color device-cmyk linear-gradient radial-gradient"
_NUMBERS = "calc var min max clamp"
_MOVES = """
    matrix matrix3d translate translatex translatey translate3d scale scalex scaley rotate
    skewx skewy perspective
"""
_EFFECTS = """
    polygon circle ellipse inset path rect blur brightness contrast drop-shadow grayscale
    hue-rotate invert opacity saturate sepia
"""
_SELECTORS = "not nth-child nth-of-type"
_FUNCTIONS = frozenset(f"url {_COLOURS} {_NUMBERS} {_MOVES} {_EFFECTS} {_SELECTORS}".split())
_ADDRESS = re.compile(
    r"""url\(\s*(['"]?)\s*(?:#|data:image/(?:png|jpeg|gif|webp|avif)[;,])[^'"()\\]*\1\s*\)""", re.I
)
_RULE = re.compile(r"@(?!media\b)", re.I)
# Possessive: a length with 300,000 spaces in it would otherwise take minutes.
_LENGTH = re.compile(r"\s*+(\d++(?:\.\d++)?)\s*+(?:px\s*+)?")
_DEFAULT_SIZE = (300, 150)  # what browsers give a drawing that names no size


class UnsafeDrawingError(Exception):
    """The drawing runs a script, moves, fetches something, or declares entities."""


class Drawing(NamedTuple):
    """A drawing that may be published: its own size in pixels, and its bytes written anew."""

    width: int
    height: int
    data: bytes


def read_drawing(data: bytes) -> Drawing:
    """Return the drawing in `data` without anything that no reader sees.

    Names of its makers, editors' notes and comments are left out: they tell of people. Raises
    UnsafeDrawingError for scripts, event handlers, animations, addresses elsewhere, and any
    document type (entities are how a small file becomes a large one), CostlyDrawingError for what
    repeats itself without measure, and ElementTree.ParseError for what is no XML.
    """
    _refuse_document_type(data)
    root = ElementTree.fromstring(data)
    if root.tag != f"{{{_SVG}}}svg":
        raise UnsafeDrawingError(root.tag)
    if any(_name(element).lower() in _ACTIVE for element in root.iter()):
        raise UnsafeDrawingError("script")
    _strip(root)
    for element in root.iter():
        _refuse_unlisted(element)
    if expanded_size(root) > MOST_ELEMENTS:
        raise CostlyDrawingError
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _XLINK)
    written = io.BytesIO()
    ElementTree.ElementTree(root).write(written, encoding="utf-8", xml_declaration=True)
    return Drawing(*_size(root), written.getvalue())


def _refuse_document_type(data: bytes) -> None:
    def refuse(*_arguments: object) -> None:
        raise UnsafeDrawingError("document type")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ProcessingInstructionHandler = refuse
    parser.Parse(data, True)


def _refuse_unlisted(element: ElementTree.Element) -> None:
    name = _name(element)
    if name not in ELEMENTS:
        raise UnsafeDrawingError(name)
    if name == "style":
        _refuse_css(element.text or "", is_sheet=True)
    for attribute, value in element.items():
        own = attribute.rpartition("}")[2].lower()
        fetches = own in _FETCHING and not (own == "href" and _INSIDE.match(value))
        if own.startswith("on") or fetches:
            raise UnsafeDrawingError(f"{name} {own}")
        if not _NO_CSS.fullmatch(own):
            _refuse_css(value, is_sheet=own == "style")


def _refuse_css(text: str, *, is_sheet: bool) -> None:
    """Raise UnsafeDrawingError unless a style or an attribute's value is sure to fetch nothing.

    An escape can spell any name, so that none is allowed; nor is a function that is not known, for
    `image-set()` and its like fetch what they name.
    """
    if "\\" in text or (is_sheet and _RULE.search(text)):
        raise UnsafeDrawingError("css")
    if "(" not in text:
        return
    for match in _FUNCTION.finditer(text):
        name = match[1].lower()
        if name and name not in _FUNCTIONS:
            raise UnsafeDrawingError(name)
        if name == "url" and not _ADDRESS.match(text, match.start()):
            raise UnsafeDrawingError(name)


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _strip(element: ElementTree.Element) -> None:
    """Take out what is not drawn: metadata, and all that editors keep in namespaces of theirs."""
    for child in list(element):
        is_drawn = child.tag.startswith(f"{{{_SVG}}}")
        if not is_drawn or child.tag.rpartition("}")[2] in _TELLTALE:
            element.remove(child)
        else:
            _strip(child)
    for attribute in list(element.attrib):
        if attribute.startswith("{") and not attribute.startswith(_KEPT):
            del element.attrib[attribute]


def _size(root: ElementTree.Element) -> tuple[int, int]:
    lengths = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
    if all(lengths):
        sides = [float(length[1]) for length in lengths if length]
    else:
        box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
        sides = [float(side) for side in box[2:4]] if len(box) == 4 else list(_DEFAULT_SIZE)
    return max(1, round(sides[0])), max(1, round(sides[1]))
