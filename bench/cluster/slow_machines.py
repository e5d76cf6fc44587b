"""Processes held to a share of a processor, so that one machine stands for several slower ones."""

import os
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

_LOOK_AFTER = 0.005  # seconds: how late a process is stopped at most, on a machine that is idle
_SAVED = 0.2  # seconds: what a process may make up for that it did not use


def processor_seconds(process: int) -> float:
    """Return what a process and its threads, not its children, have used until now (Linux)."""
    return time.clock_gettime((~process << 3) | 2)  # its clock, as clock_getcpuclockid(3) names it


@dataclass(slots=True)
class _Held:
    process: int
    used: float
    credit: float = 0.0
    is_stopped: bool = False

    def look(self, earned: float, most: float) -> None:
        """Stop the process if it has used more than it earned, and else let it run."""
        now = processor_seconds(self.process)
        self.credit = min(self.credit + earned, most) - (now - self.used)
        self.used = now
        if (self.credit < 0) != self.is_stopped:
            self.is_stopped = not self.is_stopped
            os.kill(self.process, signal.SIGSTOP if self.is_stopped else signal.SIGCONT)


@contextmanager
def held(processes: Sequence[int], share: float) -> Iterator[None]:
    """Let each of the processes use that share of a processor, of 1, and no more.

    They are stopped and continued. Quotas of control groups do the same, and need root.
    """
    over = threading.Event()

    def hold() -> None:
        all_of_them = [_Held(one, processor_seconds(one)) for one in processes]
        then = time.monotonic()
        while not over.wait(_LOOK_AFTER):
            now = time.monotonic()
            for one in all_of_them:
                one.look(share * (now - then), share * _SAVED)
            then = now

    thread = threading.Thread(target=hold, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        for one in processes:
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGCONT)
