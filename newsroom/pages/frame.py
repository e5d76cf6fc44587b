"""The frame of every page, in one language: identity, ways to other pages, a head for machines."""

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

from newsroom.edition import Edition
from newsroom.language.cldr.lookup import cldr_of
from newsroom.language.tags import with_territory
from newsroom.pages.addresses import ATOM_FEED, JSON_FEED, OWN_CARD, RSS_FEED
from newsroom.pages.frame_views import AppView, EditionView, FeedLink, PageView, Preview
from newsroom.pages.listings.calendars import CalendarFormatter
from newsroom.pages.machines.descriptions import TITLES
from newsroom.pages.machines.structured_data import (
    NOTHING,
    Thing,
    breadcrumb_list,
    publisher,
    script,
)
from newsroom.pages.presence import Presence
from newsroom.pages.views import LanguageLink, Link
from newsroom.pictures.cards import HEIGHT, WIDTH, Card

# Of the masthead, what is no name, and so of a language.
_WORDS = ("motto", "licence", "governing_body")


class FrameFormatter(CalendarFormatter):
    """Prints what stands around every page, and the ways from it."""

    def __init__(self, edition: Edition, language: str, presence: Presence) -> None:
        super().__init__(edition, language)
        self.presence = presence
        self._feeds = lru_cache(maxsize=None)(self._feeds_of_section)
        self.section = lru_cache(maxsize=None)(self._section)
        self._sections = {section.slug: self.section(section.slug) for section in edition.sections}

    def _section(self, slug: str, *, current: bool = False) -> Link:
        """Return the way to a section's front."""
        section = self.edition.section(slug)
        is_own = section.has_name(self.language)
        lang = "" if is_own else self.edition.language
        return Link(section.name(self.language), self.folder(slug), current=current, lang=lang)

    def edition_view(self, section: str, standing_pages: list[Link], app: AppView) -> EditionView:
        """Return the identity block and navigation, with `section` marked as the current one."""
        masthead = self.edition.masthead(self.language)
        return EditionView(
            name=masthead.name,
            motto=masthead.motto,
            licence=masthead.licence,
            governing_body=masthead.governing_body,
            editor_in_chief=masthead.editor_in_chief,
            address=masthead.address,
            hotline=masthead.hotline,
            email=masthead.email,
            logo=self.logo,
            accent=self.edition.accent,
            language=self.language,
            direction=self.edition.direction(self.language),
            home=self._home,
            archive=self.archive,
            corrections=self.corrections,
            search=self.search,
            feeds=self.folder(self.edition.feeds_folder) if self.edition.site_url else "",
            sections=[
                self.section(slug, current=True) if slug == section else link
                for slug, link in self._sections.items()
                if self.presence.has_section(self.language, slug)
            ],
            topics=self.index_if_any("topic"),
            authors=self.index_if_any("author"),
            standing_pages=standing_pages,
            other_languages=[
                LanguageLink(
                    language_name(other), f"{self.edition.base}{self.edition.prefix(other)}/", other
                )
                for other in self.edition.languages
                if other != self.language and self.presence.has_language(other)
            ],
            app=app,
            own_language=self.edition.language,
            untranslated=self._untranslated,
        )

    @property
    def _untranslated(self) -> frozenset[str]:
        """The fields of the masthead that say the same in the edition's own language."""
        if self.language == self.edition.language:
            return frozenset()
        here, own = map(self.edition.masthead, (self.language, self.edition.language))
        return frozenset(field for field in _WORDS if getattr(here, field) == getattr(own, field))

    @cached_property
    def home(self) -> Link:
        """The way to the front page."""
        return Link(self.gettext("Front page"), self._home)

    @property
    def sections(self) -> Iterable[Link]:
        """The ways to the sections that the language has, in the edition's order."""
        return [
            link
            for slug, link in self._sections.items()
            if self.presence.has_section(self.language, slug)
        ]

    def index_if_any(self, kind: str) -> Link | None:
        """Return the way to all topics, or all authors (`kind`); None where there are none."""
        if not self.presence.has_labels(self.language, kind):
            return None
        return self.index_of(kind)

    def index_of(self, kind: str) -> Link:
        """Return the way to the index of topics or of authors."""
        if kind == "topic":
            return Link(self.gettext("Topics A–Z"), self.folder(self.edition.topic_folder))
        return Link(self.gettext("Authors A–Z"), self.folder(self.edition.author_folder))

    def front_in_other_languages(self) -> list[tuple[str, str]]:
        """Return (language, url) of the front pages of the languages that have items."""
        return [one for one in self.in_other_languages() if self.presence.has_language(one[0])]

    def section_in_other_languages(self, slug: str) -> list[tuple[str, str]]:
        """Return (language, url) of a section's fronts in the languages that have items of it."""
        return [
            one for one in self.in_other_languages(slug) if self.presence.has_section(one[0], slug)
        ]

    @property
    def sections_by_slug(self) -> Iterable[tuple[str, Link]]:
        """The ways to the sections with their slugs, in the edition's order."""
        return self._sections.items()

    @cached_property
    def archive(self) -> Link:
        """The way to the page of all years."""
        return Link(self.gettext("Archive"), self.folder(self.edition.archive_folder))

    @cached_property
    def corrections(self) -> Link:
        """The way to the page of all corrections."""
        return Link(self.gettext("Corrections"), self.folder(self.edition.corrections_folder))

    @cached_property
    def search(self) -> Link | None:
        """The way to the search page, None where there is none."""
        return Link(self.gettext("Search"), self.search_page) if self.search_page else None

    def page_view(
        self,
        kind: str,
        title: str,
        path: str,
        *,
        above: Sequence[Link] = (),
        section: str = "",
        description: str = "",
        robots: str = "",
        about: Sequence[Thing] = (),
        preview: Preview | None = None,
        translations: Sequence[tuple[str, str]] = (),
    ) -> PageView:
        """Return the page's own frame.

        `above` are the pages between the front page and it, `about` is what it says to machines
        of its subjects, `translations` are (language, url) pairs of the same in other languages.
        """
        url = "/" + path.removesuffix("index.html")
        breadcrumbs = (
            [self.home, *above, Link(title, self.address(url), current=True)]
            if kind not in {"front", "not found"}
            else []
        )
        things = list(about)
        if breadcrumbs:
            things.append(breadcrumb_list(breadcrumbs, self.whole))
        return PageView(
            kind=kind,
            title=self.gettext(TITLES[kind]).format(title=title) if kind in TITLES else title,
            language=self.language,
            canonical="" if robots else self.absolute(url),
            breadcrumbs=breadcrumbs,
            section=section,
            description=description,
            robots=robots,
            feeds=self._feeds(section, kind in {"front", "section"}),
            translations=[
                LanguageLink(language_name(language), self.address(other), language)
                for language, other in translations
            ],
            alternates=self._alternates(url, translations),
            preview=preview or (None if robots else self.preview),
            structured_data=script(things) if not robots else NOTHING,
            open_search=self._open_search if kind in {"front", "search"} else "",
        )

    @cached_property
    def preview(self) -> Preview:
        """What networks show of pages that have nothing of their own: the newspaper's card."""
        masthead = self.edition.masthead(self.language)
        card = Card("", "", masthead.name, "")
        has_card = self.edition.site_url and card.can_be_drawn
        address = self.absolute(f"{self.edition.prefix(self.language)}/{OWN_CARD}")
        return Preview(
            image=address if has_card else "",
            image_alt=masthead.name,
            image_width=WIDTH,
            image_height=HEIGHT,
            locale=with_territory(self.language),
        )

    @property
    def _open_search(self) -> str:
        is_there = self.search_page and self.edition.site_url
        return self.address(f"/{self.open_search_path}") if is_there else ""

    def _alternates(
        self, url: str, translations: Sequence[tuple[str, str]]
    ) -> Sequence[LanguageLink]:
        if not translations or not self.edition.site_url:
            return ()
        return [
            LanguageLink(language_name(language), self.absolute(other), language)
            for language, other in ((self.language, url), *translations)
        ]

    @cached_property
    def newspaper(self) -> Thing:
        """The newspaper, as pages name it to machines."""
        logo = self.whole(self.logo) if self.logo else ""
        return publisher(self.edition.masthead(self.language), self.whole(self._home), logo)

    def _feeds_of_section(self, section: str, is_front: bool) -> tuple[FeedLink, ...]:
        """Return the feeds that pages of a section lead to: the edition's, and its own.

        Fronts lead to them in every format.
        """
        if not self.edition.site_url:
            return ()
        name = self.edition.masthead(self.language).name
        followed = {"": name} | ({section: self.section(section).name} if section else {})
        file_names = (ATOM_FEED, RSS_FEED, JSON_FEED) if is_front else (ATOM_FEED,)
        return tuple(
            self.feed(title, file_name, folder)
            for folder, title in followed.items()
            for file_name in file_names
        )


@lru_cache
def language_name(language: str) -> str:
    """Return what the speakers of a language call it, as a heading: `Tiếng Việt`, `English`."""
    name = cldr_of(language).name
    return name[:1].upper() + name[1:]
