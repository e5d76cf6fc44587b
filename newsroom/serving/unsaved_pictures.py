"""Pictures that a text names before it is saved, which no build has seen."""

from collections.abc import Iterator
from pathlib import Path

from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.writes import Writer
from newsroom.content.picture import PictureFile, is_picture
from newsroom.content.scan import digest, is_content
from newsroom.pictures.inspection import inspect


def note_pictures(
    content: Path, references: tuple[str, ...], queries: Queries, writer: Writer
) -> tuple[PictureFile, ...]:
    """Note the pictures that a text names as they lie on the disk now, and return them.

    One that was handed in a moment ago is in no build yet.
    """
    named = tuple(name for name in references if name.endswith("/") or is_picture(name))
    known = {one.path: one for found in queries.pictures_named(named).values() for one in found}
    present = {path for name in named for path in _pictures_at(content, name)}
    writer.forget(sorted({*known} - present))
    for path in sorted(present - {*known}):
        found = inspect(content / path)
        if found.fault is None:
            data = (content / path).read_bytes()
            known[path] = PictureFile(path, digest(data), found.width, found.height)
            writer.save_picture(known[path])
    return tuple(known[path] for path in sorted(present & {*known}))


def _pictures_at(content: Path, name: str) -> Iterator[str]:
    """Yield the pictures that a name in a text stands for: itself, or all of a folder."""
    place = content / name
    if not place.resolve().is_relative_to(content):
        return
    if not name.endswith("/"):
        if place.is_file():
            yield name
        return
    for file in place.iterdir() if place.is_dir() else ():
        if is_picture(file.name) and is_content(file.name) and file.is_file():
            yield f"{name}{file.name}"
