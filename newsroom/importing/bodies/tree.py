"""HTML as a tree of lxml, and what the steps of the conversion do to one: unwrap, replace, walk."""

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, fragment_fromstring, tostring

_BLOCK_NAMES = """
    address article aside blockquote body center details dd div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td
    tfoot th thead tr ul caption
"""
BLOCKS = frozenset(_BLOCK_NAMES.split())
_DEEPEST = 200  # elements within one another; beyond it the tree is cut flat


def parse(html: str) -> HtmlElement:
    """Return a body as a tree whose root is a `div`. Nothing is fetched; nothing is resolved."""
    parser = HTMLParser(no_network=True, huge_tree=False, encoding="utf-8")
    try:
        return fragment_fromstring(html.encode(), create_parent="div", parser=parser)
    except (etree.ParserError, ValueError):
        return fragment_fromstring("", create_parent="div")


def inner_html(root: HtmlElement) -> str:
    """Return the HTML of what is inside an element."""
    whole: str = tostring(root, encoding="unicode", with_tail=False)
    return whole[whole.index(">") + 1 : whole.rindex("<")] if "</" in whole else ""


def outer_html(element: HtmlElement) -> str:
    """Return the HTML of an element itself, without what follows it."""
    html: str = tostring(element, encoding="unicode", with_tail=False)
    return html


def text_of(element: HtmlElement) -> str:
    """Return all text of an element, its blanks made single spaces."""
    return " ".join("".join(element.itertext()).split())


def remove(element: HtmlElement) -> None:
    """Take an element out with all that it holds; the text behind it stays."""
    element.drop_tree()


def unwrap(element: HtmlElement) -> None:
    """Take an element away and leave what it holds in its place."""
    element.drop_tag()


def replace(element: HtmlElement, *others: HtmlElement) -> None:
    """Put other elements in the place of one; the text behind it stays behind them."""
    parent = element.getparent()
    place = parent.index(element)
    tail, element.tail = element.tail, None
    parent.remove(element)
    for offset, other in enumerate(others):
        parent.insert(place + offset, other)
    if others:
        others[-1].tail = (others[-1].tail or "") + (tail or "")
    elif place:
        before = parent[place - 1]
        before.tail = (before.tail or "") + (tail or "")
    else:
        parent.text = (parent.text or "") + (tail or "")


def element(tag: str, text: str = "", **attributes: str) -> HtmlElement:
    """Return a new element with a text and attributes."""
    made: HtmlElement = HTMLParser().makeelement(tag, attributes)
    made.text = text or None
    return made


def copied(one: HtmlElement) -> HtmlElement:
    """Return a copy of an element that no change of the other reaches."""
    other: HtmlElement = deepcopy(one)
    return other


def is_block(node: HtmlElement) -> bool:
    """Tell whether an element stands on lines of its own."""
    return node.tag in BLOCKS


def has_block(node: HtmlElement) -> bool:
    """Tell whether an element holds another that stands on lines of its own."""
    return any(is_block(child) for child in node.iterdescendants() if isinstance(child.tag, str))


def elements(root: HtmlElement, *tags: str) -> Iterator[HtmlElement]:
    """Yield the elements of these tags below `root`, as a list that changes may be made by."""
    yield from [one for one in root.iter(*tags) if one is not root]


def trim_blocks(root: HtmlElement) -> None:
    """Take the blanks away that stand beside blocks and at the ends of them: nobody sees those."""
    for node in root.iter():
        if not is_block(node) and node is not root:
            continue
        node.text = _trimmed_start(node.text)
        if len(node):
            node[-1].tail = _trimmed_end(node[-1].tail)
        else:
            node.text = _trimmed_end(node.text)
        if node is root:
            continue
        node.tail = _trimmed_start(node.tail)
        before = node.getprevious()
        if before is not None:
            before.tail = _trimmed_end(before.tail)
        else:
            parent = node.getparent()
            parent.text = _trimmed_end(parent.text)


def _trimmed_start(text: str | None) -> str | None:
    return text.lstrip(" \t\r\n\f") or None if text else None


def _trimmed_end(text: str | None) -> str | None:
    return text.rstrip(" \t\r\n\f") or None if text else None
