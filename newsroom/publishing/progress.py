"""How far a publish has come: a bar with files and bytes in a terminal, else nothing."""

from typing import Protocol

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)


class Meter(Protocol):
    """What a publish tells of its progress."""

    def begin(self, files: int, size: int) -> None:
        """Begin to send so many files of so many bytes together."""

    def sent(self, size: int) -> None:
        """Count a file of `size` bytes as sent."""

    def end(self) -> None:
        """Clear up: the publish is over, well or badly."""


class NoMeter:
    """Tells nothing."""

    def begin(self, files: int, size: int) -> None:
        """Tell nothing."""

    def sent(self, size: int) -> None:
        """Tell nothing."""

    def end(self) -> None:
        """Tell nothing."""


class BarMeter:
    """Shows a bar with files, bytes, speed and time left."""

    def __init__(self, console: Console, doing: str) -> None:
        """Show it on a terminal, with a word for what is done."""
        self._doing = doing
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[done]}/{task.fields[files]}"),
            DownloadColumn(),
            TransferSpeedColumn(),
            TimeRemainingColumn(),
            console=console,
            transient=True,
        )
        self._task: TaskID | None = None
        self._done = 0

    def begin(self, files: int, size: int) -> None:
        """Show the bar."""
        self._progress.start()
        self._task = self._progress.add_task(self._doing, total=size, done=0, files=files)

    def sent(self, size: int) -> None:
        """Move the bar."""
        if self._task is not None:
            self._done += 1
            self._progress.update(self._task, advance=size, done=self._done)

    def end(self) -> None:
        """Take the bar away."""
        self._progress.stop()


def meter_for(console: Console, doing: str, *, quiet: bool) -> Meter:
    """Return a bar for a terminal, silence for a log or where that was asked for."""
    return BarMeter(console, doing) if console.is_terminal and not quiet else NoMeter()
