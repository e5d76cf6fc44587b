"""When this machine's edition was last published, by what is mirrored here of the hosts' state."""

from pathlib import Path

from newsroom.publishing.local_state import Desk
from newsroom.publishing.manifest.manifest import head_from, is_head


def last_publish(cache: Path) -> int:
    """Return when it was published, in seconds since 1970 UTC; 0 if that is not known here.

    `cache` is the edition's: what publishes it may have a cache of its own within.
    """
    times = [0]
    for folder in (cache, *(one for one in cache.iterdir() if one.is_dir())):
        for desk in Desk.all_in(folder):
            names = sorted(filter(is_head, (file.name for file in desk.state.iterdir())))
            head = head_from((desk.state / names[-1]).read_bytes()) if names else None
            times.append(head.time if head else 0)
    return max(times)
