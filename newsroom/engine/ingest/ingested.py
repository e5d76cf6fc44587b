"""What was noticed while content/ was taken in: what a plan begins with."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from newsroom.catalogue.change import Change
from newsroom.engine.failures import Failure
from newsroom.engine.ingest.moved_addresses import Left, addresses_left

# More changes than this are not planned one by one: every page is visited instead, and the
# fingerprints tell which are stale.
MANY = 1000


@dataclass
class Ingested:
    """What the intake noticed: changed records and changed other files, up to MANY of each.

    `failures` are what failed while single files were read.
    `left` are all addresses at which something is no longer what it was, `redirects` those of
    which redirects.txt says otherwise than before.
    """

    changes: list[Change] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    left: Left = field(default_factory=dict)
    redirects: set[str] = field(default_factory=set)
    is_overflowing: bool = False
    failures: list[Failure] = field(default_factory=list)

    def add_files(self, paths: Iterable[str]) -> None:
        """Keep the paths of changed files while they are few."""
        for path in paths:
            if len(self.files) < MANY:
                self.files.append(path)
            else:
                self.is_overflowing = True

    def add(self, changes: Iterable[Change]) -> None:
        """Keep changes while they are few; all of `changes` is consumed either way."""
        for change in changes:
            self.left.update(addresses_left(change))
            if len(self.changes) < MANY:
                self.changes.append(change)
            else:
                self.is_overflowing = True
