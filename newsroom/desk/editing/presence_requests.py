"""Requests of open windows: who else has their article open."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from newsroom.desk.access.guard import HOME
from newsroom.desk.access.visit import visit_of
from newsroom.desk.editing.presence import Presence, Window, others_told
from newsroom.desk.received import sent_json
from newsroom.serving.showing import Showing

_LONGEST = 1_000  # characters of a path or of a window's name


class PresenceRequests:
    """Answers open windows: who else has their article open, in a sentence."""

    def __init__(self, showing: Showing, clock: Callable[[], float]) -> None:
        self._showing = showing
        self._presence = Presence(clock)

    def routes(self) -> list[BaseRoute]:
        """Return which request is answered where."""
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
        return JSONResponse({"told": others_told(others, self._showing.edition.language)})
