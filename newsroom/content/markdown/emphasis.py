"""Emphasis that loses no letter: `*a b**c d*e` is text where Python-Markdown drops the last of it.

Its processor pairs some stars and underscores that do not belong together, and cuts out what stands
beside them. What it makes is compared with what it was made of, and is text if anything is missing.
"""

import re
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import DelimiterProcessor

_DELIMITERS = str.maketrans("", "", "*_^~")


class SoundEmphasis(DelimiterProcessor):
    """Python-Markdown's emphasis, as far as all of the text is still there."""

    def __init__(self, own: DelimiterProcessor) -> None:
        """Take over the delimiters of Python-Markdown's `own` processor, and its place."""
        self.__dict__.update(own.__dict__)
        self.md.delimiters = self

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Return the element, and where it stands in `data`; no element for what is text."""
        element, start, end = super().handleMatch(m, data)
        if element is None or start is None or end is None:
            return element, start, end
        if _letters("".join(element.itertext())) == _letters(data[start:end]):
            return element, start, end
        self.reset()
        return None, m.start(0), m.end(0)


def _letters(text: str) -> str:
    return text.translate(_DELIMITERS)
