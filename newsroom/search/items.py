"""From a record to what it is found by, and to what a result shows of it."""

from functools import lru_cache

from newsroom.catalogue.rows import Headline, SearchItem
from newsroom.content.live_story import public_body
from newsroom.content.markdown.plain_bodies import texts_of
from newsroom.content.source import read_body
from newsroom.pages.renderer import Renderer
from newsroom.search.body_text import blocks
from newsroom.search.documents import Document, shortened
from newsroom.search.indexed_items import Text
from newsroom.search.keys import label_key
from newsroom.search.words import words


def body_blocks(item: SearchItem, renderer: Renderer) -> list[str] | None:
    """Return the texts of the item's body, none for a headline.

    None if the file is no longer what was recorded: saved since, or its newest version rejected.
    """
    if not item.has_body:
        return []
    body = read_body(renderer.edition.content / item.path, item.digest)
    if body is None:
        return None
    body = public_body(body, item.live_story)
    plain = renderer.body.plain(body)
    return texts_of(plain) if plain else blocks(renderer.body.untypeset(body))


def text_of(item: SearchItem, body: list[str]) -> Text:
    """Return what the item is found by: all words that its page shows, and its labels."""
    names = [label.name for label in (*item.authors, *item.topics)]
    corrections = [correction.text for correction in item.corrections]
    blocks_of_text = [*body, item.caption, *names, *corrections]
    return Text(item.title, item.lead, blocks_of_text, labels_of(item))


def labels_of(item: SearchItem) -> list[str]:
    """Return what filters find the item by: its section, authors and topics."""
    return [
        label_key("section", item.section),
        *(label_key("author", _looked_up(author.name)) for author in item.authors),
        *(label_key("topic", _looked_up(topic.name)) for topic in item.topics),
    ]


def document_of(item: SearchItem, language: str, renderer: Renderer) -> Document:
    """Return what a result shows of the item."""
    show = renderer.formatter(language)
    [link] = show.items([Headline._make(item[:8])])
    return Document(
        item.title,
        link.url,
        link.stamp,
        item.stamp,
        item.section,
        # A headline has no page on which the rest could be read.
        shortened(item.lead) if item.has_body else item.lead,
        show.files_of(item.picture).thumbnail_url if item.picture else "",
    )


@lru_cache(maxsize=1 << 12)  # thousands of items share them
def _looked_up(name: str) -> str:
    """Return a label's name as readers may type it in a filter, with or without diacritics."""
    return " ".join(word.folded for word in words(name))
