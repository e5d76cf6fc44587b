"""When this machine's edition was last published, by what is mirrored here of the hosts' state."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from newsroom.publishing.local_state import Desk
from newsroom.publishing.manifest.manifest import head_from, is_head


class Published(NamedTuple):
    """A publish: when it was (seconds since 1970 UTC), to which target, and its number."""

    time: int
    target: str
    generation: int


def newest_publish(cache: Path) -> Published | None:
    """Return the last publish of an edition; None if none is known here.

    `cache` is the edition's: what publishes it may have a cache of its own within.
    """
    return max(_publishes(cache), default=None)


def last_publish(cache: Path) -> int:
    """Return when it was published, in seconds since 1970 UTC; 0 if that is not known here."""
    newest = newest_publish(cache)
    return newest.time if newest else 0


def _publishes(cache: Path) -> Iterator[Published]:
    for folder in (cache, *(one for one in cache.iterdir() if one.is_dir())):
        for desk in Desk.all_in(folder):
            names = sorted(filter(is_head, (file.name for file in desk.state.iterdir())))
            head = head_from((desk.state / names[-1]).read_bytes()) if names else None
            if head:
                yield Published(head.time, desk.folder.name, head.generation)
