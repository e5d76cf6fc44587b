"""What an open browser page is told: that the site was rebuilt."""

import json
import threading
from pathlib import Path

EVENTS_PATH = "/.newsroom/events"
SCRIPT_PATH = "/.newsroom/bar.js"
PAGE_PATH = "/.newsroom/page"

SCRIPT = Path(__file__).with_name("bar.js").read_bytes()


def script_tag(build: int) -> bytes:
    """Return what is added to pages as they are served, never to a file in output/.

    `build` is the newest when the page was read: a page that listens only when the next build is
    over is told so at once, and loads itself again.
    """
    return f'<script type="module" src="{SCRIPT_PATH}?build={build}"></script>'.encode()


class LiveState:
    """The newest build's number; readers wait for the next in threads."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._build = 0

    def announce(self) -> None:
        """Tell all open pages that a build is over."""
        with self._condition:
            self._build += 1
            self._condition.notify_all()

    def message(self) -> tuple[int, str]:
        """Return the newest build's number and what pages are told of it, as JSON."""
        with self._condition:
            return self._build, json.dumps({"build": self._build})

    def wait(self, seen: int, seconds: float) -> tuple[int, str]:
        """Return `message()` as soon as it is of another build than `seen`, or after `seconds`."""
        with self._condition:
            self._condition.wait_for(lambda: self._build != seen, seconds)
            return self._build, json.dumps({"build": self._build})
