"""Publishing from the desk: the plan is shown, an editor agrees, and everybody sees the outcome."""

from collections.abc import Callable
from http import HTTPStatus
from threading import Thread

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from newsroom.desk.access.guard import HOME
from newsroom.desk.access.journal import Event, Journal
from newsroom.desk.access.visit import visit_of
from newsroom.desk.publishing.publish_process import PublishProcess
from newsroom.desk.received import sent_json
from newsroom.desk.screens.renderer import Screens

PUBLISH = f"{HOME}publish"


class PublishRequests:
    """Answers the screen for publishing. Whoever is no editor has got none of it."""

    def __init__(self, process: PublishProcess, screens: Screens, journal: Journal) -> None:
        self._process = process
        self._journal = journal
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
            return self._screens.refuse(request, HTTPStatus.FORBIDDEN, "no-publishing")
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
        sent, name = await sent_json(request) or {}, _name(request)
        address = visit_of(request).entrance.address_of(request)
        answer = await self._begun(self._process.publish, name, str(sent.get("plan", "")))
        if answer.status_code == HTTPStatus.ACCEPTED:
            self._journal.note(Event.PUBLISH, name, address)
            Thread(target=self._note_end, args=(name, address), daemon=True).start()
        return answer

    def _note_end(self, name: str, address: str) -> None:
        state = self._process.ended()
        is_done = state["phase"] == "published"
        event = Event.PUBLISHED if is_done else Event.NOT_PUBLISHED
        told = {key: state[key] for key in ("target", "generation") if is_done and key in state}
        self._journal.note(event, name, address, **told)

    async def _begun(self, begin: Callable[..., bool], *values: str) -> Response:
        has_begun = await run_in_threadpool(begin, *values)
        state = await run_in_threadpool(self._process.state)
        return JSONResponse(state, HTTPStatus.ACCEPTED if has_begun else HTTPStatus.CONFLICT)


def _name(request: Request) -> str:
    person = visit_of(request).person
    return person.name if person else ""
