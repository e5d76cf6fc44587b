"""The command line: see `bench.cluster`."""

from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from bench.cluster.pinned import pinned
from bench.cluster.shares import shares
from bench.corpus import generate


def _counts(text: str) -> tuple[int, ...]:
    return tuple(int(one) for one in text.split(","))


def main() -> None:
    """Measure what the command line asks for, and print a table."""
    parser = ArgumentParser(prog="python -m bench.cluster", description=main.__doc__)
    parser.add_argument("--size", type=int, default=4_000, help="articles (default: 4000)")
    parser.add_argument("--workers", type=int, default=2, help="worker processes (default: 2)")
    parser.add_argument("--store", action="store_true", help="let pages go to object storage")
    parser.add_argument(
        "--pinned",
        type=_counts,
        default=(),
        metavar="1,2,4",
        help="simulate so many slow machines, one after another, and time builds by the clock",
    )
    parser.add_argument(
        "--share",
        type=float,
        default=0.15,
        help="of a processor for each slow machine, of 1 (default: 0.15)",
    )
    options = parser.parse_args()
    with TemporaryDirectory(prefix="newsroom-bench-") as name:
        folder = Path(name)
        generate(folder / "content", options.size)
        if options.pinned:
            table = pinned(folder, options.pinned, options.share)
        else:
            table = shares(folder, options.workers, is_stored=options.store)
    table.print(Console())


if __name__ == "__main__":
    main()
