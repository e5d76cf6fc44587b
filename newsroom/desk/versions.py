"""Earlier versions of a file: those that the desk has replaced, and those that Git knows."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from newsroom.content.scan import digest
from newsroom.desk.files import write_whole
from newsroom.desk.git_history import commits_of, text_at
from newsroom.edition import Edition
from newsroom.publishing.last_publish import last_publish

_MOST = 30  # replaced versions that are kept of a file


class Version(NamedTuple):
    """A version of a file: its `key`, when it was saved (seconds since 1970 UTC), by whom and why.

    `data` are its bytes. `is_published`: it is the one that readers have got.
    """

    key: str
    time: int
    author: str
    subject: str
    data: bytes
    is_published: bool = False


@dataclass(frozen=True, slots=True)
class Replaced:
    """The versions that the desk has replaced, in the edition's cache; all of it may be lost."""

    folder: Path

    @classmethod
    def of(cls, edition: Edition) -> "Replaced":
        """Return those of an edition."""
        return cls(edition.cache / "desk" / "replaced")

    def keep(self, path: str, data: bytes, saved_at: int) -> None:
        """Keep a version that is about to be replaced; `saved_at` is in nanoseconds."""
        folder = self.folder / path
        write_whole(folder / f"{saved_at:020}-{digest(data)}", data)
        for old in sorted(folder.iterdir())[:-_MOST]:
            with suppress(FileNotFoundError):
                old.unlink()

    def versions(self, path: str) -> Iterator[Version]:
        """Yield the versions of a file, in no order."""
        folder = self.folder / path
        for file in folder.iterdir() if folder.is_dir() else ():
            saved_at, _, name = file.name.partition("-")
            if saved_at.isdecimal() and name:
                time = int(saved_at) // 1_000_000_000
                yield Version(file.name, time, "", "", file.read_bytes())


def versions_of(edition: Edition, path: str) -> list[Version]:
    """Return the versions of a file, the newest first, each text once; the saved one among them.

    The published one is the newest that had been saved when the edition was last published.
    """
    file = edition.content / path
    found = [_saved(file), *Replaced.of(edition).versions(path)]
    for commit in commits_of(edition.content, path):
        data = text_at(edition.content, commit)
        if data is not None:
            found.append(Version(commit.name, commit.time, commit.author, commit.subject, data))
    saved, *others = _each_text_once(found)
    ordered = [saved, *sorted(others, key=lambda one: -one.time)]
    return _with_published(ordered, last_publish(edition.cache))


def _each_text_once(versions: list[Version]) -> list[Version]:
    """Return the versions by their texts, in their order.

    Of one text, a commit tells by whom it is, and the earliest of all when it was saved: a clone
    is younger than its files.
    """
    known: dict[bytes, Version] = {}
    for one in versions:
        before = known.get(one.data, one)
        told = one if one.author else before
        time = min(one.time, before.time)
        known[one.data] = before._replace(author=told.author, subject=told.subject, time=time)
    return list(known.values())


def _saved(file: Path) -> Version:
    return Version("saved", int(file.stat().st_mtime), "", "", file.read_bytes())


def _with_published(versions: list[Version], published_at: int) -> list[Version]:
    for place, one in enumerate(versions):
        if one.time <= published_at:
            versions[place] = one._replace(is_published=True)
            break
    return versions
