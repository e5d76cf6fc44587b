"""A scheduler and workers on this machine, each in a home of its own."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from distributed import Client

from bench.builders import REPOSITORY
from bench.cluster.slow_machines import processor_seconds

_PATIENCE = 120  # seconds


@dataclass(frozen=True, slots=True)
class Machines:
    """A cluster: its scheduler's address, and its processes."""

    address: str
    scheduler: int
    workers: tuple[int, ...]

    @property
    def led(self) -> tuple[str, str]:
        """The options of a build over this cluster."""
        return "--cluster", self.address

    def used(self) -> list[float]:
        """Return the seconds of processor time of the scheduler, and of each worker, until now."""
        return [processor_seconds(one) for one in (self.scheduler, *self.workers)]


def on(processor: int) -> tuple[str, ...]:
    """Return what a command begins with that is to run on one processor alone."""
    return "taskset", "-c", str(processor)


@contextmanager
def cluster(
    homes: Path, pins: Sequence[tuple[str, ...]], keys: Mapping[str, str]
) -> Iterator[Machines]:
    """Run processes that each begin with one of `pins`: the scheduler, and then the workers."""
    told = homes / "scheduler.json"
    file = ("--scheduler-file", str(told), "--no-dashboard")
    scheduler = ("scheduler", "--host", "127.0.0.1", "--port", "0", *file)
    worker = ("worker", "--nthreads", "1", "--no-nanny", *file)
    with ExitStack() as running:
        started = []
        for number, pin in enumerate(pins):
            home = homes / str(number)
            home.mkdir(parents=True)
            process = subprocess.Popen(
                [*pin, sys.executable, "-m", "dask", *(worker if number else scheduler)],
                cwd=home,
                env={**os.environ, **keys, "HOME": str(home), "PYTHONPATH": str(REPOSITORY)},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            running.enter_context(process)
            running.callback(process.terminate)
            started.append(process.pid)
        while not told.exists() or not told.read_bytes().endswith(b"}"):
            time.sleep(0.05)  # what starts needs the processor
        with Client(scheduler_file=str(told), timeout=_PATIENCE, set_as_default=False) as client:
            client.wait_for_workers(len(pins) - 1, timeout=_PATIENCE)
            address = client.scheduler.address
        yield Machines(address, started[0], tuple(started[1:]))
