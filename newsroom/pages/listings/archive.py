"""The page of all years, and the list of all days that its field for a day looks into."""

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from newsroom.catalogue.listing import Listing, Period
from newsroom.catalogue.queries.queries import Queries
from newsroom.content.article import Article, Status
from newsroom.pages.family import (
    Family,
    FileOfLanguage,
    PageKey,
    Rank,
    TemplateFamily,
    page_path,
)
from newsroom.pages.renderer import Renderer

DAYS_FILE = "days.json"


class ArchiveInputs(NamedTuple):
    """What the page of all years is made of: years and months with their numbers, and the ends."""

    years: list[Period]
    months: list[Period]
    first_and_last_day: tuple[str, str]


class ArchivePage(FileOfLanguage[ArchiveInputs], TemplateFamily[ArchiveInputs]):
    """All years with their months, from each of which a day is one step away."""

    kind = "archive"
    rank = Rank.ARCHIVES
    template = "archive.html"

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return the archive's folder."""
        return page_path(renderer.edition.prefix(key.language), renderer.edition.archive_folder)

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> ArchiveInputs:
        """Return the years and months with their numbers."""
        listing = Listing(key.language, "edition")
        return ArchiveInputs(
            queries.years(listing),
            queries.all_periods(listing, 7),
            queries.first_and_last_day(listing),
        )

    def context(self, key: PageKey, inputs: ArchiveInputs, renderer: Renderer) -> dict[str, Any]:
        """Return the years, newest first, each with its twelve months."""
        show = renderer.formatter(key.language)
        first_day, last_day = inputs.first_and_last_day
        return {
            "page": show.page_view(self.kind, show.archive.name, self.path(key, renderer)),
            "years": show.table_of_years(inputs.months, inputs.years),
            "months": show.dates.months(),
            "first_day": first_day,
            "last_day": last_day,
        }

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the one page of the article's language: its numbers changed."""
        if article.status is Status.PUBLISHED:
            yield PageKey(self.kind, article.language)


class DaysOfArchive(FileOfLanguage[list[str]]):
    """`days.json`: all days with items, for the field in which readers choose one."""

    kind = "archive days"
    rank = Rank.FRONTS

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return the file's place beside the page of all years."""
        prefix = renderer.edition.prefix(key.language).strip("/")
        return "/".join(filter(None, [prefix, renderer.edition.archive_folder, DAYS_FILE]))

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> list[str]:
        """Return the days, oldest first."""
        days = queries.all_periods(Listing(key.language, "edition"), 10)
        return [day.period for day in days]

    def render(self, key: PageKey, inputs: list[str], renderer: Renderer) -> bytes:
        """Return the days of each month: `{"2019-03": [6, 7]}`."""
        by_month = groupby(inputs, lambda day: day[:7])
        days = {month: [int(day[8:]) for day in group] for month, group in by_month}
        return f"{json.dumps(days, separators=(',', ':'))}\n".encode()

    def touched_by_period(
        self, listing: Listing, period: str, queries: Queries
    ) -> Iterator[PageKey]:
        """Yield the file of the language in which a day came or went."""
        if listing.kind == "edition" and len(period) == 10:
            yield PageKey(self.kind, listing.language)


FAMILIES: tuple[Family[Any], ...] = (ArchivePage(), DaysOfArchive())
