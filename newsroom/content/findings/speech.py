"""Findings put into words, in the language of whoever reads them."""

from typing import NamedTuple

from newsroom.content.findings.addresses import ADDRESSES
from newsroom.content.findings.dates import DATES
from newsroom.content.findings.fields import FIELDS
from newsroom.content.findings.files import FILES
from newsroom.content.findings.imports import IMPORTS
from newsroom.content.findings.insets import INSETS
from newsroom.content.findings.links import LINKS
from newsroom.content.findings.output import OUTPUT
from newsroom.content.findings.pictures import PICTURES
from newsroom.content.findings.redirects import REDIRECTS
from newsroom.content.findings.texts import TEXTS
from newsroom.content.findings.words import Words
from newsroom.content.rejection import Rejection
from newsroom.language.messages import translations
from newsroom.language.patterns import lazy_pattern

FINDINGS: dict[str, tuple[Words, ...]] = {
    **FIELDS,
    **DATES,
    **ADDRESSES,
    **FILES,
    **TEXTS,
    **PICTURES,
    **LINKS,
    **REDIRECTS,
    **IMPORTS,
    **OUTPUT,
    **INSETS,
}

# Values that are messages themselves, by their English templates: see `os_errors`.
_MESSAGES = frozenset({"reason"})

# Nobody reads the end of an address of 3,000 letters. What is to be written stays whole.
_ENDLESS = lazy_pattern(r"([^\s“”]{150})[^\s“”]{100,}")


class Said(NamedTuple):
    """A finding in words: where it is, what is wrong, and what to do about it."""

    place: str
    message: str
    remedy: str

    def __str__(self) -> str:
        """Return it as compilers write it: `file:line: what is wrong → what to write`."""
        return f"{self.place}: {self.message} → {self.remedy}"


def said(rejection: Rejection, language: str) -> Said:
    """Return a rejection or warning in words of `language` (a tag such as `vi`).

    Raises LookupError for a code without words, or without words for its values: both are
    mistakes of ours, which a test looks for.
    """
    catalogue = translations(language)
    values = {
        name: catalogue.gettext(value) if name in _MESSAGES and value else value
        for name, value in rejection.values
    }
    words = next((one for one in FINDINGS[rejection.code] if one.fit(values)), None)
    if words is None:
        raise LookupError(f"no words of {rejection.code} fit {sorted(values)}")
    return Said(
        rejection.place,
        _ENDLESS.sub(r"\1…", catalogue.gettext(words.message).format_map(values)),
        catalogue.gettext(words.remedy).format_map(values),
    )
