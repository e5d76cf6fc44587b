"""From a clean tree to Markdown, by the library html-to-markdown.

The library is given words, lists, headings, quotations, links and plain tables. Whatever a mark of
Markdown could spoil is hidden from it behind letters that no text has (Unicode's private ones), and
put back afterwards: marks in the text with their escapes for Python-Markdown, whose rules differ
from CommonMark's, and pictures, code and tables that Markdown cannot write, as they shall stand.
See docs/decisions/0008-html-to-markdown.md.
"""

import re
from html import escape

from html_to_markdown import ConversionOptions, convert
from lxml.html import HtmlElement

from newsroom.importing.bodies.tree import (
    copied,
    element,
    elements,
    inner_html,
    outer_html,
    replace,
    text_of,
    trim_blocks,
)
from newsroom.importing.markdown_file import escape_beginning, escape_inside

_OPTIONS = ConversionOptions(
    list_indent_width=4,  # Python-Markdown takes no fewer
    bullets="-",
    autolinks=False,
    br_in_tables=False,
    compact_tables=True,
    extract_metadata=False,
    expand_abbreviations=False,
    include_blockquote_citations=False,
)
# Private letters: U+E000 + code for a mark of ASCII, U+E100 … U+E101 around a number.
_MARKS = "\\`*_{}[]()<>&|#+-:.~=!\"'^$%@/;?,"
_HIDDEN = str.maketrans({mark: chr(0xE000 + ord(mark)) for mark in _MARKS})
_SHOWN = str.maketrans({chr(0xE000 + ord(mark)): mark for mark in _MARKS})
_OPEN, _CLOSE, _SPACE = "\ue100", "\ue101", "\ue102"
_HELD = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_TARGET = re.compile(r"held:(\d+)")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_MANY_LINES = re.compile(r"\n{3,}")
_QUOTED_BELOW = re.compile(r"^([^\n>][^\n]*)\n(?=> )", re.MULTILINE)
_PHRASES_AS_HTML = ("sub", "sup", "kbd", "ins", "del", "mark", "q", "abbr", "cite")
_STARTING = frozenset(
    ("p", "li", "h2", "h3", "h4", "h5", "h6", "td", "th", "br", "dd", "dt", "blockquote")
)


class Conversion:
    """One body on its way to Markdown: hides what the library must not see, and puts it back."""

    def __init__(self) -> None:
        self._held: list[str] = []

    def markdown(self, root: HtmlElement) -> str:
        """Return the Markdown of a clean tree, which is left as it was."""
        tree = copied(root)
        for code in elements(tree, "pre"):
            self._hold_block(code, _fence(code))
        for block in elements(tree, "table", "dl", "details", "video", "audio"):
            if block.getparent() is not None and not _is_plain(block):
                self._hold_block(block, _as_html(block))
        for picture in elements(tree, "img"):
            self._hold_inside(picture, _picture(picture))
        for code in elements(tree, "code"):
            self._hold_inside(code, _code(code))
        for link in elements(tree, "a"):
            self._hide_target(link)
        for phrase in elements(tree, *_PHRASES_AS_HTML):
            self._hold_tags(phrase)
        trim_blocks(tree)
        self._hide_marks(tree)
        converted = convert(inner_html(tree), _OPTIONS).content or ""
        return self._shown(converted)

    def _hold(self, text: str) -> str:
        self._held.append(text)
        return f"{_OPEN}{len(self._held) - 1}{_CLOSE}"

    def _hold_block(self, block: HtmlElement, text: str) -> None:
        replace(block, element("p", self._hold(text)))

    def _hold_inside(self, phrase: HtmlElement, text: str) -> None:
        held = element("span", self._hold(text))
        replace(phrase, held)
        held.drop_tag()

    def _hold_tags(self, phrase: HtmlElement) -> None:
        title = f' title="{escape(phrase.get("title"))}"' if phrase.get("title") else ""
        phrase.text = self._hold(f"<{phrase.tag}{title}>") + (phrase.text or "")
        end = self._hold(f"</{phrase.tag}>")
        if len(phrase):
            phrase[-1].tail = (phrase[-1].tail or "") + end
        else:
            phrase.text += end
        phrase.drop_tag()

    def _hide_target(self, link: HtmlElement) -> None:
        address = link.get("href")
        if not address or not text_of(link):
            link.drop_tag()
            return
        self._held.append(target(address))
        link.set("href", f"held:{len(self._held) - 1}")

    def _hide_marks(self, tree: HtmlElement) -> None:
        is_start = True
        for node in tree.iter():
            if not isinstance(node.tag, str):
                continue
            if node.tag in _STARTING:
                is_start = True
            if node.text:
                node.text, is_start = _hidden(node.text, is_start)
        for cell in tree.iter("td", "th"):
            for node in cell.iter():
                node.text, node.tail = _without_bars(node.text), _without_bars(node.tail)
        for node in tree.iter():
            if isinstance(node.tag, str) and node.tail:
                node.tail, _start = _hidden(node.tail, node.tag == "br")

    def _shown(self, markdown: str) -> str:
        text = _TARGET.sub(lambda match: self._held[int(match[1])], markdown).translate(_SHOWN)
        lines = (line.rstrip(" ") + "  " * line.endswith("  ") for line in text.split("\n"))
        text = "\n".join(line if line.strip() else "" for line in lines)
        for _depth in range(4):  # what is held may hold something itself
            text = _HELD.sub(self._held_at, text)
        text = _QUOTED_BELOW.sub(r"\1\n\n", text)
        return _MANY_LINES.sub("\n\n", text).replace(_SPACE, "\n").strip() + "\n"

    def _held_at(self, match: re.Match[str]) -> str:
        """Return what is held, its lines indented as the line is on which it stands."""
        held = self._held[int(match[1])]
        text = match.string
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        margin = re.match(r"[ >]*(?:- )?", line)
        if "\n" not in held or margin is None:
            return held
        return held.replace("\n", "\n" + margin[0].replace("-", " "))


def _hidden(text: str, is_start: bool) -> tuple[str, bool]:
    """Return a text with its marks escaped and hidden, and whether a block still begins behind."""
    plain = _BLANKS.sub(" ", text)
    if is_start:
        plain = plain.lstrip(" ")
        if not plain:
            return "", True
        plain = escape_beginning(escape_inside(plain))
    else:
        plain = escape_inside(plain)
    return plain.translate(_HIDDEN), False


def _without_bars(text: str | None) -> str | None:
    """Return the text of a table's cell, whose bars would end it."""
    bar = chr(0xE000 + ord("|"))
    return text.replace(bar, "&#124;".translate(_HIDDEN)).replace("|", "&#124;") if text else text


def target(address: str) -> str:
    """Return an address as it may stand in the parentheses of a link."""
    for mark, spelt in ((" ", "%20"), ("(", "%28"), (")", "%29"), ("<", "%3C"), (">", "%3E")):
        address = address.replace(mark, spelt)
    return address.replace('"', "%22").replace("\n", "").replace("\t", "")


def picture_markdown(address: str, alt: str, caption: str) -> str:
    """Return a picture as Markdown writes it, its caption as title."""
    words = escape_inside(alt).replace("]", "\\]")
    title = f' "{caption.replace(chr(34), "”")}"' if caption else ""
    return f"![{words}]({target(address)}{title})"


def _picture(picture: HtmlElement) -> str:
    alt, caption = picture.get("alt") or "", picture.get("title") or ""
    return picture_markdown(picture.get("src") or "", " ".join(alt.split()), caption)


def _code(code: HtmlElement) -> str:
    text = " ".join("".join(code.itertext()).split())
    if not text:
        return ""
    ticks = "`"
    while ticks in text:
        ticks += "`"
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{space}{text}{space}{ticks}"


def _fence(block: HtmlElement) -> str:
    """Return a block of code between fences, its lines and blanks whole."""
    text = "".join(block.itertext()).strip("\n").expandtabs(4)
    inner = block.find("code")
    named = (inner.get("class") if inner is not None else None) or block.get("class") or ""
    fence = "```"
    while fence in text:
        fence += "`"
    lines = text.split("\n")
    # An empty line would end the block where it is indented; the mark keeps it until the end.
    return "\n".join([fence + named.removeprefix("language-"), *lines, fence]).replace("\n", _SPACE)


def _is_plain(block: HtmlElement) -> bool:
    """Tell whether Markdown can write a table: cells of words, as many in every row."""
    if block.tag != "table" or block.find(".//caption") is not None:
        return False
    rows = list(block.iter("tr"))
    widths = {len(row) for row in rows}
    return (
        len(widths) == 1
        and widths != {0}
        and len(rows) > 1
        and not _is_inside_list(block)
        and not any(
            cell.get("colspan", "1") != "1" or cell.get("rowspan", "1") != "1"
            for cell in block.iter("td", "th")
        )
        and not any(
            one.tag in {"p", "ul", "ol", "br", "blockquote", "pre", "table", "img", "h2", "h3"}
            for one in block.iterdescendants()
        )
    )


def _is_inside_list(block: HtmlElement) -> bool:
    return any(one.tag in {"li", "blockquote"} for one in block.iterancestors())


def _as_html(block: HtmlElement) -> str:
    """Return a block as HTML for a body in Markdown: without an empty line, which would end it."""
    for one in block.iter():
        for name in [name for name in one.attrib if name == "align"]:
            del one.attrib[name]
    return re.sub(r"\n\s*\n+", "\n", outer_html(block)).strip()


def html_body(root: HtmlElement) -> str:
    """Return a clean tree as HTML for a body, a block a line.

    Markdown takes a body as HTML for as long as no line is empty.
    """
    tree = copied(root)
    for one in tree.iter():
        if one.tag == "img" and one.get("alt") is None:
            one.set("alt", "")
        if "align" in one.attrib:
            del one.attrib["align"]
    for code in elements(tree, "pre"):
        text = "".join(code.itertext()).replace("\n\n", "\n \n")
        replace(code, element("pre", text))
    blocks = [_as_html(block) for block in tree]
    return "<div>\n" + "\n".join(blocks) + "\n</div>\n" if blocks else ""


def text_body(paragraphs: str) -> str:
    """Return a plain text, a paragraph a line, as Markdown."""
    lines = (" ".join(line.split()) for line in paragraphs.split("\n"))
    return "\n\n".join(escape_beginning(escape_inside(line)) for line in lines if line) + "\n"
