"""Requests of logging in and out in the browser."""

from http import HTTPStatus
from math import ceil
from urllib.parse import parse_qsl

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from newsroom.desk.access.cookies import BROWSER, SESSION, cookie_of, give, take
from newsroom.desk.access.door import Door
from newsroom.desk.access.guard import HOME, LOGIN
from newsroom.desk.access.journal import Event
from newsroom.desk.access.login import Attempt, Login, Outcome
from newsroom.desk.access.visit import visit_of
from newsroom.desk.accounts.account import AccountError
from newsroom.desk.accounts.passwords import AT_ONCE
from newsroom.desk.screens.renderer import Screens

_LARGEST = 8_192  # bytes of a form: the longest password takes half of that
_QUEUE = 20  # attempts that wait to be checked; more are asked to come again
_BUSY = 5  # seconds


class LoginRequests:
    """Answers with the form, with what comes of it, and with the end of a session."""

    def __init__(self, door: Door, screens: Screens) -> None:
        self._door = door
        self._screens = screens
        self._at_once = CapacityLimiter(AT_ONCE)
        self._waiting = 0

    def routes(self) -> list[BaseRoute]:
        """Return which request is answered where."""
        return [
            Route(LOGIN, self.show, methods=["GET"]),
            Route(LOGIN, self.submit, methods=["POST"]),
            Route(f"{HOME}logout", self.log_out, methods=["POST"]),
            Route(f"{HOME}session", self.session),
        ]

    def show(self, request: Request) -> Response:
        """Return the form; whoever is in already is led on."""
        if visit_of(request).person:
            return self._onwards(request)
        return self._form(request, HTTPStatus.OK)

    async def submit(self, request: Request) -> Response:
        """Begin a session, or return the form with what was wrong, or how long to wait."""
        login, entrance = self._door.login, visit_of(request).entrance
        sent = await _form_of(request)
        if login is None or sent is None:
            return PlainTextResponse("No login", HTTPStatus.BAD_REQUEST)
        tried = Attempt(
            name=sent.get("name", ""),
            password=sent.get("password", ""),
            address=entrance.address_of(request),
            device=cookie_of(request, BROWSER, entrance),
        )
        if self._waiting >= _QUEUE:
            return self._form(request, HTTPStatus.TOO_MANY_REQUESTS, wait=_BUSY)
        try:
            outcome = await self._checked(login, tried)
        except AccountError as error:
            return PlainTextResponse(str(error), HTTPStatus.SERVICE_UNAVAILABLE)
        self._door.journal.note(_event_of(outcome), outcome.tried, tried.address)
        if outcome.account is None:
            wait = ceil(outcome.wait)
            status = HTTPStatus.TOO_MANY_REQUESTS if wait else HTTPStatus.UNAUTHORIZED
            return self._form(request, status, name=tried.name, wait=wait)
        onwards = self._onwards(request)
        before = cookie_of(request, SESSION, entrance)
        give(onwards, SESSION, self._door.sessions.begin(outcome.account, before), entrance)
        give(onwards, BROWSER, outcome.device, entrance)
        return onwards

    def log_out(self, request: Request) -> Response:
        """End the session."""
        visit = visit_of(request)
        entrance, name = visit.entrance, visit.person.name if visit.person else ""
        self._door.journal.note(Event.OUT, name, entrance.address_of(request))
        self._door.sessions.end(cookie_of(request, SESSION, entrance))
        answer = JSONResponse({})
        take(answer, SESSION, entrance)
        return answer

    def session(self, request: Request) -> Response:
        """Return the token of the present session, for a page that an earlier one has made."""
        return JSONResponse({"csrf": visit_of(request).csrf})

    async def _checked(self, login: Login, tried: Attempt) -> Outcome:
        self._waiting += 1
        try:
            return await to_thread.run_sync(login.attempt, tried, limiter=self._at_once)
        finally:
            self._waiting -= 1

    def _form(self, request: Request, status: int, name: str = "", wait: int = 0) -> Response:
        if self._door.login is None:
            return self._screens.refuse(request, HTTPStatus.NOT_FOUND, "not-here")
        is_wrong = status == HTTPStatus.UNAUTHORIZED
        values = {
            "name": name,
            "wait": wait,
            "is_wrong": is_wrong,
            "next": request.query_params.get("next", ""),
        }
        answer = self._screens.show(request, "login.html", status=status, **values)
        if wait:
            answer.headers["Retry-After"] = str(wait)
        return answer

    @staticmethod
    def _onwards(request: Request) -> Response:
        """Lead to the page that was asked for, which can only be one of the desk's."""
        wanted = request.query_params.get("next", "").lstrip("/")
        return RedirectResponse(f"{HOME}{wanted}", HTTPStatus.SEE_OTHER)


def _event_of(outcome: Outcome) -> Event:
    if outcome.account:
        return Event.IN
    return Event.WAIT if outcome.wait else Event.WRONG


async def _form_of(request: Request) -> dict[str, str] | None:
    """Return the fields of a form; None if it is too long, or none."""
    data = b""
    async for chunk in request.stream():
        data += chunk
        if len(data) > _LARGEST:
            return None
    try:
        return dict(parse_qsl(data.decode(), keep_blank_values=True, max_num_fields=10))
    except ValueError:
        return None
