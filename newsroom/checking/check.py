"""`invoke check`: everything that is wrong with an edition's content, without building a page.

Whether a link leads somewhere is asked of a preview of the catalogue.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.queries.sources import former_addresses, source_paths
from newsroom.checking.build_preview import preview
from newsroom.checking.destinations import Destinations
from newsroom.checking.links import FoundLink, LinkJob, links_job
from newsroom.checking.verdict import Judge
from newsroom.content.addresses.former_addresses import in_small
from newsroom.content.rejection import MISSING_ARTICLE, TOO_HARD, Rejection, first_of_each_file
from newsroom.content.scan import Walk
from newsroom.edition import Edition
from newsroom.engine.failures import findings
from newsroom.engine.far_embargoes import far_embargoes
from newsroom.engine.heritage import bequeath
from newsroom.engine.idle_papers import idle_papers
from newsroom.engine.ingest.address_ledger import settle_addresses
from newsroom.engine.ingest.profile_notes import note_profiles
from newsroom.engine.ingest.read_job import MARKDOWN
from newsroom.engine.ingest.redirect_file import RedirectFile
from newsroom.engine.ingest.unread_files import note_unread
from newsroom.engine.render import renderer_for
from newsroom.engine.workers import Workers

_CHUNK = 1000  # files to a job
_FEW = 1  # jobs that are not worth a worker process


@dataclass(frozen=True, slots=True)
class CheckOrder:
    """What to check: `now` in seconds since 1970 UTC, processes, and which files.

    `paths` are relative to content/; None checks all of it, and what no single file shows.
    """

    now: int
    jobs: int
    paths: tuple[str, ...] | None = None


def named_paths(
    names: Iterable[str], folder: Path, content: Path
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the paths in `content` of what was named, and the names of what is not there.

    A name is a path from the working `folder`, or from `content`, as messages tell it. A folder
    means all articles in it.
    """
    paths: dict[str, None] = {}
    unknown: list[str] = []
    for name in names:
        places = [(base / name).resolve() for base in (folder, content)]
        place = next((at for at in places if at.is_relative_to(content) and at.exists()), None)
        if place is None:
            unknown.append(name)
            continue
        within = (place / file[0] for batch in Walk(place) for file in batch)
        texts = (file for file in within if file.suffix.lower() in MARKDOWN)
        files = sorted(texts) if place.is_dir() else [place]
        paths.update(dict.fromkeys(file.relative_to(content).as_posix() for file in files))
    return tuple(paths), tuple(unknown)


def check(edition: Edition, order: CheckOrder) -> tuple[Rejection, ...]:
    """Return all that is wrong with the content, by file and line."""
    bequeath(edition)
    with (
        Workers("", order.jobs) as workers,
        preview(edition, workers, now=order.now, paths=order.paths) as seen,
    ):
        connection = seen.connection
        then = int(seen.manifest.note("now", str(order.now)))
        seen.ingested.add(seen.writer.pass_time(then))
        settle_addresses(edition, connection, seen.writer, seen.ingested, writes=False)
        note_unread(seen.manifest, seen.writer)
        note_profiles(seen.manifest, seen.writer)
        turned = seen.writer.flush()
        queries = Queries(connection, order.now)
        redirect_file = RedirectFile(edition, connection, queries, seen.writer, turned)
        redirect_file.ingest(seen.ingested)
        redirect_file.judge(seen.ingested)
        # A link to an article that is not there is told once, and here it is no warning.
        found = [one for one in findings(seen.manifest) if one.code != MISSING_ARTICLE]
        found += far_embargoes(edition, connection, order.now)
        found += idle_papers(edition, connection, order.now)
        texts = _texts(connection, found) if order.paths is None else order.paths
        links = _links(edition, texts, workers)
        destinations = Destinations(queries, renderer_for(edition, queries))
        found += Judge(edition, connection, destinations).findings(links)
        if order.paths is None:
            found += _about_redirects(connection, destinations)
    named = None if order.paths is None else set(order.paths)
    asked = {one for one in found if named is None or one.path in named}
    return tuple(first_of_each_file(asked))


def _texts(connection: sqlite3.Connection, found: Iterable[Rejection]) -> tuple[str, ...]:
    """Return the files whose links can be looked at: those with a text, rejected or not.

    So the links of a file are told together with what else is wrong with it; bombs are not opened.
    """
    refused = {one.path: one.code for one in found if one.path.endswith(MARKDOWN)}
    paths = {*source_paths(connection), *refused}
    return tuple(sorted(path for path in paths if refused.get(path) != TOO_HARD))


def _links(edition: Edition, paths: tuple[str, ...], workers: Workers) -> Iterator[FoundLink]:
    jobs = (
        LinkJob(edition.content, paths[start : start + _CHUNK])
        for start in range(0, len(paths), _CHUNK)
    )
    for links in workers.run(links_job, jobs, few=_FEW):
        yield from links


def _about_redirects(
    connection: sqlite3.Connection, destinations: Destinations
) -> Iterable[Rejection]:
    """Yield the former addresses that cannot lead where they should."""
    for address, path in former_addresses(connection):
        if destinations.has_text(address):
            yield Rejection.of(path, 0, "redirect-loop", url=address, former=True)
        elif destinations.has_text(page := in_small(address)) and not destinations.is_of(
            path, page
        ):
            yield Rejection.of(path, 0, "capitals-only", address=address, url=page, is_other_s=True)
