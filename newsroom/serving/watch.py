"""Watching the edition's folders, and telling which files a build must look at.

Whatever the system fails to tell is found by looking at all of content/, which is done whenever
something is unclear, and once a minute in any case.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from newsroom.content.scan import is_content
from newsroom.edition import Edition
from newsroom.serving.listening import Ears, Root, listening

_HEARTBEAT = 1.0  # seconds
_DUE = 10.0  # an embargo may pass while nobody saves
_MINUTE = 58.0  # with what a build takes, the longest that a change may go unnoticed


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved: content files and folders by path (None: look at all), and settings.

    `is_routine`: nobody has saved anything, as far as the system tells; look at all the same.
    """

    paths: tuple[str, ...] | None
    has_settings: bool
    is_routine: bool = False


def watch_edition(edition: Edition, root: Path, stop: Event) -> Iterator[Saved]:
    """Yield what was saved in content/, theme/ and the settings in `root`, until `stop` is set.

    An empty `Saved` comes every few seconds, so that what falls due is published. The settings
    count as saved too when a folder is another than it was: they say where folders are, so that
    who reads them finds where the edition is now. Then watch the edition anew.
    """
    while not stop.is_set():
        roots = tuple(Root.of(folder) for folder in edition.named_folders)
        with listening(roots, [root / "pelicanconf.py"]) as ears:
            watch = _Watch(edition, root, roots, ears)
            while not (stop.is_set() or watch.is_over):
                yield from watch.beat()


class _Watch:
    """One minute of watching the same folders, longer only if something is saved all the time."""

    def __init__(self, edition: Edition, root: Path, roots: tuple[Root, ...], ears: Ears) -> None:
        self._edition = edition
        self._root = root
        self._roots = roots
        self._ears = ears
        self._begin = self._quiet_since = time.monotonic()
        # Nobody listened before, and the system may miss what is saved in a folder that has just
        # come: both are looked at once more, a moment later.
        self._again: set[str] | None = None
        self.is_over = False

    def beat(self) -> Iterator[Saved]:
        """Wait for a save or for a second, and yield what is to be done."""
        heard = self._ears.heard(_HEARTBEAT)
        if not all(root.is_same for root in self._roots):
            self.is_over = True
            yield Saved(None, has_settings=True)
            return
        saved = self._saved(heard) if heard else self._of_silence()
        if saved:
            self._quiet_since = time.monotonic()
            yield saved

    def _of_silence(self) -> Saved | None:
        """Return what is to be looked at although nobody has saved anything."""
        now = time.monotonic()
        if now - self._begin >= (_DUE if self._ears.is_deaf else _MINUTE):
            self.is_over = True  # the next watch begins by looking at everything
        elif self._roots[0].identity is None:
            pass  # no content, nothing to look at, until there is again
        elif self._again != set():
            again = None if self._again is None else tuple(sorted(self._again))
            self._again = set()
            return Saved(again, has_settings=False, is_routine=again is None)
        elif now - self._quiet_since >= _DUE:
            return Saved((), has_settings=False)
        return None

    def _saved(self, heard: set[str]) -> Saved | None:
        """Return what was saved, given the paths that changed; None if it is nothing of ours."""
        content, places = self._edition.content, {root.place for root in self._roots}
        names = {way for root in self._roots for way in root.ways()}
        paths: set[str] = set()
        is_ours = has_settings = is_unclear = False
        for file in map(Path, heard):
            if file in names:
                is_unclear = True
            elif file.is_relative_to(content):
                path = file.relative_to(content).as_posix()
                if is_content(path):
                    paths.add(path)
            elif any(file.is_relative_to(place) for place in places):
                is_ours = True  # of the theme
            elif file.parent == self._root and file.suffix == ".py":
                has_settings = True
        if is_unclear:
            self.is_over = True
            return Saved(None, has_settings=True)
        if not (paths or is_ours or has_settings):
            return None
        if self._again is not None:
            self._again |= {path for path in paths if (content / path).is_dir()}
        return Saved(tuple(sorted(paths)), has_settings)
