"""The ready values that templates show. Their names are the theme's contract (docs/theming.md)."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup


class Link(NamedTuple):
    """A way to another page; `items` is how many wait there, None where that is no matter."""

    name: str
    url: str
    items: int | None = None
    current: bool = False


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
    address.
    """

    url: str
    alt: str
    caption: str = ""
    credit: str = ""
    width: int = 0
    height: int = 0
    srcset: str = ""
    sources: Sequence[Source] = ()
    thumbnail_url: str = ""
    thumbnail_sources: Sequence[Source] = ()


class Recording(NamedTuple):
    """A film or sound in a body, to be played where it stands.

    `words` say what is to be seen or heard. `captions` is the address of a film's captions,
    `poster` the picture that stands for it until it plays: empty and none if there are none.
    """

    url: str
    words: str
    caption: str
    language: str
    is_film: bool
    captions: str = ""
    poster: Picture | None = None


class Item(NamedTuple):
    """An article or headline in a list. `anchor` is its id on the page it is addressed on.

    `is_live` tells a live story that goes on.
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


class Weekday(NamedTuple):
    """A column of a calendar."""

    short: str
    long: str


class Cell(NamedTuple):
    """A day in a calendar; without an address if it has no items; `items` 0: show no number."""

    day: int
    url: str
    items: int
    current: bool
    label: str


class Calendar(NamedTuple):
    """A month as a table of weeks; None stands for the days of other months."""

    caption: str
    weekdays: tuple[Weekday, ...]
    weeks: tuple[tuple[Cell | None, ...], ...]
    month: Link | None
    previous: Link | None = None
    next: Link | None = None


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


class Story(NamedTuple):
    """An article as its own page shows it."""

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


class FeedLink(NamedTuple):
    """A feed that follows a page, with its media type (`application/atom+xml` or JSON's)."""

    name: str
    url: str
    media_type: str


class AppView(NamedTuple):
    """Ways to what makes the site an app; all empty but the icon where the edition is none.

    `touch_icon` is for devices that know no drawings, and empty where the logo is one.
    """

    icon: str
    touch_icon: str
    accent: str
    manifest: str
    worker: str


class EditionView(NamedTuple):
    """The edition as every page shows it: identity, sections, and the ways to the rest.

    `feeds` is the address of the list of all feeds, empty where the edition has none; `search` is
    None where nothing is searched.
    """

    name: str
    motto: str
    licence: str
    governing_body: str
    editor_in_chief: str
    address: str
    hotline: str
    email: str
    logo: str
    accent: str
    language: str
    direction: str
    home: str
    archive: Link
    corrections: Link
    search: Link | None
    feeds: str
    sections: list[Link]
    standing_pages: list[Link]
    other_languages: list[LanguageLink]
    app: AppView


class Preview(NamedTuple):
    """What social networks show of an article that somebody shares; addresses are whole."""

    published: str
    modified: str
    section: str
    image: str = ""
    image_alt: str = ""
    image_width: int = 0
    image_height: int = 0


class PageView(NamedTuple):
    """The page itself: what stands in its head and above its main part.

    `translations` lead to the same in other languages; `alternates` say so to search engines,
    with whole addresses, the page's own among them. `preview` is None but for articles.
    `structured_data` is the content of a script element. `open_search` is the address of what a
    browser learns the search from; empty but on the front and the search page.
    """

    kind: str
    title: str
    language: str
    canonical: str
    breadcrumbs: list[Link]
    section: str = ""
    description: str = ""
    robots: str = ""
    feeds: Sequence[FeedLink] = ()
    translations: Sequence[LanguageLink] = ()
    alternates: Sequence[LanguageLink] = ()
    preview: Preview | None = None
    structured_data: Markup = Markup("")
    open_search: str = ""
