"""How far a long build has come: a bar in a terminal, a line a phase elsewhere, or nothing."""

import sys
from typing import TYPE_CHECKING, Protocol

from newsroom.language.messages import in_words
from newsroom.language.messages import message as _

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

# Fewer steps than these are over before a bar could be read.
_WORTH_A_BAR = 200


class Progress(Protocol):
    """What the engine tells of its progress."""

    def begin(self, phase: str, total: int) -> None:
        """Begin a phase: `read` or `render`, of `total` steps."""

    def advance(self, steps: int) -> None:
        """Count so many steps more as done."""

    def end(self) -> None:
        """Clear up: the build is over, well or badly."""


class Silent:
    """Tells nothing."""

    def begin(self, phase: str, total: int) -> None:
        """Tell nothing."""

    def advance(self, steps: int) -> None:
        """Tell nothing."""

    def end(self) -> None:
        """Tell nothing."""


class Lines:
    """Tells each long phase in a line, for logs, in words of `language`."""

    def __init__(self, language: str) -> None:
        self._language = language

    def begin(self, phase: str, total: int) -> None:
        """Print the phase and its size."""
        if total >= _WORTH_A_BAR:
            print(f"{_phase(phase, self._language)}: {total}", flush=True)

    def advance(self, steps: int) -> None:
        """Tell nothing: a log is read afterwards."""

    def end(self) -> None:
        """Tell nothing."""


class Bar:
    """Shows each long phase on a terminal as a bar with count, rate and time left."""

    def __init__(self, language: str) -> None:
        """Show it in words of `language`."""
        self._bars: Bars | None = None  # loaded with the first long phase
        self._task: TaskID | None = None
        self._language = language

    def begin(self, phase: str, total: int) -> None:
        """Replace the bar by one for this phase."""
        if self._bars and self._task is not None:
            self._bars.remove_task(self._task)
            self._task = None
        if total >= _WORTH_A_BAR:
            self._bars = self._bars or _bars()
            self._bars.start()
            self._task = self._bars.add_task(_phase(phase, self._language), total=total, rate="")

    def advance(self, steps: int) -> None:
        """Move the bar."""
        if self._bars and self._task is not None:
            self._bars.advance(self._task, steps)
            speed = self._bars.tasks[0].speed
            self._bars.update(self._task, rate=f"{speed:,.0f}/s" if speed else "")
            self._bars.refresh()

    def end(self) -> None:
        """Take the bar away."""
        if self._bars:
            self._bars.stop()


def _bars() -> "Bars":
    """Return what shows bars on stderr; a build of few pages does not wait for Rich."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bars  # noqa: PLC0415

    # No refreshing thread: worker processes are forked while the bar is up.
    return Bars(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        console=Console(stderr=True, highlight=False, soft_wrap=True),
        auto_refresh=False,
        transient=True,
    )


def progress_for(language: str, *, quiet: bool) -> Progress:
    """Return a bar for a terminal, lines for a log, silence where that was asked for."""
    if quiet:
        return Silent()
    return Bar(language) if sys.stdout.isatty() else Lines(language)


def _phase(phase: str, language: str) -> str:
    return in_words({"read": _("Reading"), "render": _("Going through pages")}[phase], language)
