"""Messages: what the software tells people, kept as template and values until it is shown.

The templates are English, and are the msgids of the catalogues in `newsroom/language/translations`.
Code that finds something out returns or raises a `Message`. Code that shows it knows who reads it,
and puts it into words in that reader's language. So no language is a state of the process, and
nothing that is stored or sent to another process is a sentence.

What readers of the newspaper see is the theme's business and has catalogues of its own
(`theme/translations`).
"""

import gettext
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from newsroom.language.compiled import read_catalogue, translations_of

CATALOGUES = Path(__file__).parent / "translations"
"""The catalogues that the software brings."""

_DOMAIN = "newsroom"
# Where an edition keeps translations of its own, before the software's. A state of the process, as
# the search path of programs is: what is put into words is the same, only in better words.
_preferred: list[Path] = []


@dataclass(frozen=True, slots=True)
class Message:
    """A template and its values; `plural` is the template for a `count` other than one.

    A value may be a message itself. As text, a message is in English: for logs and developers.
    """

    template: str
    values: tuple[tuple[str, object], ...] = ()
    plural: str = ""
    count: int = 0

    def format(self, **values: object) -> "Message":
        """Return this message with values, which are set in when it is put into words."""
        return replace(self, values=tuple(values.items()))

    def __str__(self) -> str:
        """Return the message in English."""
        return in_words(self, "en")


def message(template: str) -> Message:
    """Return the message of an English template: catalogues are collected from these calls."""
    return Message(template)


def counted_message(singular: str, plural: str, count: int) -> Message:
    """Return the message for one, or for several; it may show `{count}`."""
    return Message(singular, (("count", count),), plural, count)


def mark(template: str) -> str:
    """Return the template as it is: this call tells catalogues of one that is used elsewhere."""
    return template


def in_words(said: Message | str, language: str) -> str:
    """Return a message in `language` (a tag such as `vi`); a text is returned as it is.

    A language without a catalogue gets English, the language of the templates: a newsroom must be
    able to build before somebody has translated its tool.
    """
    if isinstance(said, str):
        return said
    catalogue = translations(language)
    if said.plural:
        template = catalogue.ngettext(said.template, said.plural, said.count)
    else:
        template = catalogue.gettext(said.template)
    if not said.values:
        return template
    return template.format(
        **{
            name: in_words(value, language) if isinstance(value, Message) else value
            for name, value in said.values
        }
    )


@lru_cache
def translations(language: str) -> gettext.NullTranslations:
    """Return the software's words in `language`; English, as written, where there are none."""
    return translations_of(
        *(read_catalogue(folder, language, _DOMAIN) for folder in (*_preferred, CATALOGUES))
    )


def prefer_catalogues(folder: Path) -> None:
    """Let an edition's own translations in `folder` stand before the software's."""
    if _preferred != [folder]:
        _preferred[:] = [folder]
        translations.cache_clear()


class ToldError(Exception):
    """An error that people are told of: `message` says what is wrong, and what to do."""

    def __init__(self, message: Message | str) -> None:
        """Keep the message; as text, the error is in English."""
        self.message = message
        super().__init__(message)

    def __str__(self) -> str:
        """Return the message in English."""
        return self.in_words("en")

    def in_words(self, language: str) -> str:
        """Return the message in words of `language`."""
        return in_words(self.message, language)
