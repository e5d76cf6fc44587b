"""The ready values of the frame of every page; their names are the theme's contract too."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from newsroom.pages.views import LanguageLink, Link


class FeedLink(NamedTuple):
    """A feed that follows a page, with its media type (`application/atom+xml` or JSON's)."""

    name: str
    url: str
    media_type: str


class AppView(NamedTuple):
    """Ways to what makes the site an app; all empty but the icon where the edition is none.

    `kept` is the page that lists what a device keeps.
    `touch_icon` is for devices that know no drawings.
    """

    icon: str
    touch_icon: str
    accent: str
    manifest: str
    worker: str
    kept: str


class EditionView(NamedTuple):
    """The edition as every page shows it: identity, sections, and the ways to the rest.

    `feeds` is the address of the page of all feeds, empty where the edition has none; `search` is
    None where nothing is searched. `topics` and `authors` lead to all of them, None where there
    are none. Sections without items are left out in languages other than the edition's own.
    `untranslated` are the fields that are in the edition's own language, `own_language`.
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
    topics: Link | None
    authors: Link | None
    standing_pages: list[Link]
    other_languages: list[LanguageLink]
    app: AppView
    own_language: str
    untranslated: frozenset[str]


class Preview(NamedTuple):
    """What social networks show of a page that somebody shares; addresses are whole.

    What follows `locale` is empty but for articles. `authors` are addresses, `topics` names.
    """

    image: str
    image_alt: str
    image_width: int
    image_height: int
    locale: str
    published: str = ""
    modified: str = ""
    section: str = ""
    authors: Sequence[str] = ()
    topics: Sequence[str] = ()


class PageView(NamedTuple):
    """The page itself: what stands in its head and above its main part.

    `translations` lead to the same in other languages; `alternates` say so to search engines,
    with whole addresses, the page's own among them. `preview` is None on pages that search engines
    pass by.
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
