"""The commands of an edition, and beside them those of the software's own development."""

import os
import re
import shutil
import sys
from io import StringIO
from pathlib import Path

from invoke import Context, task

from newsroom.commands import commands_of_an_edition
from newsroom.commands.arguments import Command
from newsroom.commands.exit_codes import REJECTED

ROOT = Path(__file__).parent
LOCK = ROOT / "requirements.lock"
CATALOGUES = {  # where strings are translated: folder and domain, and what they are taken from
    "theme": (ROOT / "theme/translations", "theme"),
    "newsroom": (ROOT / "newsroom/language/translations", "newsroom"),
}


@task
def translate(_context: Context) -> None:
    """Bring the catalogues of all languages up to the strings in use, and say what they lack."""
    from newsroom.language.catalogues import update_catalogues

    untranslated = [
        missing
        for name, (folder, domain) in CATALOGUES.items()
        for missing in update_catalogues(ROOT / name, folder, domain)
    ]
    for language, message in untranslated:
        print(f"{language}: {message}")
    if untranslated:
        raise SystemExit(REJECTED)


@task(
    klass=Command,
    help={"build": "build it once, strictly, into cache/handbook", "port": "default: 8001"},
)
def docs(context: Context, build: bool = False, port: int = 8001) -> None:
    """Serve the handbook at every save, or build it once and fail at any warning."""
    mkdocs = f"{sys.executable} -m mkdocs"
    command = "build --strict --quiet" if build else f"serve --dev-addr 127.0.0.1:{port}"
    # The theme tells of its successor in every build: said once, in docs/decisions.
    context.run(f"{mkdocs} {command}", env={"NO_MKDOCS_2_WARNING": "1"})


@task(help={"only": "names of tests to run, as pytest's -k"})
def test(context: Context, only: str = "") -> None:
    """Run the tests on all cores; those in a browser need Chromium."""
    from newsroom.terminal import quoted

    chosen = f" -k {quoted(only)}" if only else ""
    # Two to a core: a third of the time, tests wait for browsers, servers and disks.
    processes = 2 * (os.cpu_count() or 1)
    # A file at a time: what its tests share is made once. Long ones begin: see tests/conftest.py.
    spread = f"-n {processes} --dist loadfile --no-loadscope-reorder"
    command = f"{sys.executable} -m pytest {spread}{chosen}"
    # Tests start a hundred programs of ours. From modules that are compiled already, one begins in
    # 0.3 s of processor time instead of 0.8: here they are stored, whatever the environment says.
    context.run(command, env={"PYTHONDONTWRITEBYTECODE": ""}, pty=sys.stdout.isatty())


@task
def coverage(context: Context) -> None:
    """Measure what the tests of the pure modules come by, branches too; fail below the floor.

    Those are the layers from language to pages. What runs in a browser, on a host or under faults
    is left out, and so is what bounds the time of a process: measuring makes it slower.
    """
    folders = (
        "tests/language tests/catalogue tests/pages tests/content/fields tests/content/addresses"
    )
    context.run(f"{sys.executable} -m pytest -q -n auto {folders} --cov", pty=sys.stdout.isatty())


@task
def lint(context: Context) -> None:
    """Check style, types and the layers of imports."""
    for command in ("ruff check .", "ruff format --check .", "mypy", "lint-imports"):
        context.run(f"{Path(sys.executable).parent}/{command}")


@task
def lock(context: Context) -> None:
    """Write requirements.lock anew: every package by version and hash, the newest that fit."""
    header = "".join(
        line for line in LOCK.read_text(encoding="utf-8").splitlines(True) if line.startswith("#")
    )
    with context.cd(ROOT):
        result = context.run(
            "uv pip compile pyproject.toml --extra test --extra bench --generate-hashes "
            # Stripped of extras, a lock sends pip to look for newer versions of what it names.
            "--universal --quiet --no-strip-extras --python-version 3.11 --no-header "
            "--no-annotate --upgrade -",
            hide="out",
            in_stream=StringIO("hatchling>=1.27\neditables>=0.5\n"),
        )
    assert result is not None
    # To the pip of Debian 12 an extra with a hyphen is another than the same with an underscore.
    locked = re.sub(r"\[[\w,]*-[\w,-]*\](?===)", "", result.stdout)
    LOCK.write_text(header + locked, encoding="utf-8")


@task
def audit(context: Context) -> None:
    """Hold what is installed to the lock; tell licences, and known holes where pip-audit is."""
    from newsroom.checking.audit import packages

    locked = packages(LOCK)
    for package in locked:
        marks = "" if package.is_as_locked else f"  INSTALLED: {package.installed}"
        marks += "" if package.is_free else "  LICENCE?"
        print(f"{package.name} {package.version}  {package.licence}{marks}")
    is_sound = all(package.is_as_locked and package.is_free for package in locked)
    if shutil.which("pip-audit"):
        command = f"pip-audit --strict --disable-pip --require-hashes -r {LOCK}"
        result = context.run(command, warn=True)
        is_sound = is_sound and bool(result)
    else:
        print("Known holes were NOT looked up: install pip-audit, which asks a public database.")
    if not is_sound:
        raise SystemExit(REJECTED)


@task(
    klass=Command,
    iterable=["size"],
    help={
        "size": "articles in the archive; may be repeated",
        "jobs": "our processes",
        "words": "in a body, on the average (default: 420)",
        "publishing": "measure one article's way to a host instead, for docs/publishing.md",
        "search": "measure the search instead, for docs/search.md",
    },
)
def bench(
    _context: Context,
    size: list[str],
    jobs: int = 0,
    words: int = 0,
    publishing: bool = False,
    search: bool = False,
) -> None:
    """Measure ours beside Hugo, stock Pelican and, where Node is, Eleventy and Astro."""
    from bench.prose import USUAL_WORDS
    from bench.publishing import main as measure_publishing
    from bench.run import main
    from bench.search.run import main as measure_search

    sizes = [int(one) for one in size] or [1_000]
    if publishing:
        measure_publishing(sizes)
    elif search:
        measure_search(sizes)
    else:
        main(sizes, jobs or None, words=words or USUAL_WORDS)


namespace = commands_of_an_edition()
for command in (translate, docs, test, coverage, lint, lock, audit, bench):
    namespace.add_task(command)  # type: ignore[arg-type]  # to mypy, `@task` makes any callable
