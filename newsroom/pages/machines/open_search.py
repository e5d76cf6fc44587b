"""What a browser must know to offer the newspaper's search among its own: OpenSearch 1.1."""

from collections.abc import Iterator
from typing import Any

from newsroom.catalogue.queries.queries import Queries
from newsroom.pages.family import Family, PageKey, Rank
from newsroom.pages.feeds.xml_document import add, document, root
from newsroom.pages.machines.web_manifest import icons_of
from newsroom.pages.renderer import Renderer

NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
LONGEST_NAME = 16
"""Letters of an engine's short name, by the specification."""


class OpenSearchDescription(Family[str]):
    """The description of each language's search page.

    It names whole addresses, so an edition without SITEURL has none.
    """

    kind = "open search"
    rank = Rank.FRONTS

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return one file a language, if the edition is searchable."""
        for language in renderer.edition.languages if renderer.edition.is_searchable else ():
            yield PageKey(self.kind, language)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return `tim-kiem/opensearch.xml`."""
        return renderer.formatter(key.language).open_search_path

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> str | None:
        """Return its kind: it shows settings only."""
        edition = renderer.edition
        return self.kind if edition.is_searchable and edition.site_url else None

    def render(self, key: PageKey, inputs: str, renderer: Renderer) -> bytes:
        """Return the description (OpenSearch 1.1)."""
        show = renderer.formatter(key.language)
        name = renderer.edition.masthead(key.language).name
        icon = icons_of(renderer.edition)[0]
        top = root("OpenSearchDescription", NAMESPACE)
        add(top, "ShortName", name[:LONGEST_NAME])
        add(top, "Description", name)
        add(top, "InputEncoding", "UTF-8")
        add(top, "Language", key.language)
        add(top, "Image", show.whole(show.theme_file(icon.path)))
        add(top, "Url", type="text/html", template=show.whole(show.search_template))
        return document(top)


FAMILIES: tuple[Family[Any], ...] = (OpenSearchDescription(),)
