"""Files in content/ that nobody reads: told in one line, for their authors may wait for them."""

from pathlib import PurePosixPath

from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.writes import Writer
from newsroom.content.addresses.ledger import LEDGER
from newsroom.content.addresses.redirects import REDIRECTS
from newsroom.content.markdown.recording import is_recording
from newsroom.content.printed import day_of_print
from newsroom.content.rejection import UNREAD_FILES, Rejection

_KEPT = {LEDGER, REDIRECTS}
_CAPTIONS = (".vtt", ".srt")
# What systems leave behind of their own accord.
_LITTER = {"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"}
_MOST_NAMED = 3


def note_unread(manifest: Manifest, writer: Writer) -> None:
    """Note the files that are no Markdown, no pictures and no recordings, and that no text names.

    A picture or film may well lie ready for a later day; a text by another program, or under an
    ending in capitals, is one that its author believes to be published.
    """
    writer.forget_code(UNREAD_FILES)
    unread = sorted(path for path in manifest.unnamed_downloads() if _is_surprising(path))
    if unread:
        named = ", ".join(unread[:_MOST_NAMED])
        values = {"count": len(unread), "files": named}
        if len(unread) > _MOST_NAMED:
            values["others"] = len(unread) - _MOST_NAMED
        writer.warn([Rejection.of(unread[0], 0, UNREAD_FILES, **values)])


def _is_surprising(path: str) -> bool:
    is_litter = PurePosixPath(path).name.lower() in _LITTER
    is_film = is_recording(path) or path.lower().endswith(_CAPTIONS)
    is_known = path in _KEPT or bool(day_of_print(path))
    return not is_known and not is_litter and not is_film
