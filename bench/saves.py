"""From save to page: what a journalist waits for who has `invoke serve` running.

`python -m bench.saves CONTENT OUTPUT CACHE` is the session that is measured: that of `invoke
serve`, with folders of its own and nobody at the browser.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from pelican.settings import read_settings

from bench.builders import REPOSITORY
from bench.changes import edit_body
from bench.corpus import LAST_EVENING
from newsroom.engine.order import BuildReport
from newsroom.serving.session import Session
from newsroom.site import Newsroom

_LOOK = 0.001  # seconds between two looks at the page
_PATIENCE = 60.0  # seconds for a page to come
_SETTLED = 3.0  # seconds after the first build in which the session looks whether it missed a save
_READY = "ready"


class NoPageError(RuntimeError):
    """An article was saved, and its page never came."""


def saves(project: Path, articles: list[Path]) -> float:
    """Return the median time in seconds from saving an edited body to its page being written.

    The project has been built before. One more save than is counted is made first: the session's
    first build of a page loads what all later ones have at hand.
    """
    folders = [project / name for name in ("content", "output", "cache")]
    with subprocess.Popen(
        [sys.executable, "-m", "bench.saves", *folders],
        cwd=REPOSITORY,
        env=os.environ | {"SOURCE_DATE_EPOCH": LAST_EVENING},
        stdout=subprocess.PIPE,
        text=True,
    ) as session:
        try:
            assert session.stdout is not None
            while session.stdout.readline().strip() != _READY:
                if session.poll() is not None:
                    raise NoPageError("the session ended before it was ready")
            time.sleep(_SETTLED)
            seconds = [_save(article, project / "output") for article in articles]
        finally:
            session.terminate()
    return median(seconds[1:])


def _save(article: Path, output: Path) -> float:
    page = output / page_of(article.read_text(encoding="utf-8"))
    before = page.stat().st_mtime_ns
    begin = time.perf_counter()
    edit_body(article)
    while page.stat().st_mtime_ns == before:
        if time.perf_counter() - begin > _PATIENCE:
            raise NoPageError(str(article))
        time.sleep(_LOOK)
    return time.perf_counter() - begin


def page_of(text: str) -> str:
    """Return where in output/ the page of a generated article's text is."""
    head = dict(line.split(": ", 1) for line in text.partition("\n\n")[0].splitlines())
    return f"{head['Date'][:10].replace('-', '/')}/{head['Slug']}/index.html"


def _serve(content: str, output: str, cache: str) -> None:
    """Be the session, until somebody ends the process."""
    os.chdir(REPOSITORY)
    sys.path.insert(0, str(REPOSITORY))
    folders = {"PATH": content, "OUTPUT_PATH": output, "CACHE_PATH": cache}
    session = Session(
        lambda: Newsroom(read_settings("pelicanconf.py", folders)),
        REPOSITORY,
        jobs=os.cpu_count() or 1,
        tell=_tell,
    )
    server = session.serve(bind="127.0.0.1", port=0)
    print(_READY, flush=True)
    try:
        session.follow()
    finally:
        server.stop()


def _tell(told: object) -> None:
    """Say what the session has to tell, but for the report of a build in which all went well."""
    if not isinstance(told, BuildReport) or told.rejections:
        print(told, file=sys.stderr)


if __name__ == "__main__":
    _serve(*sys.argv[1:4])
