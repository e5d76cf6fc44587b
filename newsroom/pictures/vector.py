"""Drawings in SVG: documents, not pixels, so they are read with care and written anew."""

import io
import re
from typing import NamedTuple
from xml.etree import ElementTree
from xml.parsers import expat

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_KEPT = (f"{{{_SVG}}}", f"{{{_XLINK}}}", "{http://www.w3.org/XML/1998/namespace}")
_ACTIVE = frozenset({"script", "foreignobject", "iframe", "handler", "listener"})
_TELLTALE = frozenset({"metadata", "title", "desc"})
_ELSEWHERE = re.compile(
    r"url\(\s*['\"]?\s*(?!#)(?!data:image/)|@import|expression\(|javascript:|-moz-binding", re.I
)
_INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp|avif)[;,])", re.I)
# Possessive: a length with 300,000 spaces in it would otherwise take minutes.
_LENGTH = re.compile(r"\s*+(\d++(?:\.\d++)?)\s*+(?:px\s*+)?")
_DEFAULT_SIZE = (300, 150)  # what browsers give a drawing that names no size


class UnsafeDrawingError(Exception):
    """The drawing runs a script, fetches something, or declares entities."""


class Drawing(NamedTuple):
    """A drawing that may be published: its own size in pixels, and its bytes written anew."""

    width: int
    height: int
    data: bytes


def read_drawing(data: bytes) -> Drawing:
    """Return the drawing in `data` without anything that no reader sees.

    Names of its makers, editors' notes and comments are left out: they tell of people. Raises
    UnsafeDrawingError for scripts, event handlers, addresses elsewhere, and any document type
    (entities are how a small file becomes a large one), and ElementTree.ParseError for what is
    no XML.
    """
    _refuse_document_type(data)
    root = ElementTree.fromstring(data)
    if root.tag != f"{{{_SVG}}}svg":
        raise UnsafeDrawingError(root.tag)
    for element in root.iter():
        _refuse_active(element)
    _strip(root)
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


def _refuse_active(element: ElementTree.Element) -> None:
    name = element.tag.rpartition("}")[2].lower()
    if name in _ACTIVE:
        raise UnsafeDrawingError(name)
    if name == "style" and _ELSEWHERE.search(element.text or ""):
        raise UnsafeDrawingError(name)
    for attribute, value in element.items():
        own = attribute.rpartition("}")[2].lower()
        fetches = own in {"href", "src"} and not _INSIDE.match(value)
        # An animation may set any attribute, an address among them.
        animates = own == "attributename" and value.strip().lower().endswith("href")
        if own.startswith("on") or fetches or animates or _ELSEWHERE.search(value):
            raise UnsafeDrawingError(f"{name} {own}")


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
