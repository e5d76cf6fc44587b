"""What the catalogue knows of addresses that lead elsewhere."""

import sqlite3
from collections.abc import Iterable, Iterator

from newsroom.catalogue.owners import former_claimants
from newsroom.catalogue.queries.query_group import QueryGroup
from newsroom.content.addresses.redirects import UNRESOLVED, Redirect


class RedirectQueries(QueryGroup):
    """Questions about addresses that readers know and that no page has any more.

    `destinations` are the answers that `pages.machines.destinations.destination` has found so far.
    """

    def __init__(self, connection: sqlite3.Connection, now: int) -> None:
        super().__init__(connection, now)
        self.destinations: dict[str, str] = {}

    def redirect_target(self, address: str) -> str | None:
        """Return the target that redirects.txt gives an address, None if it does not name it."""
        row = self._one("SELECT target FROM redirect WHERE address = ?", address)
        return row[0] if row else None

    def heir_of(self, address: str) -> str | None:
        """Return where the article is now that had this address; of several that say so, one."""
        found = former_claimants(self._connection, address)
        return found[0][1] if found else None

    def addresses_led_to(self, target: str) -> list[str]:
        """Return the addresses that redirects.txt leads to a target, or to a place on its page."""
        rows = self._connection.execute(
            "SELECT address FROM redirect WHERE target = ? UNION ALL "
            "SELECT address FROM redirect WHERE target >= ? AND target < ?",
            (target, f"{target}#", f"{target}$"),  # `$` is what comes after `#`
        )
        return [address for (address,) in rows]

    def led_addresses(self) -> Iterator[str]:
        """Yield every address that redirects.txt or an article leads elsewhere, in their order."""
        rows = self._connection.execute(
            "SELECT address FROM redirect UNION SELECT address FROM former_address ORDER BY 1"
        )
        return (address for (address,) in rows)

    def spellings_of(self, url: str) -> list[str]:
        """Return the addresses leading elsewhere that are a page's `url` but for capitals."""
        rows = self._connection.execute(
            "SELECT address FROM redirect WHERE lower(address) = ? AND address <> lower(address) "
            "UNION ALL SELECT address FROM former_address "
            "WHERE lower(address) = ? AND address <> lower(address)",
            (url, url),
        )
        return [address for (address,) in rows]

    def is_to_appear(self, url: str) -> bool:
        """Tell whether an article under embargo will be at `url`."""
        row = self._one(
            "SELECT 1 FROM article WHERE url = ? AND instant > ? AND status <> 'draft'",
            url,
            self.now,
        )
        return row is not None

    def is_of_draft(self, url: str) -> bool:
        """Tell whether a file that is a draft would have its page at `url`, whatever its date."""
        slug = url.strip("/").rpartition("/")[2]
        row = self._one(
            "SELECT 1 FROM article INDEXED BY article_by_url "
            "WHERE status = 'draft' AND (url = ? OR slug = ?) UNION ALL "
            "SELECT 1 FROM standing_page WHERE url = ? AND status = 'draft'",
            *(url, slug, url),
        )
        return row is not None

    def address_of_file(self, path: str) -> str | None:
        """Return where the page of a content file is, or will be after its embargo."""
        row = self._one(
            "SELECT url FROM article WHERE path = ? AND status <> 'draft' "
            "AND (live OR instant > ?) UNION ALL SELECT url FROM standing_page "
            "WHERE path = ? AND status IN ('published', 'hidden')",
            path,
            self.now,
            path,
        )
        return row[0] if row else None


def unanswered(connection: sqlite3.Connection) -> set[str]:
    """Return the addresses of which redirects.txt says that nobody has decided where they lead."""
    rows = connection.execute("SELECT address FROM redirect WHERE target = ?", (UNRESOLVED,))
    return {address for (address,) in rows}


def redirects(connection: sqlite3.Connection) -> list[Redirect]:
    """Return the lines of redirects.txt as last read, by address."""
    rows = connection.execute("SELECT address, target, line FROM redirect ORDER BY address")
    return [Redirect(*row) for row in rows]


def replace_redirects(connection: sqlite3.Connection, lines: Iterable[Redirect]) -> None:
    """Replace what is known of redirects.txt."""
    connection.execute("DELETE FROM redirect")
    connection.executemany("INSERT INTO redirect VALUES (?, ?, ?)", lines)
