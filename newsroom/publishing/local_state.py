"""What this machine keeps for a target, in a folder of cache/: all of it may be lost.

Without it, the manifest is fetched again, and a lock that a killed publish left on the host
waits for its expiry.
"""

import fcntl
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from newsroom.language.messages import message as _
from newsroom.publishing.errors import RefusedError
from newsroom.publishing.manifest.manifest import STATE_FOLDER
from newsroom.publishing.notify.pending_notifications import News

_DESKS = "published"  # the folder of a cache that holds a folder for each target
_PATIENCE = 10.0  # seconds; an rclone that outlived its publish is done with its files by then
_MEMORY = 20  # publishes that are remembered as our own


@dataclass(frozen=True, slots=True)
class Desk:
    """The folder of one target."""

    folder: Path

    @classmethod
    def of(cls, cache: Path, target: str) -> "Desk":
        """Return the desk of the target of that name, in the cache of an edition."""
        return cls(cache / _DESKS / target)

    @classmethod
    def all_in(cls, cache: Path) -> "Iterator[Desk]":
        """Yield the desks of all targets of a cache whose hosts have a state mirrored here."""
        folder = cache / _DESKS
        for each in folder.iterdir() if folder.is_dir() else ():
            if cls(each).state.is_dir():
                yield cls(each)

    @property
    def mirror(self) -> Path:
        """Where the host's state folder is mirrored, as a folder in this one."""
        return self.folder / "host"

    @property
    def state(self) -> Path:
        """The mirrored state folder itself."""
        return self.mirror / STATE_FOLDER

    @property
    def staging(self) -> Path:
        """Where the files to be sent are gathered."""
        return self.folder / "staging"

    @property
    def scratch(self) -> Path:
        """Where files are read back to be compared."""
        return self.folder / "read-back"

    @property
    def news(self) -> News:
        """What hooks are still to be told of."""
        return News(self.folder / "untold")

    @property
    def token(self) -> str:
        """A word that no other machine has: it marks our locks on the host."""
        file = self.folder / "token"
        if not file.is_file():
            file.write_text(secrets.token_hex(4))
        return file.read_text()

    @contextmanager
    def exclusive(self) -> Iterator[int]:
        """Hold the target against other publishes of this machine; yield the lock's descriptor.

        Raises RefusedError while another publish has it. Processes that inherit the descriptor keep
        the lock for as long as they live.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("a+") as file:
            deadline = time.monotonic() + _PATIENCE
            while True:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() > deadline:
                        file.seek(0)
                        raise RefusedError(
                            _(
                                "Another publish is running on this machine (process {process})."
                            ).format(process=file.read().strip())
                        ) from None
                    time.sleep(0.1)
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
            yield file.fileno()

    def is_own(self, head: str) -> bool:
        """Tell whether the head of this name was written by this machine."""
        return head in self._own()

    def remember(self, head: str) -> None:
        """Note that this machine is about to write the head of this name."""
        lines = [*self._own(), head][-_MEMORY:]
        temporary = self.folder / "own.writing"
        temporary.write_text("\n".join(lines))
        temporary.replace(self.folder / "own")

    def clear_up(self, names: set[str]) -> None:
        """Delete what no later publish needs: all of the state folder but these, and staging."""
        shutil.rmtree(self.staging, ignore_errors=True)
        for file in self.state.iterdir() if self.state.is_dir() else ():
            if file.name not in names:
                file.unlink()

    def _own(self) -> list[str]:
        file = self.folder / "own"
        return file.read_text().splitlines() if file.is_file() else []


def clear_cache(cache: Path) -> None:
    """Delete what builds keep in a cache and in the caches in it; the desks of targets stay.

    Without them, what this machine published last would be somebody else's publish to it.
    """
    for entry in cache.iterdir() if cache.is_dir() else ():
        if entry.name == _DESKS:
            continue
        if entry.is_symlink() or not entry.is_dir():
            entry.unlink(missing_ok=True)
        elif (entry / _DESKS).is_dir():
            clear_cache(entry)
        else:
            shutil.rmtree(entry, ignore_errors=True)
