"""The edition: one newspaper's settings, checked once, frozen, and passed to everything else.

This module and the checks in `newsroom.settings` are the only ones that read Pelican's settings.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from newsroom.language.locales.registry import locale_of
from newsroom.language.messages import Message, ToldError, in_words
from newsroom.language.tags import canonical_tag, is_right_to_left
from newsroom.settings.addresses import SEARCH_FOLDER
from newsroom.settings.parts import (
    Block,
    Extensions,
    JinjaSettings,
    Masthead,
    Section,
    front_of,
    jinja_of,
    markdown_extensions_of,
    masthead_of,
    sections_of,
    tokens_of,
)
from newsroom.settings.problems import problems_of
from newsroom.settings.theme_folders import theme_folders_of


class SettingsError(ToldError):
    """The settings describe no edition; `problems` says each thing to mend, a line each.

    Pelican's own program exits with `exitcode`.
    """

    exitcode = 2

    def __init__(self, problems: Sequence[Message | str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, problems)))

    def in_words(self, language: str) -> str:
        """Return the problems in words of `language`, a line each."""
        return "\n".join(in_words(problem, language) for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Edition:
    """One newspaper as its settings describe it.

    `languages` begins with the edition's own. `mastheads` has one (language, masthead) pair for
    each. `keeps_addresses` is said of builds for readers, who keep what they find at an address.
    `site_url` is empty on a journalist's machine; its path part, if any, is in front of
    every address. `tokens` are the (name, value) pairs of the theme's custom properties that the
    edition sets. `share` is None where each language's own services are offered. `cards_since` is
    the first period whose articles without a picture get a card; empty for none. `theme_folders`
    are its own theme, if any, and the packaged one. `named_folders`
    are content, theme and template overrides as the settings name them, their links not resolved,
    for whoever watches them. The paths are absolute; `picture_cache` may be shared by several
    editions. `output_store` is where pages go in place of `output`, such as `s3://bucket/folder`.
    """

    languages: tuple[str, ...]
    mastheads: tuple[tuple[str, Masthead], ...]
    timezone: str
    site_url: str
    sections: tuple[Section, ...]
    front: tuple[Block, ...]
    topic_folder: str
    author_folder: str
    archive_folder: str
    corrections_folder: str
    search_folder: str
    series_folder: str
    feeds_folder: str
    feeds_are_whole: bool
    share: tuple[str, ...] | None
    cards_since: str
    logo: str
    accent: str
    tokens: tuple[tuple[str, str], ...]
    content: Path
    output: Path
    cache: Path
    picture_cache: Path
    theme_folders: tuple[Path, ...]
    template_overrides: tuple[Path, ...]
    named_folders: tuple[Path, ...]
    extensions: Extensions
    jinja: JinjaSettings
    typogrify: bool
    indented_code: bool
    embed_hosts: tuple[str, ...]
    security_contact: str
    is_offline: bool
    is_searchable: bool
    lunar_calendar: bool
    keeps_addresses: bool
    plugins: tuple[str, ...]
    executor: str
    output_store: str
    websub_hub: str
    websub_feeds: tuple[str, ...]
    section_aliases: tuple[tuple[str, str], ...]
    ignored_fields: tuple[str, ...]
    filename_metadata: str
    path_metadata: str
    folders_are_sections: bool

    @property
    def language(self) -> str:
        """The edition's own language, whose pages have no prefix."""
        return self.languages[0]

    @property
    def place_of_pages(self) -> str:
        """Where the pages of a build go: a place in a bucket, or else the folder of output."""
        return self.output_store or str(self.output)

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
            *(self.series_folder, self.feeds_folder),
            *(self.search_folder_of(language) for language in self.languages if self.is_searchable),
        )

    @property
    def label_folders(self) -> dict[str, str]:
        """The folders of the pages of labels, by the kinds of their listings."""
        return {
            "topic": self.topic_folder,
            "author": self.author_folder,
            "series": self.series_folder,
        }

    def services(self, language: str) -> tuple[str, ...]:
        """Return the services with which readers of a language share articles."""
        return locale_of(language).share if self.share is None else self.share

    def masthead(self, language: str) -> Masthead:
        """Return the identity block for pages in `language`."""
        return dict(self.mastheads)[language]

    def hub_of(self, feed: str) -> str:
        """Return the WebSub hub that is told when the feed at a path changes; empty for none."""
        return self.websub_hub if feed in self.websub_feeds else ""

    def section(self, slug: str) -> Section:
        """Return the declared section of that slug; KeyError if there is none."""
        return {section.slug: section for section in self.sections}[slug]

    def search_folder_of(self, language: str) -> str:
        """Return the folder of the search page in `language`, below that language's prefix."""
        return self.search_folder if language == self.language else SEARCH_FOLDER

    def prefix(self, language: str) -> str:
        """Return what stands before the addresses of pages in `language`: nothing, or `/en`.

        Addresses are in small letters: pages in `pt-BR` are below `/pt-br`.
        """
        return "" if language == self.language else f"/{language.lower()}"

    def language_at(self, folder: str) -> str:
        """Return the language whose addresses begin with a folder; empty if none does."""
        others = self.languages[1:]
        return next((language for language in others if language.lower() == folder), "")

    def language_named(self, tag: str) -> str:
        """Return the edition's language that a tag means, in whatever letters; empty for none."""
        wanted = tag.replace("_", "-").lower()
        return next((language for language in self.languages if language.lower() == wanted), "")

    def direction(self, language: str) -> str:
        """Return the direction of a language's script: `rtl` or `ltr`."""
        return "rtl" if is_right_to_left(language) else "ltr"

    def settings_of_records(self) -> tuple[Any, ...]:
        """Return the settings that decide what record a content file becomes."""
        # What a trial and the advice depend on.
        setting = (self.extensions, self.typogrify, self.embed_hosts, self.indented_code)
        fields = (self.section_aliases, self.ignored_fields, self.folders_are_sections)
        names = (self.filename_metadata, self.path_metadata)
        places = tuple((block.slug, block.names) for block in self.front)
        sections = (self.sections, places)
        return (self.languages, self.timezone, sections, self.folders, setting, fields, names)

    def settings_of_pages(self) -> tuple[tuple[str, Any], ...]:
        """Return the settings that any page may show, for fingerprints: all but where files lie."""
        elsewhere = {
            *("content", "output", "cache", "picture_cache"),
            *("theme_folders", "template_overrides", "named_folders", "executor"),
            *("output_store", "keeps_addresses"),
            *("section_aliases", "ignored_fields", "folders_are_sections"),
            *("filename_metadata", "path_metadata"),
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
    theme_folders = theme_folders_of(settings.get("THEME"))
    problems = problems_of(settings, Masthead._fields, theme_folders)
    if problems:
        raise SettingsError(problems)
    others = {canonical_tag(tag): values for tag, values in settings.get("LANGUAGES", {}).items()}
    languages = (canonical_tag(settings["DEFAULT_LANG"]), *others)
    own = languages[0]
    hub, hub_feeds = websub(settings)
    return Edition(
        languages=languages,
        mastheads=tuple(
            (language, masthead_of(settings, others.get(language, {}))) for language in languages
        ),
        timezone=settings["TIMEZONE"],
        site_url=settings["SITEURL"].rstrip("/"),
        sections=sections_of(settings, own),
        front=front_of(settings, own),
        topic_folder=settings.get("TOPIC_FOLDER", "topics"),
        author_folder=settings.get("AUTHOR_FOLDER", "authors"),
        archive_folder=settings.get("ARCHIVE_FOLDER", "archive"),
        corrections_folder=settings.get("CORRECTIONS_FOLDER", "corrections"),
        search_folder=settings.get("SEARCH_FOLDER", SEARCH_FOLDER),
        series_folder=settings.get("SERIES_FOLDER", "series"),
        feeds_folder=settings.get("FEEDS_FOLDER", "feeds"),
        feeds_are_whole=bool(settings.get("FEED_FULL_TEXT", False)),
        share=None if settings.get("SHARE") is None else tuple(settings["SHARE"]),
        cards_since=settings.get("CARDS_SINCE") or "",
        logo=settings.get("LOGO", ""),
        accent=settings.get("ACCENT_COLOUR", ""),
        tokens=tokens_of(settings),
        content=Path(settings["PATH"]).resolve(),
        output=Path(settings["OUTPUT_PATH"]).resolve(),
        cache=Path(settings["CACHE_PATH"]).resolve(),
        picture_cache=Path(
            settings.get("PICTURE_CACHE") or Path(settings["CACHE_PATH"]) / "pictures"
        ).resolve(),
        theme_folders=theme_folders,
        template_overrides=tuple(
            Path(folder).resolve() for folder in settings["THEME_TEMPLATES_OVERRIDES"]
        ),
        named_folders=tuple(
            Path(folder).absolute()
            for folder in (
                *(settings["PATH"], settings.get("THEME") or theme_folders[0], theme_folders[-1]),
                *settings["THEME_TEMPLATES_OVERRIDES"],
            )
        ),
        extensions=markdown_extensions_of(settings["MARKDOWN"]),
        jinja=jinja_of(settings),
        typogrify=bool(settings["TYPOGRIFY"]),
        indented_code=bool(settings.get("INDENTED_CODE", False)),
        security_contact=settings.get("SECURITY_CONTACT", ""),
        embed_hosts=tuple(host.lower() for host in settings.get("EMBED_HOSTS", ())),
        is_offline=bool(settings.get("OFFLINE", True)),
        is_searchable=bool(settings.get("SEARCH", True)),
        lunar_calendar=bool(settings.get("LUNAR_CALENDAR", True)),
        keeps_addresses=bool(settings.get("KEEP_ADDRESSES", False)),
        plugins=tuple(str(plugin) for plugin in settings.get("PLUGINS") or ()),
        executor=settings.get("EXECUTOR", ""),
        output_store=settings.get("OUTPUT_STORE") or "",
        websub_hub=hub,
        websub_feeds=hub_feeds,
        section_aliases=tuple(settings.get("SECTION_ALIASES", {}).items()),
        ignored_fields=tuple(settings.get("IGNORED_FIELDS", ())),
        filename_metadata=settings["FILENAME_METADATA"],
        path_metadata=settings["PATH_METADATA"],
        folders_are_sections=bool(settings["USE_FOLDER_AS_CATEGORY"]),
    )


def websub(settings: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """Return the WebSub hub that PUBLISH_AFTER names, and the paths of the feeds that name it."""
    told = settings.get("PUBLISH_AFTER", {}).get("websub", {})
    feeds = told.get("feeds", ["feed.xml"]) if told else []
    return told.get("hub", ""), tuple(feed.lstrip("/") for feed in feeds)
