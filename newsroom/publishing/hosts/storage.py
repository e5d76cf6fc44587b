"""A folder of a host, however it is reached: what hosts need of it, and no more."""

from abc import abstractmethod
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Self

from newsroom.publishing.hosts.site_files import SiteFiles

PARTIAL_SUFFIX = ".newsroom-part"  # rclone allows sixteen characters


class Storage(SiteFiles):
    """A folder of a host. Every method raises HostError when the host or the way to it fails.

    No method but `files` walks a tree: each costs what it names.
    """

    __slots__ = ()

    @abstractmethod
    def at(self, folder: str) -> Self:
        """Return a folder in this one."""

    @abstractmethod
    def names(self, folder: str = "") -> list[str]:
        """Return the names in a folder, those of folders with a slash; none if it is missing."""

    @abstractmethod
    def send(
        self,
        source: Path,
        paths: Iterable[str],
        on_sent: Callable[[int], None] = lambda _size: None,
    ) -> None:
        """Copy files from the folder `source`, telling `on_sent` the size of each that arrived."""

    @abstractmethod
    def delete(self, paths: Iterable[str]) -> None:
        """Delete files; those that are gone already are no error."""

    @abstractmethod
    def remove_folders(self, folders: Iterable[str]) -> None:
        """Remove folders that are empty, the deepest first, where the host has such a thing."""

    @abstractmethod
    def clear_partial_files(self, folders: set[str]) -> None:
        """Delete what killed copies have left in folders, where the host has such a thing."""


def deepest_first(folders: Iterable[str]) -> list[str]:
    """Return folders in an order in which each comes before those that hold it."""
    return sorted(folders, key=lambda folder: (-folder.count("/"), folder))
