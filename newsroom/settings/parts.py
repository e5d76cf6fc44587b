"""The parts of an edition that are more than one value, each as the settings describe it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from newsroom.language.slugs import slugify
from newsroom.language.tags import canonical_tag
from newsroom.settings.front import LIST, usual_front

Settings = Mapping[str, Any]
Extensions = tuple[tuple[str, tuple[tuple[str, Any], ...]], ...]
"""(name, configuration) pairs for Python-Markdown, the configuration itself a tuple of pairs."""


class Section(NamedTuple):
    """A section (chuyên mục) as pelicanconf.py declares it; `names` are (language, name) pairs.

    `has_notices` says that its items are notices, listed by when they hold.
    """

    slug: str
    names: tuple[tuple[str, str], ...]
    has_notices: bool = False

    def name(self, language: str) -> str:
        """Return its name in `language`, or in the edition's own where it has no other."""
        return dict(self.names).get(language, self.names[0][1])

    def has_name(self, language: str) -> bool:
        """Tell whether it has a name in `language`."""
        return language in dict(self.names)


class Block(NamedTuple):
    """A block of the front page: the listing that fills it, and its shape (see FRONT).

    `listing` is `section` or `topic`; `names` are (language, name) pairs, empty for sections,
    which have names of their own.
    """

    listing: str
    slug: str
    shape: str
    names: tuple[tuple[str, str], ...] = ()

    def name(self, language: str) -> str:
        """Return its name in `language`, or in the edition's own where it has no other."""
        return dict(self.names).get(language, self.names[0][1] if self.names else "")


class Masthead(NamedTuple):
    """The newspaper's identity block in one language; every field may be empty but the name."""

    name: str
    motto: str = ""
    licence: str = ""
    governing_body: str = ""
    editor_in_chief: str = ""
    address: str = ""
    hotline: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class JinjaSettings:
    """Pelican's JINJA_* settings, which plugins and themes rely on."""

    options: tuple[tuple[str, Any], ...] = ()
    extensions: tuple[str, ...] = ()
    filters: tuple[tuple[str, Callable[..., Any]], ...] = ()
    globals: tuple[tuple[str, Any], ...] = ()
    tests: tuple[tuple[str, Callable[..., Any]], ...] = ()

    def __repr__(self) -> str:
        """Return what fingerprints may use: names, for a function's repr tells its memory."""
        names = [name for pairs in (self.filters, self.globals, self.tests) for name, _ in pairs]
        return f"JinjaSettings({self.options}, {self.extensions}, {names})"


def sections_of(settings: Settings, own: str) -> tuple[Section, ...]:
    """Return the sections of SECTIONS; `own` is the edition's own language."""
    return tuple(
        Section(
            entry["slug"],
            ((own, entry["name"]), *_names(entry)),
            bool(entry.get("notices", False)),
        )
        for entry in settings["SECTIONS"]
    )


def front_of(settings: Settings, own: str) -> tuple[Block, ...]:
    """Return the blocks of FRONT; without it, every section in its order, in changing shapes."""
    entries = settings.get("FRONT") or usual_front(settings["SECTIONS"])
    return tuple(
        Block("section", entry["section"], entry.get("shape", LIST))
        if "section" in entry
        else Block(
            "topic",
            slugify(entry["topic"], own),
            entry.get("shape", LIST),
            ((own, entry.get("name", entry["topic"])), *_names(entry)),
        )
        for entry in entries
    )


def _names(section: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return a section's (language, name) pairs in the edition's other languages."""
    return [(canonical_tag(tag) or tag, name) for tag, name in section.get("names", {}).items()]


def tokens_of(settings: Settings) -> tuple[tuple[str, str], ...]:
    """Return the theme's custom properties that TOKENS and ACCENT_COLOUR set, as pairs."""
    accent = settings.get("ACCENT_COLOUR", "")
    tokens = {name: str(value) for name, value in (settings.get("TOKENS") or {}).items()}
    return tuple(({"accent": accent} | tokens if accent else tokens).items())


def masthead_of(settings: Settings, other: Mapping[str, Any]) -> Masthead:
    """Return the masthead of a language; `other` is what LANGUAGES says of it, where it differs."""
    own = {"name": settings["SITENAME"], "motto": settings.get("SITESUBTITLE", "")}
    return Masthead(**{**own, **settings.get("MASTHEAD", {}), **other})


def markdown_extensions_of(markdown: Mapping[str, Any]) -> Extensions:
    """Return the extensions that MARKDOWN names, but for the one that would read front matter."""
    configured = markdown.get("extension_configs", {})
    names = dict.fromkeys([*markdown.get("extensions", ()), *configured])
    # Front matter is read before Markdown sees the body, so that its lines can be named.
    names.pop("markdown.extensions.meta", None)
    return tuple((name, tuple(sorted(configured.get(name, {}).items()))) for name in names)


def jinja_of(settings: Settings) -> JinjaSettings:
    """Return what the JINJA_* settings say."""
    options = dict(settings["JINJA_ENVIRONMENT"])
    extensions = tuple(options.pop("extensions", ()))
    return JinjaSettings(
        options=tuple(sorted(options.items())),
        extensions=extensions,
        filters=tuple(settings["JINJA_FILTERS"].items()),
        globals=tuple(settings["JINJA_GLOBALS"].items()),
        tests=tuple(settings["JINJA_TESTS"].items()),
    )
