"""The catalogue's tables, and how its file is opened.

It holds nothing that content/ and output/ do not: delete it, and the next build restores it.
"""

import hashlib
import sqlite3
from pathlib import Path

from newsroom.catalogue.rows import ARTICLES, BANNERS, FRONT_LISTS, PROFILES, STANDING_PAGES

APPLICATION = 0x6E657773  # "news": SQLite's own header field for telling file formats apart

_SCHEMA = f"""
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Every file under content/ as it was last read: content.scan.SourceFile, and the digest of its
-- bytes. An empty digest: read it again next time.
CREATE TABLE file (
    path TEXT PRIMARY KEY, changed INTEGER NOT NULL, stamp INTEGER NOT NULL, digest TEXT NOT NULL
) WITHOUT ROWID;

-- Files that are neither articles nor pictures, by what their names are on disks that tell neither
-- capitals nor composed letters apart. `is_allowed`: they may be published if a text names them.
-- `seconds`: how long a film or sound plays; 0 where that is not known.
CREATE TABLE download (
    disk_name TEXT NOT NULL, path TEXT NOT NULL, is_allowed INTEGER NOT NULL,
    seconds INTEGER NOT NULL,
    PRIMARY KEY (disk_name, path)
) WITHOUT ROWID;

-- Every picture under content/ as it was when it last could be published (an empty digest: it
-- never could), and what is wrong with it now. `folder` ends with a slash.
CREATE TABLE picture (
    path TEXT PRIMARY KEY, folder TEXT NOT NULL, digest TEXT NOT NULL,
    width INTEGER NOT NULL, height INTEGER NOT NULL, focus TEXT NOT NULL, fault TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX picture_by_folder ON picture (folder);
CREATE INDEX picture_by_fault ON picture (fault) WHERE fault <> '';

-- The printed papers under content/print, each with its first page as a picture is recorded.
CREATE TABLE printed_paper (
    day TEXT PRIMARY KEY, digest TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE rejection (
    path TEXT NOT NULL, line INTEGER NOT NULL, code TEXT NOT NULL,
    details TEXT NOT NULL, -- the values of its words: [["name", "value"], …]
    PRIMARY KEY (path, line, code, details)
) WITHOUT ROWID;

-- The last accepted record of each article file. `live`: its moment has come, and its address
-- is its own. `changed` is the newest stamp that it tells, `written` the status in its file: that
-- in `status` is `withdrawn` once the article has expired. The columns before these three are the
-- attributes of content.article.Article: see catalogue.columns.
CREATE TABLE article (
    {ARTICLES.declared},
    written TEXT NOT NULL, changed TEXT NOT NULL, live INTEGER NOT NULL, UNIQUE (path)
);
CREATE INDEX article_by_url ON article (url);
CREATE INDEX article_by_instant ON article (instant);
CREATE INDEX article_draft ON article (instant) WHERE written = 'draft';
CREATE INDEX article_by_expiry ON article (expires) WHERE expires > 0;
-- Sitemaps are cut by month (by year where no month is known), and tell when each last changed.
CREATE INDEX article_by_month ON article (language, substr(stamp, 1, 7), changed)
    WHERE live AND has_body AND status = 'published';

-- When live stories change by themselves: an entry's time comes (`title` is what it is called), or
-- the story is over (no title).
CREATE TABLE live_instant (
    instant INTEGER NOT NULL, path TEXT NOT NULL, is_end INTEGER NOT NULL, title TEXT NOT NULL
);
CREATE INDEX live_instant_by_instant ON live_instant (instant);
CREATE INDEX live_instant_by_path ON live_instant (path);

-- The corrections of articles that are listed.
CREATE TABLE correction (
    language TEXT NOT NULL, stamp TEXT NOT NULL, path TEXT NOT NULL, place INTEGER NOT NULL,
    text TEXT NOT NULL, PRIMARY KEY (language, stamp, path, place)
) WITHOUT ROWID;

-- Listings: all that an item is listed under. kind is 'edition', 'section', 'topic',
-- 'author', 'series', or 'sound' for what plays one.
CREATE TABLE listing_item (
    language TEXT NOT NULL, kind TEXT NOT NULL, listing TEXT NOT NULL, stamp TEXT NOT NULL,
    path TEXT NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (language, kind, listing, stamp, path)
) WITHOUT ROWID;

-- How many items a listing has in each year (precision 4), month (7) and day (10).
CREATE TABLE listing_period (
    language TEXT NOT NULL, kind TEXT NOT NULL, listing TEXT NOT NULL,
    precision INTEGER NOT NULL, period TEXT NOT NULL, items INTEGER NOT NULL,
    PRIMARY KEY (language, kind, listing, precision, period)
) WITHOUT ROWID;
-- Whoever asks for all topics of a language, or for their sizes, passes over their days.
CREATE INDEX listing_by_year ON listing_period (kind, language, listing, items)
    WHERE precision = 4;

-- Which files under content/ an article or a standing page names. `since` is the instant of the
-- entry of a live story that is the first to name it; 0 for what is no entry's alone.
CREATE TABLE reference (
    target TEXT NOT NULL, path TEXT NOT NULL, since INTEGER NOT NULL, PRIMARY KEY (target, path)
) WITHOUT ROWID;
CREATE INDEX reference_by_path ON reference (path);

CREATE TABLE standing_page ({STANDING_PAGES.declared}, PRIMARY KEY (path)) WITHOUT ROWID;
CREATE INDEX standing_page_by_url ON standing_page (url);

-- What stands on pages of others. `live`: readers may see it now.
CREATE TABLE banner ({BANNERS.declared}, live INTEGER NOT NULL, PRIMARY KEY (path)) WITHOUT ROWID;
CREATE INDEX banner_by_language ON banner (language, since, path) WHERE live;
CREATE TABLE profile ({PROFILES.declared}, live INTEGER NOT NULL, PRIMARY KEY (path)) WITHOUT ROWID;
CREATE INDEX profile_by_label ON profile (language, kind, slug);
CREATE TABLE front_list (
    {FRONT_LISTS.declared}, live INTEGER NOT NULL, PRIMARY KEY (path)
) WITHOUT ROWID;

-- The places on fronts that articles have, by their own fields (`line` 0) or by the front list's
-- lines; `source` is the file that says so.
CREATE TABLE placement (
    source TEXT NOT NULL, line INTEGER NOT NULL, place TEXT NOT NULL, path TEXT NOT NULL,
    until INTEGER NOT NULL, PRIMARY KEY (source, line, place, path)
) WITHOUT ROWID;
CREATE INDEX placement_by_until ON placement (until);

-- The last day on which a listed notice holds, or the last month or year with a `~` behind it.
CREATE TABLE validity (
    language TEXT NOT NULL, section TEXT NOT NULL, last TEXT NOT NULL, path TEXT NOT NULL,
    PRIMARY KEY (language, section, last, path)
) WITHOUT ROWID;

-- The lines of redirects.txt: where addresses lead that readers know.
CREATE TABLE redirect (
    address TEXT PRIMARY KEY, target TEXT NOT NULL, line INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX redirect_by_target ON redirect (target);
CREATE INDEX redirect_with_capitals ON redirect (lower(address)) WHERE address <> lower(address);

-- The addresses that articles had before, by their own word.
CREATE TABLE former_address (
    address TEXT NOT NULL, path TEXT NOT NULL, PRIMARY KEY (address, path)
) WITHOUT ROWID;
CREATE INDEX former_address_with_capitals ON former_address (lower(address))
    WHERE address <> lower(address);

-- The lines of addresses.txt: which file keeps an address that several claim.
CREATE TABLE owner (address TEXT PRIMARY KEY, path TEXT NOT NULL) WITHOUT ROWID;

-- What the templates, settings and software behind each kind of page were when last built.
CREATE TABLE environment (
    kind TEXT NOT NULL, language TEXT NOT NULL, fingerprint TEXT NOT NULL,
    PRIMARY KEY (kind, language)
) WITHOUT ROWID;

-- The manifest: every file in output/, the page key that it is, what it was made from, and what
-- `stat` said of it when it was left (see content.scan).
CREATE TABLE output (
    path TEXT PRIMARY KEY, kind TEXT NOT NULL, language TEXT NOT NULL, subject TEXT NOT NULL,
    period TEXT NOT NULL, fingerprint TEXT NOT NULL, digest TEXT NOT NULL, size INTEGER NOT NULL,
    stamp INTEGER NOT NULL, run INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX output_by_key ON output (kind, language, subject, period);

-- What the search index was made of, packed (see search.indexed_items): of each segment how many
-- items have each word, and its items, sixteen in a row.
CREATE TABLE indexed_segment (
    language TEXT NOT NULL, name TEXT NOT NULL, words BLOB NOT NULL, PRIMARY KEY (language, name)
) WITHOUT ROWID;
CREATE TABLE indexed_chunk (
    language TEXT NOT NULL, name TEXT NOT NULL, number INTEGER NOT NULL, items BLOB NOT NULL,
    PRIMARY KEY (language, name, number)
);

-- Pages at which the last build failed, each with its place and the error: they are tried again.
CREATE TABLE failed_page (
    kind TEXT NOT NULL, language TEXT NOT NULL, subject TEXT NOT NULL, period TEXT NOT NULL,
    place TEXT NOT NULL, error TEXT NOT NULL,
    PRIMARY KEY (kind, language, subject, period)
) WITHOUT ROWID;

-- Page keys that a build set out to write. Rows here at the start of a build are those of a
-- build that was killed: such outputs may hold anything. A single '*' means all of them.
CREATE TABLE pending (
    kind TEXT NOT NULL, language TEXT NOT NULL, subject TEXT NOT NULL, period TEXT NOT NULL,
    PRIMARY KEY (kind, language, subject, period)
) WITHOUT ROWID;
"""


def version_of(schema: str) -> int:
    """Return the version of a catalogue with these tables, as SQLite keeps one: 32 bits, signed."""
    return int.from_bytes(hashlib.blake2b(schema.encode(), digest_size=4).digest(), signed=True)


# A catalogue of another version is thrown away and made anew.
VERSION = version_of(_SCHEMA)


class ForeignCatalogueError(Exception):
    """The file is not a catalogue of this version, or it is damaged."""


def open_catalogue(path: Path) -> sqlite3.Connection:
    """Return a connection that may write, the tables in place; a new file if there was none.

    Raises ForeignCatalogueError for a file that is something else, of another version, or
    damaged in a way that shows at once.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        if (application, version) != (APPLICATION, VERSION):
            if tables or application:
                raise ForeignCatalogueError(path)
            _create(connection)
        _tune(connection)
    except (sqlite3.DatabaseError, ForeignCatalogueError) as error:
        connection.close()
        raise ForeignCatalogueError(path) from error
    return connection


def open_snapshot(path: Path) -> sqlite3.Connection:
    """Return a connection that only reads what has been committed; any process may have one."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
    _tune(connection)
    return connection


def is_damage(error: Exception) -> bool:
    """Tell whether an error means that the file is no sound catalogue, rather than a full disk."""
    damage = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
    return (
        isinstance(error, ForeignCatalogueError)
        or (getattr(error, "sqlite_errorcode", 0) & 0xFF) in damage
    )


def remove_catalogue(path: Path) -> None:
    """Delete the catalogue and its journals, so that the next build begins from nothing."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _create(connection: sqlite3.Connection) -> None:
    # Write-ahead logging lets worker processes read while the one writer commits.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(
        f"BEGIN;{_SCHEMA}"
        f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION}; COMMIT;"
    )


def _tune(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cache_size = -16000")  # 16 MB, whatever the archive's size
