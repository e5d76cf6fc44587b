"""Corrections ("Đính chính"): what the newspaper got wrong and has put right, for all to see."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from newsroom.catalogue.listing import Period
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.rows import CorrectedItem
from newsroom.content.article import Article, Status
from newsroom.pages.family import Family, FileOfLanguage, PageKey, Rank, TemplateFamily, page_path
from newsroom.pages.formatting import Formatter
from newsroom.pages.renderer import Renderer
from newsroom.pages.views import CorrectedStory

# With more than these the page shows the newest, and leads to a page for each year.
LONG = 50


class CorrectionsInputs(NamedTuple):
    """What the page of all corrections is made of; `years` only if there are many."""

    newest: list[CorrectedItem]
    years: list[Period]


class CorrectionsYearInputs(NamedTuple):
    """What a year of corrections is made of, with the years around it."""

    corrections: list[CorrectedItem]
    neighbours: tuple[str, str]


class CorrectionsPage(FileOfLanguage[CorrectionsInputs], TemplateFamily[CorrectionsInputs]):
    """The newest corrections; the page stands there before the first one is needed."""

    kind = "corrections"
    rank = Rank.ARCHIVES
    template = "corrections.html"

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return the folder of corrections."""
        return page_path(renderer.edition.prefix(key.language), renderer.edition.corrections_folder)

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> CorrectionsInputs:
        """Return the newest corrections, and the years if there are more."""
        years = queries.correction_years(key.language)
        newest = queries.newest_corrections(key.language, LONG)
        return CorrectionsInputs(newest, years if _long(years) else [])

    def context(
        self, key: PageKey, inputs: CorrectionsInputs, renderer: Renderer
    ) -> dict[str, Any]:
        """Return the corrections, newest first, and the ways to the years."""
        show, folder = renderer.formatter(key.language), renderer.edition.corrections_folder
        return {
            "page": show.page_view(
                self.kind,
                show.corrections.name,
                self.path(key, renderer),
                translations=show.in_other_languages(folder),
            ),
            "corrections": _stories(inputs.newest, show),
            "years": [
                show.period(year.period, listing=folder, items=year.items)
                for year in reversed(inputs.years)
            ],
        }

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the page if the article has a correction."""
        if article.status is Status.PUBLISHED and article.corrections:
            yield PageKey(self.kind, article.language)


class CorrectionsYearPages(TemplateFamily[CorrectionsYearInputs]):
    """The corrections of each year, where there are many."""

    kind = "corrections year"
    rank = Rank.ARCHIVES
    template = "corrections_year.html"

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return the years of each language that has many corrections."""
        for language in renderer.edition.languages:
            years = queries.correction_years(language)
            for year in years if _long(years) else ():
                yield PageKey(self.kind, language, period=year.period)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return the year below the folder of corrections."""
        folder = renderer.edition.corrections_folder
        return page_path(renderer.edition.prefix(key.language), folder, key.period)

    def inputs(
        self, key: PageKey, queries: Queries, renderer: Renderer
    ) -> CorrectionsYearInputs | None:
        """Return the corrections of the year; None if all fit on the one page."""
        years = queries.correction_years(key.language)
        corrections = queries.corrections_in(key.language, key.period)
        if not corrections or not _long(years):
            return None
        periods = ["", *(year.period for year in years), ""]
        place = periods.index(key.period)
        return CorrectionsYearInputs(corrections, (periods[place - 1], periods[place + 1]))

    def context(
        self, key: PageKey, inputs: CorrectionsYearInputs, renderer: Renderer
    ) -> dict[str, Any]:
        """Return the corrections, newest first."""
        show, folder = renderer.formatter(key.language), renderer.edition.corrections_folder
        name = show.period_name(key.period)
        view = show.page_view(self.kind, name, self.path(key, renderer), above=[show.corrections])
        previous, following = inputs.neighbours
        return {
            "page": view._replace(title=f"{show.corrections.name}, {name}"),
            "corrections": _stories(inputs.corrections, show),
            "year": name,
            "previous": show.optional_period(previous, folder),
            "next": show.optional_period(following, folder),
        }

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield all years: one correction may make them too many for one page, or few again."""
        if article.status is Status.PUBLISHED and article.corrections:
            known = {year.period for year in queries.correction_years(article.language)}
            for period in sorted(known | {one.stamp[:4] for one in article.corrections}):
                yield PageKey(self.kind, article.language, period=period)


def _stories(corrections: list[CorrectedItem], show: Formatter) -> list[CorrectedStory]:
    items = show.items(correction.headline for correction in corrections)
    return [
        CorrectedStory(item, show.correction(correction.stamp, correction.text))
        for item, correction in zip(items, corrections, strict=True)
    ]


def _long(years: list[Period]) -> bool:
    return sum(year.items for year in years) > LONG


FAMILIES: tuple[Family[Any], ...] = (CorrectionsYearPages(), CorrectionsPage())
