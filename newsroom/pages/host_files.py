"""Files for hosts and for people who find a hole: `_headers` and security.txt (RFC 9116)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from newsroom.catalogue.snapshot import Snapshot
from newsroom.pages.family import Family, PageKey, Rank
from newsroom.pages.headers import headers_file
from newsroom.pages.press import Press

HEADERS = "_headers"
SECURITY_TXT = ".well-known/security.txt"


class HeadersFile(Family[str]):
    """`_headers`, which several static hosts read."""

    kind = "headers"
    rank = Rank.FRONTS

    def keys(self, snapshot: Snapshot, press: Press) -> Iterator[PageKey]:
        """Return the one file."""
        yield PageKey(self.kind, "")

    def path(self, key: PageKey, press: Press) -> str:
        """Return the name that hosts look for."""
        return HEADERS

    def inputs(self, key: PageKey, snapshot: Snapshot, press: Press) -> str:
        """Return the text itself: it is short, and made of settings."""
        edition = press.edition
        return headers_file(edition, [f"{edition.base}/{press.stylesheet_path}"])

    def render(self, key: PageKey, inputs: str, press: Press) -> bytes:
        """Return the file."""
        return inputs.encode()


class SecurityNotice(NamedTuple):
    """What security.txt says: whom to tell, until when that is sure, and in which languages."""

    contact: str
    month: str
    languages: tuple[str, ...]


class SecurityText(Family[SecurityNotice]):
    """`security.txt`: whom to tell of a hole, if the edition names anybody."""

    kind = "security notice"
    rank = Rank.FRONTS

    def keys(self, snapshot: Snapshot, press: Press) -> Iterator[PageKey]:
        """Return the one file; its own stamp is the month that it was written in."""
        yield PageKey(self.kind, "")

    def path(self, key: PageKey, press: Press) -> str:
        """Return the place that RFC 9116 gives it."""
        return SECURITY_TXT

    def inputs(self, key: PageKey, snapshot: Snapshot, press: Press) -> SecurityNotice | None:
        """Return what it says; None where there is nobody to write to.

        A host has one such file, at its root: an edition below somebody's root writes none.
        """
        edition = press.edition
        email = edition.masthead(edition.language).email
        contact = edition.security_contact or (f"mailto:{email}" if email else "")
        if not contact or edition.base:
            return None
        month = datetime.fromtimestamp(snapshot.now, edition.zone).strftime("%Y-%m")
        return SecurityNotice(contact, month, edition.languages)

    def render(self, key: PageKey, inputs: SecurityNotice, press: Press) -> bytes:
        """Return the file, which holds for eleven months and what is left of this one.

        RFC 9116 asks for an end within a year; a new one every month keeps the file still.
        """
        year, month = int(inputs.month[:4]), int(inputs.month[5:])
        lines = [
            f"Contact: {inputs.contact}",
            f"Expires: {year + 1:04}-{month:02}-01T00:00:00Z",
            f"Preferred-Languages: {', '.join(inputs.languages)}",
        ]
        if press.edition.site_url:
            lines.append(f"Canonical: {press.edition.site_url}/{SECURITY_TXT}")
        return ("\n".join(lines) + "\n").encode()

    def touched_by_time(self, then: str, now: str, press: Press) -> Iterator[PageKey]:
        """Yield the file once a month."""
        if then[:7] != now[:7]:
            yield PageKey(self.kind, "")


HOST_FAMILIES: tuple[Family[Any], ...] = (HeadersFile(), SecurityText())
