"""Where links lead: which addresses the site has, and which places on its pages."""

import re
from functools import cached_property, lru_cache
from urllib.parse import unquote

from newsroom.catalogue.queries.queries import Queries
from newsroom.content.article import Article, StandingPage
from newsroom.content.safety.sanitise import RESERVED_IDS
from newsroom.pages.articles.bodies import body_of, names_of
from newsroom.pages.registry import FAMILIES
from newsroom.pages.renderer import Renderer

_ID = re.compile(r'\sid="([^"]+)"')
_ONE_BY_ONE = {"article", "standing"}  # asked of the catalogue: there are too many to list


class Destinations:
    """The pages and files that a build of this snapshot would write, known without building."""

    def __init__(self, queries: Queries, renderer: Renderer) -> None:
        self._queries = queries
        self._renderer = renderer
        self.places = lru_cache(maxsize=None)(self._places)

    def has(self, url: str) -> bool:
        """Tell whether readers find a page or a file at `url`, which begins with a slash."""
        return self._record(url) is not None or _file_at(url) in self._paths

    def has_text(self, url: str) -> bool:
        """Tell whether an article or a standing page is at `url`."""
        return self._record(url) is not None

    def is_of(self, path: str, url: str) -> bool:
        """Tell whether the text at `url` is that of the content file `path`."""
        record = self._record(url)
        return record is not None and record.path == path

    def has_place(self, url: str, place: str) -> bool:
        """Tell whether the page at `url` has a place of that id.

        Of pages that are no texts, only headlines on date pages are known; the rest is trusted.
        """
        places = self.places(url)
        if places is not None:
            return place in places
        is_date = re.fullmatch(r"(?:/[a-z-]+)?/\d{4}/(?:\d{2}/){0,2}", url) is not None
        is_headline = self._queries.article(f"{url}#{place}") is not None
        return is_headline or place in RESERVED_IDS or not is_date

    def _record(self, url: str) -> Article | StandingPage | None:
        article = self._queries.article(url)
        return article if article and article.has_body else self._queries.standing_page(url)

    def _places(self, url: str) -> frozenset[str] | None:
        """Return the ids on the page of a text, None for a page of another kind."""
        record = self._record(url)
        if record is None:
            return None
        names = names_of(record.references, self._queries)
        body = body_of(record, names, self._renderer)
        html = body.html if body else ""
        entries = record.live_story.public if isinstance(record, Article) else ()
        return RESERVED_IDS.union(_ID.findall(html), (entry.anchor for entry in entries))

    @cached_property
    def _paths(self) -> frozenset[str]:
        return frozenset(
            family.path(key, self._renderer)
            for family in FAMILIES.values()
            if family.kind not in _ONE_BY_ONE
            for key in family.keys(self._queries, self._renderer)
        )


def _file_at(url: str) -> str:
    """Return the output path that a host answers `url` with."""
    path = unquote(url).strip("/")
    if not path or url.endswith("/"):
        return f"{path}/index.html".lstrip("/")
    return path if "." in path.rpartition("/")[2] else f"{path}/index.html"
