"""Ghost's editor format, Lexical: a tree in JSON, as the HTML that Ghost makes of it.

Ghost exports the HTML too; this is for exports that lack it.
"""

import json
from collections.abc import Iterator
from html import escape
from typing import Any

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
    return _card(kind, node, inner, lost)


def _card(kind: str, node: dict[str, Any], inner: str, lost: list[LeftOut]) -> str:
    simple = {"linebreak": "<br>", "horizontalrule": "<hr>", "paywall": ""}
    if kind in simple:
        return simple[kind]
    if kind == "image":
        caption = node.get("caption") or ""
        image = f'<img src="{_attribute(node, "src")}" alt="{_attribute(node, "alt")}">'
        return f"<figure>{image}<figcaption>{caption}</figcaption></figure>"
    if kind == "gallery":
        pictures = [_html({**one, "type": "image"}, lost, 0) for one in node.get("images") or ()]
        return "".join(pictures)
    if kind == "html":
        return str(node.get("html") or "")
    if kind == "codeblock":
        language = _attribute(node, "language")
        return f'<pre class="language-{language}">{escape(str(node.get("code") or ""))}</pre>'
    if kind in {"embed", "bookmark", "video", "audio", "file", "button"}:
        address = (
            _attribute(node, "url") or _attribute(node, "src") or _attribute(node, "buttonUrl")
        )
        words = escape(str(node.get("title") or node.get("buttonText") or address))
        return f'<p><a href="{address}">{words}</a></p>'
    if kind in {"callout", "toggle"}:
        return f"<p>{node.get('heading') or ''}</p><p>{node.get('calloutText') or node.get('content') or ''}</p>"
    if not inner:
        lost.append(LeftOut("card", kind or "unknown"))
    return inner


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
