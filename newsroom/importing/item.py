"""The record that every kind of source yields: one item of an old archive, as the source has it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class ItemKind(StrEnum):
    """What an item of a source is."""

    ARTICLE = "article"
    PAGE = "page"  # of no date: an imprint, a contact page
    FILE = "file"  # a picture or document that the source lists by itself
    OTHER = "other"  # what no newspaper of ours has: menus, settings, comments, revisions


class BodyForm(StrEnum):
    """How the body of an item is written."""

    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"  # a paragraph a line
    WORDPRESS = "wordpress"  # HTML without its paragraphs, blocks, shortcodes
    LEXICAL = "lexical"  # Ghost's JSON
    MOBILEDOC = "mobiledoc"  # the JSON of Ghost's editor before that
    PAGE = "page"  # a whole web page, of which the article is a part


class LeftOut(NamedTuple):
    """One thing of an item that does not come over: a stable word for its kind, and what it is."""

    kind: str
    what: str


class OldPicture(NamedTuple):
    """A picture of the old site: its address there, and the words that belong to it."""

    address: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""


NO_PICTURE = OldPicture()


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a source.

    `key` names it within its source for ever: a newer export has the same one. `date` is ISO 8601
    at the precision that the source knows, with an offset where the source has one; `zone` names
    the time zone of a time without offset (`NEWSPAPER` for the newspaper's own clock, empty where
    the source does not say). `status` is a word of `content.article.Status`, and `reason` says why
    it is not `published`. `addresses` are all that the item had on the old site, whole
    (`https://…`) or from the root (`/…`); `base` is the address or file that relative ones in the
    body count from. `what` is what the source calls an item of kind OTHER, and `parent` the
    number, at the end of its key, of the item that a FILE belongs to.
    """

    key: str
    kind: ItemKind = ItemKind.ARTICLE
    title: str = ""
    body: str = ""
    form: BodyForm = BodyForm.HTML
    date: str = ""
    modified: str = ""
    zone: str = ""
    status: str = "published"
    reason: str = ""
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    slug: str = ""
    lead: str = ""
    picture: OldPicture = NO_PICTURE
    source: str = ""
    language: str = ""
    addresses: tuple[str, ...] = ()
    base: str = ""
    what: str = ""
    parent: str = ""
    left_out: tuple[LeftOut, ...] = field(default=())


ATTACHMENT = "attachment:"
"""Before the key of a FILE, in place of an address: the source knows it by its key alone."""

NEWSPAPER = "newspaper"
"""The zone of an item whose times are those of the newspaper's own clock."""
