"""Printed papers that nobody sees, because their days have passed without news.

Whether a day has passed depends on when that is asked, so this is found anew from the catalogue.
"""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.queries import Queries
from newsroom.content.printed import path_of_print
from newsroom.content.rejection import Rejection
from newsroom.edition import Edition
from newsroom.language.dates.moment import moment_in_zone


def idle_papers(edition: Edition, connection: sqlite3.Connection, now: int) -> Iterator[Rejection]:
    """Yield a warning for each printed paper of a day before today that has no items.

    `now` is in seconds since 1970 UTC.
    """
    queries = Queries(connection, now)
    listing = Listing(edition.language, "edition")
    today = moment_in_zone(datetime.fromtimestamp(now, UTC), edition.zone).stamp[:10]
    for day in queries.printed_days():
        if day < today and not queries.items_in(listing, day):
            yield Rejection.of(path_of_print(day), 0, "paper-without-news", day=day)
