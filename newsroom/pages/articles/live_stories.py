"""Live stories: what their pages show of them, and what scripts learn of new entries from."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from newsroom.catalogue.queries.queries import Queries
from newsroom.content.article import Article, Status
from newsroom.content.live_story import LiveStory
from newsroom.pages.addresses import LIVE
from newsroom.pages.articles.bodies import Body
from newsroom.pages.family import Family, PageKey, Rank
from newsroom.pages.formatting import Formatter
from newsroom.pages.renderer import Renderer
from newsroom.pages.views import LiveEntry, LiveView


def live_view(article: Article, parts: Sequence[Body], show: Formatter) -> LiveView:
    """Return a live story as templates show it; `parts` are its intro and its public entries.

    An entry of the story's own day shows its time alone.
    """
    story, url = article.live_story, show.address(article.url)
    intro, *texts = (Markup(part.html) for part in parts)
    entries = [
        LiveEntry(
            anchor=entry.anchor,
            url=f"{url}#{entry.anchor}",
            title=entry.title,
            stamp=show.dates.clock(entry.stamp)
            if entry.stamp[:10] == article.stamp[:10]
            else show.dates.stamp(entry.stamp),
            datetime=show.machine_date(entry.stamp),
            body=text,
        )
        for entry, text in zip(story.public, texts, strict=True)
    ]
    return LiveView(intro, entries, url + LIVE if story.is_live else "")


class LiveNews(Family[LiveStory]):
    """A small file beside each live story: which entries it has, and until when it goes on.

    It stays when the story is over: pages that are still open learn so from it.
    """

    kind = "live news"
    rank = Rank.FRONTS  # after the page, which has the entries

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return the file of each live story, going on or over."""
        for language, url in queries.live_story_urls():
            yield PageKey(self.kind, language, url)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return the file's place in the story's folder."""
        return f"{key.subject.lstrip('/')}{LIVE}"

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> LiveStory | None:
        """Return the live story; None if there is none at the address (any more)."""
        article = queries.article(key.subject)
        return article.live_story if article and _has_news(article) else None

    def render(self, key: PageKey, inputs: LiveStory, renderer: Renderer) -> bytes:
        """Return the entries' places, newest first, and the end, unless that has come."""
        news: dict[str, Any] = {"entries": [entry.anchor for entry in inputs.public]}
        if inputs.is_live:
            news["until"] = inputs.until
        return f"{json.dumps(news, separators=(',', ':'))}\n".encode()

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the story's own file."""
        if _has_news(article):
            yield PageKey(self.kind, article.language, article.url)


def _has_news(article: Article) -> bool:
    is_read = article.has_body and article.status is not Status.WITHDRAWN
    return is_read and article.live_story.is_story


FAMILIES: tuple[Family[Any], ...] = (LiveNews(),)
