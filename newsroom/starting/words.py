"""Catalogues that an edition translates by itself: of the software's words, and of the theme's.

They lie in its theme folder, beside its templates: `translations/<language>/LC_MESSAGES/`. What
they translate stands before what the software brings; what they leave empty does not.
"""

from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po, write_po

from newsroom.language.compiled import CATALOGUE_FOLDER, read_catalogue
from newsroom.language.messages import CATALOGUES
from newsroom.settings.theme_folders import packaged_theme

_SOURCE_LANGUAGE = "en"
_WIDTH = 100


class Words(NamedTuple):
    """A catalogue as it was written: its file, and how many of its messages have no translation."""

    file: Path
    total: int
    missing: int


def translate_from_edition(theme: Path, language: str) -> list[Words]:
    """Write the catalogues of a language into a theme folder, or bring them up to this version.

    A message has the translation that the edition gave it, else the software's own, else none.
    Running it twice changes nothing. OSError if the folder cannot be written.
    """
    return [
        _update(theme / "translations" / language / CATALOGUE_FOLDER / f"{domain}.po", known)
        for domain, known in (
            ("newsroom", _Known(CATALOGUES, "newsroom", language)),
            ("theme", _Known(packaged_theme() / "translations", "theme", language)),
        )
    ]


class _Known:
    """What the software knows: all messages, and its translations into one language."""

    def __init__(self, folder: Path, domain: str, language: str) -> None:
        self.language = language
        self.messages = _read(read_catalogue(folder, _SOURCE_LANGUAGE, domain), _SOURCE_LANGUAGE)
        self.translated = _read(read_catalogue(folder, language, domain), language)


def _read(compiled: bytes, language: str) -> Catalog:
    if not compiled:
        return Catalog(locale=language.replace("-", "_"), fuzzy=False)
    return read_mo(BytesIO(compiled))


def _update(file: Path, known: _Known) -> Words:
    locale = known.language.replace("-", "_")
    edited = Catalog(locale=locale, fuzzy=False)
    if file.is_file():
        with file.open("rb") as stream:
            edited = read_po(stream, locale=locale)
    catalogue = Catalog(locale=locale, fuzzy=False, charset="utf-8")
    missing = total = 0
    for message in known.messages:
        if not message.id:
            continue
        key = message.id if isinstance(message.id, str) else message.id[0]
        found = [one.get(key) for one in (edited, known.translated)]
        string = next(
            (one.string for one in found if one is not None and _is_whole(one.string)), ""
        )
        catalogue.add(message.id, string or None)
        total += 1
        missing += not string
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        write_po(stream, catalogue, width=_WIDTH, sort_output=True, omit_header=False)
    return Words(file, total, missing)


def _is_whole(string: str | list[str] | tuple[str, ...] | None) -> bool:
    return all(string) if isinstance(string, (list, tuple)) else bool(string)
