"""`invoke publish --watch`: publishes at every save, and at every moment that an article awaits."""

import time
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from newsroom.catalogue.queries.schedule import next_instant
from newsroom.catalogue.schema import open_snapshot
from newsroom.edition import Edition

_AGAIN = 60  # seconds after a publish that failed
_HOURLY = 3600  # deletions whose grace is over are seen to this often


class Saved(Protocol):
    """What was saved: content files by path (None: look at all of them), and settings.

    A `Saved` of nothing comes every few seconds.
    """

    @property
    def paths(self) -> tuple[str, ...] | None:
        """The content files, by their paths under content/."""

    @property
    def has_settings(self) -> bool:
        """Whether settings were saved too."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Keeps a target up to date.

    `edition` returns the edition as its settings are now, `saves` what is saved of it from now
    on. `publish` publishes it once, with the content files that were saved (None: look at all),
    and `tell` hears what went wrong: that ends no watch.
    """

    edition: Callable[[], Edition]
    saves: Callable[[Edition], Iterable[Saved]]
    publish: Callable[[tuple[str, ...] | None], object]
    tell: Callable[[Exception], None]
    clock: Callable[[], float] = time.time

    def run(self) -> None:
        """Publish now, and then whenever something is saved or falls due, till saves end."""
        edition = self.edition()
        wake = self._publish(None)
        for saved in self.saves(edition):
            if saved.has_settings or saved.paths != () or self.clock() >= wake:
                wake = self._publish(None if saved.has_settings else saved.paths)

    def _publish(self, paths: tuple[str, ...] | None) -> float:
        """Publish, and return when to do so again if nothing is saved, in seconds since 1970."""
        try:
            self.publish(paths)
            return wake_time(self.edition(), self.clock())
        except Exception as error:
            self.tell(error)
            return self.clock() + _AGAIN


def wake_time(edition: Edition, now: float) -> float:
    """Return when the site next changes by itself, an hour hence at most.

    Articles fall due, days begin in the newspaper's zone, graces end.
    """
    with closing(open_snapshot(edition.cache / "catalogue.sqlite")) as connection:
        due = next_instant(connection, int(now))
    today = datetime.fromtimestamp(now, edition.zone).date()
    tomorrow = datetime.combine(today + timedelta(days=1), datetime.min.time(), edition.zone)
    return min(due or now + _HOURLY, tomorrow.timestamp(), now + _HOURLY)
