"""The newsroom's commands. Each parses, calls `newsroom`, prints, and exits with a number.

0: done. 1: done, but some files were rejected. 2: nothing done, the settings or arguments are
wrong. 3: the machine failed (disk full, no permission); run it again.
"""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

from invoke import Context, task

ROOT = Path(__file__).parent
REJECTED, MISUSED, FAILED = 1, 2, 3


def _newsroom(production: bool, **folders: str | None) -> Any:  # noqa: ANN401, FBT001
    """Return the edition's Newsroom, with folders replaced by those given on the command line."""
    from pelican.settings import read_settings

    from newsroom.edition import SettingsError
    from newsroom.site import Newsroom

    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    override = {name: str(Path(folder).resolve()) for name, folder in folders.items() if folder}
    try:
        settings = read_settings(
            str(ROOT / ("publishconf.py" if production else "pelicanconf.py")), override
        )
        return Newsroom(settings)
    except SettingsError as error:
        print(error, file=sys.stderr)
        raise SystemExit(MISUSED) from error


@task(
    help={
        "content": "folder of articles (default: content)",
        "output": "folder of pages (default: output; public with --production)",
        "cache": "folder of the catalogue (default: cache)",
        "jobs": "processes (default: one a core)",
        "production": "build with publishconf.py",
        "cold": "forget what earlier builds knew",
        "quiet": "say nothing but what is wrong",
    }
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
    from newsroom.build.output import ForeignOutputError
    from newsroom.terminal import print_foreign_output, print_report

    newsroom = _newsroom(production, PATH=content, OUTPUT_PATH=output, CACHE_PATH=cache)
    try:
        report = newsroom.build(jobs=jobs or os.cpu_count() or 1, is_cold=cold, is_quiet=quiet)
    except ForeignOutputError as error:
        print_foreign_output(error.folder)
        raise SystemExit(MISUSED) from error
    print_report(report, quiet=quiet)
    if report.rejections:
        raise SystemExit(REJECTED)
