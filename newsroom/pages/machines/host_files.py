"""Files for hosts and for people who find a hole: `_headers` and security.txt (RFC 9116)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from newsroom.catalogue.queries.queries import Queries
from newsroom.pages.family import Family, PageKey, Rank, SingleFile
from newsroom.pages.machines.headers import headers_file
from newsroom.pages.renderer import Renderer

HEADERS = "_headers"
SECURITY_TXT = ".well-known/security.txt"


class HeadersFile(SingleFile[str]):
    """`_headers`, which several static hosts read."""

    kind = "headers"
    name = HEADERS
    rank = Rank.FRONTS

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> str:
        """Return the text itself: it is short, and made of settings."""
        edition = renderer.edition
        shows = [renderer.formatter(language) for language in edition.languages]
        searched = [f"{show.search_page}segments/*" for show in shows if show.search_page]
        theme = [f"{edition.base}/{one}" for one in (renderer.stylesheet_path, *renderer.scripts)]
        return headers_file(edition, [*theme, *searched])

    def render(self, key: PageKey, inputs: str, renderer: Renderer) -> bytes:
        """Return the file."""
        return inputs.encode()


class SecurityNotice(NamedTuple):
    """What security.txt says: whom to tell, until when that is sure, and in which languages."""

    contact: str
    month: str
    languages: tuple[str, ...]


class SecurityText(SingleFile[SecurityNotice]):
    """`security.txt`: whom to tell of a hole, if the edition names anybody."""

    kind = "security notice"
    name = SECURITY_TXT
    rank = Rank.FRONTS

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> SecurityNotice | None:
        """Return what it says; None where there is nobody to write to.

        A host has one such file, at its root: an edition below somebody's root writes none.
        """
        edition = renderer.edition
        email = edition.masthead(edition.language).email
        contact = edition.security_contact or (f"mailto:{email}" if email else "")
        if not contact or edition.base:
            return None
        month = datetime.fromtimestamp(queries.now, edition.zone).strftime("%Y-%m")
        return SecurityNotice(contact, month, edition.languages)

    def render(self, key: PageKey, inputs: SecurityNotice, renderer: Renderer) -> bytes:
        """Return the file, which holds for eleven months and what is left of this one.

        RFC 9116 asks for an end within a year; a new one every month keeps the file still.
        """
        year, month = int(inputs.month[:4]), int(inputs.month[5:])
        lines = [
            f"Contact: {inputs.contact}",
            f"Expires: {year + 1:04}-{month:02}-01T00:00:00Z",
            f"Preferred-Languages: {', '.join(inputs.languages)}",
        ]
        if renderer.edition.site_url:
            lines.append(f"Canonical: {renderer.edition.site_url}/{SECURITY_TXT}")
        return ("\n".join(lines) + "\n").encode()

    def touched_by_time(self, then: str, now: str, renderer: Renderer) -> Iterator[PageKey]:
        """Yield the file once a month."""
        if then[:7] != now[:7]:
            yield self.key(renderer)


FAMILIES: tuple[Family[Any], ...] = (HeadersFile(), SecurityText())
