"""One build of an edition at a time."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# Forking hands a lock on to the child, which may live for ever: see `_let_go`. Python's hook on
# forks belongs to the whole process and cannot be taken back, so what it works on stands here.
_held: set[int] = set()
_heirs: list[None] = []  # one for each `inherited` under way


@contextmanager
def exclusive(cache: Path, on_wait: Callable[[str], None]) -> Iterator[None]:
    """Hold the edition's lock; while another build has it, tell `on_wait` its process and wait.

    The lock is free when the build is over, whatever processes it has left behind. If the build is
    killed, the lock is free when its own workers have died too: nobody builds beside what is left.
    """
    cache.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(cache / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    _held.add(descriptor)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            on_wait(os.read(descriptor, 20).decode())
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        os.truncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        # Closing alone would not free the lock while a forked process has it open.
        fcntl.flock(descriptor, fcntl.LOCK_UN)
        _held.discard(descriptor)
        os.close(descriptor)


@contextmanager
def inherited() -> Iterator[None]:
    """Let processes that are forked meanwhile hold the lock too: workers that end with it."""
    _heirs.append(None)
    try:
        yield
    finally:
        _heirs.pop()


def _let_go() -> None:
    """Close the lock in a process that was just forked, unless it is meant to inherit it."""
    for descriptor in () if _heirs else _held:
        with suppress(OSError):
            os.close(descriptor)
    _held.clear()


os.register_at_fork(after_in_child=_let_go)
