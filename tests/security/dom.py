"""What a parsed page may hold: the judgement of every hostile case, in terms of the DOM."""

import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib

from newsroom.content.safety.sanitise import TAGS

# The typesetter's span is the only element that comes after the sanitiser.
BODY_ELEMENTS = TAGS
LINKING = {"href", "src", "cite", "poster", "action", "formaction", "data", "ping", "background"}
FETCHED = {"src", "poster", "srcset", "data", "background"}
SCHEMES = {"", "http", "https", "mailto", "tel"}
_STRIPPED = re.compile(r"[\t\n\r]")
_EDGES = "".join(map(chr, range(0x21)))


def fragment(html: str) -> Element:
    """Return the tree that a browser makes of a body's HTML."""
    return html5lib.parseFragment(html, container="div", namespaceHTMLElements=False)


def document(data: bytes) -> Element:
    """Return the tree that a browser makes of a page."""
    return html5lib.parse(data, namespaceHTMLElements=False, transport_encoding="utf-8")


def elements(tree: Element) -> Iterator[Element]:
    """Yield every element of a tree; a comment's tag is no text."""
    return (
        one for one in tree.iter() if isinstance(one.tag, str) and one.tag != "DOCUMENT_FRAGMENT"
    )


def scheme(address: str) -> str:
    """Return an address's scheme as browsers see it (WHATWG URL: edges stripped, tabs removed)."""
    bare = _STRIPPED.sub("", address.strip(_EDGES))
    match = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", bare)
    return match[1].lower() if match else ""


def faults(tree: Element, allowed: frozenset[str] | None = None) -> list[str]:
    """Return all that could run, load or deceive in a tree; `allowed` are its elements, if few."""
    found: list[str] = []
    for element in elements(tree):
        tag = str(element.tag)
        if allowed is not None and tag not in allowed:
            found.append(f"<{tag}>")
        if tag == "script":
            found += _faults_of_script(element)
        if tag == "meta" and "http-equiv" in element.attrib:
            found.append("meta http-equiv")
        if tag in {"iframe", "object", "embed", "base", "style", "svg", "math", "frame"}:
            found.append(f"<{tag}>")
        for name, value in element.attrib.items():
            if name.startswith("on") or name in {"style", "srcdoc", "ping", "formaction", "nonce"}:
                found.append(f"{tag}[{name}]")
            if name in LINKING and scheme(value) not in SCHEMES:
                found.append(f"{tag}[{name}={value}]")
            if name in FETCHED and (scheme(value) or _leaves_host(value)):
                found.append(f"{tag}[{name}={value}]")
    return found


def _faults_of_script(element: Element) -> list[str]:
    if "src" in element.attrib:
        address = element.attrib["src"]
        return [] if re.fullmatch(r"/theme/[\w./-]+\.js", address) else [f"script {address}"]
    if element.attrib.get("type") != "application/ld+json":
        return ["inline script"]
    json.loads(element.text or "")
    return []


def _leaves_host(address: str) -> bool:
    bare = _STRIPPED.sub("", address.strip(_EDGES)).replace("\\", "/")
    return bare.startswith("//") or bool(urlsplit(bare).netloc)


def skeleton(tree: Element) -> list[tuple[str, tuple[str, ...]]]:
    """Return a page's elements and the names of their attributes: all of it but the words."""
    return [(str(one.tag), tuple(sorted(one.attrib))) for one in elements(tree)]
