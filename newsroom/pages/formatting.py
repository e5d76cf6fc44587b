"""From rows to the ready values that templates show, in one language of the edition."""

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

from newsroom.catalogue.rows import Headline, Teaser
from newsroom.content.article import ArticleKind
from newsroom.content.picture import PictureFile
from newsroom.edition import Edition
from newsroom.language.dates.moment import Moment, Precision, beginning, with_whole_offset
from newsroom.language.tags import locale_of_tag, with_territory
from newsroom.pages.addresses import ATOM_FEED, JSON_FEED, OWN_CARD, RSS_FEED
from newsroom.pages.articles.kinds import LABELS
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
from newsroom.pages.views import (
    AppView,
    CorrectionNote,
    DatedItem,
    EditionView,
    FeedLink,
    Item,
    LanguageLink,
    Link,
    PageView,
    Picture,
    Preview,
)
from newsroom.pictures.cards import HEIGHT, WIDTH, Card


class Formatter(CalendarFormatter):
    """Prints the edition's records for readers of one language."""

    def __init__(self, edition: Edition, language: str, presence: Presence) -> None:
        super().__init__(edition, language)
        self.presence = presence
        # A page tells its dates several times, and its neighbours' dates too.
        self.machine_date = lru_cache(maxsize=1024)(self._machine_date)
        self._feeds = lru_cache(maxsize=None)(self._feeds_of_section)
        # An item stands on its neighbours' pages and on half a dozen lists: it is made once.
        self._item = lru_cache(maxsize=1 << 12)(self._make_item)
        self._zone: ZoneInfo = edition.zone
        self._sections = {section.slug: self.section(section.slug) for section in edition.sections}

    # Ways to pages ----------------------------------------------------------------------------

    def section(self, slug: str, *, current: bool = False) -> Link:
        """Return the way to a section's front."""
        name = self.edition.section(slug).name(self.language)
        return Link(name, self.folder(slug), current=current)

    # Items ------------------------------------------------------------------------------------

    def items(self, rows: Iterable[Headline | Teaser], *, anchored: bool = False) -> list[Item]:
        """Return rows as list items; `anchored` on the page that headline items' addresses name."""
        return [self._item(row, anchored) for row in rows]

    def items_of_day(
        self, rows: Iterable[Headline | Teaser], *, anchored: bool = False
    ) -> list[Item]:
        """Return rows as lists of one day have them: with the time alone, if it is known."""
        return [
            self._item(row, anchored)._replace(stamp=self.dates.time(row.stamp)) for row in rows
        ]

    def dated_item(self, day: str, row: Headline | Teaser) -> DatedItem:
        """Return what led a day, below the way to that day."""
        [item] = self.items_of_day([row])
        return DatedItem(self.period(day), item)

    def _make_item(self, row: Headline | Teaser, anchored: bool) -> Item:
        external = bool(row.source) and not row.has_body
        lead, picture = "", None
        if isinstance(row, Teaser):
            lead = row.lead
            picture = self.picture(row.picture, row.image_alt) if row.picture else None
        return Item(
            row.title,
            row.source if external else self.edition.base + row.url,
            self.dates.stamp(row.stamp),
            row.stamp,
            self._sections[row.section],
            external,
            row.url.partition("#")[2] if anchored else "",
            lead,
            picture,
            bool(row.is_live),
            row.kind,
            "" if self._is_told_by_section(row) else self.labels.get(row.kind, ""),
        )

    def _is_told_by_section(self, row: Headline | Teaser) -> bool:
        """Tell whether an item's section has said of what kind it is: a notice among notices."""
        return row.kind == ArticleKind.NOTICE and self.edition.section(row.section).has_notices

    @cached_property
    def labels(self) -> dict[str, str]:
        """What readers are told of each kind of text but plain news."""
        return {kind: self.gettext(label) for kind, label in LABELS.items()}

    def picture(
        self, picture: PictureFile, alt: str, caption: str = "", credit: str = ""
    ) -> Picture:
        """Return a picture as templates show it."""
        return self.files_of(picture)._replace(alt=alt, caption=caption, credit=credit)

    def _machine_date(self, stamp: str) -> str:
        """Return a stamp for machines: with the zone's offset if it is known to the minute."""
        moment = Moment(stamp)
        if moment.precision < Precision.MINUTE:
            return stamp
        local = beginning(moment, self._zone).astimezone(self._zone)
        return with_whole_offset(local).isoformat(timespec="minutes")

    def validity(self, first: str, last: str) -> str:
        """Return when a notice holds, in words: a day, or from when until when; a day once."""
        if first == last:
            return self.dates.stamp(first)
        time = self.dates.time(last) if self.dates.time(first) and first[:10] == last[:10] else ""
        return self.gettext("{first} to {last}").format(
            first=self.dates.stamp(first), last=time or self.dates.stamp(last)
        )

    def correction(self, stamp: str, text: str) -> CorrectionNote:
        """Return a correction as templates show it."""
        return CorrectionNote(text, self.dates.stamp(stamp), self.machine_date(stamp))

    def instant(self, stamp: str) -> str:
        """Return the second at which a stamp begins, for formats that demand one (RFC 3339)."""
        local = beginning(Moment(stamp), self._zone).astimezone(self._zone)
        return with_whole_offset(local).isoformat()

    # The frame of every page ------------------------------------------------------------------

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
        )

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
    locale = locale_of_tag(language)
    name = str(locale.get_display_name(locale))
    return name[:1].upper() + name[1:]
