"""The benchmark: the same newspaper by every generator, then one change at a time by ours."""

import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from rich.console import Console

from bench import machine
from bench.builders import REPOSITORY, Builder, Command, newsroom, pages_alone, peers
from bench.changes import ALL_DAY, CHANGES, edit_body, victims
from bench.corpus import manuscripts
from bench.measure import Cost, measure, median_cost
from bench.prose import USUAL_WORDS
from bench.results import Build, Rebuild, Results
from bench.saves import saves
from bench.table import document, print_results

DOCUMENT = REPOSITORY / "docs" / "benchmarks.md"
REPETITIONS = 3
SAVES = 10
# Three contestants' sources at 4 KB a file, their pages at 40 KB an article, and Hugo's 50 KB
# of memory beside them.
BYTES_PER_ARTICLE = 100_000
LARGEST_REPEATED_SIZE = 10_000  # beyond, a whole build takes minutes and varies by little
LARGEST_SIZE_OF_REPEATED_CHANGES = 100_000  # beyond, to count what they wrote takes minutes


def main(
    sizes: Sequence[int],
    jobs: int | None,
    *,
    words: int = USUAL_WORDS,
    console: Console | None = None,
) -> None:
    """Measure the sizes one after the other; print the tables and put them into the document.

    `jobs` is the number of our processes, or None for the default; `words` the usual length of a
    body.
    """
    console = console or Console()
    for size in sizes:
        place = machine.workplace(size * BYTES_PER_ARTICLE * words // USUAL_WORDS)
        with TemporaryDirectory(prefix="newsroom-bench-", dir=place) as folder:
            ours = (newsroom(jobs), newsroom(jobs, program="newsroom"), pages_alone(jobs))
            builders = (*ours, *peers())
            results = _measure_size(Path(folder), size, words, builders, console)
        described = f"{machine.description()}, files in {place}"
        print_results(console, results, described)
        document(DOCUMENT, results, described)


def _measure_size(
    folder: Path, size: int, words: int, builders: Sequence[Builder], console: Console
) -> Results:
    """Measure one size. The first of `builders` is ours, the second ours without Invoke.

    All others are compared with the first.
    """
    ours, program, *others = builders
    contestants = {
        builder: folder / builder.name.replace(" ", "-")
        for builder in (ours, *others)
        if size <= builder.bearable_size
    }
    for builder, project in contestants.items():
        console.print(f"{builder.name}: writing {size:,} articles")
        builder.write_project(project, manuscripts(size, words=words))
    cold, *whole = _cold_builds(contestants, size, console)
    rebuilt = _peer_rebuilds(contestants, console)
    turns = REPETITIONS if size <= LARGEST_SIZE_OF_REPEATED_CHANGES else 1
    floor, rebuilds = _changes((ours, program), contestants[ours], turns, console)
    saved = saves(contestants[ours], victims(contestants[ours] / "content", SAVES))
    console.print(f"save to page: {saved:.3f} s")
    return Results(
        size=size,
        cold=cold,
        peers=tuple(whole),
        peer_rebuilds=rebuilt,
        floor=floor,
        rebuilds=rebuilds,
        words=words,
        save_seconds=saved,
    )


def _cold_builds(contestants: Mapping[Builder, Path], size: int, console: Console) -> list[Build]:
    """Return every contestant's cold build; in turn, so that a busy minute hits them all."""
    repetitions = REPETITIONS if size <= LARGEST_REPEATED_SIZE else 1
    costs: dict[Builder, list[Cost]] = {builder: [] for builder in contestants}
    for _ in range(repetitions):
        for builder, project in contestants.items():
            costs[builder].append(builder.build_cold(project))
            console.print(f"{builder.name}: built in {costs[builder][-1].seconds:.2f} s")
    return [
        Build(builder.name, median_cost(costs[builder]), builder.pages(project))
        for builder, project in contestants.items()
    ]


def _peer_rebuilds(contestants: Mapping[Builder, Path], console: Console) -> tuple[Build, ...]:
    """Return what one edit costs with each peer that is asked: most build all of it again."""
    rebuilds: list[Build] = []
    for builder, project in contestants.items():
        if builder.is_rebuilt:
            [article] = victims(project / "content", 1)
            edit_body(article)
            cost = builder.build(project)
            console.print(f"{builder.name}: built after one edit in {cost.seconds:.2f} s")
            rebuilds.append(Build(f"{builder.name}, after one edit", cost, builder.pages(project)))
    return tuple(rebuilds)


def _changes(
    ours: tuple[Builder, Builder], project: Path, turns: int, console: Console
) -> tuple[Cost, tuple[Rebuild, ...]]:
    """Return the floor, and our build after each kind of change, every time to another article.

    What is done all day is done once more, by the second of `ours`: the program `newsroom`. All are
    measured in turn, and the turns repeated: a busy minute hits the floor as well.
    """
    content = project / "content"
    by_invoke, program = ours
    kinds = [(name, name, by_invoke) for name in CHANGES]
    kinds += [(f"{name}, `newsroom build`", name, program) for name in ALL_DAY]
    articles = iter(victims(content, len(kinds) * turns))
    floor_command: Command = [sys.executable, "-m", "bench.floor", content]
    floors: list[Cost] = []
    rebuilds: dict[str, list[Rebuild]] = {name: [] for name, _change, _builder in kinds}
    for _ in range(turns):
        floors.append(measure(floor_command, cwd=REPOSITORY))
        console.print(f"floor: {floors[-1].seconds:.2f} s")
        for name, change, builder in kinds:
            CHANGES[change](next(articles))
            begin = time.time()
            cost = builder.build(project)
            written = _files_written_since(begin, project / builder.output)
            rebuilds[name].append(Rebuild(name, cost, written))
            console.print(f"{name}: {cost.seconds:.2f} s, {written} files")
    return median_cost(floors), tuple(
        Rebuild(
            name,
            median_cost([rebuild.cost for rebuild in repeated]),
            round(median(rebuild.written for rebuild in repeated)),
        )
        for name, repeated in rebuilds.items()
    )


def _files_written_since(begin: float, folder: Path) -> int:
    return sum(path.is_file() and path.stat().st_mtime >= begin for path in folder.rglob("*"))
