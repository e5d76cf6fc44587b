"""The files of a host, to be looked at one by one: which are there, and what they hold."""

import shutil
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import ClassVar, NamedTuple, Protocol

_BATCH = 200  # files that are fetched at a time: so many lie on this machine's disk at once


class HostFile(NamedTuple):
    """A file on a host: its path, its size in bytes (-1: not told), the host's own hash of it.

    The hash is empty where the host has none.
    """

    path: str
    size: int
    hash: str = ""


class Hasher(Protocol):
    """A hash under way, as those of hashlib are."""

    def update(self, data: bytes, /) -> None:
        """Take in more of the file."""

    def hexdigest(self) -> str:
        """Return the hash of all that was taken in."""


class SiteFiles(ABC):
    """The files in a folder of a host. Every method raises HostError when the host fails.

    `is_near`: reading them costs no more than reading this machine's own.
    """

    __slots__ = ()
    is_near: ClassVar[bool] = False

    @abstractmethod
    def files(self) -> Iterator[HostFile]:
        """Yield every file that is there, in any order. This walks the whole tree."""

    @abstractmethod
    def fetch(self, paths: Iterable[str], into: Path) -> None:
        """Copy those files that the host has to the same paths under a folder here."""

    def hasher(self, size: int) -> Hasher | None:
        """Return what makes the host's own hash of a file of `size` bytes; None if it has none."""
        return None

    def readable(self, paths: Iterable[str], scratch: Path) -> Iterator[tuple[str, Path]]:
        """Yield each path with a file of this machine that holds what the host has there.

        It is gone when the next is asked for. `scratch` is a folder for such files.
        """
        remaining = iter(paths)
        while part := list(islice(remaining, _BATCH)):
            shutil.rmtree(scratch, ignore_errors=True)
            self.fetch(part, scratch)
            yield from ((path, scratch / path) for path in part)
        shutil.rmtree(scratch, ignore_errors=True)
