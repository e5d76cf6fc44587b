"""The newsroom's commands. Each parses, calls `newsroom`, prints, and exits with a number.

0: done. 1: done, but some files were rejected or refused. 2: nothing done, the settings or
arguments are wrong. 3: the machine failed (disk full, no permission): run it again.
"""

import os
import shutil
import sys
from io import StringIO
from pathlib import Path
from threading import Event

from invoke import Context, task

# Invoke tells Python not to store compiled modules, and compiling a checkout's 120 anew costs every
# build 0.1 s. What the environment says of it (PYTHONDONTWRITEBYTECODE, -B) still holds.
sys.dont_write_bytecode = bool(sys.flags.dont_write_bytecode)

from newsroom.arguments import TaskOfCounts, TaskOfFiles  # noqa: E402  (stored, from here on)
from newsroom.command_line import (  # noqa: E402
    MISUSED,
    REJECTED,
    MisuseError,
    exit_codes,
    newsroom_of,
)

ROOT = Path(__file__).parent
LOCK = ROOT / "requirements.lock"
CATALOGUES = {  # where strings are translated: folder and domain, and what they are taken from
    "theme": (ROOT / "theme/translations", "theme"),
    "newsroom": (ROOT / "newsroom/language/translations", "newsroom"),
}


@task(
    klass=TaskOfCounts,
    help={
        "content": "folder of articles (default: content)",
        "output": "folder of pages (default: output; public with --production)",
        "cache": "folder of the catalogue (default: cache)",
        "jobs": "processes (default: one a core)",
        "production": "build with publishconf.py",
        "cold": "forget what earlier builds knew",
        "quiet": "say nothing but what is wrong",
    },
)
def build(
    _context: Context,
    content: str | None = None,
    output: str | None = None,
    cache: str | None = None,
    jobs: int = 0,
    production: bool = False,
    cold: bool = False,
    quiet: bool = False,
) -> None:
    """Build the edition: the pages of all that changed since the last time."""
    from newsroom.engine.ingest.early_scan import EarlyScan

    scan = EarlyScan.begin(
        Path(content or ROOT / "content").resolve(),
        Path(cache or ROOT / ("cache/production" if production else "cache")).resolve()
        / "catalogue.sqlite",
    )
    from newsroom.terminal import print_report

    with exit_codes():
        newsroom = newsroom_of(
            ROOT, production=production, PATH=content, OUTPUT_PATH=output, CACHE_PATH=cache
        )
        report = newsroom.build(
            jobs=jobs or os.cpu_count() or 1, is_cold=cold, is_quiet=quiet, scan=scan
        )
    print_report(report, quiet=quiet)
    if report.rejections:
        raise SystemExit(REJECTED)


@task(
    klass=TaskOfCounts,
    help={"port": "default: 8000", "bind": "address to listen on (default: 127.0.0.1)"},
)
def serve(_context: Context, port: int = 8000, bind: str = "127.0.0.1") -> None:
    """Build, show the edition in the browser, and build again at every save."""
    from newsroom.serving.server import ListenError
    from newsroom.serving.session import Session
    from newsroom.terminal import print_serving, print_session

    with exit_codes():
        session = Session(
            lambda: newsroom_of(ROOT, production=False),
            ROOT,
            jobs=os.cpu_count() or 1,
            tell=print_session,
        )
        try:
            server = session.serve(bind=bind, port=port)
        except ListenError as error:
            raise MisuseError(str(error)) from error
        print_serving(server.url)
        try:
            session.follow()
        except KeyboardInterrupt:
            session.stop.set()
        finally:
            server.stop()


@task(
    klass=TaskOfCounts,
    help={
        "target": "place to publish to, of PUBLISH_TARGETS (default: PUBLISH_TARGET)",
        "dry-run": "only say what would be done",
        "watch": "go on: publish at every save, and when an embargo ends",
        "allow-rejections": "publish although files were rejected: the rest of them",
        "allow-vanished": "let pages go that readers know",
        "max-delete": "files that may be deleted (default: the target's own limit)",
        "delete-now": "delete what the edition has dropped without waiting for its grace",
        "take-over": "go on over another's lock, publish or files, or after a rollback",
        "jobs": "processes of the build (default: one a core)",
        "quiet": "say nothing but what is wrong",
    },
)
def publish(
    _context: Context,
    target: str = "",
    dry_run: bool = False,
    watch: bool = False,
    allow_rejections: bool = False,
    allow_vanished: bool = False,
    max_delete: int = -1,
    delete_now: bool = False,
    take_over: bool = False,
    jobs: int = 0,
    quiet: bool = False,
) -> None:
    """Build with publishconf.py, and bring what changed to where readers find it."""
    from rich.console import Console

    from newsroom.publishing.progress import meter_for
    from newsroom.publishing.publish import PublishOrder
    from newsroom.publishing.publish import publish as publish_once
    from newsroom.publishing.report import print_plan, print_publish, print_watch_failure
    from newsroom.publishing.targets import publication_from_settings
    from newsroom.publishing.watch import Watch
    from newsroom.site import clock
    from newsroom.terminal import print_rejections

    def once(paths: tuple[str, ...] | None) -> None:
        newsroom = newsroom_of(ROOT, production=True)
        publication = publication_from_settings(newsroom.settings)
        order = PublishOrder(
            build=lambda: newsroom.build(
                jobs=jobs or os.cpu_count() or 1, is_quiet=quiet, paths=paths
            ),
            now=clock(),
            meter=meter_for(Console(stderr=True), quiet=quiet),
            on_rejections=print_rejections,
            allows_rejections=allow_rejections,
            allows_vanished=allow_vanished,
            takes_over=take_over,
            max_delete=None if max_delete < 0 else max_delete,
            deletes_now=delete_now,
            is_dry=dry_run,
        )
        report = publish_once(
            newsroom.edition, publication.target(target), publication.hooks, order
        )
        print_plan(report) if dry_run else print_publish(report, quiet=quiet)

    with exit_codes():
        if watch:
            from newsroom.serving.watch import watch_edition

            Watch(
                edition=lambda: newsroom_of(ROOT, production=True).edition,
                saves=lambda edition: watch_edition(edition, ROOT, Event()),
                publish=once,
                tell=print_watch_failure,
            ).run()
        else:
            once(None)


@task(
    help={
        "target": "place that was published to (default: PUBLISH_TARGET)",
        "to": "publish to go back to, by number or name (default: the one before)",
        "take-over": "go on over another's lock",
    }
)
def rollback(_context: Context, target: str = "", to: str = "", take_over: bool = False) -> None:
    """Show readers an earlier publish, where the host keeps them, until somebody publishes."""
    from newsroom.publishing.publish import roll_back
    from newsroom.publishing.report import print_rolled_back
    from newsroom.publishing.targets import publication_from_settings

    with exit_codes():
        newsroom = newsroom_of(ROOT, production=True)
        publication = publication_from_settings(newsroom.settings)
        chosen, hooks = publication.target(target), publication.hooks
        print_rolled_back(roll_back(newsroom.edition, chosen, hooks, to, takes_over=take_over))


@task
def clean(_context: Context) -> None:
    """Delete what builds have made: output, public and cache, but not what publishing knows."""
    from newsroom.publishing.local_state import clear_cache

    with exit_codes():
        for folder in ("output", "public"):
            shutil.rmtree(ROOT / folder, ignore_errors=True)
        clear_cache(ROOT / "cache")


@task(
    klass=TaskOfFiles,
    name="import",
    positional=[],
    iterable=["files"],
    help={
        "section": "section that the pages belong to",
        "date": "date of the articles, which their pages do not tell",
        "undated": "date of the headlines without a stamp, such as 2019-11; else they are drafts",
        "content": "folder of articles (default: content)",
    },
)
def import_(
    _context: Context,
    files: list[str],
    section: str = "",
    date: str | None = None,
    undated: str | None = None,
    content: str | None = None,
) -> None:
    """Bring scraped pages into content/ as articles and headline items."""
    from newsroom.importing.importer import import_files
    from newsroom.terminal import print_import

    paths = [Path(file).resolve() for file in files]
    with exit_codes():
        edition = newsroom_of(ROOT, production=False, PATH=content).edition
        if not paths:
            raise MisuseError.of_no_pages()
        report = import_files(paths, edition=edition, section=section, date=date, undated=undated)
    print_import(report)
    if report.refused:
        raise SystemExit(MISUSED if report.is_misuse else REJECTED)


@task(
    klass=TaskOfFiles,
    positional=[],
    iterable=["files"],
    help={
        "json": "print findings as JSON, for other programs",
        "content": "folder of articles (default: content)",
        "production": "check with publishconf.py",
    },
)
def check(
    _context: Context,
    files: list[str],
    json: bool = False,
    content: str | None = None,
    production: bool = False,
) -> None:
    """Say what is wrong with the content, its links and addresses, without building anything."""
    from newsroom.checking.check import CheckOrder, named_paths
    from newsroom.checking.check import check as findings_of
    from newsroom.checking.report import findings_as_json
    from newsroom.site import clock
    from newsroom.terminal import print_rejections

    folder = Path.cwd()
    with exit_codes():
        edition = newsroom_of(ROOT, production=production, PATH=content).edition
        paths, unknown = named_paths(files, folder, edition.content)
        if unknown:
            raise MisuseError.of_files(unknown, edition.content)
        order = CheckOrder(clock(), os.cpu_count() or 1, paths if files else None)
        findings = findings_of(edition, order)
    if json:
        print(findings_as_json(findings))
    else:
        print_rejections(findings)
    if not all(one.is_warning for one in findings):
        raise SystemExit(REJECTED)


@task(help={"server": "nginx, caddy or apache", "production": "with publishconf.py's address"})
def headers(_context: Context, server: str = "nginx", production: bool = False) -> None:
    """Print what belongs into a web server's configuration: headers, and how long files keep."""
    from newsroom.pages.machines.headers import SERVERS

    with exit_codes():
        edition = newsroom_of(ROOT, production=production).edition
        if server not in SERVERS:
            raise MisuseError.of_server(server, SERVERS)
    print(SERVERS[server](edition))


@task(
    klass=TaskOfCounts,
    help={
        "count": "how many (default: 20)",
        "json": "print JSON, for other programs",
        "content": "folder of articles (default: content)",
        "production": "look at the edition of publishconf.py",
    },
)
def due(
    _context: Context,
    count: int = 20,
    json: bool = False,
    content: str | None = None,
    production: bool = False,
) -> None:
    """Say what will appear or expire by itself, and when; files just saved count too."""
    from newsroom.checking.due import what_is_due
    from newsroom.checking.report import print_schedule, schedule_as_json
    from newsroom.site import clock
    from newsroom.terminal import print_rejections

    with exit_codes():
        edition = newsroom_of(ROOT, production=production, PATH=content).edition
        schedule = what_is_due(edition, now=clock(), count=count, jobs=os.cpu_count() or 1)
    print_rejections(schedule.rejections)
    if json:
        print(schedule_as_json(schedule.coming, edition))
    else:
        print_schedule(schedule.coming, edition)
    if schedule.rejections:
        raise SystemExit(REJECTED)


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


@task(help={"only": "names of tests to run, as pytest's -k"})
def test(context: Context, only: str = "") -> None:
    """Run the tests on all cores; those in a browser need Chromium."""
    from newsroom.terminal import quoted

    chosen = f" -k {quoted(only)}" if only else ""
    context.run(f"{sys.executable} -m pytest -n auto{chosen}", pty=sys.stdout.isatty())


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
            "uv pip compile pyproject.toml --extra test --generate-hashes --universal --quiet "
            # Stripped of extras, a lock sends pip to look for newer versions of what it names.
            "--no-strip-extras --python-version 3.11 --no-header --no-annotate --upgrade -",
            hide="out",
            in_stream=StringIO("hatchling>=1.27\neditables>=0.5\n"),
        )
    assert result is not None
    LOCK.write_text(header + result.stdout, encoding="utf-8")


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
    klass=TaskOfCounts,
    iterable=["size"],
    help={
        "size": "articles in the archive; may be repeated",
        "jobs": "our processes",
        "publishing": "measure one article's way to a host instead, for docs/publishing.md",
    },
)
def bench(_context: Context, size: list[str], jobs: int = 0, publishing: bool = False) -> None:
    """Measure ours beside Hugo and stock Pelican, and write docs/benchmarks.md."""
    from bench.publishing import main as measure_publishing
    from bench.run import main

    sizes = [int(one) for one in size] or [1_000]
    if publishing:
        measure_publishing(sizes)
    else:
        main(sizes, jobs or None)
