"""Results as tables: in the terminal, and in Markdown for the documentation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table as RichTable

from bench.measure import Cost
from bench.prose import USUAL_WORDS
from bench.results import Results

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under headings; the first column is words, the others are figures."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def markdown(self) -> str:
        """Return the table in Markdown."""
        rule = ("---", *("---:" for _ in self.headings[1:]))
        return "\n".join(f"| {' | '.join(row)} |" for row in (self.headings, rule, *self.rows))

    def print(self, console: Console) -> None:
        """Show the table in the terminal."""
        table = RichTable()
        for position, heading in enumerate(self.headings):
            table.add_column(heading, justify="right" if position else "left")
        for row in self.rows:
            table.add_row(*row)
        console.print(table)


def tables(results: Results) -> tuple[Table, ...]:
    """Return the whole builds, the builds after one change, and the budgets."""
    return (_whole_builds(results), _rebuilds(results), _budgets(results))


def document(path: Path, results: Results, machine: str) -> None:
    """Put the results into the document, in the place of those of the same size."""
    length = "" if results.words == USUAL_WORDS else f" of {results.words} words"
    parts = [f"## {results.size:,} articles{length}", f"Measured on {machine}."]
    parts += [table.markdown() for table in tables(results)]
    put_block(path, f"{results.size} articles{length}", parts)


def put_block(path: Path, name: str, parts: Sequence[str]) -> None:
    """Put paragraphs into the document, in the place of the block of that name.

    The document marks that place by comments, ``<!-- 10000 articles -->`` to
    ``<!-- end of 10000 articles -->``; a new block is put at the end. All else stays.
    """
    opening, closing = f"<!-- {name} -->", f"<!-- end of {name} -->"
    block = "\n\n".join((opening, *parts, closing))
    text = path.read_text(encoding="utf-8")
    place = re.compile(f"{re.escape(opening)}.*?{re.escape(closing)}", re.DOTALL)
    if place.search(text):
        text = place.sub(lambda _: block, text)
    else:
        text = f"{text.rstrip()}\n\n{block}\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def _whole_builds(results: Results) -> Table:
    builds = [results.cold, *results.peers, *results.peer_rebuilds]
    return Table(
        ("whole build", "time", "CPU", "memory", "pages"),
        tuple((build.name, *_figures(build.cost), f"{build.pages:,}") for build in builds),
    )


def _rebuilds(results: Results) -> Table:
    floor = ("the floor", *_figures(results.floor), "", "1.00")
    return Table(
        ("one change", "time", "CPU", "memory", "files written", "÷ floor"),
        (
            floor,
            *(
                (
                    rebuild.change,
                    *_figures(rebuild.cost),
                    f"{rebuild.written:,}",
                    f"{rebuild.cost.seconds / results.floor.seconds:.2f}",
                )
                for rebuild in results.rebuilds
            ),
        ),
    )


def _budgets(results: Results) -> Table:
    return Table(
        ("budget", "at most", "measured", "kept"),
        tuple(
            (
                budget.promise,
                f"{budget.allowed:.2f}",
                f"{budget.measured:.2f}",
                "yes" if budget.is_kept else "no",
            )
            for budget in results.budgets()
        ),
    )


def _figures(cost: Cost) -> tuple[str, str, str]:
    return (
        f"{cost.seconds:.2f} s",
        f"{cost.cpu_seconds:.2f} s",
        f"{cost.peak_bytes / MEGABYTE:,.0f} MB",
    )


def print_results(console: Console, results: Results, machine: str) -> None:
    """Show everything that was measured at one size."""
    console.print(f"[bold]{results.size:,} articles[/bold] on {machine}")
    for table in tables(results):
        table.print(console)
