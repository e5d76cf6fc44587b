"""Who has an article open besides oneself, as far as their browsers have told lately."""

import threading
from collections.abc import Callable
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from newsroom.desk.guard import HOME
from newsroom.desk.sent import sent_json
from newsroom.desk.visit import visit_of
from newsroom.language.messages import Message, in_words
from newsroom.language.messages import message as _
from newsroom.serving.showing import Showing

FORGOTTEN = 30.0
"""Seconds without a word, after which nobody is there: a page tells every ten."""
_WINDOWS = 40  # of one person; of more, the oldest are forgotten
_LONGEST = 1_000  # characters of a path or of a window's name


class Window(NamedTuple):
    """A window of a browser: the account of whoever has it, and a name that it has given itself."""

    account: str
    name: str


class Presence:
    """The windows in which articles are open; `clock` tells seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._last: dict[Window, tuple[str, str, float]] = {}  # path, person, when

    def tell(self, path: str, window: Window, person: str) -> list[tuple[str, bool]]:
        """Note that somebody has a path open, and return whoever else has.

        Each is a person's name, and whether it is the same person in another window.
        """
        with self._lock:
            now = self._clock()
            for one in [one for one, seen in self._last.items() if now - seen[2] > FORGOTTEN]:
                del self._last[one]
            own = [one for one in self._last if one.account == window.account and one != window]
            for one in own[: -(_WINDOWS - 1)]:
                del self._last[one]
            self._last.pop(window, None)  # the newest is the last
            self._last[window] = (path, person, now)
            return sorted(
                {
                    (whose, one.account == window.account)
                    for one, (where, whose, _when) in self._last.items()
                    if where == path and one != window
                }
            )

    def leave(self, window: Window) -> None:
        """Forget a window that was closed."""
        with self._lock:
            self._last.pop(window, None)


class PresenceRoute:
    """Answers open windows: who else has their article open, in a sentence."""

    def __init__(self, showing: Showing, clock: Callable[[], float]) -> None:
        self._showing = showing
        self._presence = Presence(clock)

    def routes(self) -> list[Route]:
        """Return the routes to it."""
        return [Route(f"{HOME}presence", self.answer, methods=["POST"])]

    async def answer(self, request: Request) -> Response:
        """Note what a window tells of itself: the article, and whether it is being closed."""
        sent = await sent_json(request) or {}
        path, name = str(sent.get("path", "")), str(sent.get("window", ""))
        visit = visit_of(request)
        is_sound = 0 < len(path) <= _LONGEST and 0 < len(name) <= _LONGEST
        if not (is_sound and visit.session and visit.person):
            return JSONResponse({}, 400)
        window = Window(visit.session.account, name)
        if sent.get("isClosed"):
            self._presence.leave(window)
            return JSONResponse({})
        others = self._presence.tell(path, window, visit.person.name)
        return JSONResponse({"told": told(others, self._showing.edition.language)})


def told(others: list[tuple[str, bool]], language: str) -> str:
    """Return a sentence about whoever has an article open too; empty if nobody has."""
    names = [
        name or in_words(_("somebody at the machine itself"), language)
        for name, is_self in others
        if not is_self
    ]
    sentences: list[Message] = []
    if names:
        sentences.append(
            _("Somebody else has this article open: {names}.").format(
                names=", ".join(dict.fromkeys(names))
            )
        )
    if any(is_self for _name, is_self in others):
        sentences.append(_("You have it open in another window too."))
    return " ".join(in_words(sentence, language) for sentence in sentences)
