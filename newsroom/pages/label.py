"""The pages of topics and authors: the newest items, and years of their own when there are many."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from newsroom.catalogue.rows import Headline, Teaser
from newsroom.catalogue.shelf import Period, Shelf
from newsroom.catalogue.snapshot import Snapshot
from newsroom.content.article import Article, Status
from newsroom.pages.addresses import ATOM_FEED
from newsroom.pages.family import Family, Inputs, PageKey, Rank, TemplateFamily, page_path
from newsroom.pages.press import Press
from newsroom.pages.views import Link

# A topic with more items than this shows the newest, and leads to a page for each year.
LONG = 50
# With more than this it was long before, too: a build plans no more changes than these one by one.
SURELY_LONG = LONG + 1000


class LabelInputs(NamedTuple):
    """What the page of a topic or author is made of; `years` only if it is long."""

    name: str
    newest: list[Teaser]
    years: list[Period]


class LabelYearInputs(NamedTuple):
    """What one year of a long topic or author is made of."""

    name: str
    items: list[Headline]
    neighbours: tuple[str, str]


class _LabelFamily(TemplateFamily[Inputs]):
    """Pages of one kind of label: `shelf_kind` is `topic` or `author`."""

    def __init__(self, shelf_kind: str) -> None:
        self.shelf_kind = shelf_kind

    def _shelf(self, key: PageKey) -> Shelf:
        return Shelf(key.language, self.shelf_kind, key.subject)

    def _shelves_of(self, article: Article) -> Iterator[Shelf]:
        labels = article.topics if self.shelf_kind == "topic" else article.authors
        if article.status is Status.PUBLISHED:
            for label in labels:
                yield Shelf(article.language, self.shelf_kind, label.slug)

    def _folder(self, press: Press) -> str:
        edition = press.edition
        return edition.topic_folder if self.shelf_kind == "topic" else edition.author_folder

    def path(self, key: PageKey, press: Press) -> str:
        """Return `chu-de/nong-thon-moi/index.html`, and a year's below it."""
        prefix = press.edition.prefix(key.language)
        return page_path(prefix, self._folder(press), key.subject, key.period)

    def _link(self, key: PageKey, name: str, press: Press) -> Link:
        show = press.presenter(key.language)
        return Link(name, show.folder(self._folder(press), key.subject))


class LabelPages(_LabelFamily[LabelInputs]):
    """The page of each topic, or of each author."""

    rank = Rank.ARCHIVES

    def __init__(self, shelf_kind: str) -> None:
        super().__init__(shelf_kind)
        self.kind = shelf_kind  # type: ignore[misc]
        self.template = f"{shelf_kind}.html"  # type: ignore[misc]

    def keys(self, snapshot: Snapshot, press: Press) -> Iterator[PageKey]:
        """Return the page of each label that has items."""
        for shelf in snapshot.shelves(self.shelf_kind):
            yield PageKey(self.kind, shelf.language, shelf.slug)

    def inputs(self, key: PageKey, snapshot: Snapshot, press: Press) -> LabelInputs | None:
        """Return the newest items, and the years if there are more."""
        shelf = self._shelf(key)
        newest = snapshot.newest(shelf, LONG)
        if not newest:
            return None
        years = snapshot.years(shelf)
        return LabelInputs(snapshot.shelf_name(shelf), newest, years if _long(years) else [])

    def context(self, key: PageKey, inputs: LabelInputs, press: Press) -> dict[str, Any]:
        """Return the items, newest first, and the ways to the years."""
        show = press.presenter(key.language)
        folder = f"{self._folder(press)}/{key.subject}"
        view = show.page_view(self.kind, inputs.name, self.path(key, press))
        if view.feeds and self.shelf_kind == "topic":
            view = view._replace(feeds=(*view.feeds, show.feed(inputs.name, ATOM_FEED, folder)))
        return {
            "page": view,
            self.shelf_kind: self._link(key, inputs.name, press),
            "items": show.items(inputs.newest),
            "years": [
                show.period(year.period, shelf=folder, items=year.items)
                for year in reversed(inputs.years)
            ],
        }

    def touched_by_article(
        self, article: Article, snapshot: Snapshot, press: Press
    ) -> Iterator[PageKey]:
        """Yield the page of each of its labels."""
        for shelf in self._shelves_of(article):
            yield PageKey(self.kind, shelf.language, shelf.slug)


class LabelYearPages(_LabelFamily[LabelYearInputs]):
    """The years of those topics, or authors, that have many items."""

    rank = Rank.ARCHIVES

    def __init__(self, shelf_kind: str) -> None:
        super().__init__(shelf_kind)
        self.kind = f"{shelf_kind} year"  # type: ignore[misc]
        self.template = f"{shelf_kind}_year.html"  # type: ignore[misc]

    def keys(self, snapshot: Snapshot, press: Press) -> Iterator[PageKey]:
        """Return the years of each long label."""
        for shelf in snapshot.shelves(self.shelf_kind):
            years = snapshot.years(shelf)
            for year in years if _long(years) else ():
                yield PageKey(self.kind, shelf.language, shelf.slug, year.period)

    def inputs(self, key: PageKey, snapshot: Snapshot, press: Press) -> LabelYearInputs | None:
        """Return the year's items and the years around it; None if the label is not long."""
        shelf = self._shelf(key)
        items = snapshot.headlines_in(shelf, key.period)
        if not items or not _long(snapshot.years(shelf)):
            return None
        neighbours = snapshot.neighbours(shelf, key.period)
        return LabelYearInputs(snapshot.shelf_name(shelf), items, neighbours)

    def context(self, key: PageKey, inputs: LabelYearInputs, press: Press) -> dict[str, Any]:
        """Return the items of the year, newest first."""
        show = press.presenter(key.language)
        folder = f"{self._folder(press)}/{key.subject}"
        name, label = show.period_name(key.period), self._link(key, inputs.name, press)
        view = show.page_view(self.kind, name, self.path(key, press), above=[label])
        previous, following = inputs.neighbours
        return {
            "page": view._replace(title=f"{inputs.name}, {name}"),
            self.shelf_kind: label,
            "year": name,
            "items": show.items(reversed(inputs.items)),
            "previous": show.optional_period(previous, folder),
            "next": show.optional_period(following, folder),
        }

    def touched_by_article(
        self, article: Article, snapshot: Snapshot, press: Press
    ) -> Iterator[PageKey]:
        """Yield its year of each of its labels, and all years of some.

        An item may make a label long, or short again; and the oldest item names it.
        """
        for shelf in self._shelves_of(article):
            years, own = snapshot.years(shelf), article.stamp[:4]
            is_surely_long = sum(year.items for year in years) > SURELY_LONG
            if is_surely_long and own > years[0].period:
                yield PageKey(self.kind, shelf.language, shelf.slug, own)
                continue
            for period in sorted({year.period for year in years} | {own}):
                yield PageKey(self.kind, shelf.language, shelf.slug, period)

    def touched_by_period(self, shelf: Shelf, period: str, snapshot: Snapshot) -> Iterator[PageKey]:
        """Yield the years before and after one that came or went: each leads to the next."""
        if shelf.kind == self.shelf_kind and len(period) == 4:
            for neighbour in filter(None, snapshot.neighbours(shelf, period)):
                yield PageKey(self.kind, shelf.language, shelf.slug, neighbour)


def _long(years: list[Period]) -> bool:
    return sum(year.items for year in years) > LONG


LABEL_FAMILIES: tuple[Family[Any], ...] = (
    LabelYearPages("topic"),
    LabelYearPages("author"),
    LabelPages("topic"),
    LabelPages("author"),
)
