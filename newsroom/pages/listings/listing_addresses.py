"""The addresses of lists that come and go with their items: dates, and labels.

Fronts, sections themselves and the archive are always there; the years of labels are not told of
here, because they come and go with the number of a label's items.
"""

from typing import NamedTuple

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.queries import Queries
from newsroom.content.addresses.former_addresses import FINEST, list_named
from newsroom.edition import Edition

LABELS = frozenset(["topic", "author", "series"])
"""The kinds of listings that have one page for all periods."""


class ListPage(NamedTuple):
    """A list by what it lists; `period` is empty for a label, which has one page for all."""

    listing: Listing
    period: str

    def exists(self, queries: Queries) -> bool:
        """Tell whether anything is listed there."""
        if self.period:
            return queries.items_in(self.listing, self.period) > 0
        return queries.first_of(self.listing) is not None

    def address(self, edition: Edition) -> str:
        """Return where the list is."""
        return self._folder(edition) + (f"{self.period.replace('-', '/')}/" if self.period else "")

    def larger(self, edition: Edition) -> str:
        """Return where the next larger list is: of the month, the year, the section, or all."""
        if len(self.period) > 4:
            return self._replace(period=self.period[:-3]).address(edition)
        if self.listing.kind == "section":
            return self._folder(edition)
        return f"{edition.prefix(self.listing.language)}/{edition.archive_folder}/"

    def _folder(self, edition: Edition) -> str:
        names = [edition.label_folders.get(self.listing.kind, ""), self.listing.slug]
        folders = "".join(f"{name}/" for name in names if name)
        return f"{edition.prefix(self.listing.language)}/{folders}"


def list_at(address: str, edition: Edition) -> ListPage | None:
    """Return what is, or would be, listed at an address; None if it is not that of such a list."""
    named = list_named(address, edition)
    return ListPage(Listing(*named[:3]), named[3]) if named else None


def list_of(listing: Listing, period: str) -> ListPage | None:
    """Return the list that may come or go with a period of a listing; None if there is none."""
    if listing.kind in FINEST:
        return ListPage(listing, period) if len(period) <= FINEST[listing.kind] else None
    is_label = listing.kind in LABELS
    return ListPage(listing, "") if is_label and len(period) == 4 else None
