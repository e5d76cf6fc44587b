"""The section of an article, out of all that its author, or another system, calls a category."""

import re
from difflib import get_close_matches
from functools import lru_cache

from newsroom.content.fields.field_reader import FieldReader
from newsroom.edition import Edition
from newsroom.language.folding import fold
from newsroom.settings.parts import Section

_SEVERAL = re.compile(r"[,;/|&+]")


def section_of(fields_read: FieldReader) -> tuple[str, tuple[str, ...]]:
    """Return the slug of the article's section, and the names that are topics beside it.

    A name counts in any language or spelling, or as SECTION_ALIASES says. Of a list, the first
    that is a section is the article's.
    """
    sections = sections_by_name(fields_read.edition)
    written = fields_read.text("category")
    names = _names(fields_read, sections)
    for place, name in enumerate(names):
        if section := sections.get(fold(name)):
            return section.slug, names[:place] + names[place + 1 :]
    parts = [sections[name] for part in _SEVERAL.split(written) if (name := fold(part)) in sections]
    if parts and _SEVERAL.search(written):
        one = parts[0].name(fields_read.edition.language)
        fields_read.reject("category", "unknown-section", section=written, one=one)
    else:
        refuse_unknown_section(fields_read, written, sections)
    return "", ()


def sections_by_name(edition: Edition) -> dict[str, Section]:
    """Return the sections by every name that means one, folded."""
    return _sections_by_name(edition.sections, edition.section_aliases)


@lru_cache
def _sections_by_name(
    sections: tuple[Section, ...], aliases: tuple[tuple[str, str], ...]
) -> dict[str, Section]:
    named = {fold(name): section for section in sections for _language, name in section.names}
    named |= {section.slug: section for section in sections}
    return {fold(alias): named[fold(name)] for alias, name in aliases} | named


def _names(fields_read: FieldReader, sections: dict[str, Section]) -> tuple[str, ...]:
    """Return the names that the field holds: one, unless it is a list.

    Jekyll divides `categories: news sports` at the spaces, other systems at commas; a section's
    name may have either, so that it is tried whole first.
    """
    if fields_read.is_list("category"):
        return fields_read.values("category")
    written = fields_read.text("category")
    if fold(written) in sections or fields_read.is_plain:
        return (written,)
    by_words = tuple(written.split())
    return by_words if any(fold(word) in sections for word in by_words) else (written,)


def refuse_unknown_section(
    fields_read: FieldReader, written: str, sections: dict[str, Section]
) -> None:
    """Note that no section has a name, and which may be meant."""
    language = fields_read.edition.language
    names = ", ".join(section.name(language) for section in fields_read.edition.sections)
    if not written:
        fields_read.reject("category", "no-section", sections=names)
        return
    values: dict[str, object] = {"sections": names}
    own = set(sections) - {fold(alias) for alias, _name in fields_read.edition.section_aliases}
    if near := get_close_matches(fold(written), sorted(own), 1, cutoff=0.5):
        values["near"] = sections[near[0]].name(language)
    if not fields_read.is_plain:
        values["is_foreign"] = True
    shown = ", ".join(fields_read.values("category"))
    fields_read.reject("category", "unknown-section", section=shown, **values)
