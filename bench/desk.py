"""What a journalist waits for at the desk: screens, names, previews and saves, in an archive.

`python -m bench.desk PROJECT` measures the project that a build has left there: content/, output/
and cache/, as `python -m bench.corpus PROJECT/content` and `invoke build` make them. Nothing is
written there but twenty articles, which are saved. The server is a thread of the process that asks.
"""

import http.client
import json
import os
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from typing import NamedTuple, TypeVar
from urllib.parse import urlsplit

from pelican.settings import read_settings

from bench.builders import REPOSITORY
from newsroom.desk.server import DeskServer
from newsroom.serving.live import LiveState
from newsroom.serving.server import Server
from newsroom.serving.showing import Showing
from newsroom.site import Newsroom

_Answer = TypeVar("_Answer")

_TIMES = 20


class _Browser:
    """Asks the desk as a browser does."""

    def __init__(self, url: str) -> None:
        self._host = urlsplit(url).netloc
        self._headers: dict[str, str] = {"Origin": f"http://{self._host}"}
        headers = self._ask("GET", url.partition(self._host)[2])[0]
        self._headers["Cookie"] = headers["set-cookie"].partition(";")[0]

    def get(self, path: str) -> str:
        """Return what is at an address of the desk."""
        return self._ask("GET", f"/.newsroom/{path}")[1]

    def opened(self, path: str) -> dict[str, object]:
        """Return what the editor of a file begins with: its version, and the session's token."""
        text = self.get(f"edit?path={path}")
        match = re.search(r'id="opened">(.*?)</script>', text, re.DOTALL)
        assert match is not None
        opened: dict[str, object] = json.loads(match[1])
        self._headers["X-Newsroom-CSRF"] = str(opened["csrf"])
        return opened

    def post(self, where: str, sent: dict[str, object]) -> dict[str, object]:
        """Send something to the desk, and return its answer."""
        answer: dict[str, object] = json.loads(
            self._ask("POST", f"/.newsroom/{where}", json.dumps(sent))[1]
        )
        return answer

    def _ask(
        self, method: str, path: str, body: str | None = None
    ) -> tuple[http.client.HTTPMessage, str]:
        connection = http.client.HTTPConnection(self._host)
        connection.request(method, path, body, self._headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        assert answer.status < 400, (answer.status, text)
        return answer.headers, text


class _Cost(NamedTuple):
    """What an act took: seconds of the processor, in this process, and by the clock."""

    processor: float
    clock: float


def _timed(costs: list[_Cost], act: Callable[[], _Answer]) -> _Answer:
    begin, since = time.process_time(), time.perf_counter()
    result = act()
    costs.append(_Cost(time.process_time() - begin, time.perf_counter() - since))
    return result


def measured(browser: _Browser, showing: Showing) -> dict[str, list[_Cost]]:
    """Return what each act took, `_TIMES` times over; the first of all is left out.

    Articles are opened from the middle of the archive, edited, and saved.
    """
    content = showing.edition.content
    articles = sorted(content.rglob("*.md"))
    middle = (one for one in articles[len(articles) // 2 :] if "\n\n" in one.read_text("utf-8"))
    found: defaultdict[str, list[_Cost]] = defaultdict(list)

    for number, file in enumerate(islice(middle, _TIMES + 1)):
        path = file.relative_to(content).as_posix()
        _timed(found["the first screen"], partial(browser.get, ""))
        _timed(found["a month of an author"], partial(browser.get, "?period=2014-05&author=an"))
        _timed(found["words that no title has"], partial(browser.get, "?words=qqqq"))
        opened = _timed(found["an article is opened"], partial(browser.opened, path))
        _timed(found["names are offered"], partial(browser.get, "offers?kind=author&words=ng"))
        text = file.read_text("utf-8").partition("\n\n")[2]
        sent = {**opened, "fields": {}, "body": f"Sửa lần {number}.\n\n{text}"}
        _timed(found["the first preview after a build"], partial(browser.post, "preview", sent))
        _timed(found["further previews"], partial(browser.post, "preview", sent))
        _timed(found["it is saved"], partial(browser.post, "save", sent))
        showing.renew(showing.edition, ())  # as after the build that follows upon a save
    return {name: costs[1:] for name, costs in found.items()}


@contextmanager
def desk_over(project: Path) -> Iterator[tuple[DeskServer, Showing]]:
    """Run the desk over what a build has left in a project, as `invoke serve` does."""
    os.chdir(REPOSITORY)
    sys.path.insert(0, str(REPOSITORY))
    folders = {
        "PATH": str(project / "content"),
        "OUTPUT_PATH": str(project / "output"),
        "CACHE_PATH": str(project / "cache"),
    }
    edition = Newsroom(read_settings("pelicanconf.py", folders)).edition
    showing = Showing(edition, None)
    showing.renew(edition, ())
    server = Server(edition.output, LiveState(), showing, bind="127.0.0.1", port=0)
    server.start()
    desk = DeskServer(showing, server.url.rstrip("/"), port=0).start()
    try:
        yield desk, showing
    finally:
        desk.stop()
        server.stop()
        showing.close()


def main(project: Path) -> None:
    """Print the median of each act."""
    with desk_over(project) as (desk, showing):
        for name, costs in measured(_Browser(desk.url), showing).items():
            processor, clock = (median(times) * 1000 for times in zip(*costs, strict=True))
            print(f"{name}: {processor:.1f} ms of the processor, {clock:.1f} ms by the clock")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
