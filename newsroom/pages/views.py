"""The ready values that templates show. Their names are the theme's contract (docs/theming.md)."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup


class Link(NamedTuple):
    """A way to another page; `items` is how many wait there, None where that is no matter.

    `lang` is the language of `name`, empty where it is the page's own.
    """

    name: str
    url: str
    items: int | None = None
    current: bool = False
    lang: str = ""


class LanguageLink(NamedTuple):
    """A way to the edition in another language; `name` is what its own speakers call it."""

    name: str
    url: str
    language: str


class Source(NamedTuple):
    """A picture in one format that not every browser knows, in several widths (`srcset`)."""

    media_type: str
    srcset: str


class Picture(NamedTuple):
    """A picture; width and height in pixels, 0 where unknown.

    `url` is its largest JPEG, `srcset` that format in all widths, `sources` are the formats to be
    tried before it. Thumbnails are the same in the least widths. A drawing (SVG) has but its
    address. `focus` is what stays in sight where it is cut, in tenths of width and height; None
    for the middle.
    """

    url: str
    alt: str
    caption: str = ""
    credit: str = ""
    width: int = 0
    height: int = 0
    srcset: str = ""
    sources: tuple[Source, ...] = ()
    thumbnail_url: str = ""
    thumbnail_sources: tuple[Source, ...] = ()
    focus: tuple[int, int] | None = None


class Recording(NamedTuple):
    """A film or sound in a body, to be played where it stands.

    `words` say what is to be seen or heard, `seconds` how long (0: unknown). `captions` is the
    address of a film's captions, `poster` the picture that stands for it until it plays: empty and
    none if there are none.
    """

    url: str
    words: str
    caption: str
    language: str
    is_film: bool
    captions: str = ""
    poster: Picture | None = None
    seconds: int = 0


class Item(NamedTuple):
    """An article or headline in a list. `anchor` is its id on the page it is addressed on.

    `is_live` tells a live story that goes on. `label` says of what kind it is (`kind` is the same
    for machines); empty for plain news.
    """

    title: str
    url: str
    stamp: str
    datetime: str
    section: Link
    external: bool
    anchor: str = ""
    lead: str = ""
    picture: Picture | None = None
    is_live: bool = False
    kind: str = ""
    label: str = ""


class Voice(NamedTuple):
    """An opinion in a list: the item, who wrote it, and what they look like; None if unknown."""

    item: Item
    author: Link | None
    portrait: Picture | None


class FrontBlock(NamedTuple):
    """A block of the front page: its shape (see FRONT), where it leads, and what it shows.

    `voices` are the items of the shape `opinion`, `notices` those of a section of notices.
    """

    shape: str
    link: Link
    items: Sequence[Item]
    voices: Sequence[Voice] = ()
    notices: Sequence["NoticeItem"] = ()


class NoticeItem(NamedTuple):
    """A notice in a list; `validity` says when what it announces holds."""

    item: Item
    validity: str
    is_now: bool


class BannerView(NamedTuple):
    """A paid announcement: a picture, or a title and a line where it has none."""

    title: str
    lead: str
    url: str
    external: bool
    picture: Picture | None


class ProfileView(NamedTuple):
    """What the newspaper says of an author or a topic; empty and None where it says nothing."""

    lead: str
    body: Markup
    portrait: Picture | None


class Letter(NamedTuple):
    """The names of an index that begin with a letter, in the order of the alphabet."""

    name: str
    links: Sequence[Link]


class Weekday(NamedTuple):
    """A column of a calendar."""

    short: str
    long: str


class Cell(NamedTuple):
    """A day in a calendar, or a month in a table of years; without an address if it has no items.

    `items` is 0 where no number is to be shown. `level` tells from 1 to 4 how many there are beside
    the other cells, and is 0 where that is not told.
    """

    day: int
    url: str
    items: int
    label: str
    level: int = 0


class Calendar(NamedTuple):
    """A month as a table of weeks; None stands for the days of other months.

    `current` is the address of the day that the page is about.
    """

    caption: str
    weekdays: tuple[Weekday, ...]
    weeks: tuple[tuple[Cell | None, ...], ...]
    month: Link | None
    previous: Link | None = None
    next: Link | None = None
    current: str = ""


class DatedItem(NamedTuple):
    """What led a day, and the way to the page of that day."""

    day: Link
    item: Item


class MonthOfYear(NamedTuple):
    """A month on the page of its year: the way to it, its days, and what led the busiest.

    A month of whose items no day is known has no calendar.
    """

    link: Link
    calendar: Calendar | None
    leads: list[Item]


class YearOfMonths(NamedTuple):
    """A year in the table of all: the way to it, and its twelve months."""

    link: Link
    months: tuple[Cell, ...]


class PrintedPage(NamedTuple):
    """The first page of the day's printed paper, and the address of the whole (PDF)."""

    picture: Picture
    url: str


class CorrectionNote(NamedTuple):
    """What the newspaper has put right, and when."""

    text: str
    stamp: str
    datetime: str


class CorrectedStory(NamedTuple):
    """A correction on the page of all, and the item that it is about."""

    item: Item
    correction: CorrectionNote


class LiveEntry(NamedTuple):
    """An entry of a live story; `anchor` is its place on the page, `url` the address of that."""

    anchor: str
    url: str
    title: str
    stamp: str
    datetime: str
    body: Markup


class LiveView(NamedTuple):
    """A live story: what stands above its entries, and these, newest first.

    `news` is the address at which scripts learn of new entries; empty for a story that is over.
    """

    intro: Markup
    entries: Sequence[LiveEntry]
    news: str = ""


class Cut(NamedTuple):
    """A picture for machines: its whole address, and its own size in pixels."""

    url: str
    width: int
    height: int


class SeriesView(NamedTuple):
    """The series of which an article is a part, and the parts before and after it, if any."""

    series: Link
    previous: Item | None
    next: Item | None


class Story(NamedTuple):
    """An article as its own page shows it.

    `label` says of what kind it is, empty for plain news; `kind` is the same for machines.
    `cuts` are what machines are shown of its picture, or its card.
    `minutes` is how long it takes to read. `shares` are the ways to share it, by whole addresses:
    none where the edition has no address. `validity` says when what a notice announces holds, empty
    for all else.
    """

    title: str
    lead: str
    body: Markup
    section: Link
    stamp: str
    datetime: str
    modified: str
    modified_datetime: str
    authors: list[Link]
    topics: list[Link]
    picture: Picture | None
    source: str
    corrections: Sequence[CorrectionNote] = ()
    kind: str = "news"
    label: str = ""
    minutes: int = 1
    series: SeriesView | None = None
    shares: Sequence[Link] = ()
    cuts: Sequence[Cut] = ()
    validity: str = ""
