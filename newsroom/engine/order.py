"""What a build is told, and what it says when it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from newsroom.content.rejection import Rejection
from newsroom.engine.ingest.early_scan import EarlyScan
from newsroom.engine.progress import Progress


@dataclass(frozen=True, slots=True)
class BuildOrder:
    """How a build is to be done: its time (seconds since 1970 UTC), processes, and what to tell.

    `is_cold` forgets all that earlier builds knew. `on_wait` hears the process whose build of
    the same edition is to be over first. `paths` are the files under content/ that a watcher saw
    change; None: nobody watched, so look at all of them, or ask the `scan` that has. A build that
    `is_hasty` leaves large parts of the search index to the next one that is not: somebody waits
    for a page.
    """

    now: int
    jobs: int
    progress: Progress
    on_wait: Callable[[str], None]
    is_cold: bool = False
    paths: tuple[str, ...] | None = None
    scan: EarlyScan | None = None
    is_hasty: bool = False


class BuildReport(NamedTuple):
    """What a build did: numbers of pages, all that is wrong with content/, and seconds taken.

    What `rejections` name is not in the edition; what `warnings` name is, and should be mended.
    """

    written: int
    unchanged: int
    removed: int
    rejections: tuple[Rejection, ...]
    seconds: float
    warnings: tuple[Rejection, ...]
