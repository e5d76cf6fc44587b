"""Catalogues as gettext reads them (`.mo`), compiled from what people edit (`.po`) where need be.

Only `.po` files are under version control. The build of a wheel or of an editable installation
compiles them (`hatch_build.py`); a wheel has no `.po` at all. In a checkout, one that was edited
or pulled since is compiled when it is read, so that nobody sees yesterday's words.
"""

import gettext
import os
from copy import copy
from functools import lru_cache
from io import BytesIO
from pathlib import Path

CATALOGUE_FOLDER = "LC_MESSAGES"


def read_catalogue(folder: Path, language: str, domain: str) -> bytes:
    """Return the compiled catalogue of a language, or of what it is a variety of; empty if none.

    `folder` holds `<language>/LC_MESSAGES/<domain>.po` or `.mo` or both.
    """
    for name in dict.fromkeys((language, language.replace("_", "-").partition("-")[0])):
        edited = folder / name / CATALOGUE_FOLDER / f"{domain}.po"
        compiled = edited.with_suffix(".mo")
        if name and _is_stale(edited, compiled):
            return _compile(edited, name)
        if name and compiled.is_file():
            return compiled.read_bytes()
    return b""


def translations_of(*catalogues: bytes) -> gettext.NullTranslations:
    """Return what translates by compiled catalogues, the first first; English where none can.

    Read anew each time: what `gettext.translation` has once read it returns for ever, so that
    `invoke serve` would go on showing words that have been changed.
    """
    found = gettext.NullTranslations()
    for catalogue in reversed([one for one in catalogues if one]):
        later, found = found, copy(_taken_apart(catalogue))
        found.add_fallback(later)
    return found


@lru_cache(maxsize=8)  # 1.5 ms for the software's: its words are on pages and in the terminal
def _taken_apart(catalogue: bytes) -> gettext.GNUTranslations:
    """Return a catalogue that translates; whoever sets a fallback takes a copy, as gettext does."""
    return gettext.GNUTranslations(BytesIO(catalogue))


def compile_catalogues(folder: Path) -> list[Path]:
    """Compile every `.po` in a folder of catalogues, and return the `.mo` files beside them."""
    edited = sorted(folder.glob(f"*/{CATALOGUE_FOLDER}/*.po"))
    for file in edited:
        _compile(file, file.parents[1].name)
    return [file.with_suffix(".mo") for file in edited]


def _is_stale(edited: Path, compiled: Path) -> bool:
    try:
        changed = edited.stat().st_mtime_ns
    except OSError:
        return False
    try:
        return changed > compiled.stat().st_mtime_ns
    except OSError:
        return True


def _compile(edited: Path, language: str) -> bytes:
    """Return a catalogue, compiled, and keep it beside its source where that can be written."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415  (20 ms that few commands need)
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with edited.open("rb") as source:
        catalogue = read_po(source, locale=language.replace("-", "_"))
    for message in list(catalogue):
        # Babel would fill a form that is missing with an English one, by the language's own rule.
        if message.pluralizable and not all(message.string or ("",)):
            catalogue.delete(message.id[0], message.context)
    stream = BytesIO()
    write_mo(stream, catalogue)
    temporary = edited.with_name(f".{edited.stem}.{os.getpid()}.mo")
    try:
        temporary.write_bytes(stream.getvalue())
        temporary.replace(edited.with_suffix(".mo"))
    except OSError:
        temporary.unlink(missing_ok=True)  # a folder that others own: compiled each time
    return stream.getvalue()
