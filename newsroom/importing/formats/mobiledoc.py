"""Mobiledoc, the JSON in which Ghost's editor stored bodies before Lexical, as HTML.

Source of the rules: https://github.com/bustle/mobiledoc-kit/blob/master/MOBILEDOC.md
"""

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from newsroom.importing.formats.lexical import html_of_card
from newsroom.importing.item import LeftOut

_MARKUP, _IMAGE, _LIST, _CARD = 1, 2, 3, 10
_ATOM = 1
_TAGS = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "aside", "ul", "ol", "pull-quote"]
)
_MARKS = frozenset(["a", "b", "code", "em", "i", "s", "strong", "sub", "sup", "u"])
_OTHER_NAMES = {"aside": "blockquote", "pull-quote": "blockquote", "card-markdown": "markdown"}


def html_of_mobiledoc(text: str) -> tuple[str, tuple[LeftOut, ...]]:
    """Return the HTML of a body, and the cards that no newspaper of ours has."""
    lost: list[LeftOut] = []
    try:
        document = json.loads(text)
        html = "".join(_section(one, document, lost) for one in document["sections"])
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return "", (LeftOut("body", "mobiledoc"),)
    return html, tuple(lost)


def _section(section: list[Any], document: dict[str, Any], lost: list[LeftOut]) -> str:
    kind = section[0]
    if kind == _MARKUP:
        return _tagged(section[1], _marked(section[2], document))
    if kind == _IMAGE:
        return f'<figure><img src="{escape(str(section[1]))}" alt=""></figure>'
    if kind == _LIST:
        rows = "".join(f"<li>{_marked(one, document)}</li>" for one in section[2])
        return _tagged(section[1], rows)
    if kind == _CARD:
        name, payload = document["cards"][section[1]]
        return html_of_card(_OTHER_NAMES.get(name, name), payload, "", lost)
    lost.append(LeftOut("card", str(kind)))
    return ""


def _tagged(name: str, inner: str) -> str:
    known = name if name in _TAGS else "p"
    tag = _OTHER_NAMES.get(known, known)
    return f"<{tag}>{inner}</{tag}>"


def _marked(markers: list[Any], document: dict[str, Any]) -> str:
    return "".join(_pieces(markers, document))


def _pieces(markers: list[Any], document: dict[str, Any]) -> Iterator[str]:
    """Yield the tags and words of a line: markers open some markups, and close the innermost."""
    opened: list[str] = []
    for kind, opening, closing, value in markers:
        for place in opening:
            name, *attributes = document["markups"][place]
            if name in _MARKS:
                yield _opening(name, attributes[0] if attributes else [])
            opened.append(name)
        yield _atom(value, document) if kind == _ATOM else escape(str(value), quote=False)
        for _number in range(closing):
            name = opened.pop()
            if name in _MARKS:
                yield f"</{name}>"


def _opening(name: str, attributes: list[str]) -> str:
    pairs = zip(attributes[::2], attributes[1::2], strict=False)
    href = next((value for key, value in pairs if key == "href"), "")
    return f'<a href="{escape(href)}">' if name == "a" else f"<{name}>"


def _atom(place: int, document: dict[str, Any]) -> str:
    name, words, *_payload = document["atoms"][place]
    return "<br>" if name == "soft-return" else escape(str(words), quote=False)
