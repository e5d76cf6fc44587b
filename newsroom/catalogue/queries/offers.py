"""What the desk offers to whoever writes: the authors and topics that the archive knows."""

import json
import sqlite3

from newsroom.language.folding import fold
from newsroom.language.slugs import slugify

_RECENT = 400  # articles whose authors and topics are offered first
_COLUMN = {"author": "authors", "topic": "topics"}


def offered(
    connection: sqlite3.Connection, language: str, kind: str, words: str, count: int
) -> list[str]:
    """Return names of the `kind` author or topic, `count` of them at most.

    First those of the newest articles that hold `words`, whatever their capitals and marks, the
    more frequent first; then those of the whole archive that begin with them. It costs the same in
    an archive of any size.
    """
    recent = _recent(connection, language, kind)
    found = [name for name in recent if fold(words) in fold(name)][:count]
    if words.strip():
        start = slugify(words, language)
        known = {slugify(name, language) for name in found}
        found += _beginning(connection, (language, kind), start, known, count - len(found))
    return found


def _recent(connection: sqlite3.Connection, language: str, kind: str) -> list[str]:
    rows = connection.execute(
        f"SELECT {_COLUMN[kind]}, language FROM article INDEXED BY article_by_instant "
        "ORDER BY instant DESC LIMIT ?",
        (_RECENT,),
    )
    times: dict[str, int] = {}
    for names, article_language in rows:
        if article_language == language:
            for _slug, name in json.loads(names):
                times[name] = times.get(name, 0) + 1
    return sorted(times, key=lambda name: -times[name])


def _beginning(
    connection: sqlite3.Connection, of: tuple[str, str], start: str, known: set[str], count: int
) -> list[str]:
    """Return the names of listings whose slugs begin so, but for `known` slugs."""
    found: list[str] = []
    after = ""
    while len(found) < count:
        row = connection.execute(
            "SELECT listing, name FROM listing_item WHERE language = ? AND kind = ? "
            "AND listing >= ? AND listing > ? AND listing < ? "
            "ORDER BY listing, stamp, path LIMIT 1",
            (*of, start, after, f"{start}{{"),  # `{` is what comes after `z`
        ).fetchone()
        if row is None:
            break
        after = row[0]
        if after not in known:
            found.append(row[1])
    return found
