"""What the tree of an old body means to a newspaper: a picture with its caption, a byline."""

import re
from typing import NamedTuple

from lxml.html import HtmlElement

from newsroom.importing.bodies.tree import element, elements, remove, replace, text_of, unwrap
from newsroom.importing.mending import in_a_line, is_blank
from newsroom.importing.steps.old_addresses import host_of

_LONGEST_BYLINE = 60
_MOST_NAMES = 6
_SOURCE = re.compile(
    r"^\(?\s*(?:Nguồn|Theo|Source|Via|Quelle)\s*[:\s]\s*(?P<source>.+?)\s*\)?$", re.I
)
_PERSON = re.compile(
    r"^(?:Bài(?: và ảnh|, ảnh)?|Tin(?:, ảnh)?|Ảnh|By|Tác giả)\s*:?\s+(?P<name>.+)$", re.I
)
_WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?")
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|heic|bmp|tiff?)(?:[?#]|$)", re.I)


class Ending(NamedTuple):
    """What the last paragraph says: names of authors, and the address of the source."""

    authors: tuple[str, ...] = ()
    source: str = ""


def find_figures(root: HtmlElement) -> None:
    """Make every picture with a caption one `img` whose title is the caption.

    Captions stand in a `figcaption`, or in a table of one column around picture and caption, as
    many content systems had it.
    """
    for table in reversed(list(elements(root, "table"))):
        _figure_of_table(table)
    figures = list(elements(root, "figure"))
    for gallery in [one for one in figures if one.find(".//figure") is not None]:
        _part(gallery)
    for figure in reversed(list(elements(root, "figure"))):
        _figure(figure)
    for gallery in elements(root, "ul"):
        _gallery(gallery)
    for link in elements(root, "a"):
        pictures = list(link.iter("img"))
        if len(pictures) == 1 and not text_of(link) and _PICTURE.search(link.get("href") or ""):
            pictures[0].set("src", link.get("href") or "")
            unwrap(link)


def _figure_of_table(table: HtmlElement) -> None:
    pictures = list(table.iter("img"))
    cells = list(table.iter("td", "th"))
    rows = list(table.iter("tr"))
    if len(pictures) != 1 or not 1 <= len(cells) <= 2 or len(cells) != len(rows):
        return
    if list(elements(table, "table", "ul", "ol", "h2", "h3")):
        return
    picture = pictures[0]
    caption = text_of(table)
    if len(caption) > 500:
        return
    _put_figure(table, picture, caption)


def _figure(figure: HtmlElement) -> None:
    pictures = list(figure.iter("img"))
    captions = list(figure.iter("figcaption"))
    if len(pictures) == 1 and figure.find(".//table") is None:
        words = " ".join(text_of(caption) for caption in captions)
        for caption in captions:
            remove(caption)
        if not text_of(figure):
            _put_figure(figure, pictures[0], words)
            return
        if words:
            figure.append(element("p", words))
    _part(figure)


def _part(figure: HtmlElement) -> None:
    """Put what a figure holds in its place: its pictures and its own caption, a paragraph each."""
    for caption in list(figure.iter("figcaption")):
        if next(caption.iterancestors("figure")) is figure:
            caption.tag = "p"
    for picture in figure.findall("img"):
        _wrap_picture(picture)
    figure.tag = "div"
    unwrap(figure)


def _gallery(items: HtmlElement) -> None:
    """Make pictures, a paragraph each, of a list that holds nothing but pictures."""
    if len(items) and all(
        item.tag == "li" and item.find(".//img") is not None and not text_of(item) for item in items
    ):
        for item in list(items):
            if item.find("p") is None:
                item.tag = "p"
            else:
                unwrap(item)
        unwrap(items)


def _wrap_picture(picture: HtmlElement) -> None:
    tail, picture.tail = picture.tail, None
    paragraph = element("p")
    replace(picture, paragraph)
    paragraph.append(picture)
    paragraph.tail = tail


def _put_figure(place: HtmlElement, picture: HtmlElement, caption: str) -> None:
    link = picture.getparent()
    if link is not None and link.tag == "a" and _PICTURE.search(link.get("href") or ""):
        picture.set("src", link.get("href") or "")
    paragraph = element("p")
    picture.tail = None
    replace(place, paragraph)
    paragraph.append(picture)
    caption = in_a_line(caption)
    if caption:
        picture.set("title", caption)
    elif "title" in picture.attrib:
        del picture.attrib["title"]


def take_ending(root: HtmlElement) -> Ending:
    """Take last paragraphs that are a source or names out of the body, and return what they say.

    A source that is only named, without an address, stays where it is: there is no field for it.
    """
    last = _said_last(root)
    if last == Ending():
        return last
    remove(root[-1])
    above = _said_last(root)
    if above == Ending() or bool(above.source) == bool(last.source):
        return last
    remove(root[-1])
    return Ending(last.authors or above.authors, last.source or above.source)


def _said_last(root: HtmlElement) -> Ending:
    """Return what the last paragraph says, if it is a source or names."""
    if len(root) < 2:
        return Ending()
    last = root[-1]
    if last.tag != "p" or last.find(".//img") is not None or not is_blank(last.tail):
        return Ending()
    words = text_of(last)
    addresses = [address for link in last.iter("a") if host_of(address := link.get("href") or "")]
    if match := _SOURCE.match(words):
        source = addresses[0] if addresses else match["source"].strip()
        if len(addresses) <= 1 and host_of(source) and " " not in source:
            return Ending(source=source)
        return Ending()
    is_set_apart = _is_set_apart(last)
    match = _PERSON.match(words)
    names = _names(match["name"] if match else words)
    if not names or addresses or not (match or is_set_apart):
        return Ending()
    return Ending(authors=names)


def _is_set_apart(paragraph: HtmlElement) -> bool:
    """Tell whether a paragraph is set to the right, or is all bold or slanted, as bylines are."""
    return paragraph.get("align") == "right" or (
        len(paragraph) == 1
        and paragraph[0].tag in {"strong", "em"}
        and is_blank(paragraph.text)
        and is_blank(paragraph[0].tail)
    )


def _names(words: str) -> tuple[str, ...]:
    """Return the names of people that a line consists of, none if it is anything else."""
    if len(words) > _LONGEST_BYLINE:
        return ()
    names = [name.strip(" .()") for name in re.split(r"\s*[,;–—&]\s*|\s+(?:và|and|-)\s+", words)]
    names = [name for name in names if name]
    return tuple(names) if names and all(map(_is_name, names)) else ()


def _is_name(words: str) -> bool:
    parts = words.split()
    return 2 <= len(parts) <= _MOST_NAMES and all(
        _WORD.fullmatch(part) is not None and part[0].isupper() for part in parts
    )
