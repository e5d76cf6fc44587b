"""Blogger's export: an Atom feed of posts, pages, comments, settings and templates together."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree

from newsroom.importing.formats.xml_stream import XmlStream, forget
from newsroom.importing.item import Item, ItemKind, LeftOut
from newsroom.importing.mending import in_a_line, mended
from newsroom.importing.sources import SourceTerms

KIND = "blogger"

_ATOM = "{http://www.w3.org/2005/Atom}"
_BLOGGER = "{http://schemas.google.com/blogger/2018}"
_KINDS = "http://schemas.google.com/g/2005#kind"
_LABELS = "http://www.blogger.com/atom/ns#"


def recognises(path: Path, head: bytes) -> bool:
    """Tell whether a file is an export of Blogger (or of Google Takeout)."""
    return b"http://www.w3.org/2005/Atom" in head and (
        b"schemas.google.com/blogger" in head or b"tag:blogger.com" in head
    )


def items(path: Path, terms: SourceTerms) -> Iterator[Item]:
    """Yield every entry of an export, comments among them; what is broken is told at the end."""
    stream = XmlStream(path)
    for node in stream.elements():
        if node.tag == f"{_ATOM}entry":
            yield _item(node)
            forget(node)
    yield from stream.rest()


def _text(entry: etree._Element, name: str) -> str:
    return (entry.findtext(name) or "").strip()


def _item(entry: etree._Element) -> Item:
    key = _text(entry, f"{_ATOM}id")
    kind = _kind(entry)
    if kind not in {"post", "page"}:
        return Item(key, ItemKind.OTHER, title=in_a_line(_text(entry, f"{_ATOM}title")), what=kind)
    if _text(entry, f"{_BLOGGER}status") == "SOFT_TRASHED":
        return Item(
            key, ItemKind.OTHER, title=in_a_line(_text(entry, f"{_ATOM}title")), what="trash"
        )
    link = _link(entry)
    names = [
        one.get("term") or ""
        for one in entry.iter(f"{_ATOM}category")
        if _is_label(one.get("scheme") or "")
    ]
    labels = tuple(filter(None, map(in_a_line, names)))
    is_draft = _is_draft(entry)
    author = in_a_line(_text(entry, f"{_ATOM}author/{_ATOM}name"))
    replies = entry.findtext("{http://purl.org/syndication/thread/1.0}total") or "0"
    return Item(
        key=key,
        kind=ItemKind.PAGE if kind == "page" else ItemKind.ARTICLE,
        title=in_a_line(_text(entry, f"{_ATOM}title")),
        body=mended(entry.findtext(f"{_ATOM}content") or ""),
        date=_text(entry, f"{_ATOM}published"),
        modified=_text(entry, f"{_ATOM}updated"),
        status="draft" if is_draft else "published",
        reason="draft" if is_draft else "",
        authors=(author,) if author and author != "Unknown" else (),
        categories=labels,
        slug=urlsplit(link).path.rpartition("/")[2].removesuffix(".html"),
        addresses=(link,) if link else (),
        base=link,
        left_out=(LeftOut("comments", replies),) if replies not in {"", "0"} else (),
    )


def _is_label(scheme: str) -> bool:
    """Tell whether a category is a label: Takeout's stand under the name of their blog."""
    return scheme == _LABELS or scheme.startswith("tag:blogger.com")


def _kind(entry: etree._Element) -> str:
    for category in entry.iter(f"{_ATOM}category"):
        if category.get("scheme") == _KINDS:
            return (category.get("term") or "").rpartition("#")[2]
    return (_text(entry, f"{_BLOGGER}type") or "unknown").lower()


def _link(entry: etree._Element) -> str:
    for link in entry.iter(f"{_ATOM}link"):
        if link.get("rel") == "alternate":
            return (link.get("href") or "").strip()
    name = _text(entry, f"{_BLOGGER}filename")
    return f"http://blogger.invalid{name}" if name else ""


def _is_draft(entry: etree._Element) -> bool:
    purls = ("{http://purl.org/atom/app#}", "{http://www.w3.org/2007/app}")
    marked = any(_text(entry, f"{app}control/{app}draft") == "yes" for app in purls)
    return marked or _text(entry, f"{_BLOGGER}status") == "DRAFT"
