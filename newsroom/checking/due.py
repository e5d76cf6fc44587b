"""`invoke due`: what will happen to the edition by itself, as its content lies there now."""

from dataclasses import dataclass

from newsroom.catalogue.queries.schedule import Due, due
from newsroom.checking.build_preview import preview
from newsroom.content.rejection import Rejection
from newsroom.edition import Edition
from newsroom.engine.heritage import bequeath
from newsroom.engine.workers import Workers


@dataclass(frozen=True, slots=True)
class Schedule:
    """What comes next, soonest first, and the files that are not in it because they are wrong.

    Of a rejected file the last accepted version is in the schedule, if it has one.
    """

    coming: tuple[Due, ...]
    rejections: tuple[Rejection, ...]


def what_is_due(edition: Edition, *, now: int, count: int, jobs: int) -> Schedule:
    """Return the next `count` appearances and expiries after `now`, in seconds since 1970 UTC.

    Files saved since the last build are read first, by `jobs` processes: who asks wants to know
    whether the article that was just saved will appear.
    """
    bequeath(edition)
    with (
        Workers("", jobs) as workers,
        preview(edition, workers, now=now, paths=None) as seen,
    ):
        wrong = tuple(one for one in seen.manifest.rejections() if not one.is_warning)
        return Schedule(tuple(due(seen.connection, now, count)), wrong)
