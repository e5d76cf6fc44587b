"""WordPress's unwritten paragraphs: an empty line parts them, a line end is a line break.

WordPress stores them so and writes the tags when it shows a post (its function `wpautop`).
"""

import re

_BLOCK = (
    "table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|"
    "area|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|header|"
    "footer|nav|figure|figcaption|details|summary|script|iframe|video|audio|object"
)
_OPENING = re.compile(rf"\s*(<(?:{_BLOCK})(?=[\s/>]))", re.IGNORECASE)
_CLOSING = re.compile(rf"(</(?:{_BLOCK})\s*>)\s*", re.IGNORECASE)
_TAG = rf"</?(?:{_BLOCK})(?:\s[^<>]*)?/?>"
_QUOTE_BEGINS = re.compile(r"<p>\s*(<blockquote(?:\s[^<>]*)?>)", re.IGNORECASE)
_QUOTE_ENDS = re.compile(r"(</blockquote\s*>)\s*</p>", re.IGNORECASE)
_ITEM = re.compile(r"<p>\s*(<(?:li|dt|dd|td|th)(?:\s[^<>]*)?>.*?)</p>", re.IGNORECASE | re.DOTALL)
_TAG_AFTER = re.compile(rf"<p>\s*({_TAG})", re.IGNORECASE)
_TAG_BEFORE = re.compile(rf"({_TAG})\s*</p>", re.IGNORECASE)
_LINE_END = re.compile(r"(?:<br\s*/?>)?[ \t]*\n", re.IGNORECASE)
_BREAK_AFTER_TAG = re.compile(rf"({_TAG})\s*<br>", re.IGNORECASE)
_BREAK_BEFORE_TAG = re.compile(rf"<br>(\s*{_TAG})", re.IGNORECASE)
_EMPTY = re.compile(r"<p>\s*</p>")
_WHOLE = re.compile(r"<(pre|script|style|code)\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_BREAKS = re.compile(r"<br\s*/?>\s*<br\s*/?>", re.IGNORECASE)
_HELD = re.compile("\ue110(\\d+)\ue111")
_HELD_BLOCK = re.compile("<p>\\s*(\ue112\\d+\ue111)\\s*</p>")


def with_paragraphs(text: str) -> str:
    """Return a body that WordPress stored as HTML with its paragraphs and line breaks written.

    Text beside a block, and within one without an empty line, is no paragraph of its own.
    """
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match[0])
        is_inline = match[1].lower() == "code"
        number = len(held) - 1
        return f"\ue110{number}\ue111" if is_inline else f"\n\n\ue112{number}\ue111\n\n"

    text = _BREAKS.sub("\n\n", _WHOLE.sub(hold, text))
    text = _CLOSING.sub(r"\1\n\n", _OPENING.sub(r"\n\n\1", text))
    parts = (part.strip() for part in re.split(r"\n\s*\n", text))
    written = "\n".join(f"<p>{_LINE_END.sub('<br>' + chr(10), part)}</p>" for part in parts if part)
    written = _QUOTE_ENDS.sub(r"</p>\1", _QUOTE_BEGINS.sub(r"\1<p>", written))
    written = _ITEM.sub(r"\1", written)
    written = _TAG_BEFORE.sub(r"\1", _TAG_AFTER.sub(r"\1", written))
    written = _BREAK_BEFORE_TAG.sub(r"\1", _BREAK_AFTER_TAG.sub(r"\1", written))
    written = _HELD_BLOCK.sub(r"\1", _EMPTY.sub("", written)).replace("\ue112", "\ue110")
    return _HELD.sub(lambda match: held[int(match[1])], written)
