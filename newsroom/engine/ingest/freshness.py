"""Whether what is known of files is what this software, with these settings, would read of them."""

from typing import NamedTuple

from newsroom.catalogue.manifest import Manifest
from newsroom.edition import Edition
from newsroom.engine.fingerprints import inspection_environment, reading_environment
from newsroom.engine.ingest.read_job import MARKDOWN


class Freshness(NamedTuple):
    """Whether texts, and other files, would be taken in today as they were the last time.

    Pictures have an environment of their own: opening each of 100,000 again takes an hour.
    """

    texts: bool
    others: bool

    @property
    def is_whole(self) -> bool:
        """Whether all that is known still holds."""
        return self.texts and self.others

    def has(self, path: str) -> bool:
        """Tell whether what is known of a file still holds if its bytes do."""
        return self.texts if path.endswith(MARKDOWN) else self.others


def freshness(edition: Edition, manifest: Manifest) -> Freshness:
    """Return what still holds of what is known, and note in the manifest what decides it now."""
    now = {"reading": reading_environment(edition), "inspection": inspection_environment()}
    then = {note: manifest.note(note) for note in now}
    for note, environment in now.items():
        manifest.set_note(note, environment)
    return Freshness(then["reading"] == now["reading"], then["inspection"] == now["inspection"])
