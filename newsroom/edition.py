"""The edition: one newspaper's settings, checked once, frozen, and passed to everything else.

This is the only module that reads Pelican's settings dictionary.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsroom.language.messages import translate as _
from newsroom.language.slugs import is_slug

_YEAR = re.compile(r"\d{4}")


class SettingsError(Exception):
    """The settings describe no edition; `problems` says each thing to mend, a line each."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problems))


@dataclass(frozen=True, slots=True)
class Section:
    """A section (chuyên mục) as pelicanconf.py declares it; `names` are (language, name) pairs."""

    slug: str
    names: tuple[tuple[str, str], ...]

    def name(self, language: str) -> str:
        """Return its name in `language`, or in the edition's own where it has no other."""
        return dict(self.names).get(language, self.names[0][1])


@dataclass(frozen=True, slots=True)
class Masthead:
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


@dataclass(frozen=True, slots=True)
class Edition:
    """One newspaper as its settings describe it.

    `languages` begins with the edition's own. `mastheads` has one (language, masthead) pair for
    each. `keeps_addresses` is said of builds for readers, who keep what they find at an address.
    `site_url` is empty on a journalist's machine; its path part, if any, is in front of
    every address. The paths are absolute; `picture_cache` may
    be shared by several editions. `extensions` are (name, configuration) pairs for
    Python-Markdown, the configuration itself a tuple of pairs.
    """

    languages: tuple[str, ...]
    mastheads: tuple[tuple[str, Masthead], ...]
    timezone: str
    site_url: str
    sections: tuple[Section, ...]
    topic_folder: str
    author_folder: str
    archive_folder: str
    corrections_folder: str
    logo: str
    accent: str
    content: Path
    output: Path
    cache: Path
    picture_cache: Path
    theme: Path
    template_overrides: tuple[Path, ...]
    extensions: tuple[tuple[str, tuple[tuple[str, Any], ...]], ...]
    jinja: JinjaSettings
    typogrify: bool
    indented_code: bool
    embed_hosts: tuple[str, ...]
    security_contact: str
    is_offline: bool
    lunar_calendar: bool
    keeps_addresses: bool
    plugins: tuple[str, ...]
    executor: str
    websub_hub: str
    websub_feeds: tuple[str, ...]

    @property
    def language(self) -> str:
        """The edition's own language, whose pages have no prefix."""
        return self.languages[0]

    @property
    def zone(self) -> ZoneInfo:
        """The newspaper's time zone: a day page is this zone's day."""
        return ZoneInfo(self.timezone)

    @property
    def base(self) -> str:
        """The path under which the site is hosted, without a slash at its end; mostly empty."""
        return urlsplit(self.site_url).path.rstrip("/")

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders of pages that are neither sections nor dates, by the settings' names."""
        return (
            *(self.topic_folder, self.author_folder),
            *(self.archive_folder, self.corrections_folder),
        )

    def masthead(self, language: str) -> Masthead:
        """Return the identity block for pages in `language`."""
        return dict(self.mastheads)[language]

    def hub_of(self, feed: str) -> str:
        """Return the WebSub hub that is told when the feed at a path changes; empty for none."""
        return self.websub_hub if feed in self.websub_feeds else ""

    def section(self, slug: str) -> Section:
        """Return the declared section of that slug; KeyError if there is none."""
        return {section.slug: section for section in self.sections}[slug]

    def prefix(self, language: str) -> str:
        """Return what stands before the addresses of pages in `language`: nothing, or `/en`."""
        return "" if language == self.language else f"/{language}"

    def settings_of_records(self) -> tuple[Any, ...]:
        """Return the settings that decide what record a content file becomes."""
        # What a trial and the advice depend on.
        setting = (self.extensions, self.typogrify, self.embed_hosts, self.indented_code)
        return (self.languages, self.timezone, self.sections, self.folders, setting)

    def settings_of_pages(self) -> tuple[tuple[str, Any], ...]:
        """Return the settings that any page may show, for fingerprints: all but where files lie."""
        elsewhere = {
            *("content", "output", "cache", "picture_cache"),
            *("theme", "template_overrides", "executor", "keeps_addresses"),
        }
        return tuple(
            (field.name, getattr(self, field.name))
            for field in fields(self)
            if field.name not in elsewhere
        )


def edition_from_settings(settings: Mapping[str, Any]) -> Edition:
    """Return the edition that Pelican's `settings` describe.

    Raises SettingsError with every problem at once: settings are mended by a person, who should
    not have to run the build once for each mistake.
    """
    languages = (settings["DEFAULT_LANG"], *settings.get("LANGUAGES", {}))
    problems = [*_problems_of_addresses(settings, languages), *_problems_of_place(settings)]
    if problems:
        raise SettingsError(problems)
    own = languages[0]
    hub, hub_feeds = websub(settings)
    return Edition(
        languages=languages,
        mastheads=tuple(
            (language, _masthead(settings, settings.get("LANGUAGES", {}).get(language, {})))
            for language in languages
        ),
        timezone=settings["TIMEZONE"],
        site_url=settings["SITEURL"].rstrip("/"),
        sections=tuple(
            Section(entry["slug"], ((own, entry["name"]), *entry.get("names", {}).items()))
            for entry in settings["SECTIONS"]
        ),
        topic_folder=settings.get("TOPIC_FOLDER", "topics"),
        author_folder=settings.get("AUTHOR_FOLDER", "authors"),
        archive_folder=settings.get("ARCHIVE_FOLDER", "archive"),
        corrections_folder=settings.get("CORRECTIONS_FOLDER", "corrections"),
        logo=settings.get("LOGO", ""),
        accent=settings.get("ACCENT_COLOUR", ""),
        content=Path(settings["PATH"]).resolve(),
        output=Path(settings["OUTPUT_PATH"]).resolve(),
        cache=Path(settings["CACHE_PATH"]).resolve(),
        picture_cache=Path(
            settings.get("PICTURE_CACHE") or Path(settings["CACHE_PATH"]) / "pictures"
        ).resolve(),
        theme=Path(settings["THEME"]).resolve(),
        template_overrides=tuple(
            Path(folder).resolve() for folder in settings["THEME_TEMPLATES_OVERRIDES"]
        ),
        extensions=_markdown_extensions(settings["MARKDOWN"]),
        jinja=_jinja(settings),
        typogrify=bool(settings["TYPOGRIFY"]),
        indented_code=bool(settings.get("INDENTED_CODE", False)),
        security_contact=settings.get("SECURITY_CONTACT", ""),
        embed_hosts=tuple(host.lower() for host in settings.get("EMBED_HOSTS", ())),
        is_offline=bool(settings.get("OFFLINE", True)),
        lunar_calendar=bool(settings.get("LUNAR_CALENDAR", True)),
        keeps_addresses=bool(settings.get("KEEP_ADDRESSES", False)),
        plugins=tuple(str(plugin) for plugin in settings.get("PLUGINS") or ()),
        executor=settings.get("EXECUTOR", ""),
        websub_hub=hub,
        websub_feeds=hub_feeds,
    )


def websub(settings: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """Return the WebSub hub that PUBLISH_AFTER names, and the paths of the feeds that name it."""
    told = settings.get("PUBLISH_AFTER", {}).get("websub", {})
    feeds = told.get("feeds", ["feed.xml"]) if told else []
    return told.get("hub", ""), tuple(feed.lstrip("/") for feed in feeds)


def _masthead(settings: Mapping[str, Any], other: Mapping[str, Any]) -> Masthead:
    own = {"name": settings["SITENAME"], "motto": settings.get("SITESUBTITLE", "")}
    return Masthead(**{**own, **settings.get("MASTHEAD", {}), **other})


def _markdown_extensions(
    markdown: Mapping[str, Any],
) -> tuple[tuple[str, tuple[tuple[str, Any], ...]], ...]:
    configured = markdown.get("extension_configs", {})
    names = dict.fromkeys([*markdown.get("extensions", ()), *configured])
    # Front matter is read before Markdown sees the body, so that its lines can be named.
    names.pop("markdown.extensions.meta", None)
    return tuple((name, tuple(sorted(configured.get(name, {}).items()))) for name in names)


def _jinja(settings: Mapping[str, Any]) -> JinjaSettings:
    options = dict(settings["JINJA_ENVIRONMENT"])
    extensions = tuple(options.pop("extensions", ()))
    return JinjaSettings(
        options=tuple(sorted(options.items())),
        extensions=extensions,
        filters=tuple(settings["JINJA_FILTERS"].items()),
        globals=tuple(settings["JINJA_GLOBALS"].items()),
        tests=tuple(settings["JINJA_TESTS"].items()),
    )


def _problems_of_addresses(
    settings: Mapping[str, Any], languages: tuple[str, ...]
) -> Iterator[str]:
    """Every first folder of an address must be a slug, and mean one thing only."""
    sections = settings.get("SECTIONS", ())
    if not sections:
        example = {"name": "Kinh tế", "slug": "kinh-te"}
        yield _("SECTIONS is empty: declare at least {example}.").format(example=example)
    taken: dict[str, str] = {}
    claims = [
        *((entry.get("slug", ""), f"SECTIONS, {entry.get('name', entry)!r}") for entry in sections),
        (settings.get("TOPIC_FOLDER", "topics"), "TOPIC_FOLDER"),
        (settings.get("AUTHOR_FOLDER", "authors"), "AUTHOR_FOLDER"),
        (settings.get("ARCHIVE_FOLDER", "archive"), "ARCHIVE_FOLDER"),
        (settings.get("CORRECTIONS_FOLDER", "corrections"), "CORRECTIONS_FOLDER"),
        *((language, f"LANGUAGES, {language!r}") for language in languages[1:]),
        *((folder, _("the site's own files")) for folder in ("media", "theme")),
    ]
    cannot_be = _("{setting}: {slug!r} cannot be an address; write a slug such as 'kinh-te'.")
    is_taken = _("{setting}: the address {slug!r} is taken by {other}.")
    for slug, claimant in claims:
        if not is_slug(slug) or _YEAR.fullmatch(slug):
            yield cannot_be.format(setting=claimant, slug=slug)
        elif slug in taken:
            yield is_taken.format(setting=claimant, slug=slug, other=taken[slug])
        taken.setdefault(slug, claimant)


def _problems_of_place(settings: Mapping[str, Any]) -> Iterator[str]:
    zone, address = settings.get("TIMEZONE", ""), settings.get("SITEURL", "")
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        yield _("TIMEZONE: {zone!r} is no time zone; write 'Asia/Ho_Chi_Minh'.").format(zone=zone)
    if address and urlsplit(address).scheme not in {"http", "https"}:
        yield _("SITEURL: {url!r} must begin with https:// or be empty.").format(url=address)
    output, content = Path(settings["OUTPUT_PATH"]).resolve(), Path(settings["PATH"]).resolve()
    if not content.is_dir():
        yield _("PATH: there is no folder {folder}.").format(folder=content)
    if output.is_relative_to(content) or content.is_relative_to(output):
        apart = _("OUTPUT_PATH: {output} and the content folder {content} must lie apart.")
        yield apart.format(output=output, content=content)
