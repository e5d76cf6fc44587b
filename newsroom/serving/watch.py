"""Watching the edition's folders, and telling which files a build must look at."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from watchfiles import Change, DefaultFilter, watch

from newsroom.content.scan import is_content
from newsroom.edition import Edition

# Milliseconds. An editor's save is two or three events within a few; more waiting is latency.
_SETTLE = 30
_STEP = 10
_HEARTBEAT = 1_000
_DUE_SECONDS = 10  # an embargo may pass while nobody saves


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved: content files by path (None: look at all of them), and settings."""

    paths: tuple[str, ...] | None
    has_settings: bool


def watch_edition(edition: Edition, root: Path, stop: Event) -> Iterator[Saved]:
    """Yield what was saved in content/, theme/ and the settings in `root`, until `stop` is set.

    An empty `Saved` comes every few seconds, so that what falls due is published. A folder that
    came or went is looked at once more a second later: the system may miss what is saved in a
    new folder before it watches it.
    """
    settings = [root / "pelicanconf.py", root / "publishconf.py"]
    places = [
        edition.content,
        *edition.theme_folders,
        *(file for file in settings if file.is_file()),
    ]
    # Nor does anybody watch between the first build and here.
    was_partial, quiet_since = False, time.monotonic()
    for events in watch(
        *places,
        watch_filter=DefaultFilter(),
        debounce=_SETTLE,
        step=_STEP,
        rust_timeout=_HEARTBEAT,
        yield_on_timeout=True,
        stop_event=stop,
    ):
        if events:
            saved = _saved(edition, [(change, Path(name)) for change, name in events])
        elif not was_partial:
            saved = Saved(None, has_settings=False)
        elif time.monotonic() - quiet_since >= _DUE_SECONDS:
            saved = Saved((), has_settings=False)
        else:
            continue
        yield saved
        was_partial, quiet_since = not events or saved.paths is not None, time.monotonic()


def _saved(edition: Edition, events: list[tuple[Change, Path]]) -> Saved:
    paths: set[str] = set()
    is_partial, has_settings = True, False
    for change, file in events:
        if file.is_relative_to(edition.content):
            path = file.relative_to(edition.content).as_posix()
            if not is_content(path):
                continue
            paths.add(path)
            # A folder that comes or goes is one event for all that lies in it.
            if file.is_dir() or (change is Change.deleted and not file.suffix):
                is_partial = False
        elif not any(file.is_relative_to(folder) for folder in edition.theme_folders):
            has_settings = True
    return Saved(tuple(sorted(paths)) if is_partial else None, has_settings)
