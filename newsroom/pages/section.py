"""Section fronts, and each section's own years and months."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from newsroom.catalogue.rows import Headline, Teaser
from newsroom.catalogue.shelf import Period, Shelf
from newsroom.catalogue.snapshot import Snapshot
from newsroom.content.article import Article, Status
from newsroom.pages.calendars import day_anchor
from newsroom.pages.family import Family, PageKey, Rank, TemplateFamily, page_path
from newsroom.pages.presenter import Presenter
from newsroom.pages.press import Press
from newsroom.pages.views import Item, Link

NEWEST = 30


class SectionInputs(NamedTuple):
    """What a section front is made of: its newest items, and its years with their months."""

    newest: list[Teaser]
    months: list[Period]


class SectionPeriodInputs(NamedTuple):
    """What a section's year or month is made of."""

    items: list[Headline]
    months: list[Period]
    days: tuple[Period, ...]
    neighbours: tuple[str, str]


class SectionPages(TemplateFamily[SectionInputs]):
    """The front of each declared section, whether it has items yet or not."""

    kind = "section"
    rank = Rank.FRONTS
    template = "section.html"

    def keys(self, snapshot: Snapshot, press: Press) -> Iterator[PageKey]:
        """Return one page a section and language."""
        for language in press.edition.languages:
            for section in press.edition.sections:
                yield PageKey(self.kind, language, section.slug)

    def path(self, key: PageKey, press: Press) -> str:
        """Return the section's folder."""
        return page_path(press.edition.prefix(key.language), key.subject)

    def inputs(self, key: PageKey, snapshot: Snapshot, press: Press) -> SectionInputs | None:
        """Return the newest items and all months that have any; None if no longer declared."""
        if all(section.slug != key.subject for section in press.edition.sections):
            return None
        shelf = Shelf(key.language, "section", key.subject)
        return SectionInputs(snapshot.newest(shelf, NEWEST), snapshot.all_periods(shelf, 7))

    def context(self, key: PageKey, inputs: SectionInputs, press: Press) -> dict[str, Any]:
        """Return the newest article as the lead, the others below, and the ways into the archive.

        A headline without a body leads a section only while it has no article.
        """
        show = press.presenter(key.language)
        section = show.section(key.subject)
        rows = inputs.newest
        lead = next((row for row in rows if row.has_body), rows[0] if rows else None)
        return {
            "page": show.page_view(
                self.kind,
                section.name,
                self.path(key, press),
                section=key.subject,
                translations=show.in_other_languages(key.subject),
            ),
            "section": section,
            "lead": show.items([lead])[0] if lead else None,
            "items": show.items(row for row in rows if row is not lead),
            "years": [
                (
                    show.period(year, shelf=key.subject),
                    [show.period(m.period, shelf=key.subject, items=m.items) for m in months],
                )
                for year, months in groupby(reversed(inputs.months), lambda m: m.period[:4])
            ],
        }

    def touched_by_article(
        self, article: Article, snapshot: Snapshot, press: Press
    ) -> Iterator[PageKey]:
        """Yield the front of the article's section."""
        if article.status is Status.PUBLISHED:
            yield PageKey(self.kind, article.language, article.section)


class SectionPeriodFamily(TemplateFamily[SectionPeriodInputs]):
    """A section's pages for periods of one precision."""

    rank = Rank.ARCHIVES
    precision: int

    def keys(self, snapshot: Snapshot, press: Press) -> Iterator[PageKey]:
        """Return the pages of all periods in which a section has items."""
        for shelf in snapshot.shelves("section"):
            for period in snapshot.all_periods(shelf, self.precision):
                yield PageKey(self.kind, shelf.language, shelf.slug, period.period)

    def path(self, key: PageKey, press: Press) -> str:
        """Return `kinh-te/2019/03/index.html` and the like."""
        return page_path(
            press.edition.prefix(key.language), key.subject, key.period.replace("-", "/")
        )

    def touched_by_article(
        self, article: Article, snapshot: Snapshot, press: Press
    ) -> Iterator[PageKey]:
        """Yield the page of the article's section and period."""
        if article.status is Status.PUBLISHED and len(article.stamp) >= self.precision:
            period = article.stamp[: self.precision]
            yield PageKey(self.kind, article.language, article.section, period)

    def touched_by_period(self, shelf: Shelf, period: str, snapshot: Snapshot) -> Iterator[PageKey]:
        """Yield the pages before and after: each leads to the next."""
        if shelf.kind == "section" and len(period) == self.precision:
            for neighbour in snapshot.neighbours(shelf, period):
                if neighbour:
                    yield PageKey(self.kind, shelf.language, shelf.slug, neighbour)

    def frame(self, key: PageKey, inputs: SectionPeriodInputs, press: Press) -> dict[str, Any]:
        """Return what the pages of both precisions show."""
        show = press.presenter(key.language)
        section, name = show.section(key.subject), show.period_name(key.period)
        previous, following = inputs.neighbours
        above = [section]
        if self.precision > 4:
            above.append(show.period(key.period[:4], shelf=key.subject))
        view = show.page_view(
            self.kind, name, self.path(key, press), above=above, section=key.subject
        )
        return {
            "page": view._replace(title=f"{section.name}, {name}"),
            "section": section,
            "previous": show.optional_period(previous, key.subject),
            "next": show.optional_period(following, key.subject),
        }


class SectionYearPages(SectionPeriodFamily):
    """A section's year as twelve small calendars, with the items dated to the year only."""

    kind = "section year"
    template = "section_year.html"
    precision = 4

    def inputs(self, key: PageKey, snapshot: Snapshot, press: Press) -> SectionPeriodInputs | None:
        """Return months and days with their numbers, and the items dated to the year."""
        shelf = Shelf(key.language, "section", key.subject)
        if not snapshot.items_in(shelf, key.period):
            return None
        return SectionPeriodInputs(
            snapshot.headlines_at(shelf, key.period),
            snapshot.months(shelf, key.period),
            tuple(snapshot.days_of_year(shelf, key.period)),
            snapshot.neighbours(shelf, key.period),
        )

    def context(self, key: PageKey, inputs: SectionPeriodInputs, press: Press) -> dict[str, Any]:
        """Return the ways to the months, their calendars, and the items of the year itself."""
        show = press.presenter(key.language)
        return self.frame(key, inputs, press) | {
            "year": show.period_name(key.period),
            "months": [
                show.period(month.period, shelf=key.subject, items=month.items)
                for month in inputs.months
            ],
            "calendars": show.calendars_of_year(
                key.period, inputs.months, inputs.days, section=key.subject
            ),
            "items": show.items(inputs.items),
        }


class SectionMonthPages(SectionPeriodFamily):
    """All items of a section in a month, by day, beside the month's calendar."""

    kind = "section month"
    template = "section_month.html"
    precision = 7

    def inputs(self, key: PageKey, snapshot: Snapshot, press: Press) -> SectionPeriodInputs | None:
        """Return the items, the days with their numbers, and the months around."""
        shelf = Shelf(key.language, "section", key.subject)
        items = snapshot.headlines_in(shelf, key.period)
        if not items:
            return None
        days = snapshot.days_of_month(shelf, key.period)
        return SectionPeriodInputs(items, [], days, snapshot.neighbours(shelf, key.period))

    def context(self, key: PageKey, inputs: SectionPeriodInputs, press: Press) -> dict[str, Any]:
        """Return the items by day; those dated to the month only come first, under no day."""
        show = press.presenter(key.language)
        return self.frame(key, inputs, press) | {
            "period": show.period_name(key.period),
            "calendar": show.calendar(
                key.period, inputs.days, counted=True, linked=False, section=key.subject
            ),
            "year": show.period(key.period[:4], shelf=key.subject),
            "days": list(_by_day(inputs.items, show)),
        }


def _by_day(rows: list[Headline], show: Presenter) -> Iterator[tuple[Link | None, str, list[Item]]]:
    """Yield each day, its id on the page and its items; first, of no day, what knows none."""
    for day, group in groupby(rows, lambda row: row.stamp[:10]):
        if len(day) == 10:
            yield show.period(day), day_anchor(int(day[8:])), show.items(group)
        else:
            yield None, "undated", show.items(group)


SECTION_FAMILIES: tuple[Family[Any], ...] = (
    SectionMonthPages(),
    SectionYearPages(),
    SectionPages(),
)
