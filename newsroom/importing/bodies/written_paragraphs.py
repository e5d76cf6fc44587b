"""Paragraphs where an old body has boxes, loose text and line breaks; and nothing that is empty."""

from lxml.html import HtmlElement

from newsroom.importing.bodies.tree import (
    element,
    elements,
    has_block,
    is_block,
    remove,
    replace,
    text_of,
    unwrap,
)
from newsroom.importing.mending import is_blank


def write_paragraphs(root: HtmlElement) -> None:
    """Put loose text into paragraphs, and unwrap the boxes that only held blocks together."""
    for box in reversed(list(elements(root, "div"))):
        if has_block(box):
            _wrap_loose(box)
            unwrap(box)
        else:
            box.tag = "p"
            _split_paragraph(box)
    for paragraph in elements(root, "p"):
        if has_block(paragraph):
            _wrap_loose(paragraph)
            unwrap(paragraph)
        else:
            _split_paragraph(paragraph)
    for holder in elements(root, "blockquote"):
        _wrap_loose(holder)
    _wrap_loose(root)


def _wrap_loose(holder: HtmlElement) -> None:
    """Put what stands loose between the blocks of an element into paragraphs of its own."""
    nodes = list(holder)
    text, holder.text = holder.text, None
    run = element("p", text or "")
    runs: list[HtmlElement] = []
    for node in nodes:
        holder.remove(node)
        if is_block(node):
            tail, node.tail = node.tail, None
            runs += [run, node]
            run = element("p", tail or "")
        else:
            run.append(node)
    runs.append(run)
    for one in runs:
        holder.append(one)
        if one.tag == "p" and one not in nodes:
            if len(one) or not is_blank(one.text):
                _split_paragraph(one)
            else:
                holder.remove(one)


def _split_paragraph(paragraph: HtmlElement) -> None:
    """Divide a paragraph where it has two line breaks on end: editors of old made them so."""
    breaks = [
        one
        for one in paragraph
        if one.tag == "br"
        and is_blank(one.tail)
        and (following := one.getnext()) is not None
        and following.tag == "br"
    ]
    parent = paragraph.getparent()
    if not breaks or parent is None:
        return
    parts = [element(str(paragraph.tag), paragraph.text or "")]
    nodes = list(paragraph)
    is_first_break = [node in breaks for node in nodes]
    for place, node in enumerate(nodes):
        if is_first_break[place]:
            continue
        if place and is_first_break[place - 1]:
            parts.append(element(str(paragraph.tag), node.tail or ""))
        else:
            parts[-1].append(node)
    replace(paragraph, *parts)


def set_code_apart(root: HtmlElement) -> None:
    """Make blocks of code of several lines that stand alone in a paragraph."""
    for code in elements(root, "code"):
        parent = code.getparent()
        lines = "".join(code.itertext()).strip("\n")
        if "\n" not in lines or parent.tag != "p":
            continue
        if len(parent) == 1 and is_blank(parent.text) and is_blank(code.tail):
            block = element("pre", lines)
            if language := code.get("class"):
                block.set("class", language)
            replace(parent, block)


def drop_empty(root: HtmlElement) -> None:
    """Take out elements that show nothing, from the inside out."""
    for one in reversed(list(elements(root))):
        if one.tag in {"img", "br", "hr", "td", "th", "tr", "video", "audio"} or len(one):
            continue
        if is_blank(one.text) and not one.get("id"):
            if one.tag in {"strong", "em", "a", "del", "ins", "sub", "sup", "code"}:
                unwrap(one)
            else:
                remove(one)
    for paragraph in elements(root, "p", "li", "h2", "h3", "h4", "h5", "h6"):
        _trim_breaks(paragraph)
        if not text_of(paragraph) and paragraph.find(".//img") is None and len(paragraph) == 0:
            remove(paragraph)


def _trim_breaks(paragraph: HtmlElement) -> None:
    """Take the line breaks away with which a paragraph begins or ends."""
    while len(paragraph) and paragraph[0].tag == "br" and is_blank(paragraph.text):
        unwrap(paragraph[0])
    while len(paragraph) and paragraph[-1].tag == "br" and is_blank(paragraph[-1].tail):
        unwrap(paragraph[-1])
