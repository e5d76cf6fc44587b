"""The typesetter: from what the newsroom types to what a good newspaper prints.

typogrify is the model, and its filters are the means where they are right: `amp` sets the
ampersand, its classes (caps, amp, dquo, quo) are kept, so that a theme made for typogrify fits.
Replaced, for what docs/typography.md shows case by case, are

- `smartypants`: a quotation within one gets the same marks, 55" a closing quote, an address in the
  text dashes; it knows no ranges; and it writes entities, which a title or a feed cannot hold;
- `caps`: knows A to Z only, so that HĐND got no span, TP.HCM two and ĐÀ NẴNG none;
- `initial_quotes` and `widont`: wrap or tie once more every time they run;
- all of them: parse the page by themselves, each anew, at 0.9 ms an article to our 0.15
  (`bench/typography.py`).
"""

import re
from functools import cache, lru_cache

from newsroom.language.locales.registry import conventions
from newsroom.language.typography.capitals import wrap_capitals
from newsroom.language.typography.dashes import set_dashes
from newsroom.language.typography.markup import (
    BLOCK,
    END,
    UNSEEN,
    TakenApart,
    has_placeholders,
    put_together,
    take_addresses,
    take_apart,
)
from newsroom.language.typography.quotes import QuoteSetter
from newsroom.language.typography.spaces import (
    bind,
    bind_last_words,
    bind_last_words_of_blocks,
    binding,
    space_marks,
)

_HANGING = {"“": "dquo", "„": "dquo", "«": "dquo", "‘": "quo", "‚": "quo", "‹": "quo"}
_OPENING_QUOTE = re.compile(f"[{''.join(_HANGING)}]")
_LONE_AMPERSAND = re.compile("&(?<=[ \u00a0]&)(?:amp;)?(?=[ \u00a0])")


@cache
def _ampersand() -> str:
    """Return an ampersand, as typogrify sets it.

    It does so once: given a page it takes 0.1 ms, and sets ampersands in attributes with a hyphen
    in their name too (data-caption="A & B"). Most articles have none, and do not wait for it.
    """
    from typogrify.filters import amp  # noqa: PLC0415

    return str(amp(" &amp; ").strip())


def _hang_initial_quote(match: re.Match[str]) -> str:
    """Return an opening quote, in typogrify's span if its block begins with it."""
    text, index = match.string, match.start() - 1
    while index >= 0 and (text[index] in UNSEEN or text[index].isspace()):
        index -= 1
    if index >= 0 and text[index] not in (BLOCK, END):
        return match[0]
    return f'<span class="{_HANGING[match[0]]}">{match[0]}</span>'


@lru_cache
def _rules(language: str) -> tuple[QuoteSetter, re.Pattern[str], bool]:
    """Return what sets a language's quotes, which spaces it ties, and whether it spaces marks."""
    its = conventions(language)
    return QuoteSetter(its.quotes, its.elisions), binding(its), its.spaces_marks


def _set(text: str, language: str) -> str:
    """Return running text with its characters set; no tags are added."""
    quotes, spaces, spaces_marks = _rules(language)
    text = bind(set_dashes(quotes.set_quotes(text)), spaces)
    return space_marks(text) if spaces_marks else text


# The same dozen headlines stand on an article's page, its neighbours' and the archives': setting
# one costs 5 µs.
@lru_cache(maxsize=1 << 13)
def _set_plain(text: str, language: str) -> str:
    if has_placeholders(text):
        return text
    bare, addresses = take_addresses(text)
    return put_together(_set(bare, language), addresses)


class Typographer:
    """Sets text by the conventions of one locale. What is set already stays as it is.

    Characters change only so: straight quotes to “ ” ‘ ’, hyphens that stand for a dash to – or —,
    three points to …, and plain spaces to no-break ones. Text with Unicode's noncharacters, which
    no keyboard types, is returned as it came.
    """

    def __init__(self, locale: str) -> None:
        self._language = re.split("[-_]", locale)[0]

    def html(self, html: str) -> str:
        """Return body HTML, set, with spans for capitals, ampersands and initial quotes.

        Tags, attributes, comments, code, addresses and spans already set are untouched. At most
        0.3 ms for an ordinary article: a rule whose characters are absent is not run.
        """
        return html if has_placeholders(html) else self.assembled(take_apart(html))

    def assembled(self, body: TakenApart) -> str:
        """Return the body HTML that was taken apart, set and put together; as `html` otherwise."""
        text, pieces = body
        text = wrap_capitals(bind_last_words_of_blocks(_set(text, self._language)))
        text = _OPENING_QUOTE.sub(_hang_initial_quote, text)
        if "&" in text:
            text = _LONE_AMPERSAND.sub(lambda _match: _ampersand(), text)
        return put_together(text, pieces)

    def text(self, text: str) -> str:
        """Return plain text, set in characters only: for titles, leads, feeds and descriptions."""
        return _set_plain(text, self._language)

    def headline(self, text: str) -> str:
        """Return plain text, set, its last two syllables tied together."""
        return bind_last_words(_set_plain(text, self._language))
