"""Old addresses of standing pages: lines of `redirects.txt`, for these pages have no such field."""

from newsroom.content.addresses.redirects import (
    REDIRECTS,
    decode,
    encode,
    read_redirects,
    rewritten,
)
from newsroom.edition import Edition
from newsroom.engine.output import write
from newsroom.importing.item import ItemKind
from newsroom.importing.steps.placing import Placed
from newsroom.importing.steps.spool import Spool


def lead_to_pages(spool: Spool, edition: Edition) -> None:
    """Write a line for each old address of an imported page that leads nowhere yet."""
    file = edition.content / REDIRECTS
    text = decode(file.read_bytes()) if file.exists() else ""
    known = read_redirects(text, edition).by_address
    added: dict[str, str] = {}
    for waiting in spool.items(1, spool.count()):
        placed = waiting.placed
        if waiting.item.kind is not ItemKind.PAGE or not isinstance(placed, Placed):
            continue
        if placed.status != "published" or not (edition.content / placed.path).exists():
            continue
        added.update({one: placed.url for one in placed.redirects if one not in known})
    if added:
        write(file, encode(rewritten(text, added, (), edition.language)))
