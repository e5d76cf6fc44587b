"""The front page: a lead story, two pictured seconds, the latest, and the blocks of FRONT."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from newsroom.catalogue.listing import Listing, Period
from newsroom.catalogue.queries.fronts import Placed
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.rows import Teaser
from newsroom.content.article import Article, Status
from newsroom.content.fields.front_places import LEAD, TOP
from newsroom.content.insets import Inset, Profile
from newsroom.language.dates.moment import day_in_zone
from newsroom.pages.family import Family, FileOfLanguage, PageKey, Rank, TemplateFamily
from newsroom.pages.formatting import Formatter
from newsroom.pages.listings.arrangement import (
    CANDIDATES,
    Filled,
    fill_block,
    grouped,
    placed_at,
    top_of,
)
from newsroom.pages.listings.banners import ShownBanner, banner_views, banners_on
from newsroom.pages.listings.blocks import LATEST, BlockInputs, block_inputs, block_view
from newsroom.pages.listings.calendars import scale_of
from newsroom.pages.machines.structured_data import SEARCH_TERM, Thing, masthead_of, website
from newsroom.pages.renderer import Renderer
from newsroom.pages.views import Calendar
from newsroom.settings.parts import Block, Masthead

YEARS_AGO = 5  # earlier years of which is told what led this day


class FrontInputs(NamedTuple):
    """What a front page is made of; `today` is a day, `2019-03-11`.

    `month` is the newest with items, `years_ago` are what led today in earlier years.
    """

    today: str
    newest: list[Teaser]
    placed: list[Placed]
    blocks: list[BlockInputs]
    banners: list[ShownBanner]
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
        """Return the day, what is placed, the newest items, the blocks' own, and the calendar."""
        edition = Listing(key.language, "edition")
        newest = queries.newest(edition, CANDIDATES + LATEST)
        month = max((item.stamp[:7] for item in newest if item.stamp[5:]), default="")
        today = day_in_zone(queries.now, renderer.edition.zone)
        placed = queries.placed(key.language)
        same_days = reversed(queries.same_days(edition, today))
        return FrontInputs(
            today,
            newest,
            placed,
            [
                block_inputs(block, key.language, placed, queries, renderer.edition)
                for block in renderer.edition.front
            ],
            banners_on(key.language, "", queries),
            month,
            queries.days_of_month(edition, month) if month else (),
            queries.neighbours(edition, month)[0] if month else "",
            queries.first_and_last_day(edition),
            queries.leading_articles(edition, [d for d in same_days if d < today], YEARS_AGO),
        )

    def context(self, key: PageKey, inputs: FrontInputs, renderer: Renderer) -> dict[str, Any]:
        """Return each item in one place only, but for the latest, where the newest is again."""
        show, edition = renderer.formatter(key.language), renderer.edition
        notices = {section.slug for section in edition.sections if section.has_notices}
        news = [row for row in inputs.newest if row.section not in notices]
        in_blocks = {one.teaser.url for one in inputs.placed if one.place in _slugs(edition.front)}
        leads, tops = placed_at(inputs.placed, LEAD), placed_at(inputs.placed, TOP)
        top = top_of(news, leads, tops, in_blocks)
        latest = news[:LATEST]
        shown = top.urls | {row.url for row in latest}
        filled: list[Filled] = []
        for block, given in zip(edition.front, inputs.blocks, strict=True):
            own = [row for row in placed_at(inputs.placed, block.slug) if row.url not in top.urls]
            filled.append(fill_block(block.shape, own, given.newest, shown))
            shown |= {row.url for row in filled[-1].rows}
        blocks = [
            block_view(block, one, given, inputs.today, show)
            for block, one, given in zip(edition.front, filled, inputs.blocks, strict=True)
        ]
        blocks = [one for one in blocks if one.items or one.notices]
        masthead = edition.masthead(key.language)
        banners = banner_views(inputs.banners, show)
        return {
            "page": show.page_view(
                self.kind,
                masthead.name,
                self.path(key, renderer),
                description=masthead.motto,
                about=_about(masthead, show),
                translations=show.front_in_other_languages(),
            ),
            "today": show.dates.day(inputs.today),
            "lunar_date": show.lunar_date(inputs.today),
            "lead": show.items([top.lead])[0] if top.lead else None,
            "seconds": show.items(top.seconds),
            "secondary": show.items([*top.seconds, *top.further]),
            "further": show.items(top.further),
            "latest": show.items(latest),
            "blocks": [(block.link, block.items) for block in blocks],
            "groups": [
                [blocks[place] for place in group]
                for group in grouped([block.shape for block in blocks])
            ],
            "banners": banners,
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

    def touched_by_inset(
        self, inset: Inset, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield all front pages for the front list, and that of the language for the others."""
        if isinstance(inset, Profile) and inset.kind != "author":
            return
        for language in renderer.edition.languages:
            yield PageKey(self.kind, language)

    def touched_by_time(self, then: str, now: str, renderer: Renderer) -> Iterator[PageKey]:
        """Yield the front pages when the day has changed: they show it."""
        if then[:10] != now[:10]:
            for language in renderer.edition.languages:
                yield PageKey(self.kind, language)


def _slugs(blocks: Iterable[Block]) -> set[str]:
    return {block.slug for block in blocks}


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


FAMILIES: tuple[Family[FrontInputs], ...] = (FrontPage(),)
