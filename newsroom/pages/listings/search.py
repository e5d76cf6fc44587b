"""The search page of each language.

The page's script asks the files of newsroom.search. Without it, the page offers the other ways to
an article: the calendar, the sections, the largest topics and authors.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from newsroom.catalogue.listing import Listing, Period
from newsroom.catalogue.queries.queries import Queries
from newsroom.content.article import Article, Status
from newsroom.language.order import author_sort_key, sort_key
from newsroom.pages.family import Family, PageKey, Rank, TemplateFamily, page_path
from newsroom.pages.renderer import Renderer
from newsroom.pages.views import Link

MOST = 100
"""Topics, and authors, that the page leads to: more would make it heavy for those who type."""


class Name(NamedTuple):
    """A topic or an author: its slug, and its name as readers see it."""

    slug: str
    name: str


class SearchInputs(NamedTuple):
    """What a search page is made of; `days` are those of `month`, the newest with items."""

    years: tuple[str, ...]
    month: str
    days: tuple[str, ...]
    first_and_last_day: tuple[str, str]
    topics: tuple[Name, ...]
    authors: tuple[Name, ...]


class SearchPage(TemplateFamily[SearchInputs]):
    """The search page of each language."""

    kind = "search"
    rank = Rank.FRONTS
    template = "search.html"

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return one page a language, if the edition is searchable."""
        for language in renderer.edition.languages if renderer.edition.is_searchable else ():
            yield PageKey(self.kind, language)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return `tim-kiem/index.html`, or `en/search/index.html`."""
        edition = renderer.edition
        return page_path(edition.prefix(key.language), edition.search_folder_of(key.language))

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> SearchInputs | None:
        """Return the years, the newest month's days, and the largest topics and authors."""
        if not renderer.edition.is_searchable:
            return None
        edition = Listing(key.language, "edition")
        years = queries.years(edition)
        months = queries.months(edition, years[-1].period) if years else []
        month = months[-1].period if months else ""
        return SearchInputs(
            tuple(year.period for year in years),
            month,
            tuple(day.period for day in queries.days_of_month(edition, month)) if month else (),
            queries.first_and_last_day(edition),
            _largest(queries, key.language, "topic"),
            _largest(queries, key.language, "author"),
        )

    def context(self, key: PageKey, inputs: SearchInputs, renderer: Renderer) -> dict[str, Any]:
        """Return the form's choices, and the other ways to an article."""
        show, edition = renderer.formatter(key.language), renderer.edition
        days = tuple(Period(day, 0) for day in inputs.days)
        topics = sorted(inputs.topics, key=lambda one: sort_key(one.name, key.language))
        authors = sorted(inputs.authors, key=lambda one: author_sort_key(one.name, key.language))
        return {
            "page": show.page_view(
                self.kind,
                show.gettext("Search"),
                self.path(key, renderer),
                translations=[
                    (other, f"{edition.prefix(other)}/{edition.search_folder_of(other)}/")
                    for other in edition.languages
                    if other != key.language
                ],
            ),
            "sections": [
                (section.slug, show.section(section.slug)) for section in edition.sections
            ],
            "years": list(reversed(inputs.years)),
            "calendar": show.calendar(inputs.month, days) if inputs.month else None,
            "first_day": inputs.first_and_last_day[0],
            "last_day": inputs.first_and_last_day[1],
            "periods": [show.period(year) for year in reversed(inputs.years)],
            "topics": [
                Link(one.name, show.folder(edition.topic_folder, one.slug)) for one in topics
            ],
            "authors": [
                Link(one.name, show.folder(edition.author_folder, one.slug)) for one in authors
            ],
        }

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the page of the article's language: it may be the first of its day or topic."""
        if article.status is Status.PUBLISHED and renderer.edition.is_searchable:
            yield PageKey(self.kind, article.language)


def _largest(queries: Queries, language: str, kind: str) -> tuple[Name, ...]:
    """Return the topics, or authors, with most items, in the order of their slugs."""
    sizes = sorted(queries.listing_sizes(language, kind), key=lambda size: (-size[1], size[0]))
    return tuple(
        Name(slug, queries.listing_name(Listing(language, kind, slug)))
        for slug in sorted(slug for slug, _items in sizes[:MOST])
    )


FAMILIES: tuple[Family[Any], ...] = (SearchPage(),)
