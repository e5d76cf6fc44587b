"""What a command costs: its time, its processors' time and its memory, with all its processes.

Linux only: the figures come from wait4(2) and /proc.
"""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from threading import Event, Thread

SHORTEST_PAUSE = 0.02  # seconds between two looks at the memory
PAUSE_PER_LOOK = 20  # pauses last this many times the look before: under 5 % of one core
KIBIBYTE = 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took."""

    seconds: float  # on the clock
    cpu_seconds: float  # user and system time of the process and the descendants it waited for
    peak_bytes: int  # memory of all its processes together, at its highest


class CommandFailedError(RuntimeError):
    """A measured command ended with a status other than 0; the message holds its last lines."""


def measure(
    command: Sequence[str | Path], *, cwd: Path, environment: Mapping[str, str] | None = None
) -> Cost:
    """Run the command to its end and return what it took.

    Pages written by whatever ran before are flushed to disk first, so that nobody pays for
    another's writes. What the command reads is not evicted: everyone reads a warm page cache.
    Raises CommandFailedError when it fails, because the time of a failed build means nothing.
    """
    os.sync()
    with TemporaryFile() as output:
        begin = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env={**_own_environment(), **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        with MemoryWatch(process.pid) as memory:
            # wait4, not Popen.wait: it hands over the resources of this child and of the
            # children it waited for, and of nothing else.
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            output.seek(0)
            last_lines = output.read().decode(errors="replace")[-2_000:]
            raise CommandFailedError(
                f"{' '.join(map(str, command))} ended with {process.returncode}:\n{last_lines}"
            )
    # All processes together hold at least what the largest one held at its height, which the
    # kernel records without sampling: it is right where a short peak fell between two looks.
    largest_process = usage.ru_maxrss * KIBIBYTE
    return Cost(
        seconds=seconds,
        cpu_seconds=usage.ru_utime + usage.ru_stime,
        peak_bytes=max(memory.peak_bytes, largest_process),
    )


def _own_environment() -> dict[str, str]:
    """Return our environment without what keeps Python from storing compiled modules.

    Installed packages have theirs from the start; a project run from its checkout would compile
    all of its own at every start, which no newsroom's machine does.
    """
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def median_cost(costs: Sequence[Cost]) -> Cost:
    """Return the median of each figure on its own."""
    return Cost(
        seconds=median(cost.seconds for cost in costs),
        cpu_seconds=median(cost.cpu_seconds for cost in costs),
        peak_bytes=round(median(cost.peak_bytes for cost in costs)),
    )


def proportional_memory(pid: int) -> int:
    """Return the memory of a process and its descendants, in bytes.

    It is the sum of their proportional set sizes (PSS): a page shared by n processes counts
    1/n for each, so that forked workers are not charged again for what they share. Processes
    that end meanwhile count as 0.
    """
    total = _pss(pid)
    return total + sum(proportional_memory(child) for child in _children(pid))


class MemoryWatch:
    """Looks at the memory of a process tree until told to stop, and remembers the highest."""

    def __init__(self, pid: int = 0) -> None:
        """Look at the process `pid` and its descendants; 0: at this one's."""
        self.peak_bytes = 0
        self._pid = pid or os.getpid()
        self._over = Event()
        self._thread = Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "MemoryWatch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        pause = 0.0
        while not self._over.wait(pause):
            begin = time.perf_counter()
            self.peak_bytes = max(self.peak_bytes, proportional_memory(self._pid))
            # The kernel walks every page table of the process for this: 15 ms at 4 GB.
            pause = max(SHORTEST_PAUSE, PAUSE_PER_LOOK * (time.perf_counter() - begin))


def _pss(pid: int) -> int:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    for line in rollup.splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * KIBIBYTE
    return 0


def _children(pid: int) -> list[int]:
    children: list[int] = []
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            children += map(int, (task / "children").read_text().split())
    except OSError:
        pass  # the process ended while we looked
    return children
