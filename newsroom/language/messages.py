"""Messages to journalists, in the newsroom's own language.

The msgids are English; the catalogues lie in `newsroom/language/translations`. What readers see
is the theme's business and has catalogues of its own (`theme/translations`).
"""

import gettext
from functools import lru_cache
from pathlib import Path

from newsroom.language.compiled import read_catalogue, translations_of

_CATALOGUES = Path(__file__).parent / "translations"
_DOMAIN = "newsroom"
_active: gettext.NullTranslations = gettext.NullTranslations()


def speak(language: str) -> None:
    """Make `translate` answer in `language` (a code such as `vi`) for the rest of this process.

    A language without a catalogue is answered in English, the language of the msgids: a
    newsroom must be able to build before somebody has translated its tool.
    """
    global _active  # noqa: PLW0603  (gettext's own model: one language a process)
    _active = translations(language)


def translate(message: str) -> str:
    """Return `message` in the newsroom's language, or itself where no catalogue has it."""
    return _active.gettext(message)


def translate_count(singular: str, plural: str, count: int) -> str:
    """Return the form that `count` asks for in the newsroom's language, `{count}` still in it."""
    return _active.ngettext(singular, plural, count)


@lru_cache
def translations(language: str) -> gettext.NullTranslations:
    """Return this package's catalogue for `language`: what readers of that language see."""
    return translations_of(read_catalogue(_CATALOGUES, language, _DOMAIN))
