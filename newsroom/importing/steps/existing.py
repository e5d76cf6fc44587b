"""What the edition has already: addresses that no imported item may take."""

from newsroom.content.article import Article, StandingPage
from newsroom.content.named_files import NamedFiles
from newsroom.content.read import read
from newsroom.content.scan import Walk
from newsroom.content.source import read_source
from newsroom.edition import Edition
from newsroom.importing.steps.spool import Spool


def note_existing(edition: Edition, imported: set[str], spool: Spool) -> None:
    """Take the addresses of all content files but the `imported` ones in the spool."""
    files = NamedFiles(lambda _path: True)
    for names in Walk(edition.content):
        for path, *_known in names:
            if not path.endswith(".md") or path in imported:
                continue
            record = read(path, read_source(edition.content / path), edition, files)
            if not isinstance(record, (Article, StandingPage)):
                continue
            owner = f"content: {path}"
            spool.claim_url(record.url, owner)
            if isinstance(record, Article):
                spool.claim_url(f"draft:{path}", owner)
                for address in record.former_addresses:
                    spool.claim_former(address, owner)
