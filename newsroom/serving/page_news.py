"""What the bar on a page tells of it: its file, what is wrong with that, when readers see it."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from newsroom.content.article import Article, Status
from newsroom.content.findings.speech import said
from newsroom.content.rejection import Rejection
from newsroom.edition import Edition
from newsroom.language.dates.moment import moment_in_zone
from newsroom.language.messages import Message, in_words
from newsroom.language.messages import message as _
from newsroom.serving.finding_page import FINDING_PATH
from newsroom.serving.preview import SeenPage, Unpublished

_WORDS = {
    "fold": _("Fold away"),
    "unfold": _("About this page"),
    "findings": _("Findings"),
    "sound": _("Nothing is wrong with this file."),
    "search": _("In search results"),
    "card": _("In social networks"),
    "draft": _("Draft"),
    "embargo": _("Not yet public"),
    "wide": _("This page is made of several files."),
}


def news_of(
    page: SeenPage,
    findings: Iterable[Rejection],
    unpublished: Iterable[Unpublished],
    edition: Edition,
    now: int,
) -> dict[str, Any]:
    """Return what a page's bar shows, as JSON has it, in the edition's language.

    `now` is the last build's time, in seconds since 1970 UTC. `unpublished` are the items whose
    links are marked.
    """
    language = edition.language
    of_file = [one for one in findings if page.path and one.path == page.path]
    return {
        "file": page.path,
        "state": in_words(_state(page.article, edition, now), language) if page.path else "",
        "isPublic": page.article is None or _is_public(page.article, now),
        "findings": [finding_as_json(one, language) for one in of_file],
        "unpublished": [
            {
                "url": edition.base + one.url,
                "isDraft": one.article.status is Status.DRAFT,
            }
            for one in unpublished
        ],
        "words": {name: in_words(words, language) for name, words in _WORDS.items()},
        "language": language,
    }


def finding_as_json(rejection: Rejection, language: str) -> dict[str, Any]:
    """Return a finding in words of `language`, as JSON has it."""
    words = said(rejection, language)
    return {
        "code": rejection.code,
        "explained": FINDING_PATH + rejection.code,
        "line": rejection.line,
        "place": words.place,
        "message": words.message,
        "remedy": words.remedy,
        "isWarning": rejection.is_warning,
    }


def _is_public(article: Article, now: int) -> bool:
    return article.status is not Status.DRAFT and article.instant <= now


def _state(article: Article | None, edition: Edition, now: int) -> Message:
    """Return what readers see of a file, and until or from when."""
    published = _("Published.")
    if article is None:
        return published
    appears, expires = _moment(article.instant, edition), _moment(article.expires, edition)
    if article.status is Status.PUBLISHED and article.instant <= now and article.expires:
        return _("Published; it is withdrawn by itself at {moment}.").format(moment=expires)
    if article.status is not Status.DRAFT and article.instant > now:
        return _("Readers see it from {moment} on.").format(moment=appears)
    return {
        Status.PUBLISHED: published,
        Status.DRAFT: _("A draft: readers do not see it, whatever its date."),
        Status.HIDDEN: _("Hidden: it has its page, and is in no list."),
        Status.WITHDRAWN: _("Withdrawn: readers see that it was."),
    }[article.status]


def _moment(instant: int, edition: Edition) -> str:
    stamp = moment_in_zone(datetime.fromtimestamp(instant, UTC), edition.zone).stamp
    return stamp.replace("T", " ")
