"""`latest.json`: the newest headlines of the edition and of each section, for scripts on old pages.

An old article's page never changes, so what is new in its section reaches it this way.
"""

import json
from collections.abc import Iterator
from typing import Any

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.rows import Headline
from newsroom.content.article import Article, Status
from newsroom.pages.addresses import LATEST
from newsroom.pages.family import Family, PageKey, Rank
from newsroom.pages.renderer import Renderer

HEADLINES = 10


class LatestHeadlines(Family[list[Headline]]):
    """The newest headlines of each section, and of all (whose subject is empty)."""

    kind = "latest headlines"
    rank = Rank.FRONTS

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return one file a language for all sections, and one for each."""
        for language in renderer.edition.languages:
            for slug in ("", *(section.slug for section in renderer.edition.sections)):
                yield PageKey(self.kind, language, slug)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return `kinh-te/latest.json` and the like."""
        prefix = renderer.edition.prefix(key.language).strip("/")
        return "/".join(filter(None, [prefix, key.subject, LATEST]))

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> list[Headline] | None:
        """Return the headlines, newest first; None for a section that is no longer declared."""
        if key.subject and key.subject not in {one.slug for one in renderer.edition.sections}:
            return None
        kind = "section" if key.subject else "edition"
        return queries.newest_headlines(Listing(key.language, kind, key.subject), HEADLINES)

    def render(self, key: PageKey, inputs: list[Headline], renderer: Renderer) -> bytes:
        """Return the headlines as JSON, their stamps as readers and as machines have them.

        `external` tells which lead to another site: scripts mark them as lists do.
        """
        items = [
            {
                "title": item.title,
                "url": item.url,
                "stamp": item.stamp,
                "datetime": item.datetime,
                "external": item.external,
                **({"kind": item.kind, "label": item.label} if item.label else {}),
            }
            for item in renderer.formatter(key.language).items(inputs)
        ]
        text = json.dumps({"items": items}, ensure_ascii=False, separators=(",", ":"))
        return f"{text}\n".encode()

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the file of the article's section, and the one of all."""
        if article.status is Status.PUBLISHED:
            yield PageKey(self.kind, article.language)
            yield PageKey(self.kind, article.language, article.section)


FAMILIES: tuple[Family[Any], ...] = (LatestHeadlines(),)
