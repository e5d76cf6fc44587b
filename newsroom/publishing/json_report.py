"""What `invoke publish --json` prints: a line of JSON for each thing that happens."""

import json
import time
from collections.abc import Callable
from typing import Any

from newsroom.content.rejection import Rejection
from newsroom.language.messages import in_words
from newsroom.publishing.difference import PublishPlan
from newsroom.publishing.publish import PublishReport

_PAUSE = 0.2  # seconds between two lines of progress


class JsonMeter:
    """Tells the progress of sending, a few lines a second; `clock` tells seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._total: dict[str, int] = {}
        self._files = self._size = 0
        self._told = 0.0

    def begin(self, files: int, size: int) -> None:
        """Tell how much is to be sent."""
        self._total = {"files": files, "size": size}
        self._tell()

    def sent(self, size: int) -> None:
        """Count a file; tell so unless the last line is only a moment old."""
        self._files += 1
        self._size += size
        if self._clock() - self._told >= _PAUSE:
            self._tell()

    def end(self) -> None:
        """Tell how far it came."""
        self._tell()

    def _tell(self) -> None:
        self._told = self._clock()
        _print("sending", sentFiles=self._files, sentSize=self._size, **self._total)


def print_building() -> None:
    """Print that the build has begun."""
    _print("building")


def pass_over(_found: tuple[Rejection, ...]) -> None:
    """Tell nothing of what is wrong with content/: its files are among what is withheld."""


def print_as_json(report: PublishReport, language: str, *, is_plan: bool) -> None:
    """Print what a publish did, or would do, with the files in the order of doing it.

    `generation` is 0 if there was nothing to do, and in a plan.
    """
    _print(
        "planned" if is_plan else "published",
        target=report.target,
        generation=report.generation,
        size=report.size,
        seconds=round(report.seconds, 1),
        withheld=report.withheld,
        complaints=[in_words(one, language) for one in report.complaints],
        **_files(report.plan),
    )


def _files(plan: PublishPlan) -> dict[str, Any]:
    return {
        "send": plan.sent_files,
        "leave": [entry.path for entry in plan.waiting],
        "takeBack": [entry.path for entry in plan.taken_back],
        "delete": plan.doomed_files,
    }


def _print(event: str, **values: Any) -> None:  # noqa: ANN401
    """Print a line at once: whoever reads it waits for it."""
    print(json.dumps({"event": event, **values}, ensure_ascii=False), flush=True)
