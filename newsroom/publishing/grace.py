"""What the edition has dropped: what waits for readers with an older page open, and what must go.

A page that a reader or a cache still holds loads files by names that nothing else has: stylesheets
and scripts of an earlier theme, and a picture as it was before it was replaced. They wait for the
target's grace. Everything else was taken back, or nothing leads to it: it goes at once.
"""

from dataclasses import dataclass

from newsroom.catalogue.queries.queries import Queries
from newsroom.edition import Edition
from newsroom.pages.addresses import MEDIA_FOLDER
from newsroom.pages.articles.album import article_of_album
from newsroom.pages.family import page_path
from newsroom.pages.machines.destinations import destination
from newsroom.pages.theme import THEME_FOLDER
from newsroom.pictures.variants import stem_of_variant
from newsroom.publishing.manifest.manifest_entry import ManifestEntry, Role

_INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Grace:
    """Tells what was taken back, by what the edition shows now."""

    edition: Edition
    queries: Queries

    def is_taken_back(self, their: ManifestEntry, our: ManifestEntry | None) -> bool:
        """Tell whether nobody is to find any more what the host has at their entry's path.

        So it is if the edition has nothing there and nothing that an older page needs, and if it
        has a page there that says that something is gone.
        """
        if their.role == Role.FOREIGN:
            return False
        if our is None:
            return not self._waits(their.path)
        if our.role != Role.NOTICE or their.role == Role.NOTICE:
            return False
        address = article_of_album(our.path) or page_address(our.path)
        return not destination(address, self.queries, self.edition)

    def _waits(self, path: str) -> bool:
        """Tell whether older pages load the file at `path`, and it shows nothing taken back."""
        folder, _slash, name = path.partition("/")
        if folder == THEME_FOLDER:
            return True
        if article := article_of_album(path):  # which has moved, and not gone
            return bool(destination(article, self.queries, self.edition))
        stem = stem_of_variant(name) if folder == MEDIA_FOLDER else ""
        return bool(stem) and self.queries.has_live_picture(stem)


def page_file(address: str) -> str:
    """Return the file of the page at an address, as a redirect's page has it."""
    name = address.lstrip("/")
    return name if name.lower().endswith((".html", ".htm")) else page_path(name)


def page_address(path: str) -> str:
    """Return the address of a page: `/2019/03/11/` for `2019/03/11/index.html`."""
    return f"/{path.removesuffix(_INDEX)}" if path.endswith(f"/{_INDEX}") else f"/{path}"
