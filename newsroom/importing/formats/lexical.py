"""Ghost's editor format, Lexical: a tree in JSON, as the HTML that Ghost makes of it.

Ghost exports the HTML too; this is for exports that lack it.
"""

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from markdown import markdown

from newsroom.importing.item import LeftOut

_BOLD, _ITALIC, _STRUCK, _CODE = 1, 2, 4, 16
_CONTAINERS = {
    "paragraph": "p",
    "quote": "blockquote",
    "extended-quote": "blockquote",
    "aside": "blockquote",
    "listitem": "li",
    "tablerow": "tr",
    "tablecell": "td",
    "table": "table",
}
_DEEPEST = 50


def html_of_lexical(text: str) -> tuple[str, tuple[LeftOut, ...]]:
    """Return the HTML of a body, and the cards that no newspaper of ours has."""
    try:
        root = json.loads(text)["root"]
    except (ValueError, TypeError, KeyError):
        return "", (LeftOut("body", "lexical"),)
    lost: list[LeftOut] = []
    return "".join(_nodes(root, lost, 0)), tuple(lost)


def _nodes(node: dict[str, Any], lost: list[LeftOut], depth: int) -> Iterator[str]:
    if depth < _DEEPEST:
        for child in node.get("children") or ():
            yield _html(child, lost, depth + 1)


def html_of_card(kind: str, node: dict[str, Any], inner: str, lost: list[LeftOut]) -> str:
    """Return a card, as Ghost calls what is no text, as HTML; what it held if nobody knows it."""
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if kind in _LINKED:
        return _linked(node)
    if kind in _CARDS:
        return _CARDS[kind](node)
    if not inner:
        lost.append(LeftOut("card", kind or "unknown"))
    return inner


def _html(node: dict[str, Any], lost: list[LeftOut], depth: int) -> str:
    kind = str(node.get("type", "")).lower()
    inner = "".join(_nodes(node, lost, depth))
    if kind in _CONTAINERS:
        return f"<{_CONTAINERS[kind]}>{inner}</{_CONTAINERS[kind]}>"
    if kind in {"text", "extended-text", "code-highlight"}:
        return _text(node)
    if kind in {"heading", "extended-heading"}:
        tag = node.get("tag") if node.get("tag") in {"h1", "h2", "h3", "h4", "h5", "h6"} else "h2"
        return f"<{tag}>{inner}</{tag}>"
    if kind == "list":
        tag = "ol" if node.get("listType") == "number" else "ul"
        return f"<{tag}>{inner}</{tag}>"
    if kind in {"link", "autolink"}:
        return f'<a href="{_attribute(node, "url")}">{inner}</a>'
    return html_of_card(kind, node, inner, lost)


def _image(node: dict[str, Any]) -> str:
    image = f'<img src="{_attribute(node, "src")}" alt="{_attribute(node, "alt")}">'
    return f"<figure>{image}<figcaption>{node.get('caption') or ''}</figcaption></figure>"


def _gallery(node: dict[str, Any]) -> str:
    caption = node.get("caption") or ""
    shown = "".join(map(_image, node.get("images") or ()))
    return f"{shown}<p>{caption}</p>" if caption else shown


def _markdown(node: dict[str, Any]) -> str:
    return markdown(str(node.get("markdown") or ""), extensions=["extra"])


def _product(node: dict[str, Any]) -> str:
    image = (
        f'<figure><img src="{_attribute(node, "productImageSrc")}" alt=""></figure>'
        if node.get("productImageSrc")
        else ""
    )
    title = f"<h3>{node.get('productTitle') or ''}</h3>"
    return f"{image}{title}{node.get('productDescription') or ''}"


def _header(node: dict[str, Any]) -> str:
    return f"<h2>{node.get('header') or ''}</h2><p>{node.get('subheader') or ''}</p>"


def _code_block(node: dict[str, Any]) -> str:
    code = escape(str(node.get("code") or ""))
    return f'<pre class="language-{_attribute(node, "language")}">{code}</pre>'


def _linked(node: dict[str, Any]) -> str:
    address = next(
        filter(None, (_attribute(node, name) for name in ("url", "src", "buttonUrl"))), ""
    )
    described = node.get("metadata") or {}
    named = [node.get(name) for name in ("title", "fileTitle", "fileName", "buttonText")]
    words = next(filter(None, (*named, described.get("title"))), "")
    words = escape(str(words)) or address
    return f'<p><a href="{address}">{words}</a></p>'


def _boxed(node: dict[str, Any]) -> str:
    return (
        f"<p>{node.get('heading') or node.get('calloutText') or ''}</p>{node.get('content') or ''}"
    )


def _html_card(node: dict[str, Any]) -> str:
    return str(node.get("html") or "")


_SIMPLE = {"linebreak": "<br>", "horizontalrule": "<hr>", "hr": "<hr>", "paywall": ""}
_LINKED = frozenset({"embed", "bookmark", "video", "audio", "file", "button"})
_CARDS = {
    "image": _image,
    "gallery": _gallery,
    "codeblock": _code_block,
    "code": _code_block,
    "callout": _boxed,
    "toggle": _boxed,
    "html": _html_card,
    "markdown": _markdown,
    "product": _product,
    "header": _header,
}


def _text(node: dict[str, Any]) -> str:
    html = escape(str(node.get("text") or ""), quote=False)
    style = node.get("format") or 0
    marks = ((_CODE, "code"), (_STRUCK, "del"), (_ITALIC, "em"), (_BOLD, "strong"))
    for bit, tag in marks:
        if isinstance(style, int) and style & bit:
            html = f"<{tag}>{html}</{tag}>"
    return html


def _attribute(node: dict[str, Any], name: str) -> str:
    return escape(str(node.get(name) or ""))
