"""Items that a source has twice: by old address, then by title and day. They become one, told."""

import re
from dataclasses import replace

from newsroom.importing.item import Item, ItemKind
from newsroom.importing.mending import in_a_line
from newsroom.importing.steps.old_addresses import address_key
from newsroom.importing.steps.spool import Spool
from newsroom.language.folding import fold

_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"<[^<>]*>|\[[^\[\]]*\]")
_ADDRESS = re.compile(r"""(?:src|href)=["']([^"']+)|\bids?=["']([^"']+)""")
_ALIKE = 0.7
"""Share of words that two texts of one title and day must have in common to be one. A paper prints
`Tin vắn` every day, and sometimes twice."""


def twin_of(item: Item, spool: Spool) -> int:
    """Return the number of the stored item that this one repeats, 0 if it is new."""
    for address in item.addresses:
        key = address_key(address)
        seq = spool.seq_at(key) if key else 0
        if seq and _is_same(item, spool.item(seq).item, is_number="/?" in key):
            return seq
    if item.kind is not ItemKind.ARTICLE or len(item.date) < 10 or not item.title:
        return 0
    seq = spool.seq_on(item.date[:10], fold(in_a_line(item.title)))
    return seq if seq and is_alike(item.body, spool.item(seq).item.body) else 0


def _is_same(item: Item, other: Item, *, is_number: bool) -> bool:
    """Tell whether two items at one address are one.

    Exports that were merged by hand give one number (`/?p=175`) to several posts: there the title
    must be the same too. At a written address it may have been corrected, and the text decides.
    """
    if item.kind is not other.kind:
        return False
    is_named_alike = fold(in_a_line(item.title)) == fold(in_a_line(other.title))
    return is_named_alike or (not is_number and is_alike(item.body, other.body))


def is_alike(one: str, other: str) -> bool:
    """Tell whether two texts are the same but for small changes; none at all is like any.

    Bodies without a word, such as a picture's, are alike if they name the same addresses.
    """
    if not one.strip() or not other.strip():
        return True
    words, others = (set(_WORD.findall(_TAG.sub(" ", text).casefold())) for text in (one, other))
    if not words or not others:
        return set(_ADDRESS.findall(one)) == set(_ADDRESS.findall(other))
    return len(words & others) / min(len(words), len(others)) >= _ALIKE


def merged(item: Item, twin: Item) -> Item:
    """Return one item of two: the first one's, with all that the other knows besides.

    The longer text is kept, and the published one of two states.
    """
    longer = twin if len(twin.body) > len(item.body) else item
    is_published = "published" in {item.status, twin.status}
    return replace(
        item,
        body=longer.body,
        form=longer.form,
        base=longer.base,
        status="published" if is_published else item.status,
        reason="" if is_published else item.reason,
        authors=_united(item.authors, twin.authors),
        categories=_united(item.categories, twin.categories),
        topics=_united(item.topics, twin.topics),
        lead=item.lead or twin.lead,
        picture=item.picture if item.picture.address else twin.picture,
        source=item.source or twin.source,
        modified=max(item.modified, twin.modified),
        addresses=_united(item.addresses, twin.addresses),
        left_out=tuple(dict.fromkeys((*item.left_out, *twin.left_out))),
    )


def _united(names: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*names, *others)))


def note(item: Item, seq: int, spool: Spool) -> None:
    """Remember an item's addresses, title and day, for later ones to be compared with."""
    for address in item.addresses:
        if key := address_key(address):
            spool.claim_address(key, seq)
    if item.kind is ItemKind.ARTICLE and len(item.date) >= 10 and item.title:
        spool.claim_day(item.date[:10], fold(in_a_line(item.title)), seq)
