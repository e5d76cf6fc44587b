"""An article as its own page shows it: the ready values that the template prints."""

from html import unescape

from markupsafe import Markup

from newsroom.content.article import Article
from newsroom.language.locales.sharing import SERVICES, share_address
from newsroom.language.reading_time import minutes_to_read
from newsroom.pages.articles.company import Company
from newsroom.pages.formatting import Formatter
from newsroom.pages.renderer import Renderer
from newsroom.pages.views import Link, Picture, SeriesView, Story


def story_of(
    article: Article, html: str, picture: Picture | None, renderer: Renderer, company: Company
) -> Story:
    """Return an article's ready values; `html` is its body as the page shows it."""
    show, body = renderer.formatter(article.language), Markup(html)
    topics, authors = renderer.edition.topic_folder, renderer.edition.author_folder
    modified = max([article.modified, *(entry.stamp for entry in article.live_story.public)])
    return Story(
        title=article.title,
        lead=article.lead,
        body=body,
        section=show.section(article.section),
        stamp=show.dates.stamp(article.stamp),
        datetime=show.machine_date(article.stamp),
        modified=show.dates.stamp(modified) if modified else "",
        modified_datetime=show.machine_date(modified) if modified else "",
        authors=[Link(label.name, show.folder(authors, label.slug)) for label in article.authors],
        topics=[Link(label.name, show.folder(topics, label.slug)) for label in article.topics],
        picture=picture,
        source=article.source,
        corrections=[show.correction(*correction) for correction in article.corrections],
        kind=article.kind,
        label=show.labels.get(article.kind, ""),
        minutes=minutes_to_read("".join(_texts_in(html)), article.language),
        series=_series(article, company, show),
        shares=_shares(article, show),
        validity=show.validity(article.valid_from, article.valid_until)
        if article.valid_until
        else "",
    )


def plain_text(html: str) -> str:
    """Return the words of a body that the sanitiser made: there, `<` and `>` stand for tags."""
    return unescape(" ".join(_texts_in(html)))


def _texts_in(html: str) -> list[str]:
    """Return what stands between the tags of such a body."""
    # Ten times as fast as a regular expression on the long texts that there are.
    return [part.partition(">")[2] for part in f">{html}".split("<")]


def _series(article: Article, company: Company, show: Formatter) -> SeriesView | None:
    slug, name = article.series
    if not slug:
        return None
    previous, following = show.items(company.previous_part), show.items(company.next_part)
    return SeriesView(
        Link(name, show.folder(show.edition.series_folder, slug)),
        previous[0] if previous else None,
        following[0] if following else None,
    )


def _shares(article: Article, show: Formatter) -> list[Link]:
    url = show.absolute(article.url)
    if not url:
        return []
    return [
        Link(SERVICES[service][0], share_address(service, url, article.title))
        for service in show.edition.services(article.language)
    ]
