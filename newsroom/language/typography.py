"""The typesetter: from what the newsroom types to what a good newspaper prints.

typogrify's filters are the model and, where they are right for Vietnamese, the means.
"""

import re

from typogrify.filters import amp

from newsroom.language.capitals import wrap_capitals
from newsroom.language.dashes import set_dashes
from newsroom.language.markup import (
    BLOCK,
    INLINE,
    has_placeholders,
    put_together,
    take_addresses,
    take_apart,
)
from newsroom.language.quotes import set_quotes
from newsroom.language.spaces import bind_last_words, binder

_INITIAL_QUOTE = re.compile(f"((?:^|{BLOCK})[\\s{INLINE}]*)([“‘])")
_QUOTE_CLASSES = {"“": "dquo", "‘": "quo"}


def _hang_initial_quotes(text: str) -> str:
    """Return `text` with typogrify's spans round a block's first quote, to hang in the margin."""
    return _INITIAL_QUOTE.sub(
        lambda match: f'{match[1]}<span class="{_QUOTE_CLASSES[match[2]]}">{match[2]}</span>',
        text,
    )


class Typographer:
    """Sets text by the conventions of one locale. Setting twice changes nothing."""

    def __init__(self, locale: str) -> None:
        self._binder = binder(re.split("[-_]", locale)[0])

    def _set(self, text: str) -> str:
        return self._binder.bind(set_dashes(set_quotes(text)))

    def html(self, html: str) -> str:
        """Return body HTML, set, with spans for capitals, ampersands and initial quotes.

        Tags, attributes, code and addresses are untouched.
        """
        if has_placeholders(html):
            return html
        text, pieces = take_apart(html)
        text = wrap_capitals(bind_last_words(self._set(text)))
        if "“" in text or "‘" in text:
            text = _hang_initial_quotes(text)
        if "&amp; " in text or "& " in text:
            text = amp(text)
        return put_together(text, pieces)

    def text(self, text: str) -> str:
        """Return plain text, set in characters only: for titles, leads, feeds and descriptions."""
        if has_placeholders(text):
            return text
        bare, pieces = take_addresses(text)
        return put_together(self._set(bare), pieces)

    def headline(self, text: str) -> str:
        """Return plain text, set, its last two syllables tied together."""
        return bind_last_words(self.text(text))
