"""A generated archive with its search index and its search page, and none of its other pages.

``python -m bench.search.archive FOLDER JOBS`` brings the index up to date and prints what that
took, as JSON: the real engine at work, but for the pages that the index does not need.
"""

import json
import os
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from typing import Any
from unittest.mock import patch

from pelican.settings import read_settings

from bench.builders import REPOSITORY
from bench.measure import MemoryWatch, proportional_memory
from newsroom.edition import Edition, edition_from_settings
from newsroom.engine import steps
from newsroom.engine.build import build
from newsroom.engine.order import BuildOrder
from newsroom.engine.plan import Plan
from newsroom.engine.progress import Silent
from newsroom.engine.search.update import SearchUpdate
from newsroom.engine.steps import Steps
from newsroom.engine.workers import Workers

NOW = 1_573_794_000  # 2019-11-15 12:00 in Vietnam: the last tenth of the last year is embargoed
_PAGES = {"search", "script", "stylesheet", "theme file"}


@dataclass(frozen=True, slots=True)
class IndexCost:
    """What bringing the index up to date took, with all processes."""

    seconds: float
    cpu_seconds: float
    peak_bytes: int
    bytes_before: int  # what the processes of the build had by then


def edition_in(folder: Path) -> Edition:
    """Return the sample edition's settings over the generated content of a folder."""
    folders = {
        "PATH": str(folder / "content"),
        "OUTPUT_PATH": str(folder / "output"),
        "CACHE_PATH": str(folder / "cache"),
    }
    return edition_from_settings(read_settings(str(REPOSITORY / "pelicanconf.py"), folders))


def bring_up_to_date(folder: Path, jobs: int) -> IndexCost:
    """Take in the content, then write the search page and the index; return the index's cost."""
    costs: list[IndexCost] = []

    class Measured(SearchUpdate):
        def run(self, workers: Workers) -> list[str]:
            bytes_before = proportional_memory(os.getpid())
            before, begin = _cpu(), time.perf_counter()
            with MemoryWatch() as memory, Workers("", jobs) as own:
                over = super().run(own)
            seconds = time.perf_counter() - begin
            costs.append(IndexCost(seconds, _cpu() - before, memory.peak_bytes, bytes_before))
            return over

    render = Steps._render

    def render_few(build: Any, planned: Plan, *rest: Any) -> bool:  # noqa: ANN401
        kinds = frozenset(kind for kind in planned.kinds if kind[0] in _PAGES)
        keys = frozenset(key for key in planned.keys if key.kind in _PAGES)
        return render(build, Plan(kinds, keys), *rest)

    order = BuildOrder(now=NOW, jobs=jobs, progress=Silent(), on_wait=lambda _process: None)
    with (
        patch.object(steps, "SearchUpdate", Measured),
        patch.object(Steps, "_render", render_few),
    ):
        build(edition_in(folder), order)
    return costs[-1]


def _cpu() -> float:
    used = [getrusage(who) for who in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    print(json.dumps(asdict(bring_up_to_date(Path(sys.argv[1]), int(sys.argv[2])))))
