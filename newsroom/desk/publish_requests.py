"""Publishing from the desk: the plan is shown, an editor agrees, and everybody sees the outcome."""

from collections.abc import Callable
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from newsroom.desk.guard import HOME
from newsroom.desk.publish_process import PublishProcess
from newsroom.desk.screen import Screens
from newsroom.desk.sent import sent_json
from newsroom.desk.visit import visit_of

PUBLISH = f"{HOME}publish"


class PublishRequests:
    """Answers the screen for publishing. Whoever is no editor has got none of it."""

    def __init__(self, process: PublishProcess, screens: Screens) -> None:
        self._process = process
        self._screens = screens

    def routes(self) -> list[BaseRoute]:
        """Return which request is answered where."""
        return [
            Route(PUBLISH, self.show),
            Route(f"{PUBLISH}/state", self.state),
            Route(f"{PUBLISH}/plan", self.plan, methods=["POST"]),
            Route(f"{PUBLISH}/start", self.start, methods=["POST"]),
        ]

    def show(self, request: Request) -> Response:
        """Return the screen."""
        visit = visit_of(request)
        if not visit.may_publish:
            return PlainTextResponse("For editors", HTTPStatus.FORBIDDEN)
        return self._screens.show(request, "publish.html", opened={"csrf": visit.csrf})

    def state(self, request: Request) -> Response:
        """Return how far the last plan or publish is."""
        if not visit_of(request).may_publish:
            return JSONResponse({}, HTTPStatus.FORBIDDEN)
        return JSONResponse(self._process.state())

    async def plan(self, request: Request) -> Response:
        """Begin a plan; 409 while another one, or a publish, is at work."""
        return await self._begun(self._process.plan, _name(request))

    async def start(self, request: Request) -> Response:
        """Begin a publish of the plan that was shown; 409 if that is not the last one."""
        sent = await sent_json(request) or {}
        return await self._begun(self._process.publish, _name(request), str(sent.get("plan", "")))

    async def _begun(self, begin: Callable[..., bool], *values: str) -> Response:
        has_begun = await run_in_threadpool(begin, *values)
        state = await run_in_threadpool(self._process.state)
        return JSONResponse(state, HTTPStatus.ACCEPTED if has_begun else HTTPStatus.CONFLICT)


def _name(request: Request) -> str:
    person = visit_of(request).person
    return person.name if person else ""
