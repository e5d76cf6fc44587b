"""Which printed papers are on the site."""

from collections.abc import Iterator

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.queries import Queries
from newsroom.content.picture import PictureFile
from newsroom.pages.renderer import Renderer


def print_of(day: str, language: str, queries: Queries, renderer: Renderer) -> PictureFile | None:
    """Return the first page of a day's printed paper as a picture; None if the site has none.

    An empty `day` has none. The paper is printed in the edition's own language. A day that has no
    items yet has no page, so that nothing of its paper is public either: before its day has come,
    no item of it is.
    """
    if not day or language != renderer.edition.language:
        return None
    if not queries.items_in(Listing(language, "edition"), day):
        return None
    return queries.printed_paper(day)


def printed_papers(queries: Queries, renderer: Renderer) -> Iterator[PictureFile]:
    """Yield the first pages of all papers on the site."""
    for day in queries.printed_days():
        if picture := print_of(day, renderer.edition.language, queries, renderer):
            yield picture
