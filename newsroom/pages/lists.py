"""The addresses of lists that come and go with their items: dates, and labels.

Fronts, sections themselves and the archive are always there; the years of labels are not told of
here, because they come and go with the number of a label's items.
"""

from collections.abc import Iterator
from typing import NamedTuple

from newsroom.catalogue.shelf import Shelf
from newsroom.catalogue.snapshot import Snapshot
from newsroom.content.article import Article, Status
from newsroom.content.former_addresses import FINEST, list_named
from newsroom.edition import Edition
from newsroom.language.moment import Moment


class ListPage(NamedTuple):
    """A list by what it lists; `period` is empty for a label, which has one page for all."""

    shelf: Shelf
    period: str

    def exists(self, snapshot: Snapshot) -> bool:
        """Tell whether anything is listed there."""
        if self.period:
            return snapshot.items_in(self.shelf, self.period) > 0
        return snapshot.first_of(self.shelf) is not None


def list_at(address: str, edition: Edition) -> ListPage | None:
    """Return what is, or would be, listed at an address; None if it is not that of such a list."""
    named = list_named(address, edition)
    return ListPage(Shelf(*named[:3]), named[3]) if named else None


def lists_of(article: Article, edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the addresses of the lists that an article is in, each with the next larger one's."""
    if article.status is not Status.PUBLISHED:
        return
    prefix = edition.prefix(article.language)
    archive = f"{prefix}/{edition.archive_folder}/"
    for folder, finest, whole in (
        (f"{prefix}/", FINEST["edition"], archive),
        (f"{prefix}/{article.section}/", FINEST["section"], f"{prefix}/{article.section}/"),
    ):
        larger = whole
        for period in sorted(Moment(article.stamp).periods, key=len):
            if len(period) <= finest:
                address = f"{folder}{period.replace('-', '/')}/"
                yield address, larger
                larger = address
    for name, labels in (
        (edition.topic_folder, article.topics),
        (edition.author_folder, article.authors),
    ):
        for label in labels:
            yield f"{prefix}/{name}/{label.slug}/", archive
