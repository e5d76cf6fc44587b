"""Section fronts, and each section's own years and months."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from newsroom.catalogue.listing import Listing, Period
from newsroom.catalogue.queries.fronts import Notice, Placed
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.rows import Headline, Teaser
from newsroom.content.article import Article, Status
from newsroom.content.fields.front_places import SECTION_LEAD, SECTION_TOP
from newsroom.content.insets import Inset, Profile
from newsroom.language.dates.moment import day_in_zone
from newsroom.pages.family import Family, Inputs, PageKey, Rank, TemplateFamily, page_path
from newsroom.pages.formatting import Formatter
from newsroom.pages.listings.arrangement import (
    IN_ROW,
    LEAST_PICTURED,
    Top,
    placed_at,
    top_of,
)
from newsroom.pages.listings.banners import ShownBanner, banner_views, banners_on
from newsroom.pages.listings.calendars import day_anchor, scale_of
from newsroom.pages.listings.notices import notice_items
from newsroom.pages.listings.period import YearInputs, months_of_year, year_inputs
from newsroom.pages.renderer import Renderer
from newsroom.pages.views import Item, Link

NEWEST = 30


class SectionInputs(NamedTuple):
    """What a section front is made of: what is placed, its newest items, and its months.

    `notices` are those that hold on `today` or later; both are empty for a section of news.
    `languages` are the others that have items of the section.
    """

    newest: list[Teaser]
    placed: list[Placed]
    months: list[Period]
    banners: list[ShownBanner]
    today: str
    notices: list[Notice]
    languages: list[tuple[str, str]]


class SectionMonthInputs(NamedTuple):
    """What a section's month is made of."""

    items: list[Headline]
    days: tuple[Period, ...]
    neighbours: tuple[str, str]


class SectionPages(TemplateFamily[SectionInputs]):
    """The front of each declared section, whether it has items yet or not."""

    kind = "section"
    rank = Rank.FRONTS
    template = "section.html"

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return one page a section and language."""
        for language in renderer.edition.languages:
            for section in renderer.edition.sections:
                yield PageKey(self.kind, language, section.slug)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return the section's folder."""
        return page_path(renderer.edition.prefix(key.language), key.subject)

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> SectionInputs | None:
        """Return the newest items and all months that have any; None if no longer declared."""
        if all(section.slug != key.subject for section in renderer.edition.sections):
            return None
        listing = Listing(key.language, "section", key.subject)
        has_notices = renderer.edition.section(key.subject).has_notices
        today = day_in_zone(queries.now, renderer.edition.zone) if has_notices else ""
        return SectionInputs(
            queries.newest(listing, NEWEST),
            [
                one
                for one in queries.placed(key.language)
                if one.teaser.section == key.subject and one.place in {SECTION_LEAD, SECTION_TOP}
            ],
            queries.all_periods(listing, 7),
            banners_on(key.language, key.subject, queries),
            today,
            queries.notices(key.language, key.subject, today) if has_notices else [],
            renderer.formatter(key.language).section_in_other_languages(key.subject),
        )

    def context(self, key: PageKey, inputs: SectionInputs, renderer: Renderer) -> dict[str, Any]:
        """Return the lead and two seconds, pictured stories, the others, and the archive's ways.

        A headline without a body leads a section only while it has no article.
        """
        show = renderer.formatter(key.language)
        section = show.section(key.subject)
        holding = {one.teaser.url for one in inputs.notices}
        rows = [row for row in inputs.newest if row.url not in holding]
        leads = placed_at(inputs.placed, SECTION_LEAD)
        tops = placed_at(inputs.placed, SECTION_TOP)
        has_notices = renderer.edition.section(key.subject).has_notices
        top = Top(None, [], []) if has_notices else top_of(rows, leads, tops, ())
        if not has_notices and top.lead is None and rows:
            top = Top(rows[0], [], [])
        rest = [row for row in rows if row.url not in top.urls]
        pictured = [row for row in rest if row.picture][:IN_ROW] if not has_notices else []
        if len(pictured) < LEAST_PICTURED:
            pictured = []
        others = [row for row in rest if row not in pictured]
        return {
            "page": show.page_view(
                self.kind,
                section.name,
                self.path(key, renderer),
                section=key.subject,
                translations=inputs.languages,
            ),
            "section": section,
            "lead": show.items([top.lead])[0] if top.lead else None,
            "seconds": show.items(top.seconds),
            "further": show.items(top.further),
            "pictured": show.items(pictured),
            "others": show.items(others),
            "items": show.items(row for row in rows if row is not top.lead),
            "notices": notice_items(inputs.notices, inputs.today, show),
            "has_notices": has_notices,
            "banners": banner_views(inputs.banners, show),
            "years": [
                (
                    show.period(year, listing=key.subject),
                    [show.period(m.period, listing=key.subject, items=m.items) for m in months],
                )
                for year, months in groupby(reversed(inputs.months), lambda m: m.period[:4])
            ],
        }

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the fronts of the article's section: each says which languages have items."""
        if article.status is Status.PUBLISHED:
            for language in renderer.edition.languages:
                yield PageKey(self.kind, language, article.section)

    def touched_by_inset(
        self, inset: Inset, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield all section fronts for the front list and banners, none for profiles."""
        if not isinstance(inset, Profile):
            yield from self.keys(queries, renderer)

    def touched_by_time(self, then: str, now: str, renderer: Renderer) -> Iterator[PageKey]:
        """Yield the fronts of notices when the day has changed: some hold no longer."""
        for section in renderer.edition.sections if then[:10] != now[:10] else ():
            if section.has_notices:
                for language in renderer.edition.languages:
                    yield PageKey(self.kind, language, section.slug)


class SectionPeriodFamily(TemplateFamily[Inputs]):
    """A section's pages for periods of one precision."""

    rank = Rank.ARCHIVES
    precision: int

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return the pages of all periods in which a section has items."""
        for listing in queries.listings("section"):
            for period in queries.all_periods(listing, self.precision):
                yield PageKey(self.kind, listing.language, listing.slug, period.period)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return `kinh-te/2019/03/index.html` and the like."""
        return page_path(
            renderer.edition.prefix(key.language), key.subject, key.period.replace("-", "/")
        )

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the page of the article's section and period."""
        if article.status is Status.PUBLISHED and len(article.stamp) >= self.precision:
            period = article.stamp[: self.precision]
            yield PageKey(self.kind, article.language, article.section, period)

    def touched_by_period(
        self, listing: Listing, period: str, queries: Queries
    ) -> Iterator[PageKey]:
        """Yield the pages before and after: each leads to the next."""
        if listing.kind == "section" and len(period) == self.precision:
            for neighbour in queries.neighbours(listing, period):
                if neighbour:
                    yield PageKey(self.kind, listing.language, listing.slug, neighbour)

    def frame(
        self, key: PageKey, neighbours: tuple[str, str], renderer: Renderer
    ) -> dict[str, Any]:
        """Return what the pages of both precisions show."""
        show = renderer.formatter(key.language)
        section, name = show.section(key.subject), show.period_name(key.period)
        previous, following = neighbours
        above = [section]
        if self.precision > 4:
            above.append(show.period(key.period[:4], listing=key.subject))
        view = show.page_view(
            self.kind, name, self.path(key, renderer), above=above, section=key.subject
        )
        return {
            "page": view._replace(title=f"{section.name}, {name}"),
            "section": section,
            "period": name,
            "above": above,
            "previous": show.optional_period(previous, key.subject),
            "next": show.optional_period(following, key.subject),
        }


class SectionYearPages(SectionPeriodFamily[YearInputs]):
    """A section's year as small calendars, with what led its months."""

    kind = "section year"
    template = "section_year.html"
    precision = 4

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> YearInputs | None:
        """Return months and days with their numbers, and the items dated to the year."""
        return year_inputs(Listing(key.language, "section", key.subject), key.period, queries)

    def context(self, key: PageKey, inputs: YearInputs, renderer: Renderer) -> dict[str, Any]:
        """Return the months that have items, and the items of the year itself."""
        show = renderer.formatter(key.language)
        return self.frame(key, inputs.neighbours, renderer) | {
            "months": months_of_year(inputs, show, section=key.subject),
            "items": show.items(inputs.items),
        }


class SectionMonthPages(SectionPeriodFamily[SectionMonthInputs]):
    """All items of a section in a month, by day, beside the month's calendar."""

    kind = "section month"
    template = "section_month.html"
    precision = 7

    def inputs(
        self, key: PageKey, queries: Queries, renderer: Renderer
    ) -> SectionMonthInputs | None:
        """Return the items, the days with their numbers, and the months around."""
        listing = Listing(key.language, "section", key.subject)
        items = queries.headlines_in(listing, key.period)
        if not items:
            return None
        days = queries.days_of_month(listing, key.period)
        return SectionMonthInputs(items, days, queries.neighbours(listing, key.period))

    def context(
        self, key: PageKey, inputs: SectionMonthInputs, renderer: Renderer
    ) -> dict[str, Any]:
        """Return the items by day; those dated to the month only come first, under no day."""
        show = renderer.formatter(key.language)
        scale = scale_of(inputs.days)
        return self.frame(key, inputs.neighbours, renderer) | {
            "calendar": show.calendar(
                key.period, inputs.days, scale=scale, linked=False, section=key.subject
            )
            if inputs.days
            else None,
            "days": list(_by_day(inputs.items, show)),
        }


def _by_day(rows: list[Headline], show: Formatter) -> Iterator[tuple[Link | None, str, list[Item]]]:
    """Yield each day, its id on the page and its items; first, of no day, what knows none."""
    for day, group in groupby(rows, lambda row: row.stamp[:10]):
        if len(day) == 10:
            yield show.period(day), day_anchor(int(day[8:])), show.items_of_day(group)
        else:
            yield None, "undated", show.items(group)


FAMILIES: tuple[Family[Any], ...] = (
    SectionMonthPages(),
    SectionYearPages(),
    SectionPages(),
)
