"""Listening to the file system: what the folders of an edition are, and what happens in them.

The system tells of a folder by what it was when listening began: it falls silent when that is
deleted, moved or replaced. So the folders around it are listened to as well, and now and then it is
asked whether each is still the same.
"""

import os
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Self

from watchfiles import watch

# Milliseconds. An editor's save is two or three events within a few; more waiting is latency.
_SETTLE = 30
_STEP = 10
_MOST_LINKS = 40  # in a row, as the system has it


@dataclass(frozen=True, slots=True)
class Root:
    """A folder as settings name it, where it is, and which one that is; None: there is none."""

    named: Path
    place: Path
    identity: tuple[int, int] | None

    @classmethod
    def of(cls, named: Path) -> Self:
        """Return the folder of that name as it is now."""
        place = Path(os.path.realpath(named))
        try:
            status = place.stat()
        except OSError:
            return cls(named, place, None)
        return cls(named, place, (status.st_dev, status.st_ino))

    @property
    def is_same(self) -> bool:
        """Whether the name still means this folder."""
        return Root.of(self.named) == self

    def ways(self) -> Iterator[Path]:
        """Yield the name, every link that it leads through, and the folder itself."""
        link = self.named
        for _step in range(_MOST_LINKS):
            yield link
            if not link.is_symlink():
                break
            # Not resolved: the next link on the way counts as well.
            link = Path(os.path.abspath(link.parent / link.readlink()))  # noqa: PTH100
        yield self.place


class Ears:
    """What is heard of folders until they are closed: sets of paths, as they come."""

    def __init__(self) -> None:
        self._heard: SimpleQueue[set[str] | None] = SimpleQueue()
        self._stop = threading.Event()
        self.is_deaf = False

    def listen(self, folders: Iterable[Path], *, is_deep: bool) -> None:
        """Hear from now on of what changes in folders and, if deep, in all folders below them."""
        places = [folder for folder in folders if folder.is_dir()]
        if places:
            threading.Thread(target=self._listen, args=(places, is_deep), daemon=True).start()

    def close(self) -> None:
        """Hear no more."""
        self._stop.set()

    def heard(self, seconds: float) -> set[str]:
        """Return the paths that changed, as soon as any has; none after so many seconds."""
        paths: set[str] = set()
        deadline = time.monotonic() + seconds
        while not paths and (left := deadline - time.monotonic()) > 0:
            try:
                paths |= self._next(left)
                while not self._heard.empty():
                    paths |= self._next(0)
            except Empty:
                break
        return paths

    def _next(self, seconds: float) -> set[str]:
        paths = self._heard.get(timeout=seconds)
        self.is_deaf = self.is_deaf or paths is None
        return paths or set()

    def _listen(self, places: list[Path], is_deep: bool) -> None:
        try:
            for events in watch(
                *places,
                watch_filter=None,
                debounce=_SETTLE,
                step=_STEP,
                stop_event=self._stop,
                raise_interrupt=False,
                recursive=is_deep,
            ):
                self._heard.put({name for _change, name in events})
        except (OSError, RuntimeError):  # too many folders for the system, or one that is gone
            self._heard.put(None)


@contextmanager
def listening(roots: Iterable[Root], others: Iterable[Path]) -> Iterator[Ears]:
    """Listen to all that lies in `roots`, to what lies around them, and beside `others`."""
    roots = tuple(roots)
    ears = Ears()
    around = {way.parent for root in roots for way in root.ways()}
    ears.listen({root.place for root in roots}, is_deep=True)
    ears.listen(around | {other.parent for other in others}, is_deep=False)
    try:
        yield ears
    finally:
        ears.close()
