"""The front page: a lead story, secondary stories, the latest, and a block a section."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from newsroom.catalogue.listing import Listing, Period
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.rows import Teaser
from newsroom.content.article import Article, Status
from newsroom.edition import Masthead
from newsroom.language.dates.moment import moment_in_zone
from newsroom.pages.family import Family, FileOfLanguage, PageKey, Rank, TemplateFamily
from newsroom.pages.formatting import Formatter
from newsroom.pages.listings.calendars import scale_of
from newsroom.pages.machines.structured_data import SEARCH_TERM, Thing, masthead_of, website
from newsroom.pages.renderer import Renderer
from newsroom.pages.views import Calendar

CANDIDATES = 20  # the newest items among which the lead story is looked for
SECONDARY = 4
LATEST = 12
IN_BLOCK = 5
YEARS_AGO = 5  # earlier years of which is told what led this day
# Even if all that stands above comes from one section, its block has other items to show.
NEWEST_IN_SECTION = 1 + SECONDARY + LATEST + IN_BLOCK


class FrontInputs(NamedTuple):
    """What a front page is made of; `today` is a day, `2019-03-11`.

    `month` is the newest with items, `years_ago` are what led today in earlier years.
    """

    today: str
    newest: list[Teaser]
    blocks: list[tuple[str, list[Teaser]]]
    month: str
    days: tuple[Period, ...]
    month_before: str
    first_and_last_day: tuple[str, str]
    years_ago: list[Teaser]


class FrontPage(FileOfLanguage[FrontInputs], TemplateFamily[FrontInputs]):
    """The front page of each of the edition's languages."""

    kind = "front"
    name = "index.html"
    rank = Rank.FRONTS
    template = "front.html"

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> FrontInputs:
        """Return the day, the newest items of the edition and of each section, the calendar."""
        edition = Listing(key.language, "edition")
        newest = queries.newest(edition, CANDIDATES + LATEST)
        month = max((item.stamp[:7] for item in newest if item.stamp[5:]), default="")
        now = datetime.fromtimestamp(queries.now, UTC)
        blocks = [
            (
                section.slug,
                queries.newest(Listing(key.language, "section", section.slug), NEWEST_IN_SECTION),
            )
            for section in renderer.edition.sections
        ]
        today = moment_in_zone(now, renderer.edition.zone).stamp[:10]
        same_days = reversed(queries.same_days(edition, today))
        return FrontInputs(
            today,
            newest,
            blocks,
            month,
            queries.days_of_month(edition, month) if month else (),
            queries.neighbours(edition, month)[0] if month else "",
            queries.first_and_last_day(edition),
            queries.leading_articles(edition, [d for d in same_days if d < today], YEARS_AGO),
        )

    def context(self, key: PageKey, inputs: FrontInputs, renderer: Renderer) -> dict[str, Any]:
        """Return each item in one place only: lead, secondary, latest, or its section's block."""
        show = renderer.formatter(key.language)
        stories = [row for row in inputs.newest if row.has_body]
        lead = _lead(stories[:CANDIDATES])
        secondary = [row for row in stories if row is not lead][:SECONDARY]
        shown = {row.url for row in (lead, *secondary) if row}
        latest = [row for row in inputs.newest if row.url not in shown][:LATEST]
        shown |= {row.url for row in latest}
        blocks = [
            (slug, [row for row in rows if row.url not in shown][:IN_BLOCK])
            for slug, rows in inputs.blocks
        ]
        name = renderer.edition.masthead(key.language).name
        return {
            "page": show.page_view(
                self.kind,
                name,
                self.path(key, renderer),
                description=renderer.edition.masthead(key.language).motto,
                about=_about(renderer.edition.masthead(key.language), show),
                translations=show.in_other_languages(),
            ),
            "today": show.dates.day(inputs.today),
            "lunar_date": show.lunar_date(inputs.today),
            "lead": show.items([lead])[0] if lead else None,
            "secondary": show.items(secondary),
            "latest": show.items(latest),
            "blocks": [(show.section(slug), show.items(rows)) for slug, rows in blocks if rows],
            "calendar": _calendar(inputs, show),
            "first_day": inputs.first_and_last_day[0],
            "last_day": inputs.first_and_last_day[1],
            "years_ago": [show.dated_item(row.stamp[:10], row) for row in inputs.years_ago],
        }

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the front page: only its inputs tell whether the article is on it."""
        if article.status is Status.PUBLISHED:
            yield PageKey(self.kind, article.language)

    def touched_by_time(self, then: str, now: str, renderer: Renderer) -> Iterator[PageKey]:
        """Yield the front pages when the day has changed: they show it."""
        if then[:10] != now[:10]:
            for language in renderer.edition.languages:
                yield PageKey(self.kind, language)


def _calendar(inputs: FrontInputs, show: Formatter) -> Calendar | None:
    """Return the newest month with items, beside it the way to the one before."""
    if not inputs.month:
        return None
    return show.calendar(inputs.month, inputs.days, scale=scale_of(inputs.days))._replace(
        previous=show.optional_period(inputs.month_before), current=show.period(inputs.today).url
    )


def _about(masthead: Masthead, show: Formatter) -> list[Thing]:
    """Return what the page says to machines: who publishes this, and how it is searched."""
    newspaper = masthead_of(masthead, show.newspaper)
    if not show.search_page:
        return [newspaper]
    template = show.whole(show.search_template.replace("{searchTerms}", f"{{{SEARCH_TERM}}}"))
    return [newspaper, website(masthead, show.whole(show.folder()), template)]


def _lead(stories: list[Teaser]) -> Teaser | None:
    """Return the newest story with a picture, unless it is more than a day older than the newest.

    Then there is none worth waiting for, and the newest leads without.
    """
    if not stories:
        return None
    fresh = [row for row in stories if row.stamp[:10] >= _day_before(stories[0].stamp)]
    return next((row for row in fresh if row.picture), stories[0])


def _day_before(stamp: str) -> str:
    """Return the day before that of a stamp; a stamp that knows no day is returned as it is."""
    if len(stamp) < 10:
        return stamp
    return (date.fromisoformat(stamp[:10]) - timedelta(days=1)).isoformat()


FAMILIES: tuple[Family[FrontInputs], ...] = (FrontPage(),)
