"""`latest.json`: the newest headlines of the edition and of each section, for scripts on old pages.

An old article's page never changes, so what is new in its section reaches it this way.
"""

import json
from collections.abc import Iterator
from typing import Any

from newsroom.catalogue.rows import Headline
from newsroom.catalogue.shelf import Shelf
from newsroom.catalogue.snapshot import Snapshot
from newsroom.content.article import Article, Status
from newsroom.pages.addresses import LATEST
from newsroom.pages.family import Family, PageKey, Rank
from newsroom.pages.press import Press

HEADLINES = 10


class LatestHeadlines(Family[list[Headline]]):
    """The newest headlines of each section, and of all (whose subject is empty)."""

    kind = "latest headlines"
    rank = Rank.FRONTS

    def keys(self, snapshot: Snapshot, press: Press) -> Iterator[PageKey]:
        """Return one file a language for all sections, and one for each."""
        for language in press.edition.languages:
            for slug in ("", *(section.slug for section in press.edition.sections)):
                yield PageKey(self.kind, language, slug)

    def path(self, key: PageKey, press: Press) -> str:
        """Return `kinh-te/latest.json` and the like."""
        prefix = press.edition.prefix(key.language).strip("/")
        return "/".join(filter(None, [prefix, key.subject, LATEST]))

    def inputs(self, key: PageKey, snapshot: Snapshot, press: Press) -> list[Headline] | None:
        """Return the headlines, newest first; None for a section that is no longer declared."""
        if key.subject and key.subject not in {one.slug for one in press.edition.sections}:
            return None
        kind = "section" if key.subject else "edition"
        return snapshot.newest_headlines(Shelf(key.language, kind, key.subject), HEADLINES)

    def render(self, key: PageKey, inputs: list[Headline], press: Press) -> bytes:
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
            }
            for item in press.presenter(key.language).items(inputs)
        ]
        text = json.dumps({"items": items}, ensure_ascii=False, separators=(",", ":"))
        return f"{text}\n".encode()

    def touched_by_article(
        self, article: Article, snapshot: Snapshot, press: Press
    ) -> Iterator[PageKey]:
        """Yield the file of the article's section, and the one of all."""
        if article.status is Status.PUBLISHED:
            yield PageKey(self.kind, article.language)
            yield PageKey(self.kind, article.language, article.section)


LATEST_FAMILIES: tuple[Family[Any], ...] = (LatestHeadlines(),)
