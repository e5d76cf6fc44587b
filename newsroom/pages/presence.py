"""Which parts of an edition have items: menus, maps and `hreflang` lead to no empty page.

In the edition's own language every declared section is there, with items or without: a newspaper
begins with none. In its other languages most sections may stay empty for years.
"""

from typing import NamedTuple

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.queries import Queries
from newsroom.edition import Edition


class Menus(NamedTuple):
    """What a language's menus depend on besides settings; see `Presence`."""

    sections: tuple[str, ...]
    labels: tuple[str, ...]
    languages: tuple[str, ...]


class Presence(NamedTuple):
    """What has items: (language, slug) of sections, (language, kind) of labels, and languages.

    Sections and languages are those that may be left out: none of the edition's own is.
    """

    own: str = ""
    sections: frozenset[tuple[str, str]] = frozenset()
    labels: frozenset[tuple[str, str]] = frozenset()
    languages: frozenset[str] = frozenset()

    def has_section(self, language: str, slug: str) -> bool:
        """Tell whether menus in a language lead to a section."""
        return language == self.own or (language, slug) in self.sections

    def has_labels(self, language: str, kind: str) -> bool:
        """Tell whether a language has any topic, or any author."""
        return (language, kind) in self.labels

    def has_language(self, language: str) -> bool:
        """Tell whether menus lead to the edition in a language."""
        return language == self.own or language in self.languages

    def menus_of(self, language: str) -> Menus:
        """Return what the menus of a language depend on, for fingerprints."""
        return Menus(
            tuple(sorted(slug for tag, slug in self.sections if tag == language)),
            tuple(sorted(kind for tag, kind in self.labels if tag == language)),
            tuple(sorted(self.languages)),
        )


def presence_of(edition: Edition, queries: Queries) -> Presence:
    """Return what the edition has items of, by a look into an index for each."""
    own, *others = edition.languages
    return Presence(
        own,
        frozenset(
            (language, section.slug)
            for language in others
            for section in edition.sections
            if queries.is_filled(Listing(language, "section", section.slug))
        ),
        frozenset(
            (language, kind)
            for language in edition.languages
            for kind in ("topic", "author")
            if queries.has_labels(language, kind)
        ),
        frozenset(
            language for language in others if queries.is_filled(Listing(language, "edition"))
        ),
    )
