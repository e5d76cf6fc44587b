"""What a digest holds: the items that readers were given, by section, ready for its templates."""

import sqlite3
from contextlib import closing
from typing import NamedTuple

from markupsafe import Markup

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.rows import Teaser
from newsroom.catalogue.schema import open_snapshot
from newsroom.digest.paper import as_data, on_paper
from newsroom.digest.period import DigestPeriod
from newsroom.edition import Edition
from newsroom.engine.render import renderer_for
from newsroom.language.messages import ToldError
from newsroom.language.messages import message as _
from newsroom.pages.articles.bodies import bodies_of, names_of
from newsroom.pages.articles.live_stories import live_view
from newsroom.pages.formatting import Formatter
from newsroom.pages.renderer import Renderer
from newsroom.pages.views import Picture
from newsroom.settings.parts import Masthead


class NothingToDigestError(ToldError):
    """Nothing can be put together; the message says why, and what to do."""


class DigestItem(NamedTuple):
    """An item of a digest. `url` is a whole address; `byline` and `lead` may be empty.

    `picture_url` is the whole address of its picture, `print_url` the picture itself (`data:`).
    `body` is its text as HTML with its pictures in it; empty for a headline, and in weeks.
    """

    title: str
    url: str
    stamp: str
    lead: str
    byline: str
    picture: Picture | None
    picture_url: str
    print_url: str
    body: Markup = Markup("")


class DigestSection(NamedTuple):
    """A section, and its items in the order in which readers got them, newest first."""

    name: str
    items: list[DigestItem]


class Digest(NamedTuple):
    """A day or week. `home` is the whole address of the front page.

    `changed` are the files whose text is another by now than the one that was published: only
    their title and lead are in it.
    """

    title: str
    language: str
    direction: str
    masthead: Masthead
    accent: str
    home: str
    sections: list[DigestSection]
    changed: tuple[str, ...]

    @property
    def items(self) -> int:
        """How many items it holds."""
        return sum(len(section.items) for section in self.sections)


def digest_of(
    edition: Edition, period: DigestPeriod, language: str, now: int
) -> tuple[Digest, Renderer]:
    """Return what readers were given in a period, by the last build, and what prints it.

    `now` is in seconds since 1970 UTC. Nothing that is hidden, withdrawn, a draft or under embargo
    is in it. NothingToDigestError if there was no build, or the period has no items.
    """
    catalogue = edition.cache / "catalogue.sqlite"
    if not edition.site_url:
        raise NothingToDigestError(
            _("A digest leads to whole addresses: set SITEURL in publishconf.py.")
        )
    if not catalogue.exists():
        raise NothingToDigestError(
            _("Nothing has been built for readers yet: run `newsroom publish` first.")
        )
    try:
        with closing(open_snapshot(catalogue)) as connection:
            return _digest(edition, period, language, Queries(connection, now))
    except sqlite3.DatabaseError as error:
        raise NothingToDigestError(
            _("The catalogue of the last build cannot be read: run `newsroom publish` first.")
        ) from error


def _digest(
    edition: Edition, period: DigestPeriod, language: str, queries: Queries
) -> tuple[Digest, Renderer]:
    renderer = renderer_for(edition, queries)
    show = renderer.formatter(language)
    listing = Listing(language, "edition")
    teasers = [one for day in reversed(period.days) for one in queries.teasers_in(listing, day)]
    first, last = show.dates.day(period.days[0]), show.dates.day(period.days[-1])
    title = f"{first} – {last}" if period.is_week else first
    if not teasers:
        raise NothingToDigestError(_("Nothing was published: {period}.").format(period=title))
    changed: list[str] = []
    found: dict[str, list[DigestItem]] = {section.slug: [] for section in edition.sections}
    for teaser in teasers:
        item = _item(teaser, show, queries)
        if teaser.has_body and not period.is_week:
            item = item._replace(body=_body(teaser, queries, renderer, changed))
        found[teaser.section].append(item)
    sections = [
        DigestSection(section.name(language), found[section.slug])
        for section in edition.sections
        if found[section.slug]
    ]
    digest = Digest(
        title,
        language,
        edition.direction(language),
        edition.masthead(language),
        renderer.accent,
        show.whole(show.home.url),
        sections,
        tuple(changed),
    )
    return digest, renderer


def _item(teaser: Teaser, show: Formatter, queries: Queries) -> DigestItem:
    [item] = show.items([teaser])
    article = queries.article(teaser.url)
    names = ", ".join(author.name for author in article.authors) if article else ""
    picture = item.picture
    return DigestItem(
        title=item.title,
        url=item.url if item.external else show.whole(item.url),
        stamp=item.stamp,
        lead=item.lead,
        byline=names,
        picture=picture,
        picture_url=show.whole(picture.thumbnail_url or picture.url) if picture else "",
        print_url=as_data(picture.url, picture.srcset, show.edition) if picture else "",
    )


def _body(teaser: Teaser, queries: Queries, renderer: Renderer, changed: list[str]) -> Markup:
    """Return an article's text as it was published; empty, and noted, if its file has changed."""
    article = queries.article(teaser.url)
    if article is None:
        return Markup("")
    names = names_of((*article.references, article.image.path), queries)
    parts = bodies_of(article, names, renderer)
    if parts is None:
        changed.append(article.path)
        return Markup("")
    html = parts[0].html
    if article.live_story.is_story:  # printed, it has ended
        live = live_view(article, parts, renderer.formatter(article.language))
        html = renderer.live_story(article.language, live._replace(news=""))
    return Markup(on_paper(html, renderer.edition))
