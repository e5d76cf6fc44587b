"""What one run of the benchmark found for one size of archive."""

from collections.abc import Iterator
from dataclasses import dataclass

from bench.builders import HUGO, PAGES_ALONE
from bench.changes import NO_CHANGE
from bench.measure import Cost

# docs/benchmarks.md says where these come from.
COLD_TIME_BUDGET = 1.8  # of Hugo's
COLD_MEMORY_BUDGET = 1 / 8  # of Hugo's, at 100,000 articles
CHANGE_TIME_BUDGET = 1.5  # of the floor's
NO_CHANGE_TIME_BUDGET = 1.3
SAVE_TIME_BUDGET = 0.15  # seconds
MEMORY_BUDGET_SIZE = 100_000


@dataclass(frozen=True, slots=True)
class Build:
    """A generator's build of the whole newspaper."""

    name: str
    cost: Cost
    pages: int


@dataclass(frozen=True, slots=True)
class Rebuild:
    """Our build after one change."""

    change: str
    cost: Cost
    written: int  # files


@dataclass(frozen=True, slots=True)
class Budget:
    """A promise and what was measured: it is kept while `measured` is at most `allowed`."""

    promise: str
    allowed: float
    measured: float

    @property
    def is_kept(self) -> bool:
        """Return whether the promise holds."""
        return self.measured <= self.allowed


@dataclass(frozen=True, slots=True)
class Results:
    """All figures of one size of archive, from one run on one machine."""

    size: int
    cold: Build
    peers: tuple[Build, ...]  # and ours without its search index
    peer_rebuilds: tuple[Build, ...]  # builds of theirs after one edit
    floor: Cost
    rebuilds: tuple[Rebuild, ...]
    words: int  # in a body, on the average
    save_seconds: float  # from saving an edited body to its page, under `invoke serve`

    def budgets(self) -> Iterator[Budget]:
        """Yield the promises of the design that this size puts to the test."""
        hugo, alone = self._other(HUGO), self._other(PAGES_ALONE)
        if hugo is not None:
            yield Budget(
                "cold build ÷ Hugo's time",
                COLD_TIME_BUDGET,
                self.cold.cost.seconds / hugo.cost.seconds,
            )
            if alone is not None:
                yield Budget(
                    "the same without the search index, which Hugo does not make",
                    COLD_TIME_BUDGET,
                    alone.cost.seconds / hugo.cost.seconds,
                )
            if self.size >= MEMORY_BUDGET_SIZE:
                yield Budget(
                    "cold build ÷ Hugo's memory",
                    COLD_MEMORY_BUDGET,
                    self.cold.cost.peak_bytes / hugo.cost.peak_bytes,
                )
        for rebuild in self.rebuilds:
            yield Budget(
                f"{rebuild.change} ÷ floor",
                _budget_of(rebuild.change),
                rebuild.cost.seconds / self.floor.seconds,
            )
        yield Budget(
            "save to page under `invoke serve`, in seconds", SAVE_TIME_BUDGET, self.save_seconds
        )

    def _other(self, name: str) -> Build | None:
        return next((one for one in self.peers if one.name == name), None)


def _budget_of(change: str) -> float:
    return NO_CHANGE_TIME_BUDGET if change.startswith(NO_CHANGE) else CHANGE_TIME_BUDGET
