"""Insets: records without a page of their own, which stand on pages of others.

A banner is an announcement that somebody pays for. A profile is what the newspaper says of one of
its authors, or of a topic. The front list says where editors want stories to stand.
"""

from dataclasses import dataclass
from typing import NamedTuple

from newsroom.content.article import Article, Image, StandingPage, Status

BANNERS, AUTHORS, TOPICS = "banners/", "authors/", "topics/"
FRONT_LIST = "front.md"
"""Where insets lie under content/: the folders of the first three kinds, and the one list."""

ON_FRONT, ON_SECTIONS = "front", "sections"
BANNER_PLACES = (ON_FRONT, ON_SECTIONS)
"""Where a banner may stand: on the front page, and on the fronts of sections."""


@dataclass(frozen=True, slots=True)
class Banner:
    """A paid announcement: a picture, or a title and a line, that leads to `address`.

    It is shown from `since` until `until`, in seconds since 1970 UTC; 0 is for ever. `sections`
    are the slugs of those on whose fronts it stands; empty for all.
    """

    path: str
    digest: str
    language: str
    status: Status
    title: str
    lead: str
    image: Image
    address: str
    places: tuple[str, ...]
    sections: tuple[str, ...]
    since: int
    until: int
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """Words about an author or a topic; `kind` is `author` or `topic`, `slug` that of the label.

    `lead` is a line about them. The body is not kept, as with articles.
    """

    path: str
    digest: str
    language: str
    status: Status
    kind: str
    slug: str
    title: str
    lead: str
    image: Image
    has_body: bool
    references: tuple[str, ...]


class FrontLine(NamedTuple):
    """A line of the front list: the article of the file `path` stands at a place.

    `until` is in seconds since 1970 UTC, `line` that of the file.
    """

    place: str
    path: str
    until: int
    line: int


@dataclass(frozen=True, slots=True)
class FrontList:
    """The list of what stands where on fronts, in its editors' order."""

    path: str
    digest: str
    language: str
    status: Status
    lines: tuple[FrontLine, ...]
    references: tuple[str, ...]


Inset = Banner | Profile | FrontList

Record = Article | StandingPage | Inset
"""What a Markdown file under content/ becomes."""


def is_inset(path: str) -> bool:
    """Tell whether a Markdown file under content/ holds an inset, by where it lies."""
    return path == FRONT_LIST or path.startswith((BANNERS, AUTHORS, TOPICS))


def is_shown(inset: Inset, now: int) -> bool:
    """Tell whether readers may see an inset at `now`, in seconds since 1970 UTC."""
    if inset.status is not Status.PUBLISHED:
        return False
    if not isinstance(inset, Banner):
        return True
    return inset.since <= now and not 0 < inset.until <= now
