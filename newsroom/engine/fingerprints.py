"""What pages depend on besides records: templates, settings, translations, software.

Each kind of page has one environment a language. When it changes, every page of the kind is
stale; when it does not, nothing here costs more than hashing some eighty small files.
"""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import orjson

from newsroom.content import recording_length
from newsroom.content.safety import attachments
from newsroom.edition import Edition
from newsroom.pages.registry import FAMILIES
from newsroom.pages.renderer import Renderer
from newsroom.pictures.variants import CODECS, PAINTER, PDF_READER
from newsroom.versions import version_of

# What decides the bytes of a page and is not ours. Their versions stand for them.
_PACKAGE = Path(__file__).parents[1]
# The engine and all layers below it: commands, desk and importers have no say in a page.
_DECIDING = (
    *("catalogue", "content", "edition.py", "engine", "explanations.py", "language", "pages"),
    *("pictures", "search", "settings", "signals.py", "temporary.py", "versions.py"),
)
_DISTRIBUTIONS = (
    "Markdown",
    "typogrify",
    "smartypants",
    "Babel",
    "Jinja2",
    "MarkupSafe",
    "nh3",
)


def fingerprint(*parts: object) -> str:
    """Return a hash of parts whose `repr` says all of them: texts, numbers, records of such."""
    return hashlib.blake2b(repr(parts).encode(), digest_size=12).hexdigest()


def fingerprint_of_page(environment: str, inputs: object) -> str:
    """Return the fingerprint of a page made of `inputs` in an environment.

    Inputs are records and texts: anything else is a mistake of its family, and raises TypeError.
    """
    return hashlib.blake2b(bytes_of((environment, inputs)), digest_size=12).hexdigest()


def bytes_of(value: object) -> bytes:
    """Return bytes that tell a value from all others: records, sequences, mappings, texts, numbers.

    They are JSON, made in a quarter of the time that Python's own encoder takes. Raises TypeError
    for what is nothing of that.
    """
    return orjson.dumps(value, _values_of)


def _values_of(record: object) -> tuple[object, ...]:
    """Return the values of a named tuple, which `orjson` does not take for a tuple."""
    if isinstance(record, tuple):
        return tuple(record)
    raise TypeError(f"{record!r} cannot be an input of a page")


@cache
def software() -> str:
    """Return the fingerprint of what of this package decides on pages, and of what it uses."""
    versions = [version_of(name) for name in _DISTRIBUTIONS]
    return fingerprint(digest_of_package(_DECIDING), versions, sys.version_info[:2])


def digest_of_package(places: Iterable[str]) -> str:
    """Return a hash of the sources and words in these files and folders of this package."""
    found = (file for place in places for file in _files_in(_PACKAGE / place))
    files = sorted(file for file in found if file.endswith((".py", ".po", ".mo")))
    # Where a `.po` lies, its `.mo` is made of it sooner or later, and says nothing more.
    words = {f"{file.removesuffix('.po')}.mo" for file in files if file.endswith(".po")}
    return _digest_of_files(file for file in files if file not in words)


def reading_environment(edition: Edition) -> str:
    """Return the fingerprint of what decides the record that a content file becomes."""
    return fingerprint(software(), edition.settings_of_records())


def conversion_environment(edition: Edition) -> str:
    """Return the fingerprint of what decides the HTML of a body, but for the body itself."""
    return reading_environment(edition)  # which has Markdown's settings, for it tries bodies


def inspection_environment() -> str:
    """Return the fingerprint of what decides which pictures and other files may be published."""
    files = sorted(file for file in _files_in(_PACKAGE / "pictures") if file.endswith(".py"))
    files += [attachments.__file__, recording_length.__file__]
    distributions = (*CODECS, PAINTER, PDF_READER, recording_length.READER)
    return fingerprint(_digest_of_files(files), [version_of(name) for name in distributions])


def page_environments(
    renderer: Renderer, known: dict[tuple[str, str], str]
) -> dict[tuple[str, str], str]:
    """Return the fingerprint of each kind's environment, by (kind, language).

    `known` are those of the last build, as this function returned them: while the theme's files
    are as they were, no template is parsed to learn what it includes.
    """
    theme = fingerprint(
        [_digest_of_files(sorted(_files_in(folder))) for folder in renderer.theme.template_folders],
        software(),
    )
    closures = _closures(renderer, known, theme)
    shared = _shared_environments(renderer)
    environments = {("theme", ""): theme}
    for family in FAMILIES.values():
        environments["closure", family.kind] = closures[family.kind]
        for language, of_all in shared.items():
            environments[family.kind, language] = (
                "" if family.is_copy else fingerprint(closures[family.kind], of_all)
            )
    return environments


def _shared_environments(renderer: Renderer) -> dict[str, str]:
    """Return, by language, the fingerprint of what all kinds of pages depend on."""
    edition = renderer.edition
    of_all = fingerprint(
        edition.settings_of_pages(), renderer.stylesheet_path, renderer.script_addresses, software()
    )
    shared: dict[str, str] = {}
    for language in ("", *edition.languages):
        words = [renderer.theme.catalogues(language, name) for name in ("theme", "newsroom")]
        translation = b"\0".join(one for catalogues in words for one in catalogues)
        links = renderer.standing_page_links(language)
        told = hashlib.blake2b(translation).hexdigest()
        shared[language] = fingerprint(of_all, told, links, renderer.presence.menus_of(language))
    return shared


def _closures(renderer: Renderer, known: dict[tuple[str, str], str], theme: str) -> dict[str, str]:
    """Return, by kind, the fingerprint of its template and all that it extends or includes."""
    if known.get(("theme", "")) == theme:
        return {
            family.kind: known.get(("closure", family.kind), "") for family in FAMILIES.values()
        }
    # Loaded when templates have changed: a build with the same ones would wait for Jinja in vain.
    from newsroom.engine.template_closures import closures_of  # noqa: PLC0415

    return closures_of(renderer)


def _files_in(folder: Path) -> Iterator[str]:
    """Yield the paths of all files in a folder and those below it, in no order; a file's own."""
    if folder.suffix:
        yield str(folder)
    for place, _folders, names in os.walk(folder):
        for name in names:
            yield f"{place}/{name}"


def _digest_of_files(files: Iterable[str]) -> str:
    """Return a hash of files' names and bytes. Where their folder lies makes no difference."""
    total = hashlib.blake2b(digest_size=16)
    for file in files:
        # Unbuffered: as in other places, pathlib's way costs twice as much, for 400 files 3 ms.
        with open(file, "rb", buffering=0) as stream:  # noqa: PTH123
            total.update(os.path.basename(file).encode() + b"\0" + stream.read() + b"\0")  # noqa: PTH119
    return total.hexdigest()
