"""What an open browser page is told: that the site was rebuilt, and what was rejected."""

import json
import threading

from newsroom.content.findings.speech import said
from newsroom.content.rejection import Rejection

EVENTS_PATH = "/.newsroom/events"
SCRIPT_PATH = "/.newsroom/live.js"

# Added to pages as they are served, never to a file in output/.
SCRIPT_TAG = f'<script src="{SCRIPT_PATH}" defer></script>'.encode()

SCRIPT = """
const panel = document.createElement("pre");
panel.setAttribute("role", "alert");
panel.style = "position:fixed;inset:auto 0 0;z-index:9;margin:0;padding:1em;overflow:auto;"
  + "max-block-size:50vb;background:#7a0000;color:#fff;font:1rem/1.5 monospace;"
  + "white-space:pre-wrap";
let seen = null;
new EventSource("EVENTS_PATH").onmessage = (event) => {
  const { build, rejections } = JSON.parse(event.data);
  if (seen !== null && seen !== build) { location.reload(); return; }
  seen = build;
  panel.textContent = rejections.join("\\n");
  if (rejections.length) document.body.append(panel); else panel.remove();
};
""".replace("EVENTS_PATH", EVENTS_PATH).encode()


class LiveState:
    """The newest build's number and rejections; readers wait for the next in threads."""

    def __init__(self, language: str) -> None:
        """Tell what was rejected in words of `language`."""
        self._language = language
        self._condition = threading.Condition()
        self._build = 0
        self._message = self._compose(())

    def announce(self, rejections: tuple[Rejection, ...]) -> None:
        """Tell all open pages that a build is over, and what it had to reject."""
        with self._condition:
            self._build += 1
            self._message = self._compose(rejections)
            self._condition.notify_all()

    def message(self) -> tuple[int, str]:
        """Return the newest build's number and what pages are told of it, as JSON."""
        with self._condition:
            return self._build, self._message

    def wait(self, seen: int, seconds: float) -> tuple[int, str]:
        """Return `message()` as soon as it is of another build than `seen`, or after `seconds`."""
        with self._condition:
            self._condition.wait_for(lambda: self._build != seen, seconds)
            return self._build, self._message

    def _compose(self, rejections: tuple[Rejection, ...]) -> str:
        told = [str(said(rejection, self._language)) for rejection in rejections]
        return json.dumps({"build": self._build, "rejections": told}, ensure_ascii=False)
