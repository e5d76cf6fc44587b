"""A day of the archive: its lead, the rest by section, and what the same day brought elsewhere."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from newsroom.catalogue.listing import Listing, Period
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.rows import Headline, Teaser, headline_of_teaser
from newsroom.content.article import Article, ArticleKind, Status
from newsroom.content.picture import PictureFile
from newsroom.content.printed import day_of_print, path_of_print
from newsroom.pages.family import Family, PageKey
from newsroom.pages.formatting import Formatter
from newsroom.pages.listings.period import PeriodFamily
from newsroom.pages.listings.printed import print_of
from newsroom.pages.renderer import Renderer
from newsroom.pages.views import PrintedPage

PICTURED = 3
"""Stories with pictures below a day's lead."""
YEARS_BACK, YEARS_AHEAD = 5, 3
"""Of how many other years a day page tells what led the same day.

A new day writes the pages of as many earlier years as it is told on: no more than YEARS_AHEAD.
"""


class DayInputs(NamedTuple):
    """What a day page is made of.

    `stories` are those with their pictures and leads, the day's lead first; `rest` are all others.
    `around` are the days before and after, each with what leads it, None where there is none.
    `beside` is the HTML of plugins.
    """

    stories: list[Teaser]
    rest: list[Headline]
    days: tuple[str, ...]
    around: tuple[tuple[str, Headline | None], ...]
    other_years: list[Teaser]
    printed: PictureFile | None
    beside: list[str]


class DayPages(PeriodFamily[DayInputs]):
    """All that was published on a day: its lead, three more with pictures, the rest by section."""

    kind = "day"
    template = "day.html"
    precision = 10

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> DayInputs | None:
        """Return the day's items, the month's days, the days around, the day in other years."""
        listing = Listing(key.language, "edition")
        items = queries.teasers_in(listing, key.period)[::-1]
        if not items:
            return None
        stories = _stories(items)
        other = queries.same_days(listing, key.period)
        return DayInputs(
            stories,
            [headline_of_teaser(item) for item in items if item not in stories],
            tuple(day.period for day in queries.days_of_month(listing, key.period[:7])),
            tuple(
                (day, _headline(queries.lead_in(listing, day)) if day else None)
                for day in queries.neighbours(listing, key.period)
            ),
            [
                *_later(queries, listing, key.period, other),
                *queries.leading_articles(listing, _before(key.period, other), YEARS_BACK),
            ],
            print_of(key.period, key.language, queries, renderer),
            renderer.on_day(key.period, key.language) if renderer.on_day else [],
        )

    def context(self, key: PageKey, inputs: DayInputs, renderer: Renderer) -> dict[str, Any]:
        """Return the items by section, in the edition's order, each section in order of time."""
        show = renderer.formatter(key.language)
        by_section: dict[str, list[Any]] = {}
        for row, item in zip(
            inputs.rest, show.items_of_day(inputs.rest, anchored=True), strict=True
        ):
            by_section.setdefault(row.section, []).append(item)
        stories = show.items_of_day(inputs.stories)
        before, after = inputs.around
        days = tuple(Period(day, 0) for day in inputs.days)
        return self.frame(key, (before[0], after[0]), renderer) | {
            "lunar_date": show.lunar_date(key.period),
            "lead": stories[0] if stories else None,
            "pictured": stories[1:],
            "sections": [
                (show.section(section.slug), by_section[section.slug])
                for section in renderer.edition.sections
                if section.slug in by_section
            ],
            "around": [
                show.dated_item(day, headline) for day, headline in inputs.around if headline
            ],
            "other_years": [show.dated_item(row.stamp[:10], row) for row in inputs.other_years],
            "calendar": show.calendar(key.period[:7], days)._replace(
                current=show.period(key.period).url
            ),
            "printed": _printed(key.period, inputs.printed, show),
            "beside": [Markup(html) for html in inputs.beside],
        }

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the article's day, and those that tell of its lead: around it, in other years."""
        yield from super().touched_by_article(article, queries, renderer)
        if article.status is Status.PUBLISHED and len(article.stamp) >= self.precision:
            listing, day = Listing(article.language, "edition"), article.stamp[:10]
            around = filter(None, queries.neighbours(listing, day))
            for other in (*around, *_telling_of(day, listing, queries)):
                yield PageKey(self.kind, article.language, period=other)

    def touched_by_period(
        self, listing: Listing, period: str, queries: Queries
    ) -> Iterator[PageKey]:
        """Yield the days around it, and all others of the month: their calendars show it."""
        yield from super().touched_by_period(listing, period, queries)
        if listing.kind == "edition" and len(period) == self.precision:
            for day in queries.days_of_month(listing, period[:7]):
                yield PageKey(self.kind, listing.language, period=day.period)

    def touched_by_file(self, path: str, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Yield the day whose printed paper it is."""
        if day := day_of_print(path):
            yield PageKey(self.kind, renderer.edition.language, period=day)


def _stories(items: Sequence[Teaser]) -> list[Teaser]:
    """Return what is shown with its picture: the day's lead, and the pictured articles after it.

    The lead is the first article with a picture, else the first article, as the catalogue has it
    (`lead_in`). A day without an article has none; what was paid for stays in its section.
    """
    articles = [item for item in items if item.has_body and item.kind != ArticleKind.SPONSORED]
    pictured = [item for item in articles if item.picture]
    return pictured[: 1 + PICTURED] or articles[:1]


def _telling_of(day: str, listing: Listing, queries: Queries) -> Iterator[str]:
    """Yield the same day of those years that may tell what led this one."""
    other = queries.same_days(listing, day)
    later = [one for one in other if one > day]
    for days, told in ((_before(day, other), YEARS_AHEAD), (later, YEARS_BACK)):
        nearer = 0  # days that lie between and have a lead: they are told of first
        for one in days:
            if nearer == told:
                break
            yield one
            nearer += len(queries.leading_articles(listing, [one], 1))


def _later(queries: Queries, listing: Listing, day: str, other: Sequence[str]) -> list[Teaser]:
    """Return what led the same day of the next years, the newest first."""
    later = [one for one in other if one > day]
    return queries.leading_articles(listing, later, YEARS_AHEAD)[::-1]


def _before(day: str, other: Sequence[str]) -> list[str]:
    return [one for one in reversed(other) if one < day]


def _headline(lead: Teaser | None) -> Headline | None:
    return headline_of_teaser(lead) if lead else None


def _printed(day: str, picture: PictureFile | None, show: Formatter) -> PrintedPage | None:
    if picture is None:
        return None
    words = show.gettext("First page of the printed paper, {day}").format(day=show.dates.stamp(day))
    return PrintedPage(show.picture(picture, words), show.media_address(path_of_print(day)))


FAMILIES: tuple[Family[Any], ...] = (DayPages(),)
