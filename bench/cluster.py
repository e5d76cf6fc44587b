"""What a build over a cluster costs each of its processes, beside a build by one process alone.

``python -m bench.cluster --size 4000 --workers 2`` starts a scheduler and workers on this machine,
each in a home of its own, and prints seconds of processor time. Time by the clock says nothing of
several machines where all of them share one; processor time does.
"""

import os
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from distributed import Client
from rich.console import Console
from rich.table import Table

from bench.builders import REPOSITORY
from bench.corpus import generate
from newsroom.engine.output import MARKER

_PATIENCE = 120  # seconds
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Shares:
    """Seconds of processor time: of one process alone, of who leads, and of those who are led."""

    alone: float
    leader: float
    scheduler: float
    workers: tuple[float, ...]

    @property
    def share(self) -> float:
        """What the leader does of the work, of 1."""
        return self.leader / self.alone


def processor_seconds(process: int) -> float:
    """Return what a process and its threads, not its children, have used until now."""
    told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / _TICKS


@contextmanager
def cluster(homes: Path, workers: int) -> Iterator[tuple[str, int, tuple[int, ...]]]:
    """Run a scheduler and workers; give the address, and who they are: scheduler, workers.

    Worker n runs on processor n alone, as far as there are so many.
    """
    told = homes / "scheduler.json"
    cores = os.cpu_count() or 1
    file = ("--scheduler-file", str(told), "--no-dashboard")
    commands: list[tuple[str, ...]] = [("scheduler", "--host", "127.0.0.1", "--port", "0", *file)]
    commands += [("worker", "--nthreads", "1", "--no-nanny", *file)] * workers
    with ExitStack() as running:
        started = []
        for number, command in enumerate(commands):
            home = homes / str(number)
            home.mkdir()
            pin = ["taskset", "-c", str((number - 1) % cores)] if number else []
            process = running.enter_context(
                subprocess.Popen(
                    [*pin, sys.executable, "-m", "dask", *command],
                    cwd=home,
                    env={**os.environ, "HOME": str(home), "PYTHONPATH": str(REPOSITORY)},
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            )
            running.callback(process.terminate)
            started.append(process.pid)
        while not told.exists() or not told.read_bytes().endswith(b"}"):
            pass
        with Client(scheduler_file=str(told), timeout=_PATIENCE, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=_PATIENCE)
            address = client.scheduler.address
        yield address, started[0], tuple(started[1:])


def shares(folder: Path, size: int, workers: int) -> Shares:
    """Return what a cold build costs alone, and over so many workers.

    Raises AssertionError if a file of the two builds differs.
    """
    generate(folder / "content", size)
    alone = _build(folder, "alone", ("--jobs", "1"))
    homes = folder / "machines"
    homes.mkdir()
    with cluster(homes, workers) as (address, scheduler, led):
        asked = ("--cluster", address)
        processes = (scheduler, *led)
        before = [processor_seconds(one) for one in processes]
        leader = _build(folder, "led", asked)
        after = [processor_seconds(one) for one in processes]
    used = [then - first for first, then in zip(before, after, strict=True)]
    _compare(folder / "alone", folder / "led")
    return Shares(alone, leader, used[0], tuple(used[1:]))


def _build(folder: Path, name: str, options: Sequence[str]) -> float:
    """Build, and return what the process and those that it waited for used."""
    places = (f"--output={folder / name}", f"--cache={folder}/cache-{name}")
    command = (sys.executable, "-m", "newsroom", "build", "-q", f"--content={folder}/content")
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    process = subprocess.Popen([*command, *places, *options], cwd=REPOSITORY, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert not process.returncode, command
    return usage.ru_utime + usage.ru_stime


def _compare(one: Path, other: Path) -> None:
    files = {path.relative_to(one) for path in one.rglob("*") if path.is_file()}
    others = {path.relative_to(other) for path in other.rglob("*") if path.is_file()}
    assert files == others, sorted(files ^ others)[:5]
    differing = [
        path
        for path in sorted(files)
        if path.name != MARKER and (one / path).read_bytes() != (other / path).read_bytes()
    ]
    assert not differing, differing[:5]


def main() -> None:
    """Measure what the command line asks for, and print a table."""
    parser = ArgumentParser(prog="python -m bench.cluster", description=main.__doc__)
    parser.add_argument("--size", type=int, default=4_000, help="articles (default: 4000)")
    parser.add_argument("--workers", type=int, default=2, help="worker processes (default: 2)")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="newsroom-bench-") as folder:
        found = shares(Path(folder), options.size, options.workers)
    table = Table("process", "seconds of processor time", "of one alone")
    rows = {"one process alone": found.alone, "the leader": found.leader}
    rows |= {"scheduler": found.scheduler}
    rows |= {f"worker {number}": one for number, one in enumerate(found.workers, start=1)}
    for name, seconds in rows.items():
        table.add_row(name, f"{seconds:.1f}", f"{seconds / found.alone:.2f}")
    Console().print(table)


if __name__ == "__main__":
    main()
