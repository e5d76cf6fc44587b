"""Catalogues of translations, brought up to what sources say.

A folder of catalogues holds `babel.cfg`, which says what is extracted and how, and
`<language>/LC_MESSAGES/<domain>.po`. A new language is a new folder there.
"""

from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from newsroom.language.compiled import CATALOGUE_FOLDER, compile_catalogues

# The language that sources are written in: there, every string is its own translation.
_SOURCE_LANGUAGE = "en"
_KEYWORDS = {**DEFAULT_KEYWORDS, "message": None, "mark": None, "counted_message": (1, 2)}
_WIDTH = 100


class Untranslated(NamedTuple):
    """A string that a language lacks, or whose translation nobody has approved (`fuzzy`)."""

    language: str
    message: str


def update_catalogues(source: Path, folder: Path, domain: str) -> list[Untranslated]:
    """Bring every language's catalogue in `folder` up to the strings under `source`.

    New strings are added, those that no source has any more are dropped, nothing is guessed from
    similar strings. Returns what is left to translate. Running it twice changes nothing.
    """
    extracted = extract(source, folder / "babel.cfg")
    untranslated: list[Untranslated] = []
    for messages in sorted(folder.glob(f"*/{CATALOGUE_FOLDER}")):
        language, edited = messages.parent.name, messages / f"{domain}.po"
        _write(edited, _updated(edited, language, extracted))
        catalogue = _read(edited, language)
        untranslated += (Untranslated(language, name) for name in _names_lacking(catalogue))
    compile_catalogues(folder)
    return untranslated


def extract(source: Path, mapping: Path) -> Catalog:
    """Return every message under `source`, found as the file `mapping` (babel.cfg) says."""
    with mapping.open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    catalogue = Catalog(charset="utf-8")
    for name, line, message, comments, context in extract_from_dir(
        source, methods, options, keywords=_KEYWORDS
    ):
        catalogue.add(message, None, [(name, line)], auto_comments=comments, context=context)
    return catalogue


def _read(file: Path, language: str) -> Catalog:
    if not file.exists():
        return Catalog(locale=language, fuzzy=False)
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def _write(file: Path, catalogue: Catalog) -> None:
    with file.open("wb") as stream:
        write_po(
            stream,
            catalogue,
            width=_WIDTH,
            sort_output=True,
            ignore_obsolete=True,
            include_lineno=False,
        )


def _updated(file: Path, language: str, extracted: Catalog) -> Catalog:
    catalogue = _read(file, language)
    # A copy, for Babel lets catalogues share what is new. And no date of extraction: it would
    # change every file whenever anybody looks.
    catalogue.update(deepcopy(extracted), no_fuzzy_matching=True, update_creation_date=False)
    if language == _SOURCE_LANGUAGE:
        for message in catalogue:
            if message.id:
                message.string = message.id
    return catalogue


def _names_lacking(catalogue: Catalog) -> list[str]:
    return [
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalogue
        if message.id and (message.fuzzy or not all(_forms(message.string)))
    ]


def _forms(string: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, (list, tuple)) else (string or "",)
