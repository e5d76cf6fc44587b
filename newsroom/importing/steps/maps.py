"""What a person says of the old site's names: which section a category is, who an author is.

A map is a TOML file of names, at its top or in a table:

    "Thời sự" = "Chính trị"
    "Uncategorized" = ""          # of no section, and no topic either
    default = "Xã hội"            # whatever is not named here
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from newsroom.edition import Edition
from newsroom.importing.source_error import SourceError
from newsroom.language.folding import fold
from newsroom.language.messages import Message
from newsroom.language.messages import message as _
from newsroom.settings.parts import Section

_DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Filing:
    """The section of an item, empty if its categories name none, and its further topics."""

    section: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionMap:
    """Sections by the folded names of old categories; `fallback` is for all others."""

    by_name: Mapping[str, str]
    fallback: str

    def file(self, categories: tuple[str, ...]) -> Filing:
        """Return the section of the first category that has one; the others become topics."""
        section = ""
        topics: list[str] = []
        for category in categories:
            found = self.by_name.get(fold(category))
            if found is None:
                topics.append(category)
            elif found and not section:
                section = found
            elif found and found != section:
                topics.append(category)
        section = section or self.fallback
        return Filing(section, tuple(one for one in topics if fold(one) != fold(section)))


@dataclass(frozen=True, slots=True)
class AuthorMap:
    """Authors by the folded names that the old site had for them."""

    by_name: Mapping[str, tuple[str, ...]]

    def names(self, authors: tuple[str, ...]) -> tuple[str, ...]:
        """Return the authors under the names that the edition has for them, each once."""
        found = [name for one in authors for name in self.by_name.get(fold(one), (one,))]
        return tuple(dict.fromkeys(filter(None, found)))


def section_map(file: Path | None, section: str, edition: Edition) -> SectionMap:
    """Return the map of a file over the edition's own sections; `section` is the fallback.

    Raises SourceError for a map that cannot be read or names no section of the edition.
    """
    own = _sections(edition)
    by_name = {name: found.name(edition.language) for name, found in own.items()}
    fallback = section
    unknown: list[str] = []
    for old, new in _read(file).items():
        if not isinstance(new, str):
            raise SourceError(_not_a_map(file, old))
        found = own.get(fold(new))
        if new and found is None:
            unknown.append(new)
        name = found.name(edition.language) if found else ""
        if old == _DEFAULT:
            fallback = fallback or name
        else:
            by_name[fold(old)] = name
    if unknown:
        raise SourceError(
            _(
                "{file}: the edition has no section “{section}”. Its sections are: {sections}."
            ).format(
                file=file,
                section=unknown[0],
                sections=", ".join(one.name(edition.language) for one in edition.sections),
            )
        )
    return SectionMap(by_name, fallback)


def author_map(file: Path | None) -> AuthorMap:
    """Return the map of a file; a name may stand for several, or for none.

    Raises SourceError for a map that cannot be read.
    """
    by_name: dict[str, tuple[str, ...]] = {}
    for old, new in _read(file).items():
        names = [
            name for name in (new if isinstance(new, list) else [new]) if isinstance(name, str)
        ]
        if not names:
            raise SourceError(_not_a_map(file, old))
        by_name[fold(old)] = tuple(names)
    return AuthorMap(by_name)


def _sections(edition: Edition) -> dict[str, Section]:
    named = {fold(name): one for one in edition.sections for _language, name in one.names}
    return named | {one.slug: one for one in edition.sections}


def _read(file: Path | None) -> dict[str, object]:
    """Return the names that a map holds, at its top or in its one table."""
    if file is None:
        return {}
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SourceError(
            _("{file} cannot be read as a map: {reason}.").format(file=file, reason=error)
        ) from error
    flat: dict[str, object] = {}
    for name, value in data.items():
        flat.update(value if isinstance(value, dict) else {name: value})
    return flat


def _not_a_map(file: Path | None, name: str) -> Message:
    return _("{file}: write a name in quotation marks behind “{name}”.").format(
        file=file, name=name
    )
