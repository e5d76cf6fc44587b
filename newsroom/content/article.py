"""The records that content files become: articles (headline items among them) and pages."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from newsroom.content.live_story import NO_LIVE_STORY, LiveStory


class Status(StrEnum):
    """What may be seen of an article once its moment has come."""

    PUBLISHED = "published"
    HIDDEN = "hidden"  # has its page, is in no list
    WITHDRAWN = "withdrawn"  # its page says that it was withdrawn
    DRAFT = "draft"  # nothing of it leaves content/


class ArticleKind(StrEnum):
    """What sort of text an article is: readers must know an opinion, and what was paid for."""

    NEWS = "news"
    OPINION = "opinion"
    EDITORIAL = "editorial"
    ANALYSIS = "analysis"
    EXPLAINER = "explainer"
    INTERVIEW = "interview"
    REPORTAGE = "reportage"
    REVIEW = "review"
    LETTER = "letter"
    OBITUARY = "obituary"
    NOTICE = "notice"
    SPONSORED = "sponsored"


class Term(NamedTuple):
    """A topic, author or series: its slug, by which spellings are one, and the name as written."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Image:
    """The picture of an article; `path` is relative to content/, empty where there is none.

    `focus` is the point that stays in sight where it is cut, as `object-position` of CSS has it
    (`30% 20%`); empty where the newsroom names none.
    """

    path: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    focus: str = ""


NO_TERM = Term("", "")


class Correction(NamedTuple):
    """What the newsroom has put right in an article: the stamp of the day or minute, and how."""

    stamp: str
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article or headline item as its front matter gives it.

    `digest` is the hash of the whole file; the body is not kept. `stamp` is in the newspaper's
    zone (see language.moment), empty only for a draft without a date; `instant` is the same as
    seconds since 1970 UTC, for embargoes. `url` begins with a slash and knows nothing of the
    host; a headline item's is a place on the page of its day (`/2019/03/11/#slug`). `references`
    are the files under content/ that the body or the picture names. `corrections` are newest
    first; `former_addresses` are those that the article had on another website. `expires` is when
    it is withdrawn by itself, in seconds since 1970 UTC, 0 for never. `live_story` says what it
    is as a live story: nothing, for most. `series` is NO_TERM for a text that stands alone.
    """

    path: str
    digest: str
    language: str
    status: Status
    section: str
    stamp: str
    instant: int
    modified: str
    slug: str
    url: str
    title: str
    lead: str
    image: Image
    source: str
    has_body: bool
    authors: tuple[Term, ...]
    topics: tuple[Term, ...]
    references: tuple[str, ...]
    corrections: tuple[Correction, ...] = ()
    former_addresses: tuple[str, ...] = ()
    expires: int = 0
    live_story: LiveStory = NO_LIVE_STORY
    kind: ArticleKind = ArticleKind.NEWS
    series: Term = NO_TERM

    @property
    def changed(self) -> str:
        """The stamp of its last change that the newsroom speaks of."""
        corrected = (correction.stamp for correction in self.corrections)
        return max(
            self.stamp, self.modified, *corrected, *(one.stamp for one in self.live_story.public)
        )


@dataclass(frozen=True, slots=True)
class StandingPage:
    """A page that belongs to no date, such as the imprint: a file in content/pages/."""

    path: str
    digest: str
    language: str
    status: Status
    slug: str
    url: str
    title: str
    references: tuple[str, ...]


Record = Article | StandingPage
