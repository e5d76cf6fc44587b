"""What pages say of themselves to machines: schema.org's vocabulary as JSON-LD.

The properties are those that Google's documentation of articles and breadcrumbs asks for, with a
correction's own. A date is told as far as it is known: one of a year claims no day. Addresses are
whole where the edition names its host, else relative to the page, as JSON-LD allows.
"""

from collections.abc import Callable, Sequence
from typing import Any

import orjson
from markupsafe import Markup

from newsroom.content.article import Article, Correction
from newsroom.content.markdown.recording import media_type_of
from newsroom.pages.articles.kinds import TYPES
from newsroom.pages.views import Cut, Link, LiveView, Picture, Recording, Story
from newsroom.settings.parts import Masthead

Thing = dict[str, Any]
Whole = Callable[[str], str]
MachineDate = Callable[[str], str]

# In a script element only these could end it, or be read as the start of a comment (HTML, section
# 4.12.1.3); the last two end lines in old JavaScript.
_ESCAPES = [(mark, f"\\u{ord(mark):04x}") for mark in ("<", ">", "&", "\u2028", "\u2029")]


NOTHING = Markup("")
SEARCH_TERM = "search_term_string"
"""What stands for the words in the address of a search, by Google's documentation."""


def script(things: Sequence[Thing]) -> Markup:
    """Return the content of a script element that describes `things`; empty if there are none."""
    if not things:
        return NOTHING
    graph = {"@context": "https://schema.org", "@graph": things}
    text = orjson.dumps(graph).decode()
    for mark, escape in _ESCAPES:  # ten times as fast as one `translate`
        text = text.replace(mark, escape)
    return Markup(text)


def breadcrumb_list(crumbs: Sequence[Link], whole: Whole) -> Thing:
    """Return the way from the front page to a page, the page itself last."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": crumb.name, "item": whole(crumb.url)}
            for place, crumb in enumerate(crumbs, 1)
        ],
    }


def publisher(masthead: Masthead, home: str, logo: str) -> Thing:
    """Return the newspaper; `home` and `logo` are whole addresses, `logo` may be empty."""
    return _known(
        {
            "@type": "NewsMediaOrganization",
            "name": masthead.name,
            "url": home,
            "logo": {"@type": "ImageObject", "url": logo} if logo else None,
        }
    )


def masthead_of(masthead: Masthead, newspaper: Thing) -> Thing:
    """Return the newspaper as its front page presents it: with where and how it is reached."""
    reached = {
        "slogan": masthead.motto,
        "address": masthead.address,
        "telephone": masthead.hotline,
        "email": masthead.email,
    }
    return newspaper | _known(reached)


def website(masthead: Masthead, home: str, search: str) -> Thing:
    """Return the site with its search; `search` is an address that has `{SEARCH_TERM}` in it."""
    return {
        "@type": "WebSite",
        "name": masthead.name,
        "url": home,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": search},
            "query-input": f"required name={SEARCH_TERM}",
        },
    }


def news_article(
    article: Article,
    story: Story,
    recordings: Sequence[Recording],
    *,
    url: str,
    newspaper: Thing,
    whole: Whole,
    machine_date: MachineDate,
) -> Thing:
    """Return an article; `story` is the same as its page shows it, `url` its whole address.

    `recordings` are the films and sounds in it.
    """
    authors = [_person(author, whole) for author in story.authors]
    return _known(
        {
            "@type": TYPES.get(article.kind, "NewsArticle"),
            "mainEntityOfPage": url,
            "headline": story.title,
            "description": story.lead,
            "inLanguage": article.language,
            "datePublished": story.datetime,
            "dateModified": machine_date(article.changed),
            "author": authors or [newspaper],
            "publisher": newspaper,
            "image": _images(story, whole),
            "articleSection": story.section.name,
            "keywords": [topic.name for topic in story.topics],
            "isBasedOn": story.source,
            "isPartOf": _series(story, whole),
            "timeRequired": f"PT{story.minutes}M",
            "video": [_recording(one, story, whole) for one in recordings if one.is_film],
            "audio": [_recording(one, story, whole) for one in recordings if not one.is_film],
            "isAccessibleForFree": True,
            "correction": [_correction(one, machine_date) for one in article.corrections],
        }
    )


def live_blog(
    article: Article, live: LiveView, *, whole: Whole, machine_date: MachineDate
) -> Thing:
    """Return what a live story is beyond an article: when its coverage is, and its entries.

    Source: schema.org/LiveBlogPosting, and Google's documentation of it. An end that nobody knows
    is not told.
    """
    story = article.live_story
    stamps = [article.stamp, *(entry.stamp for entry in story.public)]
    end = story.end or ("" if story.is_live else max(stamps))
    return _known(
        {
            "@type": "LiveBlogPosting",
            "coverageStartTime": machine_date(min(stamps)),
            "coverageEndTime": machine_date(end) if end else "",
            "liveBlogUpdate": [
                _known(
                    {
                        "@type": "BlogPosting",
                        "headline": entry.title or article.title,
                        "url": whole(entry.url),
                        "datePublished": entry.datetime,
                        "articleBody": " ".join(entry.body.striptags().split()),
                    }
                )
                for entry in live.entries
            ],
        }
    )


def _series(story: Story, whole: Whole) -> Thing | None:
    if story.series is None:
        return None
    series = story.series.series
    return {"@type": "CreativeWorkSeries", "name": series.name, "url": whole(series.url)}


def _recording(recording: Recording, story: Story, whole: Whole) -> Thing:
    """Return a film or sound: name, picture and date are what Google asks for."""
    poster = recording.poster or story.picture
    return _known(
        {
            "@type": "VideoObject" if recording.is_film else "AudioObject",
            "name": recording.caption or recording.words or story.title,
            "description": recording.words or story.lead or story.title,
            "contentUrl": whole(recording.url),
            "encodingFormat": media_type_of(recording.url),
            "uploadDate": story.datetime,
            "thumbnailUrl": [whole(poster.url)] if poster else None,
            "duration": _duration(recording.seconds),
            "inLanguage": recording.language,
        }
    )


def _duration(seconds: int) -> str:
    """Return a duration as ISO 8601 has it; nothing for one that is not known."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "H"), (minutes, "M"), (rest, "S"))
    told = "".join(f"{count}{unit}" for count, unit in parts if count)
    return f"PT{told}" if told else ""


def _person(author: Link, whole: Whole) -> Thing:
    return {"@type": "Person", "name": author.name, "url": whole(author.url)}


def _images(story: Story, whole: Whole) -> list[Thing]:
    """Return the picture in the shapes that Google asks for; else as it is; else the card."""
    picture = story.picture
    if picture is None or not story.cuts:
        return [_image(picture, whole)] if picture else [_cut(cut) for cut in story.cuts]
    words = _known({"caption": picture.caption, "creditText": picture.credit})
    return [_cut(cut) | words for cut in story.cuts]


def _cut(cut: Cut) -> Thing:
    return {"@type": "ImageObject", "url": cut.url, "width": cut.width, "height": cut.height}


def _image(picture: Picture, whole: Whole) -> Thing:
    return _known(
        {
            "@type": "ImageObject",
            "url": whole(picture.url),
            "width": picture.width,
            "height": picture.height,
            "caption": picture.caption,
            "creditText": picture.credit,
        }
    )


def _correction(correction: Correction, machine_date: MachineDate) -> Thing:
    return {
        "@type": "CorrectionComment",
        "datePublished": machine_date(correction.stamp),
        "text": correction.text,
    }


def _known(properties: Thing) -> Thing:
    return {name: value for name, value in properties.items() if value}
