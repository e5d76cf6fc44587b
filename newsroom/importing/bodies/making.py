"""The body of one item: from what the old system stored to Markdown, and what it told besides."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from newsroom.importing.bodies.cleaning import clean
from newsroom.importing.bodies.conversion import Conversion, html_body, text_body
from newsroom.importing.bodies.fidelity import Facts, facts_of
from newsroom.importing.bodies.links import Links
from newsroom.importing.bodies.markdown_links import with_resolved_targets
from newsroom.importing.bodies.structures import find_figures, take_ending
from newsroom.importing.bodies.tree import parse, remove, text_of
from newsroom.importing.formats.blocks import is_of_blocks, with_links, without_blocks
from newsroom.importing.formats.lexical import html_of_lexical
from newsroom.importing.formats.mobiledoc import html_of_mobiledoc
from newsroom.importing.formats.page_text import html_of_page
from newsroom.importing.formats.paragraphs import with_paragraphs
from newsroom.importing.formats.shortcodes import without_shortcodes
from newsroom.importing.item import NO_PICTURE, BodyForm, Item, LeftOut, OldPicture
from newsroom.importing.mending import mended_html
from newsroom.language.folding import fold


@dataclass(frozen=True, slots=True)
class MadeBody:
    """A body in Markdown, and the picture, authors and source that belong to the item.

    `html` is the same body as HTML and `plain` as bare paragraphs, for where the Markdown loses
    anything; `facts` are what it must still say, None where it was Markdown already.
    """

    markdown: str
    html: str = ""
    plain: str = ""
    facts: Facts | None = None
    picture: OldPicture = NO_PICTURE
    authors: tuple[str, ...] = ()
    source: str = ""
    left_out: tuple[LeftOut, ...] = field(default=())


def make_body(item: Item, links: Links) -> MadeBody:
    """Return the body of an item, its pictures brought to content/."""
    picture, lost = _lead_picture(item, links)
    if item.form is BodyForm.MARKDOWN:
        markdown, missing = with_resolved_targets(item.body, item.base, links)
        plain = text_body(item.body)  # its marks without a meaning, for what the reader refuses
        return MadeBody(markdown, plain=plain, picture=picture, left_out=(*lost, *missing))
    if item.form is BodyForm.TEXT:
        return MadeBody(text_body(item.body), picture=picture, left_out=lost)
    html, unknown = _html_of(item, links)
    root = parse(mended_html(html))
    cleaned = clean(root)
    find_figures(root)
    missing = links.resolve(root, item.base)
    ending = take_ending(root)
    _drop_repeated(root, item)
    picture = _without_twin(root, picture)
    return MadeBody(
        markdown=Conversion().markdown(root) if len(root) else "",
        html=html_body(root),
        plain=text_body("\n".join(text_of(block) for block in root)),
        facts=facts_of(root),
        picture=picture,
        authors=ending.authors,
        source=ending.source,
        left_out=(*lost, *unknown, *cleaned, *missing),
    )


def _lead_picture(item: Item, links: Links) -> tuple[OldPicture, tuple[LeftOut, ...]]:
    """Return the picture of an item with its path under content/ as address, and what was lost."""
    if not item.picture.address:
        return OldPicture(), ()
    found, medium = links.picture(item.picture, item.base)
    if medium.path:
        return found._replace(address=medium.path), ()
    return OldPicture(), (LeftOut("picture", f"{found.address} ({medium.fault})"),)


def _html_of(item: Item, links: Links) -> tuple[str, tuple[LeftOut, ...]]:
    if item.form is BodyForm.LEXICAL:
        return html_of_lexical(item.body)
    if item.form is BodyForm.MOBILEDOC:
        return html_of_mobiledoc(item.body)
    if item.form is BodyForm.PAGE:
        return html_of_page(item.body)
    if item.form is not BodyForm.WORDPRESS:
        return item.body, ()

    def gallery(numbers: tuple[str, ...]) -> Iterator[OldPicture]:
        return links.gallery(item.key, numbers)

    body, blocks = without_blocks(item.body)
    body, unknown = without_shortcodes(body, gallery)
    body = with_links(body)
    if not is_of_blocks(item.body):
        body = with_paragraphs(body)
    return body, (*blocks, *unknown)


def _drop_repeated(root: HtmlElement, item: Item) -> None:
    """Take title and lead away from the beginning of a body: the page shows them by itself."""
    if len(root) and root[0].tag in {"h2", "h3"} and fold(text_of(root[0])) == fold(item.title):
        remove(root[0])
    has_lead = len(root) > 1 and item.lead and root[0].find(".//img") is None
    if has_lead and fold(text_of(root[0])) == fold(item.lead):
        remove(root[0])


def _without_twin(root: HtmlElement, picture: OldPicture) -> OldPicture:
    """Take the first picture of a body out if it is the item's own, and return the latter.

    The page shows the item's picture above the text; its caption may stand in the body only.
    """
    if not picture.address or not len(root):
        return picture
    first = root[0]
    images = list(first.iter("img"))
    if len(images) != 1 or text_of(first):
        return picture
    image = images[0]
    if (image.get("src") or "").lstrip("/") != picture.address:
        return picture
    remove(first)
    return picture._replace(
        alt=picture.alt or image.get("alt") or "",
        caption=picture.caption or image.get("title") or "",
    )
