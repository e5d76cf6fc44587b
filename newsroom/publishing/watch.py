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

    @property
    def is_routine(self) -> bool:
        """Whether nobody has saved anything, as far as is known: look at all the same."""


@dataclass(frozen=True, slots=True)
class _State:
    """When to publish again if nothing is saved, in seconds since 1970; how the last one went."""

    wake: float
    is_published: bool


@dataclass(frozen=True, slots=True)
class Watch:
    """Keeps a target up to date.

    `edition` returns the edition as its settings are now, `saves` what is saved of it from now
    on. `look` builds of all content and tells whether a page changed. `publish` publishes once,
    with the content files that were saved (None: look at all), and `tell` hears what went wrong:
    that ends no watch.
    """

    edition: Callable[[], Edition]
    saves: Callable[[Edition], Iterable[Saved]]
    look: Callable[[], bool]
    publish: Callable[[tuple[str, ...] | None], object]
    tell: Callable[[Exception], None]
    clock: Callable[[], float] = time.time

    def run(self) -> None:
        """Publish now, and then whenever something is saved or falls due, till saves end."""
        edition = self.edition()
        state = self._publish(None)
        while True:
            for saved in self.saves(edition):
                if saved.has_settings or self._is_worth_it(saved, state):
                    # What was saved when a publish failed may not have been looked at.
                    is_all = saved.has_settings or not state.is_published
                    state = self._publish(None if is_all else saved.paths)
                if saved.has_settings or saved.is_routine:
                    before, edition = edition, self._edition_now(edition)
                    if edition.named_folders != before.named_folders or saved.has_settings:
                        break  # it may be elsewhere: watch anew
            else:
                return

    def _edition_now(self, known: Edition) -> Edition:
        """Return the edition that the settings describe now; the known one if they describe none.

        What is wrong with them is told by the publish that meets it too.
        """
        try:
            return self.edition()
        except Exception:
            return known

    def _is_worth_it(self, saved: Saved, state: _State) -> bool:
        if self.clock() >= state.wake:
            return True
        if not saved.is_routine:
            return saved.paths != ()
        try:
            return self.look()
        except Exception as error:
            self.tell(error)
            return False

    def _publish(self, paths: tuple[str, ...] | None) -> _State:
        """Publish, and return when to do so again if nothing is saved."""
        try:
            self.publish(paths)
            return _State(wake_time(self.edition(), self.clock()), is_published=True)
        except Exception as error:
            self.tell(error)
            return _State(self.clock() + _AGAIN, is_published=False)


def wake_time(edition: Edition, now: float) -> float:
    """Return when the site next changes by itself, an hour hence at most.

    Articles fall due, days begin in the newspaper's zone, graces end.
    """
    with closing(open_snapshot(edition.cache / "catalogue.sqlite")) as connection:
        due = next_instant(connection, int(now))
    today = datetime.fromtimestamp(now, edition.zone).date()
    tomorrow = datetime.combine(today + timedelta(days=1), datetime.min.time(), edition.zone)
    return min(due or now + _HOURLY, tomorrow.timestamp(), now + _HOURLY)
