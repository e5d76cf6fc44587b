"""`build`: the pages of all that changed."""

import os
from pathlib import Path

from invoke import Context, task

from newsroom.commands.arguments import Command
from newsroom.commands.edition_settings import edition_folder, newsroom_of
from newsroom.commands.exit_codes import REJECTED, exit_codes


@task(
    klass=Command,
    help={
        "content": "folder of articles (default: content)",
        "output": "folder of pages (default: output; public with --production)",
        "cache": "folder of the catalogue (default: cache)",
        "jobs": "processes (default: one a core)",
        "production": "build with publishconf.py",
        "cluster": "address of a Dask scheduler whose workers make the pages",
        "cold": "forget what earlier builds knew",
        "quiet": "say nothing but what is wrong",
    },
)
def build(
    context: Context,
    content: str | None = None,
    output: str | None = None,
    cache: str | None = None,
    jobs: int = 0,
    production: bool = False,
    cluster: str = "",
    cold: bool = False,
    quiet: bool = False,
) -> None:
    """Build the edition: the pages of all that changed since the last time."""
    root = edition_folder(context)
    from newsroom.engine.ingest.early_scan import EarlyScan

    scan = EarlyScan.begin(
        Path(content or root / "content").resolve(),
        Path(cache or root / ("cache/production" if production else "cache")).resolve()
        / "catalogue.sqlite",
    )
    from newsroom.terminal import print_report

    if cluster:
        os.environ["DASK_SCHEDULER_ADDRESS"] = cluster  # Dask reads it as soon as it is loaded
    with exit_codes(root):
        newsroom = newsroom_of(
            root,
            production=production,
            executor="newsroom.cluster.dask" if cluster else "",
            PATH=content,
            OUTPUT_PATH=output,
            CACHE_PATH=cache,
        )
        report = newsroom.build(
            jobs=jobs or os.cpu_count() or 1, is_cold=cold, is_quiet=quiet, scan=scan
        )
    print_report(report, newsroom.edition, quiet=quiet)
    if report.rejections:
        raise SystemExit(REJECTED)
