"""What `invoke serve` shows of an edition: pages as they are, and as they will be."""

import re
import secrets
import threading
from pathlib import Path
from typing import Any

from newsroom.content.picture import PictureFile
from newsroom.content.rejection import Rejection
from newsroom.edition import Edition
from newsroom.pages.addresses import MEDIA_FOLDER
from newsroom.pictures.cache import variant_bytes
from newsroom.pictures.variants import Variant, variant_path, variants_of
from newsroom.serving.page_news import news_of
from newsroom.serving.preview import Preview, UnsavedPage

UNSAVED_PATH = "/.newsroom/unsaved/"
_MOST_UNSAVED = 20  # pages; an editor shows the newest of its own
# In the editor's frame no script runs; browsers would fetch them before they show the page.
_SCRIPTS = re.compile(rb'<script src="[^"]*"[^>]*></script>\n?')
_MOST_SHOWN = 20_000  # files of pictures; a gallery of a hundred has up to 1,500


class Showing:
    """One edition as it was last built, and its preview; asked by the server's threads."""

    def __init__(self, edition: Edition, as_of: int | None) -> None:
        """Show the paper of the minute `as_of` (seconds since 1970 UTC), or all that is to come."""
        self._edition = edition
        self._preview = Preview(edition, as_of)
        self._findings: tuple[Rejection, ...] = ()
        self._is_built = False
        self._lock = threading.Lock()
        self._unsaved: dict[str, bytes] = {}  # the newest pages last
        # The files that these pages show of pictures, by their paths in output/.
        self._shown: dict[str, tuple[PictureFile, Variant]] = {}
        self.desk = ""  # the address of the desk, if there is one

    def renew(self, edition: Edition, findings: tuple[Rejection, ...]) -> None:
        """Show what was just built, and what was found wrong with content/ by that."""
        self._edition = edition
        self._findings = findings
        self._preview.renew(edition)
        self._is_built = True

    @property
    def edition(self) -> Edition:
        """The edition as it was last built."""
        return self._edition

    @property
    def findings(self) -> tuple[Rejection, ...]:
        """What the last build found wrong with content/."""
        return self._findings

    def unsaved(self, path: str, data: bytes, folder: Path) -> tuple[UnsavedPage, str]:
        """Return what a file would be if it held `data`, and the address of its page, if any.

        The data are kept in `folder`. The address is on this server, and nobody can guess it.
        """
        page = self._preview.unsaved(path, data, folder)
        if page.page is None:
            return page, ""
        key = secrets.token_urlsafe(16)
        with self._lock:
            self._unsaved[key] = _SCRIPTS.sub(b"", page.page)
            for old in [*self._unsaved][:-_MOST_UNSAVED]:
                del self._unsaved[old]
            for picture in page.pictures:
                for variant in variants_of(picture):
                    place = variant_path(picture.path, picture.digest, variant.name)
                    self._shown[f"{MEDIA_FOLDER}/{place}"] = (picture, variant)
            for old in [*self._shown][:-_MOST_SHOWN]:
                del self._shown[old]
        return page, f"{UNSAVED_PATH}{key}"

    def unsaved_page(self, key: str) -> bytes | None:
        """Return a page of an unsaved text by what its address ends with."""
        with self._lock:
            return self._unsaved.get(key)

    def unsaved_picture(self, path: str) -> bytes | None:
        """Return what a page of an unsaved text shows of a picture, by its path in output/."""
        with self._lock:
            shown = self._shown.get(path)
        if shown is None:
            return None
        return variant_bytes(self._edition.content, self._edition.picture_cache, *shown)

    def close(self) -> None:
        """Show nothing more."""
        self._preview.close()

    def page(self, path: str) -> bytes | None:
        """Return the page at a path in output/ if it will be another than it is there."""
        return self._preview.page(path) if self._is_built else None

    def is_gone(self, path: str) -> bool:
        """Tell whether there will be no page at a path in output/."""
        return self._is_built and self._preview.is_gone(path)

    def news(self, path: str) -> dict[str, Any] | None:
        """Return what the bar shows of the page at a path in output/; None before all is built."""
        if not self._is_built:
            return None
        return news_of(
            self._preview.seen(path),
            self._findings,
            self._preview.unpublished(),
            self._edition,
            self._preview.now(),
        ) | {"desk": self.desk}
