"""The benchmark of search: ours at each size, and Pagefind where it can bear it.

``invoke bench --search --size 10000`` prints the table that stands in docs/search.md;
``python -m bench.search.run FOLDER --size 10000`` keeps the archive in a folder and finds it there.
"""

import gzip
import json
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory

from bench import machine
from bench.corpus import generate, manuscripts
from bench.search.archive import NOW, IndexCost, bring_up_to_date, edition_in
from bench.search.by_force import questions_by_force
from bench.search.pagefind import PagefindFigures, is_there, measure_pagefind
from bench.search.queries import Heading, Question, by_hand, headings, known_items, typical
from bench.search.reader import LOOKED_AT, Answer, Reader, browsing

TYPICAL, KNOWN, RANDOM, RARE, WAITED = 200, 250, 1000, 40, 40
SIZE_BY_HAND = 10_000  # of the archive over which questions are written by hand
MOST_REQUESTS, LONGEST_WAIT = 10, 1.5
LARGEST_FOR_PAGEFIND = 10_000
PAGEFIND_QUERIES = 40
JOBS = 2
BYTES_PER_ARTICLE = 12_000

Row = tuple[str, str]


def main(sizes: Sequence[int]) -> None:
    """Measure the sizes one after the other and print a table of each."""
    for size in sizes:
        place = machine.workplace(size * BYTES_PER_ARTICLE)
        with TemporaryDirectory(prefix="newsroom-bench-", dir=place) as folder:
            print_figures(Path(folder), size)


def print_figures(folder: Path, size: int) -> None:
    """Measure the archive in a folder, writing and indexing it if it is not there, and print."""
    print(f"\n{size:,} articles; {machine.description()}\n")
    print("| figure | measured |\n| --- | --- |")
    for name, figure in _figures(folder, size):
        print(f"| {name} | {figure} |", flush=True)


def _figures(folder: Path, size: int) -> Iterator[Row]:
    if not (folder / "content").exists():
        generate(folder / "content", size)
    if not (folder / "index.json").exists():
        command = [sys.executable, "-m", "bench.search.archive", str(folder), str(JOBS)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        (folder / "index.json").write_text(done.stdout)
    cost = IndexCost(**json.loads((folder / "index.json").read_text()))
    found = headings(edition_in(folder), NOW)
    yield from _index_figures(folder, cost, len(found))
    yield "before the first query: page, scripts, directory", _size(sum(_first_bytes(folder)))
    yield "scripts of the search page", _size(_first_bytes(folder)[1])
    with browsing(folder / "output") as page:
        reader = Reader(page)
        yield from _query_figures(reader, found)
        yield from _known_item_figures(reader, known_items(found, KNOWN))
        if size == SIZE_BY_HAND:
            yield from _known_item_figures(reader, by_hand(found))
        yield from _brute_force(reader, questions_by_force(edition_in(folder), NOW, RANDOM))
        yield from _waiting_figures(reader, typical(found, WAITED, seed=4))
    yield from _publish_figures(folder)
    if size <= LARGEST_FOR_PAGEFIND and is_there():
        with TemporaryDirectory(prefix="newsroom-pagefind-", dir=folder) as site:
            queries = typical(found, PAGEFIND_QUERIES)
            yield from _pagefind_figures(
                measure_pagefind(Path(site), manuscripts(size), queries), size
            )


def _index_figures(folder: Path, cost: IndexCost, items: int) -> Iterator[Row]:
    files = [file.stat().st_size for file in (folder / "output/tim-kiem/segments").rglob("*.bin")]
    shards = [
        file.stat().st_size
        for file in (folder / "output/tim-kiem/segments").rglob("p*.bin")
        if file.stat().st_size
    ]
    yield "items in the index", f"{items:,}"
    yield (
        "index",
        f"{sum(files) / 1e6:.1f} MB in {len(files):,} files, {sum(files) / items:.0f} B an item",
    )
    yield (
        "a shard of pairs",
        f"{_size(round(mean(shards)))} on the average, {_size(max(shards))} at most",
    )
    yield "processor time of the index", f"{cost.cpu_seconds / items * 1000:.2f} ms an item"
    yield (
        "memory of all processes",
        f"{cost.peak_bytes / 1e6:.0f} MB, {cost.bytes_before / 1e6:.0f} MB before the index",
    )


def _first_bytes(folder: Path) -> tuple[int, int, int]:
    """Return the gzipped bytes of the search page, its scripts and the directory."""
    output = folder / "output"
    scripts = [*output.glob("theme/search*.js"), *output.glob("theme/shortcut*.js")]
    page, directory = output / "tim-kiem/index.html", output / "tim-kiem/segments.json"
    return _gzipped(page), sum(map(_gzipped, scripts)), _gzipped(directory)


def _gzipped(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), mtime=0))


def _query_figures(reader: Reader, found: Sequence[Heading]) -> Iterator[Row]:
    answers = [reader.ask(query) for query in typical(list(found), TYPICAL)]
    yield f"{TYPICAL} typical queries: bytes", _spread([one.bytes for one in answers], "KB")
    requests = [one.requests for one in answers]
    share = sum(many <= MOST_REQUESTS for many in requests) / len(requests)
    yield (
        f"{TYPICAL} typical queries: requests",
        f"{_spread(requests)}; {share:.1%} need at most {MOST_REQUESTS}",
    )
    rare = [reader.ask(word, is_whole=True) for word in _rare_words(found)]
    yield (
        f"{len(rare)} rare words over all years: bytes",
        _spread([one.bytes for one in rare], "KB"),
    )


def _rare_words(found: Sequence[Heading]) -> list[str]:
    """Return words that one title has, spread over the archive."""
    counts: dict[str, int] = {}
    for one in found:
        for word in set(one.folded):
            counts[word] = counts.get(word, 0) + 1
    rare = sorted((count, word) for word, count in counts.items() if len(word) > 1)
    return [word for _count, word in rare[:RARE]]


def _known_item_figures(reader: Reader, questions: Iterable[Question]) -> Iterator[Row]:
    by_kind: dict[str, list[int]] = {}
    for question in questions:
        rank = _rank(reader.ask(question.query), question.answers)
        rank = rank or _rank(reader.ask(question.query, is_whole=True), question.answers)
        by_kind.setdefault(question.kind, []).append(rank)
    ranks = [rank for many in by_kind.values() for rank in many]
    yield f"{len(ranks)} known items: recall@{LOOKED_AT}", _recall(ranks)
    yield "mean reciprocal rank", f"{mean(1 / rank if rank else 0 for rank in ranks):.3f}"
    for kind, many in by_kind.items():
        yield f"recall@{LOOKED_AT} {kind}", _recall(many)


def _rank(answer: Answer, wanted: frozenset[str]) -> int:
    """Return the place, from 1, of the first right answer among those shown; 0: none is."""
    return next((at for at, url in enumerate(answer.urls, 1) if url in wanted), 0)


def _recall(ranks: Sequence[int]) -> str:
    return f"{sum(map(bool, ranks)) / len(ranks):.1%}"


def _brute_force(reader: Reader, questions: Sequence[Question]) -> Iterator[Row]:
    found = reader.find_all([question.query for question in questions])
    missing = sum(len(one.answers - urls) for one, urls in zip(questions, found, strict=True))
    false = sum(len(urls - one.answers) for one, urls in zip(questions, found, strict=True))
    true = sum(len(one.answers) for one in questions)
    yield (
        f"{len(questions):,} random queries by brute force",
        f"{true:,} true, {missing} missing, {false} false",
    )


def _waiting_figures(reader: Reader, queries: Sequence[str]) -> Iterator[Row]:
    waited = reader.wait_for_first(queries)
    by_length: dict[int, list[float]] = {}
    for query, seconds in zip(queries, waited, strict=True):
        by_length.setdefault(len(query.split()), []).append(seconds)
    medians = ", ".join(f"{many} words {median(by_length[many]):.2f}" for many in sorted(by_length))
    share = sum(seconds <= LONGEST_WAIT for seconds in waited) / len(waited)
    yield (
        "first result, 400 ms and 400 kbit/s",
        f"median {median(waited):.2f} s, most {max(waited):.2f} s, {share:.0%} within "
        f"{LONGEST_WAIT} s; medians by length: {medians}",
    )


def _publish_figures(folder: Path) -> Iterator[Row]:
    """Publish one more article at noon, and see which files are new."""
    output = folder / "output/tim-kiem"
    before = {file: file.stat().st_mtime_ns for file in output.rglob("*.bin")}
    article = folder / "content/bench-one-more.md"
    body = "\n\n".join(one.body for one in list(manuscripts(20))[:1])
    article.write_text(
        f"Title: Thêm một bài\nDate: 2019-11-15 11:59\nCategory: Kinh tế\n\n{body}\n", "utf-8"
    )
    bring_up_to_date(folder, 1)
    written = [
        file.stat().st_size
        for file in output.rglob("*.bin")
        if file.stat().st_mtime_ns != before.get(file)
    ]
    written.append((output / "segments.json").stat().st_size)
    yield "one article published writes", f"{_size(sum(written))} in {len(written)} files"
    article.unlink()
    bring_up_to_date(folder, 1)


def _pagefind_figures(figures: PagefindFigures, size: int) -> Iterator[Row]:
    yield "Pagefind: index", f"{figures.bytes / 1e6:.1f} MB in {figures.files:,} files"
    yield "Pagefind: processor time", f"{figures.cost.cpu_seconds / size * 1000:.2f} ms an article"
    yield "Pagefind: memory", f"{figures.cost.peak_bytes / 1e6:.0f} MB"
    yield "Pagefind: a query from nothing, bytes", _spread(figures.query_bytes, "KB")
    yield "Pagefind: a query from nothing, requests", _spread(figures.requests)


def _spread(numbers: Sequence[int], unit: str = "") -> str:
    ranked = sorted(numbers)
    if unit:
        ranked = [round(number / 1000) for number in ranked]
    p95 = ranked[int(len(ranked) * 0.95)]
    return (
        f"median {median(ranked):.0f} {unit}, p95 {p95} {unit}, most {ranked[-1]} {unit}".replace(
            " ,", ","
        ).rstrip()
    )


def _size(size: int) -> str:
    return f"{size / 1000:.1f} KB"


if __name__ == "__main__":
    parser = ArgumentParser(prog="python -m bench.search.run", description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=int, default=1_000, help="articles (default: 1000)")
    options = parser.parse_args()
    print_figures(options.folder, options.size)
