"""What `invoke serve` shows of an edition: pages as they are, and as they will be."""

from typing import Any

from newsroom.content.rejection import Rejection
from newsroom.edition import Edition
from newsroom.serving.page_news import news_of
from newsroom.serving.preview import Preview


class Showing:
    """One edition as it was last built, and its preview; asked by the server's threads."""

    def __init__(self, edition: Edition, as_of: int | None) -> None:
        """Show the paper of the minute `as_of` (seconds since 1970 UTC), or all that is to come."""
        self._edition = edition
        self._preview = Preview(edition, as_of)
        self._findings: tuple[Rejection, ...] = ()
        self._is_built = False

    def renew(self, edition: Edition, findings: tuple[Rejection, ...]) -> None:
        """Show what was just built, and what was found wrong with content/ by that."""
        self._edition = edition
        self._findings = findings
        self._preview.renew(edition)
        self._is_built = True

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
        )
