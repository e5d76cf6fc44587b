"""One build of an edition at a time."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def exclusive(cache: Path, on_wait: Callable[[str], None]) -> Iterator[None]:
    """Hold the edition's lock; while another build has it, tell `on_wait` its process and wait.

    The system lets go of the lock when a process and its workers have died, so a killed build
    blocks nobody, and nobody builds beside what is left of one.
    """
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            on_wait(file.read().strip())
            fcntl.flock(file, fcntl.LOCK_EX)
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
