"""What `build` does: the edition that lies in a folder is brought up to its content."""

import os
from pathlib import Path

from newsroom.commands.edition_settings import newsroom_of
from newsroom.commands.exit_codes import REJECTED, exit_codes


def build_edition(
    root: Path,
    *,
    content: str | None = None,
    output: str | None = None,
    cache: str | None = None,
    jobs: int = 0,
    production: bool = False,
    cluster: str = "",
    cold: bool = False,
    quiet: bool = False,
) -> None:
    """Build the edition in `root` and print what was done; the options are those of `build`.

    Ends with an exit code if anything is wrong.
    """
    # The scan goes on while this process loads the rest.
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
