"""The links that content files hold, with the lines on which they stand."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from newsroom.content.markdown.references import galleries_in, targets_in
from newsroom.content.source import decode, read_source


class FoundLink(NamedTuple):
    """A link or picture in a content file, as it is written there."""

    path: str
    line: int
    target: str


class LinkJob(NamedTuple):
    """Some files under content/ to look through."""

    content: Path
    paths: tuple[str, ...]


def links_job(job: LinkJob) -> list[FoundLink]:
    """Return the links in the files of a job; this is what an executor runs."""
    return [link for path in job.paths for link in _links_in(job.content, path)]


def _links_in(content: Path, path: str) -> Iterator[FoundLink]:
    try:
        text = decode(read_source(content / path))
    except (OSError, UnicodeDecodeError):
        return  # deleted meanwhile, or rejected for it
    galleries = galleries_in(text)  # what is wrong with those, the reading of the file tells
    for line, target in targets_in(text):
        if target not in galleries:
            yield FoundLink(path, line, target)
