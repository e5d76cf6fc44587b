"""What further workers bring, by the clock: slow machines simulated by shares of one processor."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.cluster.archive import Archive
from bench.cluster.machines import cluster, on
from bench.cluster.slow_machines import held
from bench.corpus import generate
from bench.table import Table

# Dask's own sampler works by the clock: the slower a machine is, the more of it that takes.
_UNSAMPLED = {"DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False"}
_FEW = 60  # articles of the build that workers have done before, for which they load modules


@dataclass(frozen=True, slots=True)
class _Run:
    """A build: seconds by the clock, and of processor time of leader, scheduler and workers."""

    clock: float
    leader: float
    scheduler: float
    workers: tuple[float, ...]


def pinned(folder: Path, counts: Sequence[int], share: float) -> Table:
    """Measure builds from nothing over so many workers, each held to that share of a processor.

    `folder` has the articles. Workers are on the last processor, all else on the first.
    """
    few = folder / "few"
    generate(few / "content", _FEW)
    runs = {count: _run(folder, few, count, share) for count in counts}
    first = next(iter(runs))
    product = runs[first].clock * first
    return Table(
        (
            *("workers", "seconds by the clock", "times as fast", "of linear"),
            *("the leader's processor", "the scheduler's", "the workers'", "share they had"),
        ),
        tuple(
            (
                str(count),
                f"{run.clock:.1f}",
                f"{runs[first].clock / run.clock:.2f}",
                f"{product / run.clock / count:.2f}",
                f"{run.leader:.1f}",
                f"{run.scheduler:.1f}",
                f"{sum(run.workers):.1f}",
                " ".join(f"{one / run.clock:.2f}" for one in run.workers),
            )
            for count, run in runs.items()
        ),
    )


def _run(folder: Path, few: Path, count: int, share: float) -> _Run:
    last = (os.cpu_count() or 1) - 1
    pins = [on(0), *[on(last)] * count]
    name = f"over-{count}"
    with cluster(folder / f"machines-{count}", pins, _UNSAMPLED) as machines:
        Archive(few).build(name, machines.led)
        with held(machines.workers, share):
            before = machines.used()
            used = Archive(folder).build(name, machines.led, on=on(0))
            after = machines.used()
    scheduler, *workers = (then - first for first, then in zip(before, after, strict=True))
    return _Run(used.clock, used.processor, scheduler, tuple(workers))
