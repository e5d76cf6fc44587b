"""The words of a body that readers see, from the HTML that its page has."""

import html
import re

from newsroom.language.patterns import lazy_pattern

# Between these, words are no neighbours.
_BLOCK = lazy_pattern(
    r"</?(?:p|div|h[1-6]|li|ul|ol|dl|dt|dd|table|tr|td|th|caption|blockquote|pre|hr|br|figure"
    r"|figcaption|section|aside|details|summary)\b[^>]*>"
)
_CAPTION = lazy_pattern(r'<img\b[^>]*? title="([^"]*)"[^>]*>')
_TAG = re.compile(r"<[^>]*>")


def blocks(text: str) -> list[str]:
    """Return the texts of a sanitised body's paragraphs, list items, cells and captions."""
    if "<img" in text:
        text = _CAPTION.sub(r"<p>\1<p>", text)
    parts = [_TAG.sub("", part) for part in _BLOCK.split(text)]
    return [html.unescape(part) for part in parts if part and not part.isspace()]
